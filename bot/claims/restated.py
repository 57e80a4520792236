"""Figures of a sentence that its quotes give in another form: half a year in months, nine out of ten as 90%, how much
later one of two years is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from bot.english.numerals import WORDS
from bot.english.quantities import Quantity, QuantityKind, read_quantities

# Parts of a year in months.
_MONTHS = {"half": Decimal(6), "quarter": Decimal(3), "year": Decimal(12)}
TEN = 10
_OUT_OF = re.compile(r"\b(\d+|[a-z]+) (?:out of|in)(?: every)? (\d+|[a-z]+)\b", re.IGNORECASE)
# How often, or in what time: "130 trains a day".
_EACH = re.compile(
    r"(?:\b(?:every|each|per)|(?<=\s)an?(?=\s\w+(?:[.,;]|$)))\s(hour|day|week|month|year)\b", re.IGNORECASE
)
_TIMES = {"hour": r"hour", "day": r"da(?:y|ily)|night", "week": r"week", "month": r"month", "year": r"year|annual"}
# "Half as much", which is no quantity by itself.
_HALF = re.compile(r"\bhalf as\b|\bhal(?:f|v)(?:ed|ing)\b", re.IGNORECASE)
_HALVES = re.compile(r"\bhal(?:f|v\w+)\b|\b50\s?(?:%|per)", re.IGNORECASE)
_TIME_OF = re.compile(r"\b(?:spring|summer|autumn|winter|morning|afternoon|evening)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:[Ff]rom|[Bb]etween) (\d{4}) (?:to|and) (\d{4})\b")


def is_restated(quantity: Quantity, sentence: str, quotes: str) -> bool:
    """Whether a figure of a sentence is one of the quotes in another form."""
    if quantity.value is None:
        return f" a {quantity.text.lower()}" in quotes.lower()  # "up a fifth"
    if quantity.kind is QuantityKind.PERCENT:
        return quantity.value in _shares(quotes)
    return quantity.kind is QuantityKind.COUNT and (
        _is_part_of_year(quantity, quotes) or quantity.value in _differences(sentence, quotes, quantity.unit)
    )


def other_rates(sentence: str, quotes: str) -> Iterator[str]:
    """What a sentence says of how often, when, or by halves, that the quotes don't; and years in the wrong order."""
    for match in _EACH.finditer(sentence):
        if not re.search(_TIMES[match[1].lower()], quotes, re.IGNORECASE):
            yield match.group()
    yield from (time for time in _TIME_OF.findall(sentence) if time.lower() not in quotes.lower())
    yield from (match.group() for match in _YEARS.finditer(sentence) if match[1] >= match[2] and match[0] not in quotes)
    if not _HALVES.search(quotes):
        yield from (match.group() for match in _HALF.finditer(sentence))


def _is_part_of_year(quantity: Quantity, quotes: str) -> bool:
    if quantity.value == TEN:
        return quantity.unit.startswith("year") and "decade" in quotes
    parts = [part for part, months in _MONTHS.items() if months == quantity.value]
    return quantity.unit == "months" and any(re.search(rf"\b{part}\b", quotes) for part in parts)


def _shares(quotes: str) -> set[Decimal]:
    """What "nine out of ten" is in percent."""
    pairs = [(_number(part), _number(whole)) for part, whole in _OUT_OF.findall(quotes)]
    return {100 * part / whole for part, whole in pairs if part and whole and part <= whole}


def _number(written: str) -> Decimal:
    return Decimal(written if written.isdecimal() else WORDS.get(written.lower(), 0))


def _differences(sentence: str, quotes: str, unit: str) -> set[Decimal]:
    """Between years, or counts of years, that a sentence gives and the quotes too."""
    said, there = (_values(read_quantities(text), unit) for text in (sentence, quotes))
    return {abs(left - right) for left, right in combinations(sorted(said & there), 2)}


def _values(read: Sequence[Quantity], unit: str) -> set[Decimal]:
    if not unit.startswith("year"):
        return set()
    counted = {q.value for q in read if q.kind is QuantityKind.COUNT and q.unit.startswith("year") and q.value}
    return counted | {Decimal(year) for q in read for year in q.years}
