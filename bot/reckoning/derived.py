"""The level before a change, which an article gives only by the one after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.questions.asked import Asked
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit

# How well a figure must fit but for its year to be the level that was reached, or to state the earlier one.
REACHED = 0.45
STATED = 0.6
WORDS_OF_CHANGE = 60  # characters behind a change that say whether it was a fall
_BEFORE = re.compile(
    r"\b(?:before(?: (?:the|this|that|it|they)(?: [\w-]+){1,3})?|previously|earlier|formerly|used to)\W*$"
    r"|\bhad\b.*\bbefore\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:less|fewer|lower|smaller|down|f[ae]ll\w*|declin\w*|decreas\w*|drop\w*|reduc\w*|cut|shr[aiu]nk)\b",
    re.IGNORECASE,
)
# "Debt fell by €40 million to €410 million": the level that was reached stands behind the change.
_LED_TO = re.compile(
    r",?\s(?:to|reaching|and (?:reached|stood at|came to))\s(?:[a-z]+\s){0,2}"
    # "A further €3 million, which brings its loans to €12 million".
    r"|[^.;:]*?,?\s(?:which\s|that\s|and\s)?(?:(?:br(?:ings?|ought|inging)|t(?:akes?|ook|aking))|(?:lift|rais|push|increas)\w+)"
    r"\s(?:[\w’'-]+\s){0,5}?(?:up\s)?to\s(?:[a-z]+\s){0,2}"
)
_LEVELS = frozenset({Aspect.LEVEL, Aspect.BASE})
_CHANGES = frozenset({Aspect.CHANGE, Aspect.RATE})


def earlier_level(asked: Asked, question: str, figures: Sequence[Figure]) -> tuple[Figure, Figure, bool] | None:
    """The level that was reached, the change that led to it from what is asked for, and whether that was a fall.

    "214 firms, 31 more than in 2022" for a question about 2022; None where an article states the earlier level.
    """
    before = not asked.years and asked.shift is None and _BEFORE.search(question) is not None
    if not (len(asked.years) == 1 or before) or not asked.aspects & _LEVELS:
        return None
    if asked.years and any(f.years == asked.years and fit(asked, f) >= STATED for f in figures if _is_level(f)):
        return None
    open_year = replace(asked, years=(), aspects=_LEVELS)
    found = [
        (fit(open_year, level), level, change)
        for change in figures
        if change.aspect in _CHANGES
        for level in (_reached(change, figures) if change.base is not None else _led_to(change, figures))
        if asked.years == (change.base.years if change.base is not None else ())
    ]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0] < REACHED:
        return None
    _, level, change = best
    start, end = change.quantity.start, change.quantity.end
    told = change.sentence[end : end + WORDS_OF_CHANGE] if level.end <= change.start else change.sentence[:start]
    return level, change, _FALLS.search(told) is not None


def _is_level(figure: Figure) -> bool:
    return figure.aspect in _LEVELS


def _reached(change: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The last level before a change in its sentence."""
    before = [f for f in _levels_beside(change, figures) if f.end <= change.start]
    return sorted(before, key=lambda f: f.start)[-1:]


def _led_to(change: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The level right behind a change that led to it."""
    end = change.quantity.shown[1]
    return [f for f in _levels_beside(change, figures) if _LED_TO.fullmatch(change.sentence, end, f.quantity.shown[0])]


def _levels_beside(change: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The levels of a change's sentence, in its unit where it is an amount."""
    unit = None if change.quantity.kind is QuantityKind.PERCENT else change.quantity.unit
    return [
        f
        for f in figures
        if f.aspect is Aspect.LEVEL
        and f.quantity.kind in (QuantityKind.COUNT, QuantityKind.MONEY)
        and f.span == change.span
        and f.article.id == change.article.id
        and (unit is None or not unit or f.quantity.unit == unit)
    ]
