"""Figures that an article gives only by another: the level before a change, and the whole that a part is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit
from bot.reckoning.matter import keys_of
from index.lexical import terms

# How well a figure must fit but for its year to be the level that was reached, or to state the earlier one.
REACHED = 0.45
STATED = 0.6
# Share of the words of a part that must stand beside its figure, and of those of the whole anywhere around it.
PART_WORDS = 0.5
WHOLE_WORDS = 0.3
WORDS_OF_CHANGE = 60  # characters behind a change that say whether it was a fall
_BEFORE = re.compile(
    r"\b(?:before(?: (?:the|this|that|it|they) \w+)?|previously|earlier|formerly|used to)\W*$|\bhad\b.*\bbefore\b",
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
_OF_WHICH = re.compile(r"\b(?:of which|of that|of them|of these|of whom|including)\b", re.IGNORECASE)
# "9 million of last year's 17.5 million tonnes": the whole stands behind the part.
_OF_THE_WHOLE = re.compile(
    r"(?:\s\w+)?\s(?:out )?of\s(?:(?:the|its|their|all|a total of|[a-z]+\s\w+['’]s)\s)?(?:[a-z]+\s){0,2}"
)
# Then the whole is the last figure of the sentence before.
_OF_THE_LAST = re.compile(r"\bof (?:that|them|these|it|this)\b", re.IGNORECASE)
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


def part_and_whole(part: str, whole: str, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """An amount of the part asked about, and the one that its sentence or its list says it is of."""
    asked = frozenset(content(part)) - frozenset(content(whole))
    around = frozenset(content(whole))
    for figure in figures:
        near = frozenset(terms(_near(figure))) | figure.subject.measure
        near |= frozenset(word for word in asked if keys_of(word) & keys_of(_near(figure)))
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


def _near(figure: Figure) -> str:
    """The words after a figure up to the next one, and those before it in a list item."""
    after = figure.sentence[figure.quantity.end :]
    return re.split(r"(?<=\D)[,;]\s|\s(?:and|while|but)\s(?=\S*\d)", after)[0]


def _whole_of(part: Figure, figures: Sequence[Figure]) -> Figure | None:
    alike = [
        f
        for f in figures
        if f.article.id == part.article.id
        and part.unit in (f.unit, "")
        and f.quantity.kind is part.quantity.kind
        and f.value is not None
        and part.value is not None
        and f.value > part.value
        and f.aspect is Aspect.LEVEL
    ]
    for figure in (f for f in alike if f.span == part.span and f.start >= part.end):
        if _OF_THE_WHOLE.fullmatch(part.sentence[part.quantity.end : figure.quantity.start]):
            return figure
    for figure in sorted((f for f in alike if f.span == part.span and f.end <= part.start), key=lambda f: -f.start):
        between = part.sentence[figure.quantity.end : part.quantity.end + 12]
        return figure if _OF_WHICH.search(between) else None
    lead = part.paragraph.lead_in
    if lead:
        return next((f for f in alike if f.sentence in lead or lead in f.sentence), None)
    around = part.sentence[max(part.quantity.start - 12, 0) : part.quantity.shown[1] + 12]
    before = [f for f in alike if f.sentence in part.context.before[-1:]] if _OF_THE_LAST.search(around) else []
    return max(before, key=lambda f: f.start, default=None)
