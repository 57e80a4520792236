"""A figure or date as written: its place, kind, value, unit and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.english.numeral_patterns import YEAR


class QuantityKind(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    DATE = "date"
    ORDINAL = "ordinal"
    COUNT = "count"


@dataclass(frozen=True)
class Quantity:
    """A figure in a text: `text_read[start:end] == text`.

    value: the number in units of `unit`, scale words multiplied out ("$6.9 billion" is 6900000000 of "$");
    None for dates and ranks. unit: currency sign or code, "%", "points", "-fold", or the noun that is counted.
    years: the years of a date, oldest first. shown: start and end of the figure as a reader wants it, with what
    qualifies it and what it counts ("more than 300 Italian companies"). written: the figure as it can stand alone; the
    left end of a range takes what it shares with the right one ("$14.5 billion" from "$14.5 to $18.4 billion").
    per: what one of it is for: "barrel" in "$70 a barrel".
    """

    kind: QuantityKind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    unit: str = ""
    years: tuple[int, ...] = ()
    shown: tuple[int, int] = (0, 0)
    written: str = ""
    per: str = ""


_YEARS = re.compile(rf"(?<![\d.,$€£¥]){YEAR}(?![\d%]|[.,]\d)")
# Of a harvest or an academic year: "2019/20".
SPLIT_YEAR = re.compile(rf"(?<![\d/])(?P<first>{YEAR})/(?:{YEAR}|\d\d)(?![\d/])")
_SHORT_SPAN = re.compile(rf"(?<![\d.,$€£¥])({YEAR})\s?[-–]\s?(\d\d)(?![\d%-]|[.,]\d)")
_TIME = re.compile(r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?)(?:\s\w+)?")


def is_time(quantity: Quantity) -> bool:
    """Whether it is a stretch of time: "two years"."""
    return quantity.kind is QuantityKind.COUNT and _TIME.fullmatch(quantity.unit) is not None


def years_in(text: str) -> tuple[int, ...]:
    """Years named in a text, oldest first, each once; "2019–21" names both its ends, "2019/20" the one it begins in."""
    text = SPLIT_YEAR.sub(lambda match: match["first"], text)
    spans = [(int(first), int(first[:2] + last)) for first, last in _SHORT_SPAN.findall(text)]
    return tuple(sorted({int(year) for year in _YEARS.findall(text)} | {last for first, last in spans if last > first}))
