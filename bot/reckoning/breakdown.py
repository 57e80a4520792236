"""Questions for an amount part by part, "country by country", which a row or a list of figures answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked, asked_of
from bot.questions.kind_words import BROKEN_DOWN
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.figures import Figure, figures_in
from bot.reckoning.fit import with_union
from bot.reckoning.parts import lands_around, whole_of
from corpus.types import Article, ParagraphKind

# So many figures make a row; share of the words asked for that must stand with them or around them.
ROW = 2
TOLD = 0.5
_EACH = re.compile(r"\b(?:each|every)\s(?:[\w-]+\s){0,3}?\w+$")  # whose the parts are
_OF_PARTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT})
_ASKING = frozenset(
    content("break down broken breakdown divide divided split distribute distributed share country each")
)


def row_of(query: Query, articles: Iterable[Article]) -> Figure | None:
    """The first figure of the row, or of the list, that gives an amount part by part; None where none is asked for."""
    asks = BROKEN_DOWN.search(query.focus) if query.kind is AnswerKind.LIST else None
    if asks is None:
        return None
    each = _EACH.search(asks.group())
    asked = asked_of(query)
    asked = replace(asked, terms=asked.terms - frozenset(content(each.group() if each else "")) - _ASKING)
    figures = [figure for article in articles for figure in figures_in(article)]
    rows = [list(row) for _, row in groupby(filter(_may_be_part, figures), key=_place)]
    told = [(worth, row[0]) for row in rows if (worth := _worth(asked, row, figures)) >= TOLD]
    return max(told, key=lambda one: one[0], default=(0.0, None))[1]


def _may_be_part(figure: Figure) -> bool:
    return figure.quantity.kind in _OF_PARTS and figure.aspect in (Aspect.LEVEL, Aspect.SHARE)


def _place(figure: Figure) -> tuple[str, int, str]:
    """The sentence of a figure and its unit; of an item, those of its list."""
    item = figure.paragraph.kind is ParagraphKind.ITEM
    return figure.article.id, -1 if item else figure.span.start, figure.paragraph.lead_in if item else figure.unit


def _worth(asked: Asked, row: Sequence[Figure], figures: Sequence[Figure]) -> float:
    """How much of what is asked stands with a row; more where it is told of what its figures are parts."""
    first = row[0]
    if len(row) < ROW or (asked.years and first.years and not set(asked.years) & set(first.years)):
        return 0.0
    if asked.subject.parties - with_union(lands_around(first) | first.around.parties):
        return 0.0
    words = asked.terms
    there = first.subject.measure | first.around.measure
    told = len(words & there) / len(words) if words else 1.0
    parted = sum(whole_of(figure, figures) is not None for figure in row) / len(row)
    return told + parted if told >= TOLD and parted else 0.0
