"""Whether a date is as the question wants it: a day where days are asked for, yet to come where the future is."""

from __future__ import annotations

import re

from bot.choosing.evidence import Evidence
from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS
from bot.english.quantities import years_in
from bot.english.tagging import tagged
from bot.numbers.months import read_parts
from bot.numbers.put_off import asks_ahead
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC

_BY_DAY = re.compile(r"\b(?:what|which) (?:(?:exact|precise|calendar) )?(?:days?|dates?)\b", re.IGNORECASE)
_BY_MONTH = re.compile(r"\b(?:what|which) months?\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|next|upcoming|forthcoming|another|can (?:we|one|you|i) expect|yet to come)\b", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\d.,])\d{1,2}(?!\d|[.,]\d)")
_MONTH = re.compile(rf"\b(?:{MONTH_NAMES})\b", re.IGNORECASE)
_WILL = re.compile(r"^\W*(?:and |but |so )?(?:will\b|(?:is|are)\b.*\bgoing to\b)", re.IGNORECASE)
# What in a sentence about the past speaks of what is to come.
_AHEAD = re.compile(
    r"\b(?:next|upcoming|forthcoming|future|soon|another|due|until|(?:plan|propos|promis|pledg|invit|agree|expect"
    r"|schedul|postpon|delay|offer|target)\w*)\b",
    re.IGNORECASE,
)
# "When did it last sail?"
_HAS_BEEN = re.compile(
    r"\b(?:when|(?:what|which) (?:year|month|day|date))\s(?:did|was|were|had|has|have)\b", re.IGNORECASE
)
_PAST = frozenset(("VBD", "VBN", "VBG"))
# What is not said of a date counts as late as can be: "2025", of an article of May 2025, may be December.
_LATE_MONTH, _LATE_DAY = 12, 31


def as_asked(query: Query, evidence: Evidence) -> bool:
    """Whether the evidence has a date that is as precise and as late as asked; true where no date is asked for."""
    if query.kind is not AnswerKind.DATE:
        return True
    if evidence.short is None:
        return False
    date = evidence.short.meant or evidence.short.text
    if _BY_DAY.search(query.focus) and not (_MONTH.search(date) and _DAY.search(date)):
        return False
    if _BY_MONTH.search(query.focus) and not _MONTH.search(date):
        return False
    if _HAS_BEEN.search(query.focus) and not _AHEAD.search(query.focus):
        return not _is_to_come(date, evidence.article.published)
    to_come = _TO_COME.search(query.focus) or asks_ahead(query.focus)
    return not to_come or _is_later(date, evidence.article.published)


def is_over(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence only tells what has been, where a question for yes or no asks whether something will be."""
    if query.kind is not AnswerKind.YES_NO or not _WILL.match(query.focus) or _AHEAD.search(evidence.text):
        return False
    verbs = {word.tag for word in tagged(evidence.text) if word.is_verb or word.tag == "MD"}
    years = [
        year for year in evidence.years if not evidence.article.published or year > int(evidence.article.published[:4])
    ]
    return bool(verbs) and verbs <= _PAST and not years


def _is_later(date: str, published: str | None) -> bool:
    """Whether a date may lie after an article's, "2025-05-29" or a part of it; true where either is not known."""
    said = _told(date, _LATE_MONTH, _LATE_DAY)
    return not said or not published or said > tuple(int(part) for part in published.split("-"))


def _is_to_come(date: str, published: str | None) -> bool:
    """Whether a date lies after an article's for sure; false where either is not known."""
    said, then = _told(date, 1, 1), tuple(int(part) for part in (published or "").split("-") if part)
    return bool(said and then) and said[: len(then)] > then


def _told(date: str, month: int, day: int) -> tuple[int, ...]:
    """Year, month and day of a date, of which the last two may be supplied; empty where it names no year."""
    years = years_in(date)
    months = [MONTH_NUMBERS[name.lower()] for name in _MONTH.findall(date)]
    days = [int(number) for number in _DAY.findall(date)]
    return (years[-1], months[-1] if months else month, days[-1] if days and months else day) if years else ()


def lacks_part(query: Query, evidence: Evidence) -> bool:
    """Whether a part of a year is asked about, "the first half of 2025", and the passage speaks of no months at all.

    "Who scored in the fourth quarter?" is of a match.
    """
    asked = next(read_parts(query.focus), None) if query.years or query.kind in NUMERIC else None
    there = f"{evidence.passage.context} {evidence.passage.text}"
    return asked is not None and next(read_parts(there), None) is None and not _MONTH.search(there)


def is_of_month(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence tells of the very month and year asked for, which few do."""
    if not query.years:
        return False
    months = {found.group() for found in _MONTH.finditer(query.focus)}
    there = {found.group() for found in _MONTH.finditer(evidence.text)}
    return bool(months) and months <= there and set(query.years) <= set(evidence.years)
