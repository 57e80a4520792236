"""Lists told in running text: "Austria, Czechia and Germany", "sectors, among them energy, farming and logistics"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.english.names import read_names
from bot.english.parties import canonical, read_parties
from bot.english.tagging import tagged
from bot.questions.counted import count_asked
from bot.questions.kinds import WHO_DID, AnswerKind
from bot.questions.query import Query
from bot.spans.asking import asking_of
from bot.spans.phrases import phrases_of
from index.lexical import terms

Place = tuple[int, int]

# "List the ports", "where are the refineries": what is asked for stands behind no "which".
_ORDERED = re.compile(
    r"^\W*(?:please )?(?:(?:list|name|enumerate|(?:give|tell|show) (?:me|us))(?: all)?(?: the)?"
    r"|wh(?:ere|o) (?:are|were)(?: all)? the)\s"
    r"(?:[\w’'-]+\s){0,3}?(?P<things>[a-z]+s|people)\b(?! (?:of|for)\b)",
    re.IGNORECASE,
)
_ARE = re.compile(r"\s(?:are|were)\s(?=(?:the|some|his|her|its|their|all|[A-Z][\w-]+['’]s)\s)")
_COUNTRIES = frozenset("countries states nations republics".split())
_PEOPLE = frozenset(
    "leaders presidents ministers premiers people persons politicians officials speakers experts diplomats guests"
    " participants delegates winners authors scientists researchers managers directors founders ambassadors".split()
)
_NAMED = frozenset(
    "cities towns villages ports companies firms banks refineries plants places regions provinces districts investors"
    " partners members buyers sellers suppliers customers lenders bidders shareholders owners contractors manufacturers"
    " brands operators airlines airports stations universities institutes institutions schools agencies ministries"
    " organisations organizations bodies groups parties clubs teams newspapers rivers lakes seas islands"
    " languages carriers insurers borrowers mines deposits".split()
)
# A country is none of these.
_NO_COUNTRY = frozenset(
    "companies firms banks investors lenders bidders shareholders contractors manufacturers brands operators airlines"
    " airports stations universities institutes institutions schools agencies ministries organisations organizations"
    " parties clubs teams newspapers rivers lakes seas languages cities towns villages ports"
    " carriers insurers borrowers mines deposits".split()
)
NAMED_THINGS = _COUNTRIES | _PEOPLE | _NAMED
# How much a name looks like a person's.
_PERSON = 0.4
_NEXT = re.compile(r"(?:, (?:and |or )?| and | or )(?:the )?")
# Between two of a list there may be words of each, "two from China and one each from Korea", but no statement.
_FAR = 60
_JOINS = re.compile(r",|;|\b(?:and|or)\b")
PLURAL = frozenset("NNS NNPS".split())
_NOUNS = PLURAL | {"NN", "NNP"}
_BEFORE_NOUN = _NOUNS | frozenset("JJ JJR JJS CD POS DT PRP$ VBN VBG RB".split())
_STATES = frozenset("VBD VBZ VBP MD".split())
# Between two names of a list there is no statement, and nothing else is named: "the field in autumn and by demand".
_SAYS_MORE = _STATES | {"NN", "NNS"}
_INTRODUCES = r"(?:,?\s(?:among (?:them|which)|such as|including|includes?|namely|for example|like|are|were)|:)\s"
_LIST_END = re.compile(
    r"[.;:]|,? (?:and|or|among) others\b|,? etc\b|\s[–-]\s|\s\(|,? (?:which|who|where|while|that|but(?! also))\b|$"
)
BETWEEN_ITEMS = re.compile(r",? (?:and|or) |, ")
_ING = re.compile(r"\w+ing\b")
_CLAUSE_END = re.compile(r"[.;:]|$")
_MORE_ING = re.compile(r"(?:,? and |, )\w+ing\b")
# "Not only by frost and fire but also by floods and thieves" is one list.
_BUT_ALSO = r",? but (?:also|even) (?:(?:by|from|with|in|of|for|to) )?"
_GOES_ON = re.compile(rf"(?:{_BUT_ALSO}|,? (?:and|or) |, (?!which|who|where|but|so))(?:the )?(?=\w)")
_WENT_ON = re.compile(rf"(?:{_BUT_ALSO}|,? (?:and|or) |, )(?:the )?$")
_FIGURE_AFTER = re.compile(r"\s[$€£]?\d")
_FROM = re.compile(r"\b(?:from|for|represent(?:s|ed|ing)?|on behalf of)\s(?:the\s)?$", re.IGNORECASE)
_EVERYONE = 3
_AND = re.compile(r"\b(?:and|or)\b")
_ITEMS = frozenset(("noun", "name", "joined_of", "joined_and"))
# Words of an item.
_LONG = 8


def enumerated(query: Query, sentence: str) -> Place | None:
    """Start and end of the things of a sentence that are all asked for; None where it lists none."""
    things = things_asked(query)
    for named, places in ((_COUNTRIES, _countries), (_PEOPLE, _people), (_NAMED, _names)):
        if things in named:
            found = [place for place in places(sentence) if _is_new(query, sentence, place)]
            if things in _NO_COUNTRY:
                found = [place for place in found if canonical(sentence[slice(*place)]) is None]
            run = _longest(found, sentence, _STATES if named is _PEOPLE else _SAYS_MORE)
            whole = (run[0][0], run[-1][1]) if len(run) > 1 else None
            kept = whole and is_whole(query, len(run)) and not (named is _NAMED and leaves_out(sentence, whole))
            return whole if kept else None
    return listed_by_name(query, sentence)


def is_whole(query: Query, count: int) -> bool:
    """Whether so many things are as many as the question says that there are; or wants at least: "name three aims"."""
    asked = count_asked(query.focus)
    return asked in (None, count) or (asked < count and _ORDERED.match(query.focus) is not None)


def everyone(query: Query, sentence: str) -> Place | None:
    """Start and end of the people that a sentence lists, three or more, where it is asked who did something."""
    if query.kind is not AnswerKind.PERSON or query.role is not None or not WHO_DID.match(query.focus):
        return None
    run = _longest([place for place in _people(sentence) if _is_new(query, sentence, place)], sentence, _STATES)
    if len(run) < _EVERYONE or _is_of_one_land(query, sentence[run[0][0] : run[-1][1]]):
        return None
    return run[0][0], run[-1][1]


def _is_of_one_land(query: Query, listed: str) -> bool:
    """Whether only those are asked for who come from one of the countries that a list names: "from Chad"."""
    asked = {party.name for party in read_parties(query.focus) if _FROM.search(query.focus[: party.start])}
    return bool(asked & {party.name for party in read_parties(listed)})


def asks_several(query: Query) -> bool:
    """Whether more than one thing is asked for: "which sectors"."""
    return bool(things_asked(query))


def is_of_several(sentence: str, place: Place) -> bool:
    """Whether some words are one item of a list."""
    before, after = sentence[: place[0]], sentence[place[1] :]
    return _GOES_ON.match(after) is not None or _WENT_ON.search(before) is not None


def leaves_out(sentence: str, place: Place) -> bool:
    """Whether a list is of some only, as others stand outside with a figure each: "Arona got 9 tonnes, Biella 4"."""
    outside = [name for name in read_names(sentence) if name.end <= place[0] or name.start >= place[1]]
    return any(_FIGURE_AFTER.match(sentence, name.end) for name in outside)


def are_several(sentence: str, place: Place) -> bool:
    """Whether some words are a list, or end with a noun in the plural."""
    start, end = place
    own = [word.tag for word in tagged(sentence) if start <= word.start < end]
    return bool(own) and (own[-1] in PLURAL or "CC" in own)


def whole_list(sentence: str, place: Place) -> Place | None:
    """The list of which some words are an item: "salt" of "salt, dried fruit and old coins"; None where it is none."""
    start, end = place
    ends, starts = {}, {}
    for phrase in sorted(phrases_of(sentence), key=lambda one: one.end - one.start):
        if phrase.looks & _ITEMS:
            ends[phrase.start], starts[phrase.end] = phrase.end, phrase.start
    while (link := _GOES_ON.match(sentence, end)) and link.end() in ends:
        end = ends[link.end()]
    while (link := _WENT_ON.search(sentence[:start])) and link.start() in starts:
        start = starts[link.start()]
    return (start, end) if (start, end) != place and _AND.search(sentence[start:end]) else None


def is_new(query: Query, words: str) -> bool:
    """Whether some words say anything that the question doesn't."""
    return bool(set(terms(words)) - set(terms(query.focus)))


