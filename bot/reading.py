"""The figures of one sentence: what each measures and when, with what stands before the sentence.

A figure belongs to the stretch of its sentence between the figure before it and the break after it; what the stretch
leaves out, it takes from the figure before, from the words that introduce its list, and from the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.measures import FIRST, Aspect, content, is_base, is_change, is_rank, is_result, is_share
from bot.months import Moment, Months
from bot.parties import of_both
from bot.periods import Period as Mention
from bot.periods import read_years
from bot.quantities import Quantity, QuantityKind, read_quantities
from bot.rows import goes_on, in_place_of, names_of, without_next_name
from bot.sources import without_source
from bot.subjects import Subject, joined, subject_at, subject_of, under, with_parties, with_words, without_countries

_BREAK = re.compile(
    r"[;:,()]|\s[–-]\s|\s(?:and(?!\s[A-Z])|but|while|which|whereas|as|compared|after|against|versus|or)\s"
)
_CLAUSE = re.compile(r";|,?\s(?:while|whereas|but)\s|,\s(?:and|which)\s")
# What the names of the sentences before stand for: "It carried 4 million tons".
_POINTS_BACK = re.compile(r"\b(?:it|they|we|i|he|she|its|their|our)\b", re.IGNORECASE)
_CLAUSE_OF_ITS_OWN = re.compile(r";|\b(?:while|whereas|but|which|was|were|is|are|has|have|had)\b")
_AND = re.compile(r"[\s,]*(?:(?:and|or)\s)?")
_ALSO = re.compile(r"\s?,?\s?(?:or|and|\()\s?(?:by\s)?")
_QUALIFIED = re.compile(
    r"\b(more than|less than|fewer than|at least|at most|up to|over|under|above|below|almost|nearly|around|about"
    r"|roughly|some|only|just|approximately|an estimated|exceed\w*|surpass\w*)\s?(?:a\s)?$",
    re.IGNORECASE,
)
# Between a figure and its year; and before a year that is only compared with.
_IN = re.compile(r"^[\s,]*(?:[\w’'-]+\s){0,6}?(?:in|for|during|of|by|through|throughout)\s(?:the\s)?(?:year\s)?$")
_COMPARED = re.compile(
    r"\b(?:(?:over|from|than|against|versus|to|with|previous|preceding)|(?:than|as)\s(?:in|at|on|by))\s(?:the\s|an?\s)?"
    r"(?:level\sof\s|year\s|(?:end|start|beginning|close|middle)\sof\s(?:the\s)?)?$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:than|over|compared\s(?:with|to))\s(?:(?:at|in|on|by)\s)?(?:an?\s|the\s)?"
    r"(?:(?:end|start|beginning|close|middle)\sof\s)?",
    re.IGNORECASE,
)
_THAN_BEFORE = re.compile(r"\s(?:[\w-]+\s){0,3}?than\s(?:before|previously|earlier)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:than|from|compared|over|against|versus)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:the\s)?(?:(?:previous|preceding|prior)\syear|year\s(?:before|earlier)|year-earlier)", re.IGNORECASE
)
_RIGHT_BEFORE = frozenset({"(", ":", "–", "-", ""})


@dataclass(frozen=True)
class Period:
    """The years of a figure, oldest first. cumulative: all that came since then; inferred: not stated with it.

    months: the part of the year that it is for; None for all of it.
    """

    years: tuple[int, ...]
    cumulative: bool = False
    inferred: bool = False
    months: Months | None = None


@dataclass(frozen=True)
class Reading:
    """A figure as its sentence and context give it. approximate: the word that makes it so, like "about"; base: for a
    change, the time that it counts from, of no years where that is "before"."""

    quantity: Quantity
    aspect: Aspect
    period: Period | None
    approximate: str | None = None
    base: Period | None = None


@dataclass(frozen=True)
class Context:
    """What stands before a sentence: the words that introduce its list, the last sentences, its heading.

    pair: which countries "the two countries" are.
    """

    lead_in: str
    before: tuple[str, ...]
    heading: str
    pair: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Stretch:
    """A figure with the words between it and its neighbours."""

    quantity: Quantity
    before: str
    after: str

    @property
    def start(self) -> int:
        return self.quantity.shown[0] - len(self.before)

    @property
    def end(self) -> int:
        return _end(self.quantity)


@dataclass(frozen=True)
class _Told:
    """What a figure is about. names: the words with the names that tell it from the next; tail: those after it."""

    subject: Subject
    names: str
    tail: str


def has_figures(sentence: str) -> bool:
    """Whether a sentence has a figure, a date with a year or a rank."""
    read = any(quantity.years or _is_figure(quantity, sentence) for quantity in read_quantities(sentence))
    return read or FIRST.search(sentence) is not None


@lru_cache(maxsize=8192)
def read_sentence(sentence: str, context: Context, written: Moment | None) -> tuple[Reading, ...]:
    """The figures of a sentence in order, then its dates and ranks in words. `written`: the year of its article."""
    mentions = read_years(sentence, written, _year_before(context, written))
    found: list[Reading] = []
    running: Period | None = None
    for stretch in _stretches(sentence):
        last = found[-1] if found else None
        aspect = _aspect(stretch, last)
        running = _period(stretch, mentions, sentence) or running or _carried(context, written)
        period = _base_period(stretch, running, mentions, sentence) if aspect is Aspect.BASE else running
        qualifier = _QUALIFIED.search(sentence[: stretch.quantity.start])
        found.append(Reading(stretch.quantity, aspect, period, qualifier[1].lower() if qualifier else None))
        if aspect in (Aspect.CHANGE, Aspect.RATE):
            found[-1] = replace(found[-1], base=_changed_from(stretch, mentions, sentence))
    return (*found, *_dates_and_ranks(sentence))


def subject_of_figure(sentence: str, context: Context, written: Moment | None, number: int) -> Subject:
    """What a figure of a sentence is about; `number`: its place in `read_sentence`."""
    subjects = _subjects(sentence, context, written)
    # Dates, and ranks in words, are about the whole sentence.
    return subjects[number] if number < len(subjects) else subject_of(without_source(sentence))


# Apart from the rest: most figures are passed over for their kind or year before anybody asks what they are about.
@lru_cache(maxsize=8192)
def _subjects(sentence: str, context: Context, written: Moment | None) -> tuple[Subject, ...]:
    stretches = tuple(_stretches(sentence))
    everywhere = _parties_of_all(sentence) if len(stretches) == 1 else frozenset()
    told = _told_before(stretches[0], context, written) if stretches else None
    found: list[Subject] = []
    for number, stretch in enumerate(stretches):
        last, told = told, _about(stretch, told, context, first=number == 0)
        if last and number and told.subject.flow is None and _in_a_row(stretches[number - 1], stretch):
            told = replace(told, subject=replace(told.subject, flow=last.subject.flow))
        both = of_both(sentence) and len(told.subject.parties) < 2
        shared = everywhere | (context.pair if both else frozenset())
        found.append(replace(told.subject, parties=told.subject.parties | shared))
    return tuple(found)


def _in_a_row(last: _Stretch, stretch: _Stretch) -> bool:
    """Whether two figures of one kind and unit stand in one clause: "cork, $5 million, and wool, $3 million"."""
    alike = last.quantity.kind is stretch.quantity.kind and last.quantity.unit == stretch.quantity.unit
    return alike and not _CLAUSE_OF_ITS_OWN.search(stretch.before)


def _parties_of_all(sentence: str) -> frozenset[str]:
    """The countries of a sentence of one statement, which are those of its only figure."""
    plain = without_source(sentence)
    return frozenset() if _CLAUSE.search(plain) else subject_of(plain).parties


def _stretches(sentence: str) -> Iterator[_Stretch]:
    plain = without_source(sentence)
    figures = [quantity for quantity in read_quantities(sentence) if _is_figure(quantity, sentence)]
    for i, quantity in enumerate(figures):
        start = _end(figures[i - 1]) if i else 0
        following = figures[i + 1].start if i + 1 < len(figures) else len(sentence)
        yield _Stretch(quantity, plain[start : quantity.shown[0]], plain[_end(quantity) : following])


def _end(quantity: Quantity) -> int:
    return max(quantity.end, quantity.shown[1])


def _is_figure(quantity: Quantity, sentence: str) -> bool:
    if quantity.kind is QuantityKind.ORDINAL:
        return is_rank(sentence[quantity.end :]) or "-" in quantity.text
    bare = quantity.kind is QuantityKind.COUNT and not quantity.unit and quantity.text.isalpha()
    return quantity.kind is not QuantityKind.DATE and not bare


def _dates_and_ranks(sentence: str) -> Iterator[Reading]:
    """Dates that name a year and first places told without a number."""
    for quantity in read_quantities(sentence):
        if quantity.years:
            yield Reading(quantity, Aspect.LEVEL, Period(quantity.years))
    for match in FIRST.finditer(sentence):
        text, place = match.group(), match.span()
        quantity = Quantity(QuantityKind.ORDINAL, *place, text, shown=place, written=text)
        yield Reading(quantity, Aspect.RANK, None)


def _aspect(stretch: _Stretch, last: Reading | None) -> Aspect:
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


def _about(stretch: _Stretch, last: _Told | None, context: Context, *, first: bool) -> _Told:
    """What a figure is about: the words of its stretch, else those of the figure before, else what introduces it."""
    tail = stretch.after[: match.start()] if (match := _BREAK.search(stretch.after)) else stretch.after
    if not stretch.before.strip(" ,;") and stretch.after.startswith((":", " –")):  # "€2 million: loan of the bank"
        tail = re.split(r"[;,.(]", stretch.after)[0].lstrip(": –")
    tail = without_next_name(tail) if len(tail) == len(stretch.after) else tail
    own = _last_clause(_own_words(stretch.before, last, tail))
    here = subject_at(f"{own}\0{stretch.quantity.unit} {tail}", len(own))
    names = own if names_of(own) else tail
    if last is not None and (goes_on(own, last.subject) or (not own and names_of(tail))):
        here = with_words(in_place_of(last.subject, last.names, names), here)
    elif last is not None and not first:
        telling = content(without_countries(own))
        if not telling or (here.flow is None and last.subject.flow and len(telling) < 2):
            here = joined(here, last.subject)
        if len(here.parties) < 2 and here.flow is last.subject.flow:
            here = with_parties(here, last.subject)
    if first and last is None and context.before and _POINTS_BACK.search(own):
        here = replace(here, measure=here.measure | frozenset().union(*map(names_of, context.before)))
    here = under(here, subject_of(context.lead_in)) if context.lead_in else here
    return _Told(here, names if names_of(names) or last is None else last.names, tail)


def _own_words(before: str, last: _Told | None, tail: str) -> str:
    """The words before a figure without those that the one before it has, where others tell what it is."""
    if last is None or not last.tail.strip() or not before.startswith(last.tail):
        return before
    rest = before.removeprefix(last.tail)
    if _AND.fullmatch(rest) and content(tail):
        return ""
    return rest if names_of(rest) and goes_on(rest, last.subject) else before


def _told_before(stretch: _Stretch, context: Context, written: Moment | None) -> _Told | None:
    """What the last amount of the sentence before is about, where the first one of this sentence leaves it out."""
    if not context.before or context.lead_in:
        return None
    sentence = context.before[-1]
    context = replace(context, before=context.before[:-1])
    alike = [
        (number, one.quantity)
        for number, one in enumerate(read_sentence(sentence, context, written))
        if one.quantity.kind is stretch.quantity.kind and one.aspect is Aspect.LEVEL
    ]
    if not alike:
        return None
    number, quantity = alike[-1]
    subject = subject_of_figure(sentence, context, written, number)
    return _Told(subject, sentence[: quantity.start], "") if goes_on(_last_clause(stretch.before), subject) else None


def _last_clause(before: str) -> str:
    """The clause that ends at a figure; a label before a colon is whole, and so is what has no words of its own."""
    if ":" in before:
        return before
    breaks = list(_CLAUSE.finditer(before))
    own = before[breaks[-1].end() :] if breaks else before
    return own if content(without_countries(own)) else before


def _period(stretch: _Stretch, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """The years that a sentence gives a figure: right after it, else before it, else later on."""
    end = stretch.end
    for mention in mentions:  # "$6.9 billion in 2024"
        between = sentence[end : mention.start]
        near = end <= mention.start <= end + len(stretch.after)
        if near and _IN.match(between) and not _THAN.search(between):
            return _stated(mention)
        if near and not between.strip() and not sentence[mention.start].isdigit():  # "$4 billion the year before"
            return _stated(mention)
    inside = [m for m in mentions if stretch.start <= m.start and m.end <= stretch.quantity.start]
    if (
        inside and sentence[inside[-1].end : stretch.quantity.shown[0]].strip() in _RIGHT_BEFORE
    ):  # "2023 ($16.1 billion)"
        return _stated(inside[-1])
    if plain := [m for m in inside if m.cumulative or not _COMPARED.search(sentence[: m.start])]:
        return _stated(plain[-1])
    before = [m for m in mentions if m.end <= stretch.start]
    later = [m for m in mentions if m.start >= end and not _COMPARED.search(sentence[: m.start])]
    return _stated(later[0]) if later and not before else None


def _stated(mention: Mention) -> Period:
    return Period(mention.years, mention.cumulative, months=mention.months)


def _carried(context: Context, written: Moment | None) -> Period | None:
    """The period of what introduces a list, else of the nearest sentence before that has one."""
    for text in (context.lead_in, *reversed(context.before)):
        mentions = [m for m in read_years(text, written) if not _COMPARED.search(text[: m.start])]
        if mentions := [m for m in mentions if not _YEAR_BEFORE.fullmatch(text, m.start, m.end)]:
            return replace(_stated(mentions[-1]), inferred=True)
    return None


def _base_period(stretch: _Stretch, period: Period | None, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """A base that names no year of its own is of the year before that of the change."""
    end = stretch.quantity.end
    later = [(m, sentence[end : m.start]) for m in mentions if m.start >= end]
    own = any(_IN.match(between) or not between.strip() for _, between in later)  # "from $4 billion the year before"
    if period and len(period.years) == 1 and not period.cumulative and not own:
        return Period((period.years[0] - 1,), inferred=True, months=period.months)
    return period


def _changed_from(stretch: _Stretch, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """The time that a change counts from: "31 more than at the end of 2022"; of no years for "than before"."""
    for mention in mentions:
        if mention.start >= stretch.end and _SINCE_THEN.fullmatch(sentence, stretch.end, mention.start):
            return _stated(mention)
    return Period(()) if _THAN_BEFORE.match(sentence, stretch.end) else None


def _year_before(context: Context, written: Moment | None) -> int | None:
    """The latest year of the nearest sentence before that names any."""
    for text in reversed(context.before):
        if mentions := read_years(text, written):
            return max(year for mention in mentions for year in mention.years)
    return None
