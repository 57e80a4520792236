"""Figures that an article gives only by another: the level before a change, and the whole that a part is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asked import Asked, fit
from bot.figures import Figure
from bot.measures import Aspect, content
from bot.quantities import QuantityKind
from index.lexical import terms

# How well a figure must fit but for its year to be the level that was reached, or to state the earlier one.
REACHED = 0.45
STATED = 0.6
# Share of the words of a part that must stand beside its figure, and of those of the whole anywhere around it.
PART_WORDS = 0.6
WHOLE_WORDS = 0.3
_BEFORE = re.compile(r"\b(?:before|previously|earlier|formerly|used to)\W*$", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:less|fewer|lower|smaller|down|fall|decline|decrease|drop)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:of which|of that|of them|including)\b", re.IGNORECASE)
_CHANGES = frozenset({Aspect.CHANGE, Aspect.RATE})


def earlier_level(asked: Asked, question: str, figures: Sequence[Figure]) -> tuple[Figure, Figure, bool] | None:
    """The level that was reached, the change that led to it from what is asked for, and whether that was a fall.

    "214 firms, 31 more than in 2022" for a question about 2022; None where an article states the earlier level.
    """
    before = not asked.years and asked.shift is None and _BEFORE.search(question) is not None
    if not (len(asked.years) == 1 or before) or Aspect.LEVEL not in asked.aspects:
        return None
    if asked.years and any(f.years == asked.years and fit(asked, f) >= STATED for f in figures if _is_level(f)):
        return None
    open_year = replace(asked, years=())
    found = [
        (fit(open_year, level), level, change)
        for change in figures
        if change.aspect in _CHANGES and change.base is not None and change.base.years == asked.years
        for level in _reached(change, figures)
    ]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0] < REACHED:
        return None
    _, level, change = best
    after = change.sentence[change.quantity.end : change.quantity.end + 60]
    return level, change, _FALLS.search(after) is not None


def part_and_whole(part: str, whole: str, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """An amount of the part asked about, and the one that its sentence or its list says it is of."""
    asked = frozenset(content(part)) - frozenset(content(whole))
    around = frozenset(content(whole))
    for figure in figures:
        near = frozenset(terms(_near(figure))) | figure.subject.measure
        article = (
            near | figure.around.measure | frozenset(terms(figure.article.title)) | frozenset(terms(figure.sentence))
        )
        if not asked or figure.aspect is not Aspect.LEVEL or figure.quantity.kind is QuantityKind.DATE:
            continue
        if len(asked & near) < PART_WORDS * len(asked) or len(around & article) < WHOLE_WORDS * len(around):
            continue
        if (of := _whole_of(figure, figures)) is not None:
            return figure, of
    return None


def _is_level(figure: Figure) -> bool:
    return figure.aspect in (Aspect.LEVEL, Aspect.BASE)


def _reached(change: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The last level before a change in its sentence, in the same unit where the change is an amount."""
    unit = None if change.quantity.kind is QuantityKind.PERCENT else change.quantity.unit
    before = [
        f
        for f in figures
        if f.aspect is Aspect.LEVEL
        and (f.article.id, f.span) == (change.article.id, change.span)
        and f.end <= change.start
        and f.quantity.kind in (QuantityKind.COUNT, QuantityKind.MONEY)
        and (unit is None or not unit or f.quantity.unit == unit)
    ]
    return sorted(before, key=lambda f: f.start)[-1:]


def _near(figure: Figure) -> str:
    """The words after a figure up to the next one, and those before it in a list item."""
    after = figure.sentence[figure.quantity.end :]
    return re.split(r"(?<=\D)[,;]\s|\s(?:and|while|but)\s(?=\S*\d)", after)[0]


def _whole_of(part: Figure, figures: Sequence[Figure]) -> Figure | None:
    alike = [
        f
        for f in figures
        if f.article.id == part.article.id
        and f.unit == part.unit
        and f.quantity.kind is part.quantity.kind
        and f.value is not None
        and part.value is not None
        and f.value > part.value
        and f.aspect is Aspect.LEVEL
    ]
    for figure in sorted((f for f in alike if f.span == part.span and f.end <= part.start), key=lambda f: -f.start):
        between = part.sentence[figure.quantity.end : part.quantity.end + 12]
        return figure if _OF_WHICH.search(between) else None
    lead = part.paragraph.lead_in
    return next((f for f in alike if f.sentence in lead or lead in f.sentence), None) if lead else None
