"""The short answer: the figure, date or name in a sentence that the question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.choosing.ages import ages_for, asks_age, births_for, is_age
from bot.choosing.followed import is_of_other_event
from bot.choosing.life_dates import asked_of_life, is_of_life, is_of_other
from bot.choosing.named import named
from bot.choosing.nearness import Candidate, Place, anchors_of, nearness
from bot.choosing.opposite_verbs import is_of_opposite
from bot.choosing.relative_dates import relative_dates, relative_days, seasons
from bot.english.quantities import Quantity, QuantityKind, is_time, read_quantities
from bot.english.ranges import bounds, whole_range, whole_stretch
from bot.english.ratios import whole_ratio
from bot.numbers.days import Day
from bot.numbers.dimensions import asks_duration, dimension_of, measures, tells_how_often
from bot.numbers.periods import Period
from bot.numbers.portions import asks_part, is_all_of_part, is_divided, is_part
from bot.numbers.put_off import asks_ahead, asks_plan, stands, stood
from bot.numbers.segments import pointed_at, stands_free
from bot.questions.counted import asks_how_much, counted_noun, counts, is_amount, is_measured
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from index.lexical import LexicalIndex, terms

_FITS: dict[AnswerKind, tuple[QuantityKind, ...]] = {
    AnswerKind.PERCENT: (QuantityKind.PERCENT,),
    AnswerKind.MONEY: (QuantityKind.MONEY,),
    AnswerKind.GROWTH: (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.MONEY, QuantityKind.COUNT),
    AnswerKind.COUNT: (QuantityKind.COUNT,),
    AnswerKind.QUANTITY: (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE),
    AnswerKind.DATE: (QuantityKind.DATE,),
    AnswerKind.RANK: (QuantityKind.ORDINAL,),
}
# In units of closeness: a question about growth wants a rate before an amount, and one about a quantity the reverse:
# each step down their lists costs; a figure that counts what the question counts.
_NEXT_KIND = 0.4
_SAME_UNIT = 0.6
# Where it is asked how many of some things, how far a part goes before all of them.
_PART_WORTH = 0.6
# The same: the date that something was put off to goes before all others, the one that was planned behind them.
_PUT_OFF = 2.0
# The same: a figure that a change started from gives way to the one that it led to.
_BEFORE = 2.0
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|some\s|only\s|just\s)?[^\w\s]?$")
_TO = re.compile(r"(?:\s[\w-]+){0,2}?\sin\s(?:19|20)\d\d\sto\s")

# "In what year": one is asked for, not the stretch that it opens.
_ONE_DATE = re.compile(r"\b(?:what|which) (?:year|date|day|month|century|decade)\b", re.IGNORECASE)
_PART = re.compile(
    r"\bthe\s(?:(?:first|second|third|fourth|last)\s(?:quarter|half|third|days?|weeks?|months?)|end|beginning|start|middle)"
    r"\sof\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The words that answer, in the sentence they stand in: `sentence[start:end] == text`.

    But for an end of a range, which has the unit or scale that stands at the other end. meant: the date that they mean,
    counted from the article's: "29 October 2025" of "yesterday"; or the figure with the unit that stands in `head`,
    that of its column in a table.
    """

    start: int
    end: int
    text: str
    meant: str = ""
    head: str = ""


def short_answer(
    query: Query, sentence: str, periods: Sequence[Period], lexical: LexicalIndex, days: Sequence[Day] = ()
) -> ShortAnswer | None:
    """The part of a sentence that answers, or None where nothing in it is of the kind asked for."""
    choices = short_answers(query, sentence, periods, lexical, days)
    return choices[0][0] if choices else None


