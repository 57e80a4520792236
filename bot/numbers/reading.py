"""The figures of one sentence: what each measures and when, with what stands before the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.numbers.measures import FIRST, Aspect, is_base, is_change, is_result, is_share
from bot.numbers.months import Moment
from bot.numbers.periods import read_years
from bot.numbers.stretches import Context, Stretch, is_figure, stretches
from bot.numbers.times import Period, base_period, before_base, carried, changed_from, in_turn, period_of, year_before

_ALSO = re.compile(r"\s?,?\s?(?:or|and|\()\s?(?:by\s)?")
_QUALIFIED = re.compile(
    r"\b(more than|less than|fewer than|at least|at most|up to|over|under|above|below|almost|nearly|around|about"
    r"|roughly|some|only|just|approximately|an estimated|exceed\w*|surpass\w*)\s?(?:a\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """A figure as its sentence and context give it. approximate: the word that makes it so, like "about"; base: for a
    change, the time that it counts from, of no years where that is "before"."""

    quantity: Quantity
    aspect: Aspect
    period: Period | None
    approximate: str | None = None
    base: Period | None = None


def has_figures(sentence: str) -> bool:
    """Whether a sentence has a figure, a date with a year or a rank."""
    read = any(quantity.years or is_figure(quantity, sentence) for quantity in read_quantities(sentence))
    return read or FIRST.search(sentence) is not None


@lru_cache(maxsize=8192)
def read_sentence(sentence: str, context: Context, written: Moment | None) -> tuple[Reading, ...]:
    """The figures of a sentence in order, then its dates and ranks in words. `written`: the year of its article."""
    mentions = read_years(sentence, written, year_before(context, written))
    found: list[Reading] = []
    running: Period | None = None
    for stretch in stretches(sentence, context.before):
        last = found[-1] if found else None
        aspect = _aspect(stretch, last)
        running = period_of(stretch, mentions, sentence) or running or carried(context, written)
        if last is not None and last.period is None and running is not None:
            found[-1] = replace(last, period=before_base(running, stretch.before))
        period = base_period(stretch, running, mentions, sentence) if aspect is Aspect.BASE else running
        qualifier = _QUALIFIED.search(sentence[: stretch.quantity.start])
        found.append(Reading(stretch.quantity, aspect, period, qualifier[1].lower() if qualifier else None))
        if aspect in (Aspect.CHANGE, Aspect.RATE):
            found[-1] = replace(found[-1], base=changed_from(stretch, mentions, sentence))
    return (*_in_turn(found, sentence, context, written), *_dates_and_ranks(sentence))


def _in_turn(found: list[Reading], sentence: str, context: Context, written: Moment | None) -> Iterator[Reading]:
    """The figures of a sentence, each of its own year where it tells the years of all of them together."""
    levels = [one for one in found if one.aspect in (Aspect.LEVEL, Aspect.BASE)]
    years = dict(zip(map(id, levels), in_turn(len(levels), sentence, context, written), strict=False))
    yield from (replace(one, period=years[id(one)]) if id(one) in years else one for one in found)


def _dates_and_ranks(sentence: str) -> Iterator[Reading]:
    """Dates that name a year and first places told without a number."""
    for quantity in read_quantities(sentence):
        if quantity.years:
            yield Reading(quantity, Aspect.LEVEL, Period(quantity.years))
    for match in FIRST.finditer(sentence):
        text, place = match.group(), match.span()
        quantity = Quantity(QuantityKind.ORDINAL, *place, text, shown=place, written=text)
        yield Reading(quantity, Aspect.RANK, None)


def _aspect(stretch: Stretch, last: Reading | None) -> Aspect:
    quantity, before, after = stretch.quantity, stretch.before, stretch.after
    if quantity.kind in (QuantityKind.ORDINAL, QuantityKind.MULTIPLE):
        return Aspect.RANK if quantity.kind is QuantityKind.ORDINAL else Aspect.MULTIPLE
    changed = last is not None and last.aspect in (Aspect.RATE, Aspect.CHANGE, Aspect.MULTIPLE)
    changes = is_change(before, after) or (changed and _ALSO.fullmatch(before) is not None)
    if changes and not is_result(before):
        return Aspect.RATE if quantity.kind is QuantityKind.PERCENT else Aspect.CHANGE
    if is_base(before):
        return Aspect.BASE
    shares = quantity.kind is QuantityKind.PERCENT and is_share(before, after)
    return Aspect.SHARE if shares else Aspect.LEVEL
