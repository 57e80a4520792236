"""Which years a text speaks of, and where: stated ones, and "last year" counted from the article's date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.quantities import QuantityKind, read_quantities
from corpus.types import Article

_FROM_ARTICLE = ((r"\b(?:last|past) year\b", -1), (r"\bthis year\b", 0), (r"\bnext year\b", 1))
_FROM_SENTENCE = re.compile(
    r"\b(?:the\s)?(?:(?:previous|preceding|prior) year|year (?:before|earlier)|year-earlier)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """Years that `text[start:end]` names or means, oldest first."""

    start: int
    end: int
    years: tuple[int, ...]


def read_periods(text: str, article: Article) -> tuple[Period, ...]:
    """All mentions of years in a text of an article, in order.

    "Last year" counts from the article's date; "the previous year" from the latest other year in the text.
    """
    return _read(text, int(article.published[:4]) if article.published else None)


@lru_cache(maxsize=4096)
def _read(text: str, written: int | None) -> tuple[Period, ...]:
    stated = [Period(q.start, q.end, q.years) for q in read_quantities(text) if q.kind is QuantityKind.DATE and q.years]
    if written is not None:
        stated += [
            Period(match.start(), match.end(), (written + shift,))
            for pattern, shift in _FROM_ARTICLE
            for match in re.finditer(pattern, text, re.IGNORECASE)
        ]
    if stated:
        latest = max(year for period in stated for year in period.years)
        stated += [Period(m.start(), m.end(), (latest - 1,)) for m in _FROM_SENTENCE.finditer(text)]
    return tuple(sorted(stated, key=lambda period: period.start))


def years_of(text: str, article: Article) -> tuple[int, ...]:
    """Years that a text of an article speaks of, oldest first, each once."""
    return years_in_periods(read_periods(text, article))


def years_in_periods(periods: Sequence[Period]) -> tuple[int, ...]:
    """All years of some periods, oldest first, each once."""
    return tuple(sorted({year for period in periods for year in period.years}))