def short_answers(
    query: Query, sentence: str, periods: Sequence[Period], lexical: LexicalIndex, days: Sequence[Day] = ()
) -> list[tuple[ShortAnswer, float]]:
    """The parts of a sentence that may answer, each with its worth, best first.

    `periods`: the years that the sentence speaks of; `days`: the days that it tells by the article's date. Of several
    candidates the one nearest to the question's words wins; a figure of another year than asked for loses.
    """
    candidates = _candidates(query, sentence)
    if query.kind is AnswerKind.DATE:
        candidates += relative_days(query, days)
        undated = [period for period in periods if not is_of_life(query.focus, sentence, period.start)]
        candidates += relative_dates(sentence, undated, candidates)
        candidates += seasons(sentence, candidates)
        candidates = [c for c in candidates if not is_of_opposite(query.focus, sentence, c.start)]
        candidates = _standing(query, sentence, candidates)
    if query.kind in (AnswerKind.DATE, AnswerKind.PLACE):
        told = set(asked_of_life(query.focus, sentence))
        candidates = [c for c in candidates if c.shown in told or not is_of_other(query.focus, sentence, *c.shown)]
        candidates = [c for c in candidates if not is_of_other_event(query, sentence, c.start)]
    if not candidates:
        return []
    anchors = anchors_of(query, sentence, lexical)
    worths = [(c, nearness(c, anchors, sentence, periods, query) + c.bonus) for c in candidates]
    worths.sort(key=lambda pair: (-pair[1], pair[0].start))
    if query.kind in _FITS:
        worths = _pointed_first(query, sentence, worths)
    return [(_shown(query, candidate, sentence), worth) for candidate, worth in worths]


def _standing(query: Query, sentence: str, dates: Sequence[Candidate]) -> list[Candidate]:
    """The dates, one that something was put off to before others, or the one that was planned, where that is asked for;
    none that holds no longer of what is to come."""
    worth = -_PUT_OFF if asks_plan(query.focus) else _PUT_OFF
    ahead = worth > 0 and asks_ahead(query.focus)
    found = [(date, stands(sentence, date.shown[0]), stood(sentence, date.shown[0])) for date in dates]
    return [replace(d, bonus=d.bonus + worth * (now - then)) for d, now, then in found if not (then and ahead)]


def _pointed_first(
    query: Query, sentence: str, worths: Sequence[tuple[Candidate, float]]
) -> list[tuple[Candidate, float]]:
    """The candidates, led by the one that the question's own words point to among those like the best."""
    best = worths[0][0]
    worths = [pair for pair in worths if pair[0] is best or stands_free(sentence, pair[0].start)]
    alike = sorted(
        (c for c, _ in worths if c is best or (_measure_alike(c.quantity, best.quantity) and c.bonus > -_BEFORE / 2)),
        key=lambda c: c.start,
    )
    chosen = alike[pointed_at(query.focus, sentence, [(c.start, c.end) for c in alike], alike.index(best))]
    return sorted(worths, key=lambda pair: pair[0] is not chosen)


