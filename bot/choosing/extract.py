"""The short answer: the figure, date or name in a sentence that the question asks for."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.choosing.ages import ages_for, asks_age, is_age
from bot.choosing.nearness import Candidate, Place, anchors_of, nearness
from bot.choosing.where import in_one_list, is_behind, is_of_named
from bot.english.constraints import names_missing
from bot.english.names import Name, read_names, territories
from bot.english.parties import canonical, read_parties
from bot.english.quantities import Quantity, QuantityKind, is_time, read_quantities
from bot.english.ranges import bounds, whole_range, whole_stretch
from bot.numbers.days import Day
from bot.numbers.dimensions import asks_duration, dimension_of, measures
from bot.numbers.periods import Period
from bot.numbers.portions import asks_part, is_divided, is_part
from bot.numbers.segments import pointed_at, stands_free
from bot.questions.counted import counted_noun, counts, is_measured
from bot.questions.kinds import BODY_ASKED, AnswerKind
from bot.questions.query import Query, set_aside
from bot.spans.compounds import is_of_asked
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
# In units of closeness: a question about growth wants a rate before an amount, and one about a quantity
# the reverse: each step down their lists costs; a
# figure that counts what the question counts; a name that fits its kind wholly; how well it must fit to be put first.
_NEXT_KIND = 0.4
_SAME_UNIT = 0.6
_NAME_WORTH = 0.2
_LEAST_WORTH = 0.35
_NOUN = re.compile(r"\b(?i:which|what) (?:[A-Z][\w-]+ )?([a-z]{4,})\b")
# Of these no stretch of time is told: "how much did the currency lose?" is not answered by "in two years".
_HOW_MUCH = re.compile(r"\bhow much\b(?!\s(?:longer|time|older|later|earlier|sooner))", re.IGNORECASE)
# Where it is asked how many of some things, how far a part goes before all of them.
_PART_WORTH = 0.6
# When was something said?
_ASKS_SAYING = re.compile(
    r"\b(?:sa(?:y|id)|tell|told|announc\w+|report(?:ed)?|publish(?:ed)?|releas\w+|stat(?:e|ed)|declar\w+|confirm\w*"
    r"|interview\w*|news conference)\b",
    re.IGNORECASE,
)
# In units of closeness: the day of saying goes before other dates where it is asked for, and "today", which may mean
# these days, behind them.
_SAYING = 0.5
_VAGUE = 0.3
_OF_OFFICES = frozenset("State Government Parliament Republic Minister President Premier Ministry".split())
_TOWN = re.compile(r"\b(?:city|town|village|port|capital)\b", re.IGNORECASE)
_WHERE = re.compile(r"^(?:and |but |so )?(?:from |to )?where\b", re.IGNORECASE)
# How much a name that may be a body's is worth where one is asked for; how much one looks like a person or a place.
_BODY = 0.6
_PERSON, _PLACE = 0.8, 0.5
_COUNTRY = re.compile(r"\b(?:which|what) (?:country|nation|state)\b", re.IGNORECASE)

# "In what year": one is asked for, not the stretch that it opens.
_ONE_DATE = re.compile(r"\b(?:what|which) (?:year|date|day|month|century|decade)\b", re.IGNORECASE)
_SEASON = re.compile(
    rf"\b(?:(?:early|late|mid|the (?:start|beginning|middle|end) of|spring|summer|autumn|fall|winter"
    rf"|{'|'.join(calendar.month_name[1:])})\s?)+(?:\sof)?\s$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\bthe\s(?:(?:first|second|third|fourth|last)\s(?:quarter|half|third|days?|weeks?|months?)|end|beginning|start|middle)"
    r"\sof\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
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
        candidates += _relative_days(query, days)
        candidates += _relative_dates(sentence, periods, candidates)
    if not candidates:
        return []
    anchors = anchors_of(query, sentence, lexical)
    worths = [(c, nearness(c, anchors, sentence, periods, query) + c.bonus) for c in candidates]
    worths.sort(key=lambda pair: (-pair[1], pair[0].start))
    if query.kind in _FITS:
        worths = _pointed_first(query, sentence, worths)
    return [(_shown(query, candidate, sentence), worth) for candidate, worth in worths]


def _pointed_first(
    query: Query, sentence: str, worths: Sequence[tuple[Candidate, float]]
) -> list[tuple[Candidate, float]]:
    """The candidates, led by the one that the question's own words point to among those like the best."""
    best = worths[0][0]
    worths = [pair for pair in worths if pair[0] is best or stands_free(sentence, pair[0].start)]
    alike = sorted((c for c, _ in worths if _measure_alike(c.quantity, best.quantity)), key=lambda c: c.start)
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
        start, end = (start, end) if _ONE_DATE.search(query.focus) else whole_stretch(sentence, start, end)
    elif query.kind in _FITS:
        start, end = whole_range(sentence, start, end)
    return ShortAnswer(start, end, sentence[start:end], candidate.meant)


