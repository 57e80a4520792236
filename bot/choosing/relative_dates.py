"""Dates that a sentence tells without a year: "yesterday", "the spring of next year", "in the autumn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.choosing.nearness import Candidate
from bot.english.numerals import MONTH_NAMES
from bot.numbers.days import Day
from bot.numbers.periods import Period
from bot.questions.query import Query

# When was something said?
_ASKS_SAYING = re.compile(
    r"\b(?:sa(?:y|id)|tell|told|announc\w+|report(?:ed)?|publish(?:ed)?|releas\w+|stat(?:e|ed)|declar\w+|confirm\w*"
    r"|interview\w*|news conference)\b",
    re.IGNORECASE,
)
# In units of closeness: the day of saying goes before other dates where it is asked for, and "today", which may mean
# these days, behind them.
_SAYING, _VAGUE = 0.5, 0.3
_SEASON = re.compile(
    rf"\b(?:(?:early|late|mid|the (?:start|beginning|middle|end) of|spring|summer|autumn|fall|winter"
    rf"|{MONTH_NAMES})\s?)+(?:\sof)?\s$",
    re.IGNORECASE,
)
# "In the autumn", "by the end of this summer": of the article's year or the next, so that no year is put to it.
_UNDATED = re.compile(
    r"\b(?:(?:the\s)?(?:start|beginning|middle|end|first half|second half)\sof\s)?"
    r"(?:(?:the|this|next|last|early|late|mid)[\s-]){1,2}(?:spring|summer|autumn|fall|winter)\b"
    r"(?=[,.;:)”\"]|$|\s(?:and|or|but|in|at|by|for|from|with|when|where|which|to|as|on|after|before|because|while|so)\b)",
    re.IGNORECASE,
)


def relative_days(query: Query, days: Sequence[Day]) -> Iterator[Candidate]:
    """ "Yesterday": but not the day on which something was said, unless that is asked for."""
    saying = _ASKS_SAYING.search(query.focus) is not None
    for day in days:
        if saying or not day.of_saying:
            bonus = _SAYING * (saying and day.of_saying) - _VAGUE * day.vague
            yield Candidate(day.start, day.end, (day.start, day.end), bonus, meant=day.meant)


def relative_dates(sentence: str, periods: Sequence[Period], dates: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "The spring of next year": dates without a year of their own, counted from the article's date."""
    for period in periods:
        if period.cumulative or any(date.start < period.end and period.start < date.end for date in dates):
            continue
        season = _SEASON.search(sentence[: period.start])
        start = season.start() if season else period.start
        yield Candidate(start, period.end, (start, period.end), 0.0, relative=True)


def seasons(sentence: str, dates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Seasons of no year, where no date read before has them."""
    for match in _UNDATED.finditer(sentence):
        if not any(date.start < match.end() and match.start() < date.end for date in dates):
            yield Candidate(*match.span(), match.span(), 0.0, relative=True)
