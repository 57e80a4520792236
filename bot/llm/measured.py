"""By what a share is measured: "by value, they were up 27%" where the quotes give that of tons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.quantities import Quantity, QuantityKind, read_quantities

_CUT = re.compile(r";\s|,?\s(?:while|whereas|but)\s|,\s(?=and\b)")
_BY_VALUE = re.compile(
    r"\b(?:by|in)(?: terms of)? value\b|\bin (?:value|dollar|money|monetary|cash) terms\b|\bin (?:dollars|money)\b",
    re.I,
)
_BY_WEIGHT = re.compile(
    r"\b(?:by|in)(?: terms of)? (?:weight|volume|tonnage|tons|tonnes|quantity)\b|\bin (?:physical|volume) terms\b", re.I
)
_WEIGHTS = re.compile(
    r"\b(?:tons?|tonnes?|barrels?|kilograms?|kg|lit(?:re|er)s?|bushels?|weights?|volumes?|tonnage|quantit\w+|cubic)\b",
    re.I,
)
_VALUES = re.compile(r"\b(?:values?|valued|worth|dollars?|euros?|money|revenues?|earn\w*|cost\w*|prices?)\b", re.I)


def is_measured_otherwise(text: str, quotes: Sequence[str]) -> bool:
    """Whether a share is said to be of value where the quotes that have it speak of weight alone, or the reverse."""
    for clause in _CUT.split(text):
        shares = [q for q in read_quantities(clause) if q.kind in (QuantityKind.PERCENT, QuantityKind.MULTIPLE)]
        same = [quote for quote in quotes if any(_same(q, other) for q in shares for other in read_quantities(quote))]
        if same and (
            (_BY_VALUE.search(clause) and not any(map(_tells_value, same)))
            or (_BY_WEIGHT.search(clause) and not any(map(_WEIGHTS.search, same)))
        ):
            return True
    return False


def _same(left: Quantity, right: Quantity) -> bool:
    return left.value is not None and (left.kind, left.value) == (right.kind, right.value)


def _tells_value(quote: str) -> bool:
    money = any(q.kind is QuantityKind.MONEY for q in read_quantities(quote))
    return money or _VALUES.search(quote) is not None or _WEIGHTS.search(quote) is None
