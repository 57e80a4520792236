"""Ranges: "18 to 23 days" is one figure to a reader, where "rose from 18 to 23" is two."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.english.quantities import Quantity, QuantityKind, read_quantities

_JOINED = re.compile(r"\s?(?:[-–]|to|or)\s?")
_UNTIL = re.compile(r"\s?[-–]\s?|\s(?:to|until|till|through)\s")
_BETWEEN = re.compile(r"\s(?:and|to)\s")
_BEFORE_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
# Then the first is where a change started.
_FROM = re.compile(r"(?<!range\s)(?<!ranges\s)(?<!ranging\s)\bfrom\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
# How long something lasts, told by its end or by both: "leased until 2070", "from 2001 to 2005".
_ENDS_AT = re.compile(
    r"\b(?:well\s)?(?:until|till|up to|through|into)\s(?:about\s|around\s|well\sinto\s)?(?:the\s)?"
    r"(?:[a-z]+\s){0,2}?(?:of\s(?:the\s)?)?$"
)
_STARTS_AT = re.compile(
    r"\b(?:ever\s)?since\s(?:about\s|around\s)?(?:the\s)?(?:[a-z]+\s){0,2}?(?:of\s(?:the\s)?)?$", re.IGNORECASE
)
# "For decades", "for many years".
_FOR_LONG = re.compile(
    r"\b(?:for|over|during)\s(?:the (?:past|last) )?"
    r"(?P<long>(?:(?:many|several|some|a few|a couple of|(?:more than|less than|nearly|almost|over|about) a|a)\s)?"
    r"(?:decade|centur(?:y|ie)|generation|year|month|week|millenni(?:um|a))s?)\b"
    r"(?! (?:ago|earlier|later|before|after|old))"
)
_FROM_DATE = re.compile(r"\bfrom\s$", re.IGNORECASE)


def bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of the words that tell by a date how long something lasts, or else by no number: "for decades"."""
    found = []
    for date in read_quantities(text):
        if date.kind is not QuantityKind.DATE:
            continue
        before = text[: date.start]
        start, end = whole_stretch(text, date.start, date.end)
        if (led := _FROM_DATE.search(text[:start])) and end > date.end:
            found.append((led.start(), end))
        elif bound := _ENDS_AT.search(before) or _STARTS_AT.search(before):
            found.append((bound.start(), date.end))
    return found or [match.span("long") for match in _FOR_LONG.finditer(text)]


def whole_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the range of which `text[start:end]` is one end; the same place where it is of none."""
    for left, right in pairwise(read_quantities(text)):
        if _is_range(text, left, right) and any(_overlap(one, start, end) for one in (left, right)):
            between = _BEFORE_BETWEEN.search(text[: left.shown[0]])
            return min(start, between.start() if between else left.shown[0]), max(end, right.shown[1])
    return start, end


def whole_stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The same of dates: "25 April to 5 June", "between 2001 and 2005"."""
    for left, right in pairwise(read_quantities(text)):
        if left.kind is not QuantityKind.DATE or not any(_overlap(one, start, end) for one in (left, right)):
            continue
        before, joined = text[: left.shown[0]], text[left.end : right.start]
        led = _BEFORE_BETWEEN.search(before)
        joins = joined == " and " if led else _UNTIL.fullmatch(joined) is not None
        if joins and right.kind is QuantityKind.DATE:
            return min(start, led.start() if led else left.shown[0]), max(end, right.shown[1])
    return start, end


def _is_range(text: str, left: Quantity, right: Quantity) -> bool:
    if left.kind is not right.kind or QuantityKind.DATE in (left.kind, right.kind) or left.unit != right.unit:
        return False
    if left.value is None or right.value is None or left.value >= right.value:
        return False
    before, joined = text[: left.shown[0]], text[left.end : right.start]
    if _BEFORE_BETWEEN.search(before):
        return _BETWEEN.fullmatch(joined) is not None
    return _JOINED.fullmatch(joined) is not None and not _FROM.search(before)


def _overlap(quantity: Quantity, start: int, end: int) -> bool:
    return quantity.shown[0] < end and start < quantity.shown[1]
