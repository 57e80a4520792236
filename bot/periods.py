"""Which years a text speaks of, and where: stated ones, and "last year" counted from the article's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.numerals import WORDS
from bot.quantities import Quantity, QuantityKind, read_quantities
from corpus.types import Article

_FROM_ARTICLE = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), shift)
    for words, shift in (
        (r"(?:last|past) year|(?:a|one) year ago", -1),
        (r"(?:this|the current) year", 0),
        (r"next year", 1),
        (r"two years ago|the year before last", -2),
    )
)
_FROM_SENTENCE = (
    (
        re.compile(
            r"\b(?:the\s)?(?:(?:previous|preceding|prior) year|year (?:before(?! last)|earlier)|year-earlier)\b",
            re.IGNORECASE,
        ),
        -1,
    ),
    (re.compile(r"\bthe (?:following year|year after)\b", re.IGNORECASE), 1),
)
_SINCE = re.compile(r"\b(?:since|starting (?:in|from)|from \d{4}\s?(?:to|until|through|[-–]))\s$", re.IGNORECASE)
_PAST_YEARS = re.compile(
    r"\b(?:over|in|during|within|for|across)\s(?:the\s)?(?:past|last|previous)\s(?P<n>[\w-]+)\s(?P<unit>years|decades)\b"
    r"|\b(?:past|last)\s(?P<one>decade)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """Years that `text[start:end]` names or means, oldest first; cumulative: all the time since the first of them."""

    start: int
    end: int
    years: tuple[int, ...]
    cumulative: bool = False


def read_periods(text: str, article: Article) -> tuple[Period, ...]:
    """All mentions of years in a text of an article, in order.

    "Last year" counts from the article's date; "the previous year" from the year named before it, else from
    the latest one in the text.
    """
    return tuple(period for period in read_years(text, written_in(article)) if not _is_stretch(text, period))


def written_in(article: Article) -> int | None:
    """The year of an article, where its date is known."""
    return int(article.published[:4]) if article.published else None


@lru_cache(maxsize=8192)
def read_years(text: str, written: int | None, context: int | None = None) -> tuple[Period, ...]:
    """The same for a text written in a known year, with stretches of years too: "over the past 20 years".

    `context`: the year that the sentence before speaks of, from which "the previous year" may count.
    """
    stated = [_dated(q.start, q.end, q.years, text) for q in read_quantities(text) if _has_years(q)]
    if written is not None:
        stated += [
            Period(match.start(), match.end(), (written + shift,))
            for pattern, shift in _FROM_ARTICLE
            for match in pattern.finditer(text)
        ]
        stated += _stretches(text, written)
    plain = [period for period in stated if not _is_stretch(text, period)]
    stated += [*_from_others(text, plain, context)]
    return tuple(sorted(stated, key=lambda period: period.start))


def _from_others(text: str, stated: Sequence[Period], context: int | None) -> Iterator[Period]:
    """ "The previous year": from the mention before it, else from the sentence before, else from the latest year."""
    for pattern, shift in _FROM_SENTENCE:
        for match in pattern.finditer(text):
            before = [period.years[-1] for period in stated if period.end <= match.start()]
            others = before[-1:] or ([context] if context else []) or [p.years[-1] for p in stated]
            if others:
                yield Period(match.start(), match.end(), (max(others) + shift,))


def _has_years(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.DATE and bool(quantity.years)


def _dated(start: int, end: int, years: tuple[int, ...], text: str) -> Period:
    return Period(start, end, years, bool(_SINCE.search(text[max(start - 25, 0) : start])))


def _stretches(text: str, written: int) -> Iterator[Period]:
    for match in _PAST_YEARS.finditer(text):
        count = "1" if match["one"] else match["n"].lower()
        number = int(count) if count.isdigit() else WORDS.get(count, 0)
        decades = match["one"] or match["unit"].lower() == "decades"
        if 0 < number < 1000:
            yield Period(match.start(), match.end(), (written - number * (10 if decades else 1),), cumulative=True)


def _is_stretch(text: str, period: Period) -> bool:
    return period.cumulative and _PAST_YEARS.fullmatch(text, period.start, period.end) is not None


def relative(text: str, article: Article) -> tuple[Period, ...]:
    """The mentions of years that count from the article's date: "last year"."""
    return tuple(
        period
        for period in read_periods(text, article)
        if any(pattern.fullmatch(text, period.start, period.end) for pattern, _ in _FROM_ARTICLE)
    )


def years_of(text: str, article: Article) -> tuple[int, ...]:
    """Years that a text of an article speaks of, oldest first, each once."""
    return years_in_periods(read_periods(text, article))


def years_in_periods(periods: Sequence[Period]) -> tuple[int, ...]:
    """All years of some periods, oldest first, each once."""
    return tuple(sorted({year for period in periods for year in period.years}))
