"""Parts of a year: "the first nine months", "January–September", "the third quarter", and seasons next and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS, WORDS
from bot.english.quantity import SPLIT_YEAR

# First and last month, 1 to 12.
Months = tuple[int, int]

_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
# H2 without a year is hydrogen.
_PART = re.compile(
    rf"\b(?P<from>{MONTH_NAMES})\s?(?:[-–]|to|through|until)\s?(?P<until>{MONTH_NAMES})\b"
    r"|\b(?:the\s)?(?:(?P<which>first|last)\s)?(?P<count>\d{1,2}|[a-z]+)[\s-]months\b"
    r"|\b(?:the\s)?(?P<half>first|second|last)\shalf(?:-year)?\b|\bH(?P<h>1|2(?=\s(?:of\s)?(?:19|20)\d\d)|(?<=(?:19|20)\d\d\sH)2)\b"
    rf"|(?P<split>{SPLIT_YEAR.pattern})"
    r"|\b(?:the\s)?(?P<quarter>first|second|third|fourth|last)\squarter\b|\bQ(?P<q>[1-4])\b",
    re.IGNORECASE,
)
# A text without any of these names no part, and most are passed over so ten times as fast.
_TELLING = ("/", "months", "half", "quarter", "h1", "h2", "q1", "q2", "q3", "q4", *MONTH_NUMBERS)
# What makes "nine months" a part of a year, and no length of time: "in nine months of 2024".
_OF_A_YEAR = re.compile(r"\s(?:of|in)\s(?:the\s(?:year|current)|this|last|(?:19|20)\d\d)\b", re.IGNORECASE)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_SEASON = re.compile(rf"\b(?P<which>next|last)\s(?P<what>{'|'.join(SEASONS)}|{MONTH_NAMES})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A part of a year that `text[start:end]` names."""

    start: int
    end: int
    months: Months


@dataclass(frozen=True)
class Moment:
    """When an article was written; month is None where only the year is known."""

    year: int
    month: int | None = None


def read_parts(text: str) -> Iterator[Part]:
    """The parts of a year that a text names, in order."""
    small = text.lower()
    if not any(word in small for word in _TELLING):
        return
    for match in _PART.finditer(text):
        if (months := _months(match)) is not None:
            yield Part(*match.span(), months)


def read_seasons(text: str, written: Moment) -> Iterator[tuple[int, int, int]]:
    """Start, end and year of each "next spring" and "last January": the soonest to come, the latest that is over."""
    for match in _SEASON.finditer(text):
        word = match["what"].lower()
        first, last = SEASONS.get(word) or (MONTH_NUMBERS[word], MONTH_NUMBERS[word])
        now = written.month or (12 if match["which"].lower() == "next" else 1)
        if match["which"].lower() == "next":
            yield *match.span(), written.year + (now >= first)
        else:
            yield *match.span(), written.year - (now <= last)


def _months(match: re.Match[str]) -> Months | None:
    if match["from"]:
        first, last = MONTH_NUMBERS[match["from"].lower()], MONTH_NUMBERS[match["until"].lower()]
        return (first, last) if first < last else None
    if match["half"] or match["h"]:
        return (1, 6) if (match["half"] or match["h"]).lower() in ("first", "1") else (7, 12)
    if match["quarter"] or match["q"]:
        place = _ORDER[match["quarter"].lower()] % 4 if match["quarter"] else int(match["q"]) - 1
        return 3 * place + 1, 3 * place + 3
    if match["split"]:
        return 7, 18  # from one summer to the next
    count = int(match["count"]) if match["count"].isdigit() else WORDS.get(match["count"].lower(), 0)
    of_a_year = match["which"] or _OF_A_YEAR.match(match.string, match.end())
    if not (1 < count < 12 and of_a_year):
        return None
    return (13 - count, 12) if (match["which"] or "").lower() == "last" else (1, count)
