"""The time that a figure is of: the years that its sentence gives it, else those of what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.numbers.months import Moment, Months
from bot.numbers.periods import Period as Mention
from bot.numbers.periods import read_years
from bot.numbers.stretches import Context, Stretch

# Between a figure and its year; and before a year that is only compared with.
_IN = re.compile(r"^[\s,]*(?:[\w’'-]+\s){0,6}?(?:in|for|during|of|by|through|throughout)\s(?:the\s)?(?:year\s)?$")
_GOES_ON = re.compile(r"[,;]|\b(?:and|but|while)\b")
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
# Between a figure and the one that it is compared with.
_AFTER = re.compile(
    r"^,?\s?(?:(?:and|but|up|down|a (?:rise|fall)|it was)\s)*"
    r"(?:from|compared (?:with|to)|against|after|versus)\s(?:only\s|just\s)?$"
)
_THAN_FIGURE = re.compile(rf"{_THAN.pattern}\s(?:[\w’'-]+\s){{0,3}}?[^\w\s]?\d", re.IGNORECASE)
# "From €187 million in 2023": the year of what a change started from, or is compared with.
_FROM_FIGURE = re.compile(
    r"\b(?:from|against|after|versus|compared\s(?:with|to))\s[^\w\s]?\d[\d.,]*(?:\s[\w-]+){0,3}?\sin\s$"
)
_YEAR_BEFORE = re.compile(
    r"(?:the\s)?(?:(?:previous|preceding|prior)\s(?:year|season)|(?:year|season)\s(?:before|earlier)|year-earlier)",
    re.IGNORECASE,
)
# "In 2022, 2023 and 2024", "in the same years".
_YEARS_IN_TURN = re.compile(r"\b(?:19|20)\d\d(?:(?:,|,? and) (?:in )?(?:19|20)\d\d)+\b")
_SAME_YEARS = re.compile(r"\bthe same (?:\w+ )?(?:years|periods)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Higher than in 2023, when it stood at 4": what is told of the year that another figure is compared with.
_WHEN = re.compile(r",?\swhen\b")
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


def period_of(stretch: Stretch, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """The years that a sentence gives a figure: right after it, else before it, else later on."""
    end = stretch.end
    inside = [m for m in mentions if stretch.start < m.end <= stretch.quantity.start]
    for mention in mentions:  # "$6.9 billion in 2024"
        between = sentence[end : mention.start]
        near = end <= mention.start <= end + len(stretch.after)
        goes_on = bool(inside) and _GOES_ON.search(between)  # "in 2023 it was 352, and in 2024 it was 397"
        if near and _IN.match(between) and not _THAN.search(between) and not goes_on:
            return _stated(mention)
        if near and not between.strip() and not sentence[mention.start].isdigit():  # "$4 billion the year before"
            return _stated(mention)
    if (
        inside and sentence[inside[-1].end : stretch.quantity.shown[0]].strip() in _RIGHT_BEFORE
    ):  # "2023 ($16.1 billion)"
        return _stated(inside[-1])
    based = [m for m in inside if is_base_year(m, sentence)]
    told = [
        m
        for m in inside
        if m not in based and (_WHEN.match(sentence, m.end) or not _COMPARED.search(sentence[: m.start]))
    ]
    if plain := [m for m in inside if m.cumulative or m in told]:
        return _stated(plain[-1])
    before = [m for m in mentions if m.end <= stretch.start]
    later = [m for m in mentions if m.start >= end and not _COMPARED.search(sentence[: m.start])]
    later = [m for m in later if not _THAN_FIGURE.search(sentence, end, m.start)]  # "down from $4 billion in 2019"
    if (before or based) and not later:
        return _of_main_year([*before, *(m for m in inside if m not in before)], sentence)
    return _stated(later[0]) if later and not before else None


def is_base_year(mention: Mention, sentence: str) -> bool:
    """Whether a year is that of a figure which another one is only compared with: "up from $8 in 2023"."""
    return _FROM_FIGURE.search(sentence[: mention.start]) is not None


def _of_main_year(before: Sequence[Mention], sentence: str) -> Period | None:
    """The one year before a figure that the last of them is only compared with: "sales of $9 in 2024, up from $8 in
    2023, and a profit of $2"."""
    main = [mention for mention in before if not is_base_year(mention, sentence)]
    return replace(_stated(main[-1]), inferred=True) if main and main[-1] is not before[-1] else None


def before_base(period: Period, before: str) -> Period | None:
    """The time of a figure that names none, where the words before the next one compare it with that one's year."""
    if len(period.years) == 1 and not period.inferred and not period.cumulative and _AFTER.search(before):
        return Period((period.years[0] + 1,), inferred=True, months=period.months)
    return None


def _stated(mention: Mention) -> Period:
    return Period(mention.years, mention.cumulative, months=mention.months)


def carried(context: Context, written: Moment | None) -> Period | None:
    """The period of what introduces a list, else of the nearest sentence before that has one."""
    for text in (context.lead_in, *reversed(context.before)):
        mentions = [
            m
            for m in read_years(text, written)
            if not (_COMPARED.search(text[: m.start]) or _FROM_FIGURE.search(text[: m.start]))
        ]
        if mentions := [m for m in mentions if not _YEAR_BEFORE.fullmatch(text, m.start, m.end)]:
            return replace(_stated(mentions[-1]), inferred=True)
    return None


def base_period(stretch: Stretch, period: Period | None, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """A base that names no year of its own is of the year before that of the change."""
    end = stretch.quantity.end
    later = [(m, sentence[end : m.start]) for m in mentions if m.start >= end]
    own = any(_IN.match(between) or not between.strip() for _, between in later)  # "from $4 billion the year before"
    if period and len(period.years) == 1 and not period.cumulative and not own:
        return Period((period.years[0] - 1,), inferred=True, months=period.months)
    return period


def changed_from(stretch: Stretch, mentions: Sequence[Mention], sentence: str) -> Period | None:
    """The time that a change counts from: "31 more than at the end of 2022"; of no years for "than before"."""
    for mention in mentions:
        if mention.start >= stretch.end and _SINCE_THEN.fullmatch(sentence, stretch.end, mention.start):
            return _stated(mention)
    return Period(()) if _THAN_BEFORE.match(sentence, stretch.end) else None


def in_turn(count: int, sentence: str, context: Context, written: Moment | None) -> Sequence[Period | None]:
    """The years of so many figures that a sentence tells all together: "3, 4 and 5 in 2022, 2023 and 2024", or in "the
    same years" as those before; empty where it doesn't, none where it does and they are not as many."""
    listed = _YEARS_IN_TURN.search(sentence)
    years = list(map(int, _YEAR.findall(listed.group()))) if listed else []
    if not years and count > 1 and _SAME_YEARS.search(sentence):
        before = (mention for text in context.before for mention in read_years(text, written))
        years = list(dict.fromkeys(year for mention in before for year in mention.years)) or [0]
        return [Period((year,)) for year in years] if len(years) == count else [None] * count
    return [Period((year,)) for year in years] if len(years) == count > 1 else []


def year_before(context: Context, written: Moment | None) -> int | None:
    """The latest year of the nearest sentence before that names any."""
    for text in reversed(context.before):
        if mentions := read_years(text, written):
            return max(year for mention in mentions for year in mention.years)
    return None
