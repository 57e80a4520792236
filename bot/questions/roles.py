"""Offices: which one a question asks about, and who holds it by a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.english.constraints import names_missing
from bot.english.names import Name, read_names
from bot.english.parties import canonical, read_parties
from bot.english.tagging import tagged
from bot.numbers.subjects import without_countries

# Words for one office, by which a question and a sentence may each call it.
_OFFICES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split("|"))
    for words in (
        "president|head of state|leader",
        "prime minister|premier|pm|head of government|leader",
        "foreign minister|minister of foreign affairs|secretary of state",
        "chief executive|ceo|chief executive officer|head|managing director|boss|chief",
        "chairman|chairwoman|chairperson|chair|head",
        "director|director general|director-general|head|chief",
        "governor|head|chief",
        "chancellor|head of government|leader",
        "king|monarch|head of state",
        "queen|monarch|head of state",
        "spokesman|spokeswoman|spokesperson",
        "ambassador|envoy",
    )
)
_PORTFOLIO = (
    r"(?:prime|foreign|finance|trade|energy|defen[cs]e|interior|economy|transport|agriculture|health|education|culture"
    r"|environment|infrastructure|investment|industry|labou?r|justice|deputy|vice|chief|first|general|managing)"
)
_OFFICE = (
    rf"(?:{_PORTFOLIO}\s)*"
    r"(?:president|minister|premier|pm|chancellor|king|queen|monarch|ambassador|consul|governor|mayor|ceo|executive"
    r"|director(?:[ -]general)?|chairman|chairwoman|chairperson|chair|head of state|head of government|head|chief"
    r"|leader"
    r"|boss|engineer|founder|owner|manager|representative|editor"
    r"|commissioner|secretary(?:[ -]general)?|spokes(?:man|woman|person)|rector|envoy)\b(?!s)"
)
# The question wants a name and nothing else; "whom did the president meet?" has the office and wants somebody else, and
# "who was president when the bridge fell?", of no country, may be answered by a sentence about the bridge.
_BODY = r"[A-Z][\w’'.&-]*(?:\s(?:of|and|the|for|de)?\s?[A-Z][\w’'.&-]*)*"
_WANTS_HOLDER = re.compile(
    rf"(?:^|\W)(?i:who(?:['’]s| is| was| are| were| serves as| served as| became| holds? the (?:office|post) of)"
    rf"|(?:what(?:['’]s| is| was) )?(?:the )?name of|name)\s(?i:(?:the |an? )?(?:(?:current|present|new|acting"
    rf"|incumbent)\s)?)(?:the\s)?(?:(?!(?i:{_PORTFOLIO})\s){_BODY}\s)?(?i:(?P<office>{_OFFICE}))"
    rf"(?:\s(?:of|for|at|in|to)\s(?:the\s)?{_BODY}(?:\s[a-z]+){{0,2}}?)*(?P<clause>\s(?:who|that|when|while)\s.*)?\W*$"
)
_OFFICE_ASKED = re.compile(
    rf"\b(?:which|what|who (?:is|was|are|were) the|name of the)\s(?:[\w’'-]+\s)?(?P<office>{_OFFICE})", re.IGNORECASE
)
_POLITE = re.compile(r"(?:,\s*)?(?:please|thanks|thank you)\W*$", re.IGNORECASE)
_LEADS = re.compile(
    rf"^\W*(?i:who\s(?:now\s|currently\s)?(?:leads|heads|runs|governs|rules|chairs|directs|manages))\s(?:the\s)?{_BODY}\W*$"
)
_MENTIONED = re.compile(
    rf"(?:(?P<before>[A-Z][\w-]+(?:['’]s?)?)\s(?i:(?P<office>{_OFFICE})))"
    rf"|(?:(?i:(?P<office2>{_OFFICE}))\sof\s(?:the\s)?(?P<after>[A-Z][\w-]+))"
)
_ANY = frozenset(
    "president|prime minister|premier|head of state|leader|governor|head|chief|director|chairman|chair"
    "|chief executive|ceo|minister|mayor|king|queen|chancellor".split("|")
)
_OF_STATES = frozenset(
    "president|prime minister|premier|head of state|head of government|leader|king|queen|chancellor".split("|")
)
# What "the leader" may be called, in the order in which it is meant.
_LEADERS = ("president", "prime minister", "leader")
# "Who heads the chamber", "Ana Sousa heads the chamber": the office, told by what its holder does.
_HEADS = re.compile(r"\b(?:heads|leads|runs|chairs|directs|manages|governs|headed|led|ran|chaired|directed)\b(?! by)")
_AND_HEADS = re.compile(rf"^\s(?=(?:{_HEADS.pattern}))")
# Whose office it is stands in what was said before.
_OF_THE_SAME = re.compile(
    r"\b(?:its|their|the (?:company|firm|group|bank|association|chamber|ministry|agency|institute|fund|party|union|city"
    r"|country|operator|organi[sz]ation)['’]s)\s(?:\w+\s){0,2}?$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^, (?:which|whose|a|an|the)\b")
_POST = r"(?:office|post|position|job|role|title|function|occupation)"
_WHAT_OFFICE = re.compile(
    rf"^\W*(?:(?i:(?:what|which) {_POST}s? (?:does|did|has|had))\s(?P<who>{_BODY})(?i:\s(?:hold|held|have|occupy|do))"
    rf"|(?i:what(?:['’]s| is| was))\s(?P<whose>{_BODY})['’]s?\s(?i:(?:official |current )?{_POST}))\W*$"
)
_PIECE = re.compile(r"[,;()]|\s(?:and|while|but)\s")
_PAUSE = re.compile(r"[,;()]")
_APPOSITION = re.compile(
    r"^(?:\s*,(?!\s(?:and|but|or)\b)\s*|\s)(?:who\s)?(?:(?:(?:was|were|has been|been)\s"
    r"(?:elected|appointed|named|made|crowned|chosen)|is|was|are|as|became"
    r"|took the title of|took (?:over|office) as|serve[sd] as)\s)?(?:the\s|an?\s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Role:
    """An office that a question asks the holder of: what it may be called, and of which country or body.

    leads: any office will do that leads it. also: other names of the body.
    """

    asked: str
    words: frozenset[str]
    bodies: tuple[str, ...]
    leads: bool = False
    also: tuple[str, ...] = ()


# "Energy Minister of Peru" is one name to the eye.
_OFFICE_OPENS = re.compile(rf"^(?i:{_OFFICE})\s(?:of|for)\s(?:the\s)?(?=[A-Z])")
# "Kazakhstan's Prime Minister", "President of Tajikistan", right before a name.
_OFFICE_ENDS = re.compile(rf"(?i:{_OFFICE})(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)?,?\s*$")


@dataclass(frozen=True)
class Description:
    """What somebody is called: an office, in lower case, and the words around it."""

    office: str
    text: str


def described(text: str) -> Description | None:
    """The office in a description such as "Italy's foreign minister"; None where it has none."""
    found = re.search(rf"\b{_OFFICE}", text, re.IGNORECASE)
    return Description(" ".join(found.group().lower().split()), text) if found else None


def description_of(who: str, sentence: str) -> Description | None:
    """What a sentence calls somebody; None where it does not name him, or no office of his."""
    for name in read_names(sentence):
        if who.split()[-1] in name.text.split():
            said = said_of(name, sentence)
            before, _, after = said.partition(name.text)
            ends = _OFFICE_ENDS.search(before)
            return described(f"{ends.group() if ends else ''} {after}")
    return None


def role_of(question: str, names: tuple[str, ...]) -> Role | None:
    """The office, where the question asks who holds it. `names`: those of the question."""
    question = _POLITE.sub("", question)
    if _LEADS.match(question) and names:
        return Role(f"the head of {names[0]}", _ANY, names, leads=True)
    found = _WANTS_HOLDER.search(question)
    if found is None:
        return None
    office = " ".join(found["office"].lower().split())
    if found["clause"]:
        names = tuple(name for name in names if name in found.group()[: -len(found["clause"])])
        if not names:
            return None
    bodies = tuple(_OFFICE_OPENS.sub("", name) for name in names if name.lower() != office)
    asked = f"the {office}" + (f" of {bodies[0]}" if bodies else "")
    words = called(office)
    leads = bool(words & {"head", "leader", "chief"}) and office not in _OF_STATES
    of_state = office == "leader" and any(map(canonical, bodies))
    return Role(asked, words & _OF_STATES if of_state else words, bodies, leads)


def office_of(question: str) -> Role | None:
    """The office of the person asked for, of whatever country: "Which minister spoke?"; to tell people apart by."""
    found = _OFFICE_ASKED.search(question)
    office = " ".join(found["office"].lower().split()) if found else ""
    return Role(f"the {office}", called(office), ()) if found else None


def offices_in(question: str, names: tuple[str, ...]) -> Iterator[tuple[Role, ...]]:
    """Offices of named countries or bodies that a question mentions: "Uzbekistan's president".

    Each is what it may be, the likeliest first: "the Kazakh leader" is the head of state, else of government.
    """
    for found in _MENTIONED.finditer(question):
        body = re.sub(r"['’]s?$", "", found["before"] or found["after"])
        if body in names:
            office = " ".join((found["office"] or found["office2"]).lower().split())
            meant = _LEADERS if office == "leader" else (office,)
            yield tuple(Role(f"the {one} of {body}", called(one), (body,)) for one in meant)


def in_plain_words(question: str) -> str:
    """ "Who is Jane Doe?" where the question asks what office she holds; any other question as it stands."""
    found = _WHAT_OFFICE.match(question)
    return f"Who is {found['who'] or found['whose']}?" if found else question


def same_office(left: str, right: str) -> bool:
    """Whether two words may mean one office; "leader" and "head" may mean any."""
    return bool((called(left) & called(right)) - {"leader", "head", "chief", "boss"})


def called(office: str) -> frozenset[str]:
    """All that an office may be called, itself included."""
    return frozenset({office}).union(*(words for words in _OFFICES if office in words and office != "leader")) | (
        _ANY if office == "leader" else frozenset()
    )


def holder(role: Role, sentence: str, before: Sequence[str] = ()) -> Name | None:
    """The person of whom a sentence says that he or she holds the office.

    `before`: the sentences before it, in order; "its chairman" is that of what they are about.
    """
    for name in read_names(sentence):
        itself = name.text in (*role.bodies, *role.also)
        if name.person > 0.35 and not itself and _holds(role, name, sentence, before):
            return name
    return None


def _holds(role: Role, name: Name, sentence: str, before: Sequence[str]) -> bool:
    said = said_of(name, sentence)
    plain = " ".join(re.findall(r"[a-z0-9-]+", said.lower()))
    called = [word for word in role.words if f" {word} " in f" {plain} "]
    if not called and not (role.leads and _HEADS.search(said.partition(name.text)[2])):
        return False
    if not _other_body(role, said):
        return True
    office = re.search(rf"\b(?:{'|'.join(map(re.escape, called))})\b", said, re.IGNORECASE) if called else None
    if office is None or not _OF_THE_SAME.search(said[: office.start()]):
        return False
    # The nearest sentence that opens with a name tells whose; "it" and "the company" don't.
    opening = next((names[0] for text in reversed(before) if (names := _opening(text))), "")
    return bool(opening) and not _other_body(role, opening)


def _other_body(role: Role, text: str) -> bool:
    """Whether a text lacks the body, under all its names; of the National Bank of Peru, "Peru" is not enough."""
    own = [rest for body in role.bodies if re.search("[A-Z]", rest := without_countries(body))]
    asked = {party.name for body in role.bodies for party in read_parties(body)}
    there = {party.name for party in read_parties(text)}
    lacks = names_missing(role.bodies, text) or names_missing(own, text) or (asked and there and not asked & there)
    return bool(lacks) and not any(not names_missing([one], text) for one in role.also)


def _opening(sentence: str) -> list[str]:
    """The names of no person before the first verb of a sentence, and those that more is said of: "Corkwell, which"."""
    verbs = (word for word in tagged(sentence) if word.tag == "MD" or (word.is_verb and "-" not in word.text))
    verb = next((word.start for word in verbs), len(sentence))
    return [
        name.text
        for name in read_names(sentence)
        if name.person < 0.8 and (name.end <= verb or _WHICH.match(sentence[name.end :]))
    ]


def said_of(name: Name, sentence: str) -> str:
    """What a sentence calls somebody: the words right before a name and the apposition or predicate right after it."""
    pieces = _PIECE.split(sentence[: name.start])
    before = pieces[-1]
    if not before.strip() and len(pieces) > 1 and sentence[: name.start].rstrip().endswith(","):
        before = pieces[-2]  # "The mayor of Porto, Ana Sousa, opened the fair"
    after = sentence[name.end :]
    follows = _APPOSITION.match(after)
    rest = after[follows.end() :] if follows and follows.group().strip() else ""
    # "Rahmon, Turkmenistan's President X": what follows the comma is about X.
    if _AND_HEADS.match(after):
        rest = after  # "Ana Sousa heads the chamber"
    piece = _PAUSE.split(rest)[0].lstrip()
    own = _first_office(piece) if _HEADS.match(piece) or not _is_of_others(piece) else ""
    return f"{before} {name.text} {own}"


def _is_of_others(piece: str) -> bool:
    """Whether what follows a name is about another person, or says what the named one does: "said that Peru …"."""
    words = tagged(piece)
    return any(other.person > 0.35 for other in read_names(piece)) or (bool(words) and words[0].is_verb)


def _first_office(piece: str) -> str:
    """What is said of somebody up to a second office: "head of an institute under the", not "president"."""
    offices = list(islice(re.finditer(rf"\b{_OFFICE}", piece, re.IGNORECASE), 2))
    return piece[: offices[1].start()] if len(offices) > 1 else piece