def with_following(sentence: str, place: Place) -> Place:
    """What a verb leads with what the verbs after it lead: "mending roads, building a bridge and moving a mill"."""
    start, end = place
    more = list(_MORE_ING.finditer(sentence, end)) if _ING.match(sentence, start) else []
    if not more or re.search(r"[.;:]", sentence[end : more[-1].start()]):
        return place
    stop = _CLAUSE_END.search(sentence, more[-1].end())
    return start, stop.start() if stop else len(sentence)


def things_asked(query: Query) -> str:
    """What several are asked for of, in the plural: "which other leaders spoke"; empty where one thing is."""
    asking = asking_of(query.focus)
    if not asking.word.startswith("what"):
        ordered = _ORDERED.match(query.focus)
        return ordered["things"].lower() if ordered else ""
    are = _ARE.match(query.focus, asking.place[1])
    start = are.end() if are else asking.place[1]
    following = [word for word in tagged(query.focus) if word.start >= start]
    for word, after in pairwise([*following, None]):
        if word is None:
            break
        things = word.text.lower()
        if word.tag in PLURAL and (things in NAMED_THINGS or not (after and after.tag in _NOUNS)):
            return things
        if word.tag not in _BEFORE_NOUN:
            break
    return ""


def _countries(sentence: str) -> list[Place]:
    return [(party.start, party.end) for party in read_parties(sentence) if not party.owner]


