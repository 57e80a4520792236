"""Questions that set two things side by side, and the figure that answers each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.english.parties import read_parties
from bot.english.quantities import QuantityKind, years_in
from bot.numbers.measures import Aspect
from bot.numbers.subjects import Subject
from bot.questions.asked import Asked, asked_in, asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from bot.reckoning.fit import ranked

# How well a figure must fit the one of two things that it answers.
PART_FIT = 0.25
_SOURCES = r"(?:articles?|sources?|reports?)"
_COMPARES = re.compile(
    r"\b(?:agree|disagree|differ\w*|contradict\w*|compar\w+|conflict\w*|discrepan\w+|inconsisten\w+|versus|vs|match"
    r"|square with|consistent|which figures?|(?:two|both) (?:amounts|figures)|by whom|what are the two|side by side"
    rf"|twice|(?:both|each|every|all|do|other)(?: of)?(?: the)? {_SOURCES}|each report)\b"
    r"|\b(?:bigger|larger|higher|smaller|lower) than\b|\bor about\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s(?:be |is |was |were )?(?:bigger |larger |higher |smaller |lower |more |less )?than\s"
    r"|\s(?:compares? (?:with|to)|squares? with|match(?:es)?|fits? with|differs? from|versus|vs\.?)\s(?:what\s|that\s)?"
    r"|\sor (?:about\s)?|,? and\s",
    re.IGNORECASE,
)
_THAT_OF = re.compile(r"\b(?:that|those|the one|the figure)\s(?:of|for|in)\s", re.IGNORECASE)


_PLAIN = frozenset({Aspect.LEVEL, Aspect.SHARE})
_POINTS_BACK = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[?.]\s")
_NUMBERS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT})


@lru_cache(maxsize=1024)
def compares(question: str) -> bool:
    """Whether a question asks to set figures or sources side by side."""
    return _COMPARES.search(question) is not None


def compared_figures(query: Query, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """One figure for each of two things that the question sets against each other; empty where it doesn't."""
    whole = asked_of(query)
    for match in _PARTS.finditer(query.focus.rstrip("?. ")):
        left, right = query.focus[: match.start()], query.focus[match.end() :]
        asks = [_part(left, whole, query), _part(right, whole, query, left)]
        if _alike(*asks):
            continue
        found = tuple(figure for ask in asks for figure, fit in ranked(ask, figures)[:1] if fit >= PART_FIT)
        counted = {figure.quantity.kind is QuantityKind.COUNT for figure in found}
        if len({figure.key for figure in found}) == 2 and len(counted) == 1:
            return found
    return ()


def _part(text: str, whole: Asked, query: Query, other: str = "") -> Asked:
    """What one of two compared parts asks for; what it leaves out is as in the whole question."""
    asked = asked_in(_SENTENCE_END.split(text)[0], AnswerKind.EXPLANATION, years_in(text) or query.years)
    aspects = whole.aspects if asked.aspects == _PLAIN else asked.aspects
    kinds = asked.kinds or whole.kinds or _NUMBERS
    if other and _THAT_OF.search(text):
        subject = _like_that(asked.subject, other)
    else:
        names = asked.subject.parties | (_owners(other) if _POINTS_BACK.search(text) else frozenset())
        flow = asked.subject.flow or (None if asked.subject.measure else whole.subject.flow)
        subject = replace(asked.subject, flow=flow, parties=names or whole.subject.parties)
    return replace(asked, subject=subject, kinds=kinds, aspects=aspects)


def _like_that(subject: Subject, other: str) -> Subject:
    """What "that of Central Asia" is: as the part before it, but for the one that it belongs to."""
    before = asked_in(other, AnswerKind.EXPLANATION, ()).subject
    kept = before.parties - _owners(other)
    return replace(subject, flow=subject.flow or before.flow, parties=subject.parties | kept)


def _owners(text: str) -> frozenset[str]:
    return frozenset(party.name for party in read_parties(text) if party.owner)


def _alike(left: Asked, right: Asked) -> bool:
    """Whether two parts ask for the same thing, or one of them for nothing."""
    a, b = left.subject, right.subject
    if (a.flow is None and not left.terms) or (b.flow is None and not right.terms):
        return True
    return (a.flow, a.scope, a.parties) == (b.flow, b.scope, b.parties) and left.aspects == right.aspects
