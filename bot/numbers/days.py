"""Days that a text tells by the article's own: "yesterday", "on Tuesday", "last Thursday", "next month"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.english.tagging import tagged
from corpus.types import Article

_WEEK = 7
_YEAR = 12
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NAMES = "|".join(calendar.day_name)
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PATTERN = re.compile(
    rf"\b(?P<day>today|tonight|yesterday|tomorrow)\b(?![’'])"
    rf"|\b(?:(?P<which>last|next|this|this past|this coming)\s|on\s)?(?P<week>{_NAMES})\b(?!s\b|[’'])"
    r"(?!,?\s(?:the\s)?\d|,?\s(?-i:[A-Z])[a-z]+\s\d)"
    r"|\b(?P<month>last|this|next)\smonth\b",
    re.IGNORECASE,
)
# "Today" may be these days, and no day.
_THESE_DAYS = re.compile(r"\btoday\b", re.IGNORECASE)
# When something was said, which the rest of the sentence need not be of.
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|wrote|noted|declared|confirmed|reporters|statement|conference"
    r"|interview)\b[^,;]*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|due|set|expected|scheduled|planned))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Day:
    """A day or month, `text[start:end]`, and the date that it means: "29 October 2025".

    of_saying: whether it tells when something was said. vague: "today", which may be these days.
    """

    start: int
    end: int
    meant: str
    of_saying: bool
    vague: bool = False


def read_days(text: str, article: Article) -> tuple[Day, ...]:
    """The days that a text tells by its article's, in order; none where the article's own day is not known."""
    written = article.published or ""
    return tuple(_days(text, written)) if len(written) == len("2025-10-30") else ()


@lru_cache(maxsize=4096)
def _days(text: str, written: str) -> tuple[Day, ...]:
    return tuple(_read(text, date.fromisoformat(written)))


def _read(text: str, written: date) -> Iterator[Day]:
    for match in _PATTERN.finditer(text):
        meant = _month(match, written) if match["month"] else written_out(_day(match, text, written))
        said = _SAID.search(text[: match.start()]) is not None
        yield Day(*match.span(), meant, said, _THESE_DAYS.fullmatch(match.group()) is not None)


def written_out(day: date) -> str:
    """ "29 October 2025"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _month(match: re.Match[str], written: date) -> str:
    step = {"last": -1, "this": 0, "next": 1}[match["month"].lower()]
    year, month = divmod(written.year * _YEAR + written.month - 1 + step, _YEAR)
    return f"{calendar.month_name[month + 1]} {year}"


def _day(match: re.Match[str], text: str, written: date) -> date:
    """A bare weekday is the last one, the article's own day among them, or the next where the verb tells of what is
    to come."""
    if match["day"]:
        return written + timedelta(_RELATIVE[match["day"].lower()])
    which = (match["which"] or "").lower()
    ago = (written.weekday() - _DAYS[match["week"].lower()]) % _WEEK
    if which in ("last", "this past"):
        return written - timedelta(ago or _WEEK)
    if (
        which in ("next", "this coming")
        or (which == "this" and ago)
        or (not which and _is_to_come(text, match.start()))
    ):
        return written + timedelta(_WEEK - ago)
    return written - timedelta(ago)


def _is_to_come(text: str, place: int) -> bool:
    """Whether the verb nearest before a place, else the first after it, tells of the future."""
    verbs = [word for word in tagged(text) if word.is_verb or word.tag == "MD"]
    before = [word for word in verbs if word.end <= place]
    nearest = before[-1] if before else next((word for word in verbs if word.start >= place), None)
    if nearest is None or nearest.tag == "VBD":
        return False
    clause = text[before[-2].start if len(before) > 1 else 0 : place]
    return nearest.tag in ("VB", "VBZ", "VBP") or _TO_COME.search(clause) is not None
