"""What a question demands of the sentence that answers it, beyond its words: an office's holder, a speaker, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.choosing.evidence import Evidence, before, in_full
from bot.choosing.speech import attribution, is_quoted
from bot.choosing.unnamed import tells_of_people, unnamed
from bot.english.capitals import country_of
from bot.english.constraints import names_missing
from bot.english.names import Name, read_names, territories
from bot.english.parties import canonical, read_parties
from bot.english.tagging import Word, tagged
from bot.numbers.accounts import account_missing
from bot.numbers.measures import is_light
from bot.questions.kind_words import SOMEBODY
from bot.questions.kinds import BODY_ASKED, AnswerKind
from bot.questions.left_out import IN_TURN, set_aside
from bot.questions.office_holder import holder
from bot.questions.query import Query
from bot.types import Missing
from corpus.types import Article
from index.lexical import terms

SURNAMED = 0.4  # how much two words alone look like a person's name
# That one came before or after another.
_TURN = re.compile(
    r"\b(?:before|after|earlier|previous(?:ly)?|former(?:ly)?|predecessor|successor|succeed\w*|replac\w*|followed|next"
    r"|then|until|since|took over|behind|ahead)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"\b(?:what|which)\b.*\b(?:is|was)\b.*\b(?:capital(?: city)? of (?:the )?[A-Z]|['’]s capital\b)", re.IGNORECASE
)
PLACE = 0.5  # how much a name looks like a place's
# A sentence that has no word of the topic asked about must be this sure (the reader's probability).
SURE_OF_TOPIC = 0.75
_SAYS = (
    r"(?:say|said|respond|reply|answer|promise|pledge|tell|told|remark|argue|claim|propose|recommend|warn|announce"
    r"|urge)"
)
_SPEAKER = re.compile(
    rf"^\W*(?i:(?:and |so |but )?(?:what|how)\s(?:did|does|has|had|would)\s(?:the\s)?)"
    rf"(?P<who>(?:[A-Z][\w’'.-]+\s?)+)\s{_SAYS}\b"
)
_ON_TOPIC = re.compile(rf"{_SPEAKER.pattern}\s(?:[a-z]+\s)?(?:about|on|regarding|concerning)\s(?P<topic>.+)$")
_TO_COME = re.compile(r"^,?\s(?:is|are|was|were)\s(?:expected|due|scheduled|to)\b")
_CITY = re.compile(
    r"\b(?:what|which) (?:\w+ )?(?P<kind>city|town|village|port|harbou?r|region|province|district)\b"
    r"|^\W*what(?:['’]s| is| was) the capital of\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bnames? of (?:the|an?)\b"
    r"|\bwhat(?:['’]s| is| are| was| were) (?:.*\bcalled|the names? of|.*['’]s names?)\b",
    re.IGNORECASE,
)
# "Which Kazakh city".
TOWN_OF = re.compile(r"\b(?i:which|what) (?P<people>[A-Z][a-z]+) (?:city|town|village|port|region|province|place)\b")
_SOMEBODY = re.compile(rf"\b{SOMEBODY}\b", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?P<place>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[-\s](?:largest|biggest|most important"
    r"|leading|highest|smallest|oldest|longest|tallest)\b",
    re.IGNORECASE,
)
# "Given that Peru is the second-largest buyer": a place that is claimed, and not asked for.
CLAIMS_RANK = re.compile(r"\b(?!Wh)[A-Z][\w-]+,? (?:is|was|are|were|being|as)\s(?:[\w’'-]+\s){0,2}$")
_NAME = re.compile(r"\bname\b", re.IGNORECASE)
_BY = re.compile(
    r"(?:\b(?:said|says|noted|added|argued|stressed|explained|according to|words of|by)\s+(?:[\w’'-]+,?\s+){0,4})$"
)


_ANY_BODY = frozenset(
    "company firm manufacturer producer supplier contractor developer operator organization agency association"
    " organisation".split()
)


def unmet(query: Query, evidence: Evidence) -> Iterator[Missing]:
    """What the sentence fails to give, with what it gives instead."""
    if IN_TURN.search(query.focus) and not _TURN.search(in_full(evidence)):
        yield Missing(kind="person", asked="a name", have=())
    if query.role is not None and not tells_holder(query, evidence):
        yield Missing(kind="role", asked=query.role.asked, have=())
    elif query.kind is AnswerKind.PERSON and evidence.short is None and query.role is not None:
        yield Missing(kind="person", asked="a name", have=())
    lacks_capital = _CAPITAL.search(query.focus) and "capital" not in in_full(evidence).lower()
    town = _CITY.search(query.focus) if query.kind is AnswerKind.PLACE else None
    if (town and not _names_place(query, town["kind"], evidence)) or lacks_capital:
        yield Missing(kind="place", asked="a place of that kind", have=())
    person = query.kind is AnswerKind.PERSON and evidence.short is not None
    rank = _RANK.search(query.focus)
    if rank and not CLAIMS_RANK.search(query.focus[: rank.start()]) and not _ranks(rank, evidence):
        other = _RANK.search(in_full(evidence))
        yield Missing(kind="other", asked=rank.group(), have=(other.group(),) if other else ())
    if _asks_name(query) and not person and not _names_something(query, evidence):
        yield Missing(kind="other", asked="a name", have=())
    if query.kind is AnswerKind.NAME and (kind := BODY_ASKED.search(query.focus)):
        told = _names_body(query, evidence) and (
            kind["kind"].lower() in _ANY_BODY or _is_told_of(kind["kind"], evidence)
        )
        if not told:
            yield Missing(kind="other", asked="a name", have=())
    if account := account_missing(
        query.focus, f"{evidence.passage.heading} {in_full(evidence)} {_sentence_before(evidence)}"
    ):
        yield Missing(kind="other", asked=account, have=())
    if (speaker := _SPEAKER.match(query.focus)) and not _speaks(speaker["who"], query, evidence):
        yield Missing(kind="other", asked=f"what {speaker['who']} said", have=())
    elif (talk := _ON_TOPIC.match(query.focus)) and not _speaks_of(talk["topic"], evidence):
        yield Missing(kind="other", asked=f"what {talk['who']} said", have=())


def _sentence_before(evidence: Evidence) -> str:
    return " ".join(before(evidence.article, evidence.span.start)[-1:])


def tells_holder(query: Query, evidence: Evidence) -> bool:
    """Whether the question asks who holds an office, and the sentence says it."""
    if query.role is None:
        return False
    return holder(query.role, in_full(evidence), before(evidence.article, evidence.span.start)) is not None


def _ranks(rank: re.Match[str], evidence: Evidence) -> bool:
    """Whether the sentence has that place in an order: "second", not only "third-largest"."""
    return any(other["place"].lower() == rank["place"].lower() for other in _RANK.finditer(in_full(evidence)))


def _asks_name(query: Query) -> bool:
    """Whether a question asks what somebody, or a thing of a name's, is called; what others are may be a noun."""
    whose = query.names or _SOMEBODY.search(query.focus)
    return query.role is None and bool(whose) and _CALLED.search(query.focus) is not None


