"""Days and months that a text names: "on May 30", "28–29 May 2025", "in April 2025", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS
from bot.numbers.days import read_days
from bot.numbers.periods import moment_of
from corpus.types import Article

_TO = r"\s?(?:[-–]|and|to)\s?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?:of\s)?(?P<year{n}>(?:19|20)\d\d)\b)?"
_DATE = re.compile(
    rf"(?<![\d.,])(?P<day1>\d\d?){_ORDINAL}(?:{_TO}(?P<until1>\d\d?){_ORDINAL})?\s(?:of\s)?"
    rf"(?P<month1>{MONTH_NAMES})\b{_YEAR.format(n=1)}"
    rf"|\b(?P<month2>{MONTH_NAMES})\s(?P<day2>\d\d?)(?!\d|[.,]\d|%){_ORDINAL}(?:{_TO}(?P<until2>\d\d?)(?!\d|[.,]\d|%){_ORDINAL})?"
    rf"{_YEAR.format(n=2)}"
    rf"|\b(?P<month3>{MONTH_NAMES})\b(?!\s\d\d?\b){_YEAR.format(n=3)}"
)
# "On the same day", after the sentence that names it.
_SAME = re.compile(r"^\W*(?:on|in|at) (?:the same|that) (?P<what>day|month)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Date:
    """A day, or some in a row, a month, or a year; `text[start:end]` names it. year: None where it is not known."""

    start: int
    end: int
    month: int | None
    year: int | None = None
    day: int | None = None
    until: int | None = None

    def holds(self, other: Date) -> bool:
        """Whether another date is this one, or lies in it, as far as their years are known."""
        if self.month is None:
            return self.year == other.year
        if self.month != other.month or (self.year and other.year and self.year != other.year):
            return False
        if self.day is None:
            return True
        return other.day is not None and other.day <= self.day <= (other.until or other.day)


@lru_cache(maxsize=8192)
def named_dates(text: str) -> tuple[Date, ...]:
    """The dates that a text names, in order."""
    return tuple(_named(text))


def told_dates(text: str, before: str, article: Article) -> tuple[Date, ...]:
    """The dates that a sentence of an article tells of: named, or by the article's own day; those without a year are of
    the article's. `before`: the sentence before it, whose day may be "the same day"."""
    written = moment_of(article)
    year = written.year if written else None
    relative = [date for day in read_days(text, article) if not day.vague for date in named_dates(day.meant)]
    same = [date for date in named_dates(before) if _SAME.match(text)]
    return tuple(
        Date(date.start, date.end, date.month, date.year or year, date.day, date.until)
        for date in (*named_dates(text), *relative, *same)
    )


def _named(text: str) -> Iterator[Date]:
    for match in _DATE.finditer(text):
        n = next(n for n in "123" if match[f"month{n}"])
        day, until = (match[f"day{n}"], match[f"until{n}"]) if n != "3" else (None, None)
        year = match[f"year{n}"]
        if n == "3" and match["month3"] == "May" and not year and not re.search(r"\b[Ii]n $", text[: match.start()]):
            continue  # it may be the verb
        yield Date(
            *match.span(),
            MONTH_NUMBERS[match[f"month{n}"].lower()],
            int(year) if year else None,
            int(day) if day else None,
            int(until) if until else None,
        )