def _people(sentence: str) -> list[Place]:
    return [(name.start, name.end) for name in read_names(sentence) if name.person >= _PERSON]


def _names(sentence: str) -> list[Place]:
    return [(name.start, name.end) for name in read_names(sentence)]


def _is_new(query: Query, sentence: str, place: Place) -> bool:
    """Whether a name is not in the question, which may call somebody by the last name alone."""
    name = sentence[slice(*place)].lower()
    return (
        name not in query.focus.lower() and re.search(rf"\b{re.escape(name.split()[-1])}\b", query.text.lower()) is None
    )


def _longest(places: Sequence[Place], sentence: str, stops: Collection[str]) -> list[Place]:
    """The longest run of places of which each goes on the list of the one before it; `stops`: tags that end it."""
    runs: list[list[Place]] = []
    for place in places:
        if runs and _goes_on(sentence, runs[-1][-1][1], place[0], stops):
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=len, default=[])


def _goes_on(sentence: str, end: int, start: int, stops: Collection[str]) -> bool:
    between = sentence[end:start]
    if _NEXT.fullmatch(between):
        return True
    if len(between) > _FAR or not _JOINS.search(between) or ";" in between:
        return False
    return not any(word.tag in stops for word in tagged(sentence) if end <= word.start < start)


def listed_by_name(query: Query, sentence: str) -> Place | None:
    """What follows the thing asked for: "sectors, among them energy and farming"; None where it lists nothing."""
    stem = set(terms(things_asked(query)))
    for cue in re.finditer(_INTRODUCES, sentence):
        before = sentence[: cue.start()].split()[-1:]
        if before and set(terms(before[0])) & stem and (place := _items(sentence, cue.end())):
            return place
    return None


def _items(sentence: str, start: int) -> Place | None:
    """From one place to the end of the list that begins there; None where that is no list of short items."""
    end = _LIST_END.search(sentence, start)
    stop = end.start() if end else len(sentence)
    items = [item for item in BETWEEN_ITEMS.split(sentence[start:stop]) if item.strip()]
    states = any(word.tag in _STATES for word in tagged(sentence) if start <= word.start < stop)
    if len(items) < 2 or states or any(len(item.split()) > _LONG for item in items):
        return None
    return start, stop