def _names_place(query: Query, kind: str | None, evidence: Evidence) -> bool:
    """Whether a sentence has a name that may be such a place's: nobody's by its article, nor of another country."""
    if kind and re.search(rf"\b[A-Z][\w’'-]+ {kind}\b", evidence.text):
        return True
    short = evidence.short.text if evidence.short else ""
    people = TOWN_OF.search(query.focus)
    country = canonical(people["people"]) if people else None
    if country and country_of(short) not in (None, country):
        return False
    texts = (evidence.article.text[one.start : one.end] for one in evidence.article.citable)
    persons = (name for text in texts if short in text for name in read_names(text) if name.person >= PLACE)
    return bool(short) and (" " not in short or all(name.text != short for name in persons))


def _names_something(query: Query, evidence: Evidence) -> bool:
    """Whether the sentence has a name that the question lacks, or words in quotation marks."""
    kinds = set(terms(query.focus))  # "Tropical Storm Beryl", where a storm is asked for
    names = [
        name
        for name in read_names(evidence.text)
        if (name.person < 0.8 or kinds & set(terms(name.text))) and not _is_land(name.text)
    ]
    new = [name for name in names if names_missing([name.text], query.focus)]
    quoted = re.search(r"[“\"][A-Z][^”\"\s]*(?:\s[^”\"\s]+){0,5}[”\"]", evidence.text)
    return bool(new) or quoted is not None


