"""Names of a question: which do not stand where the articles would answer, and whether what stands there is of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.abstention.demands import PLACE, is_person
from bot.abstention.unmentioned import spelled_out
from bot.choosing.evidence import Evidence
from bot.choosing.voice import frame
from bot.english.capitals import absent, country_of
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import canonical, countries, read_parties
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC
from bot.types import Missing
from index.lexical import LexicalIndex

# Where a name of the question doesn't stand in the passage, one must be this sure that something else is meant by it.
THRESHOLD_WITHOUT_NAME = 0.55
THRESHOLD_WITH_ANOTHER = 0.7  # where the sentence names another country instead
CLOSE_BESIDE = 6
BESIDE_MARGIN = 0.3  # as far as bot/finding/beside.py looks for what the best lacks
OPENING, NEAR = 3, 2  # paragraphs that tell what an article, and a sentence, is about


def names_lacking(query: Query, text: str) -> list[str]:
    """Names of the question that do not stand in a text, under none of their forms."""
    known = {name for name, other in query.also if not names_missing([other], text)}
    return [name for name in absent(query.names, text) if name not in known and not spelled_out(name, text)]


def missing_names(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex, sure: float) -> Iterator[Missing]:
    """Names that no article has, and names that the articles have, but not in what comes closest to an answer."""
    later = _only_later(query, evidence[0])
    for name in dict.fromkeys([*names_lacking(query, around(evidence[0])), *_elsewhere(query, evidence[0]), *later]):
        unknown = not all(word in lexical for word in name.split() if not word.islower())
        if unknown and all(names_missing([name], there) for there in dict.fromkeys(map(around, evidence))):
            yield Missing(kind="other", asked=name, have=())
            continue
        least = THRESHOLD_WITH_ANOTHER if is_rival(name, query, evidence[0]) else THRESHOLD_WITHOUT_NAME
        told = any(tells(name, query, evidence) for tells in (_is_beside, is_about, _is_told_of))
        lacks = sure < least and not told
        if lacks or name in later:
            others = _of_its_kind(name, evidence[0])[:3]
            yield Missing(kind="other" if others else "elsewhere", asked=name, have=others)


def _of_its_kind(name: str, evidence: Evidence) -> tuple[str, ...]:
    """What a sentence names that may stand for a name: countries and regions for a country, people for somebody."""
    if _countries(name):
        return tuple(dict.fromkeys(party.name for party in read_parties(evidence.text)))
    somebody = any(is_person(own, evidence.article) for own in read_names(name))
    found = [own for own in read_names(evidence.text) if not somebody or is_person(own, evidence.article)]
    return tuple(dict.fromkeys(own.text for own in found))


def is_rival(name: str, query: Query, evidence: Evidence) -> bool:
    """Whether a sentence has another country, or its capital, in the place of the one that is named."""
    return bool(_countries(name)) and _other_countries(query, evidence)


def _is_beside(name: str, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether another close sentence, to be shown with the best one, has a name that the best one lacks."""
    if query.kind is not AnswerKind.EXPLANATION or len(query.names) < 2:
        return False
    close = [e for e in evidence[1:CLOSE_BESIDE] if evidence[0].score - e.score <= BESIDE_MARGIN]
    return any(not names_missing([name], f"{e.passage.lead_in} {e.text}") for e in close)


def is_about(name: str, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether the article is about the name, and the sentence about nothing else of its kind."""
    best = evidence[0]
    country = country_of(name)  # "Rome and Astana" of their countries
    own = [country] if country else [party.name for party in read_parties(name)]  # or two of "the Italian-Dutch club"
    people = any(party.people for party in read_parties(name))  # "the volunteers" of an Italian paper are Italian
    if absent(own or [name], best.article.text if people else told_above(best)):
        return False
    if own:
        return not _other_countries(query, best)
    place = any(own.text == name and own.place >= PLACE for own in read_names(query.focus))
    rivals = [
        other.text
        for other in read_names(best.text)
        if not canonical(other.text) and not (place and is_person(other, best.article))
    ]
    known = f"{query.focus} {best.article.publisher or ''}"
    return not names_missing(rivals, known)


def _is_told_of(name: str, query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether the article speaks of a name anywhere, and the question wants no figure, which would be of another."""
    if query.kind in NUMERIC or is_rival(name, query, evidence[0]):
        return False
    return not names_missing([name], evidence[0].article.text)


def told_above(evidence: Evidence) -> str:
    """What tells whom an article and a sentence are about: its opening, and the paragraphs up to the sentence's."""
    citable, place = evidence.article.citable, evidence.passage.paragraph - 1
    near = dict.fromkeys([*citable[:OPENING], *citable[max(place - NEAR, 0) : place + 1]])
    return " ".join(evidence.article.text[paragraph.start : paragraph.end] for paragraph in near)


def _other_countries(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence is about countries, or their capitals, that the question does not name."""
    asked = {country for name in query.names for country in _countries(name)}
    return bool(_countries(evidence.text) - asked)


def _elsewhere(query: Query, evidence: Evidence) -> list[str]:
    """Capitals asked for where the sentence gives its figure for others: "$1,150 in Tashkent and $870 in Astana"."""
    capitals = [name for name in query.names if country_of(name)]
    if query.kind not in NUMERIC or not capitals or not _other_countries(query, evidence):
        return []
    return absent(capitals, f"{evidence.passage.lead_in} {evidence.text}")


def _only_later(query: Query, evidence: Evidence) -> list[str]:
    """Places asked for that a passage names only after the sentence, which gives its figure for what came before."""
    if query.kind not in NUMERIC or not names_missing(query.names, evidence.text):
        return []
    passage, cut = evidence.passage, evidence.span.end - evidence.passage.start
    sooner = f"{passage.article_title} {evidence.article.publisher or ''} {passage.context} {passage.text[:cut]}"
    places = [
        name
        for name in absent(query.names, sooner)
        if re.search(rf"\b(?:near|at|in|of)\s(?:the\s)?{re.escape(name)}", query.focus)
        and canonical(name) in (None, name)  # not "at the Dutch mill"
    ]
    return [name for name in places if re.search(rf"\b{re.escape(name)}\b", passage.text[cut:])]


def _countries(text: str) -> set[str]:
    """The countries that a text names, or whose capitals."""
    capitals = (country_of(name) for name in (text, *(found.text for found in read_names(text))))
    return {*countries(text), *filter(None, capitals)}


def around(evidence: Evidence) -> str:
    """All that a reader takes the sentence to speak of: its passage, with context, title and publisher."""
    passage = evidence.passage
    there = f"{passage.context} {evidence.leading} {passage.text}"
    return f"{frame(evidence.article, passage.text)} {there}"