def _measure_alike(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None:
        return one is other
    bare = not (one.unit and other.unit)
    return one.kind is other.kind and (bare or is_time(one) == is_time(other))


def _shown(query: Query, candidate: Candidate, sentence: str) -> ShortAnswer:
    start, end = candidate.shown
    if query.kind is AnswerKind.DATE:
        one = _ONE_DATE.search(query.focus) or (start, end) in asked_of_life(query.focus, sentence)
        one = one or stands(sentence, start) or stood(sentence, start)
        start, end = (start, end) if one else whole_stretch(sentence, start, end)
    elif query.kind in _FITS:
        start, end = whole_range(sentence, start, end)
    return ShortAnswer(start, end, sentence[start:end], candidate.meant)


def _candidates(query: Query, sentence: str) -> list[Candidate]:
    if query.kind is AnswerKind.QUANTITY and asks_age(query.focus):
        ages = [Candidate(age.start, age.end, (age.start, age.end), 0.0) for age in ages_for(query.focus, sentence)]
        aged = [q for q in read_quantities(sentence) if is_time(q) and is_age(q, sentence)]
        births = births_for(query.focus, sentence)
        return (
            ages or [_figure(query, q, sentence) for q in aged] or [Candidate(*place, place, 0.0) for place in births]
        )
    if query.kind is AnswerKind.DATE and (told := asked_of_life(query.focus, sentence)):
        return [Candidate(*place, place, 0.0) for place in told]
    if query.kind in _FITS:
        figures = [_figure(query, q, sentence) for q in read_quantities(sentence) if _may_answer(query, q, sentence)]
        lasts = asks_duration(query.focus) and not any(one.quantity and is_time(one.quantity) for one in figures)
        bounded = [Candidate(*place, place, _SAME_UNIT) for place in bounds(sentence)] if lasts else []
        return bounded or figures
    if query.kind in (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME):
        return named(query, sentence)
    return []


def _may_answer(query: Query, quantity: Quantity, sentence: str) -> bool:
    """Of the kind asked for, of what is counted, and not a figure that the question itself names."""
    if quantity.kind not in _FITS[query.kind] or (is_time(quantity) and asks_how_much(query.focus)):
        return False
    much = query.kind is AnswerKind.QUANTITY and asks_how_much(query.focus)
    if much and not is_amount(query.focus, quantity, sentence):
        return False
    if quantity.kind is QuantityKind.COUNT:
        noun, unit = counted_noun(query.focus), quantity.unit
        counted = counts(noun, unit) or is_measured(noun, unit, terms(sentence))
        if not counted or is_all_of_part(query.focus, quantity, sentence):
            return False
    if asks_duration(query.focus) and tells_how_often(quantity, sentence):
        return False
    if query.kind is AnswerKind.QUANTITY and not measures(quantity, dimension_of(query.focus)):
        return False
    if query.kind is AnswerKind.DATE and is_of_life(query.focus, sentence, quantity.start):
        return False
    text, question = quantity.text.lower(), query.focus.lower()
    return text not in question or not re.search(rf"(?<![\w.]){re.escape(text)}(?![\w%])", question)


def _figure(query: Query, quantity: Quantity, sentence: str) -> Candidate:
    bonus = 0.0
    if query.kind in (AnswerKind.GROWTH, AnswerKind.QUANTITY):
        bonus -= _NEXT_KIND * _FITS[query.kind].index(quantity.kind)
    if quantity.kind is QuantityKind.COUNT and quantity.unit:
        dimension = dimension_of(query.focus) if query.kind is AnswerKind.QUANTITY else None
        counted = set(terms(quantity.unit)) & set(terms(query.focus)) or (dimension and measures(quantity, dimension))
        bonus += _SAME_UNIT if counted else -_SAME_UNIT / 2
    if query.kind is not AnswerKind.GROWTH and not query.years and _was_before(sentence, quantity):
        bonus -= _BEFORE
    if query.kind is AnswerKind.COUNT and (is_divided(quantity, sentence) or asks_part(query.focus)):
        bonus += _PART_WORTH if is_part(quantity, sentence) else -_PART_WORTH
    return Candidate(quantity.start, quantity.end, _with_part(quantity, sentence), bonus, quantity=quantity)


def _was_before(sentence: str, quantity: Quantity) -> bool:
    """Whether a change started from a figure: "from 480 in 2019 to 1,320 in 2024", where no year is asked for."""
    return _FROM.search(sentence[: quantity.start]) is not None and _TO.match(sentence, quantity.end) is not None


def _with_part(quantity: Quantity, sentence: str) -> Place:
    """A year with the part of it that is meant: "the fourth quarter of 2026"; "seven of every ten"."""
    if quantity.kind is QuantityKind.COUNT:
        return whole_ratio(sentence, *quantity.shown)
    part = _PART.search(sentence[: quantity.start]) if quantity.kind is QuantityKind.DATE else None
    return (part.start(), quantity.end) if part else quantity.shown