def _candidates(query: Query, sentence: str) -> list[Candidate]:
    if query.kind is AnswerKind.QUANTITY and asks_age(query.focus):
        ages = [Candidate(age.start, age.end, (age.start, age.end), 0.0) for age in ages_for(query.focus, sentence)]
        return ages or [
            _figure(query, q, sentence) for q in read_quantities(sentence) if is_time(q) and is_age(q, sentence)
        ]
    if query.kind in _FITS:
        figures = [_figure(query, q, sentence) for q in read_quantities(sentence) if _may_answer(query, q, sentence)]
        lasts = asks_duration(query.focus) and not any(one.quantity and is_time(one.quantity) for one in figures)
        bounded = [Candidate(*place, place, _SAME_UNIT) for place in bounds(sentence)] if lasts else []
        return bounded or figures
    if query.kind in (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME):
        names = read_names(sentence, _known(query, sentence) if query.kind is AnswerKind.PERSON else frozenset())
        names = tuple(name for name in names if not _is_cut(name, sentence) and not _names_none(query, name, sentence))
        worths = [(name, _worth(query, name)) for name in names]
        fitting = [(name, worth) for name, worth in worths if worth > _LEAST_WORTH]
        if query.kind is AnswerKind.PERSON:
            fitting = list(_together(fitting, sentence))
        if query.kind is AnswerKind.PLACE and _WHERE.match(query.focus):
            fitting = [pair for pair in in_one_list(fitting, sentence) if is_behind(query, pair[0], sentence)]
        return [Candidate(n.start, n.end, (n.start, n.end), _NAME_WORTH * w) for n, w in fitting]
    return []


def _known(query: Query, sentence: str) -> frozenset[str]:
    """Words of the question's names that a sentence has: few, so that the sentence has often been read so before."""
    there = sentence.lower()
    words = (word.lower() for name in query.names for word in re.findall(r"[\w-]+", name))
    return frozenset(word for word in words if word in there)


def _is_cut(name: Name, sentence: str) -> bool:
    """Whether words of the question were cut off its end: "Kassym-Jomart" of who is asked about by the other name."""
    return any(whole.start <= name.start and name.end < whole.end for whole in read_names(sentence))


def _names_none(query: Query, name: Name, sentence: str) -> bool:
    """Whether a name is part of what an office is called ("Head of State"), or of the thing asked about."""
    place = query.kind is AnswerKind.PLACE
    return place and (name.text in _OF_OFFICES or is_of_asked(query, sentence, name.start, name.end))


def _together(people: Sequence[tuple[Name, float]], sentence: str) -> Iterator[tuple[Name, float]]:
    """The people, two that "and" joins as one: "Ana Sousa and Bold Erdene signed"."""
    rest = list(people)
    while rest:
        name, worth = rest.pop(0)
        while rest and sentence[name.end : rest[0][0].start] == " and ":
            other, its = rest.pop(0)
            name, worth = replace(name, end=other.end, text=sentence[name.start : other.end]), max(worth, its)
        yield name, worth


def _relative_days(query: Query, days: Sequence[Day]) -> Iterator[Candidate]:
    """ "Yesterday": but not the day on which something was said, unless that is asked for."""
    saying = _ASKS_SAYING.search(query.focus) is not None
    for day in days:
        if saying or not day.of_saying:
            bonus = _SAYING * (saying and day.of_saying) - _VAGUE * day.vague
            yield Candidate(day.start, day.end, (day.start, day.end), bonus, meant=day.meant)


def _relative_dates(sentence: str, periods: Sequence[Period], dates: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "The spring of next year": dates without a year of their own, counted from the article's date."""
    for period in periods:
        if period.cumulative or any(date.start < period.end and period.start < date.end for date in dates):
            continue
        season = _SEASON.search(sentence[: period.start])
        start = season.start() if season else period.start
        yield Candidate(start, period.end, (start, period.end), 0.0, relative=True)


def _may_answer(query: Query, quantity: Quantity, sentence: str) -> bool:
    """Of the kind asked for, of what is counted, and not a figure that the question itself names."""
    if quantity.kind not in _FITS[query.kind] or (is_time(quantity) and _HOW_MUCH.search(query.focus)):
        return False
    if quantity.kind is QuantityKind.COUNT:
        noun, unit = counted_noun(query.focus), quantity.unit
        if not counts(noun, unit) and not is_measured(noun, unit, terms(sentence)):
            return False
    if query.kind is AnswerKind.QUANTITY and not measures(quantity, dimension_of(query.focus)):
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
    if query.kind is AnswerKind.COUNT and (is_divided(quantity, sentence) or asks_part(query.focus)):
        bonus += _PART_WORTH if is_part(quantity, sentence) else -_PART_WORTH
    return Candidate(quantity.start, quantity.end, _with_part(quantity, sentence), bonus, quantity=quantity)


def _with_part(quantity: Quantity, sentence: str) -> Place:
    """A year with the part of it that is meant: "the fourth quarter of 2026"."""
    part = _PART.search(sentence[: quantity.start]) if quantity.kind is QuantityKind.DATE else None
    return (part.start(), quantity.end) if part else quantity.shown


def _worth(query: Query, name: Name) -> float:
    """How well a name fits the kind asked for; "which pipeline" takes a pipeline only, and no name answers itself."""
    if query.kind is AnswerKind.NAME:
        noun = _NOUN.search(query.focus)
        if noun and noun[1] in name.text.lower():
            return 1.0
        body = BODY_ASKED.search(query.focus) is not None and not set_aside(query, name.text)
        return _BODY * (body and _may_be_body(query, name))
    if set_aside(query, name.text):
        return 0.0
    if not any(names_missing([word], query.focus) for word in name.text.split() if word[:1].isupper()):
        return 0.0
    if query.kind is AnswerKind.PERSON:
        return name.person
    if is_of_named(query, name):
        return 0.0
    wrong = _TOWN if canonical(name.text) else _COUNTRY
    return 0.0 if wrong.search(query.focus) else name.place


def _may_be_body(query: Query, name: Name) -> bool:
    """Whether a name is one of a company or the like, so far as can be told: of no person, place nor people."""
    land = name.text in territories() or bool(read_parties(name.text))
    return not land and name.person < _PERSON and name.place < _PLACE and name.text.lower() not in query.focus.lower()