def _names_body(query: Query, evidence: Evidence) -> bool:
    """Whether the sentence has a name that the question lacks, of no country nor people: "Akorda reported"."""
    return any(name not in query.focus and not _is_land(name) for name in bodies_in(evidence.text))


def _is_land(name: str) -> bool:
    """Whether a name is that of a country, a region or a people."""
    return name in territories() or canonical(name) is not None


def is_person(name: Name, article: Article) -> bool:
    """Whether a name is somebody's, by its sentence or as the surname of one named in full in the article."""
    if name.person >= PLACE:
        return True
    full = re.search(rf"\b[A-Z][\w’'-]+\s{re.escape(name.text)}\b", article.text)
    return full is not None and any(other.person >= SURNAMED for other in read_names(full.group()))


def bodies_in(text: str) -> list[str]:
    """The names of a text that may be persons, bodies or states that act: of no people, and of no place to be in."""
    return [name.text for name in read_names(text) if name.person >= PLACE or _may_act(name)]


def names_somebody(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence names somebody or something that the question doesn't, which may answer "who"."""
    if _NAME.search(query.focus):
        return False
    if unnamed(query, evidence.text) or tells_of_people(query, evidence.text):
        return True
    if is_quoted(evidence) or attribution(evidence):  # its speaker or doer stands beside it
        return True
    whose = query.focus.lower().startswith("whose")  # may be "of Peru"
    found = [name.text for name in read_names(evidence.text)] if whose else bodies_in(evidence.text)
    return any(name not in query.focus and not set_aside(query, name) for name in found)


def _may_act(name: Name) -> bool:
    parties = read_parties(name.text)
    itself = canonical(name.text) is not None or country_of(name.text) is not None
    people = (
        bool(parties) and parties[0].people and name.text[parties[0].end :].partition("-")[0] == ""
    )  # "Swedish-led"
    return not people and name.place - itself < PLACE


def _is_told_of(noun: str, evidence: Evidence) -> bool:
    """Whether a passage has the kind of body that is asked for: "which bank" wants one."""
    return bool(set(terms(noun)) & set(terms(f"{evidence.passage.context} {evidence.passage.text}")))


def _speaks(who: str, query: Query, evidence: Evidence) -> bool:
    """Whether somebody does something in a sentence, rather than stand in it: a verb follows, or "said" goes before.

    True of a sentence that does not name the speaker, who may be its "he" or "she".
    """
    names = [name for name in query.names if name in who] or [who]
    text = evidence.text
    places = [m for name in names for m in re.finditer(re.escape(name.split()[-1]), text)]
    if not places:
        return True
    words = tagged(text)
    places = [m for m in places if not _TO_COME.match(text[m.end() :])]
    return any(_BY.search(text[: m.start()]) or _verb_after(m.end(), words) for m in places)


def _speaks_of(topic: str, evidence: Evidence) -> bool:
    """Whether the passage has a word of what somebody is asked to have spoken of, or the reader is sure without."""
    asked = {term for term in terms(topic) if not is_light(term)}
    passage = evidence.passage
    there = set(terms(f"{passage.article_title} {passage.context} {passage.text}"))
    sure = evidence.reading is not None and evidence.reading.sure >= SURE_OF_TOPIC
    return not asked or sure or bool(asked & there) or not names_missing([topic], passage.text)


def _verb_after(end: int, words: Sequence[Word]) -> bool:
    """Whether the clause goes on with a verb, past one apposition between commas."""
    rest = [word for word in words if word.start >= end]
    if rest and rest[0].text == "," and len(rest) > 1:
        if rest[1].tag in ("NNP", "PRP", "CC"):  # another subject
            return False
        close = next((i for i, word in enumerate(rest[1:], 1) if word.text == ","), None)
        rest = rest[1:] if close is None else rest[close + 1 :]
    return any(word.is_verb or word.tag == "MD" for word in rest[:3])
