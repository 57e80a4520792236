"""Which years a text speaks of, and where: stated ones, and "last year" counted from the article's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.numerals import WORDS
from bot.english.quantities import Quantity, QuantityKind, read_quantities, years_in
from bot.numbers.months import Moment, Months, read_parts, read_seasons
from corpus.types import Article

_FROM_ARTICLE = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), shift)
    for words, shift in (
        (r"(?:last|past) year|(?:a|one) year ago", -1),
        (r"(?:this|the current) year", 0),
        (r"next year", 1),
        (r"the year before last", -2),
    )
)
_RELATIVE = (
    *(pattern for pattern, _ in _FROM_ARTICLE),
    re.compile(r"\b(?:next|last)\s(?:spring|summer|autumn|fall|winter|[A-Z][a-z]+)\b"),
)
_FROM_SENTENCE = (
    (
        re.compile(
            r"\b(?:the\s)?(?:(?:previous|preceding|prior) (?:year|season)|(?:year|season) (?:before(?! last)|earlier)"
            r"|year-earlier)\b",
            re.IGNORECASE,
        ),
        -1,
    ),
    (re.compile(r"\bthe (?:following year|year after)\b", re.IGNORECASE), 1),
)
# "Two years ago" counts from the article, "two years earlier" from the year named before it.
_SOME_YEARS = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\syears\s(?P<way>ago|before|earlier|later)\b",
    re.IGNORECASE,
)
# In a question.
_FROM_A_YEAR = re.compile(
    r"\b(?:(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\syears|(?:a|one|the)\syear)\s(?P<way>before|after)"
    r"\s(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(
    r"\b(?:than|from|over|on|against|and|(?:compared\s|relative\s)?(?:to|with))\s(?:in\s|(?:that|those)\s(?:of|in)\s)?"
    r"(?:the\s(?:(?:previous|preceding|prior)\s(?:year|season)|(?:year|season)\sbefore(?!\slast))"
    r"|(?:an?|one)\s(?:year|season)\s(?:before|earlier))\b",
    re.IGNORECASE,
)
_SAME_PART = re.compile(
    r"\b(?:same|corresponding) (?:period|months?|quarter|half|time|stretch)\W+(?:of|in)?\s?(?:the )?$", re.IGNORECASE
)
_COMPARES = re.compile(r"\b(?:from|against|compared (?:with|to)|versus|than)\b", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:\s(?:of|in))?,?\s(?:the\s)?", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|starting (?:in|from)|from \d{4}\s?(?:to|until|through|[-–]))\s$", re.IGNORECASE)
_PAST_YEARS = re.compile(
    r"\b(?:over|in|during|within|for|across)\s(?:the\s)?(?:past|last|previous)\s(?P<n>[\w-]+)\s(?P<unit>years|decades)\b"
    r"|\b(?:past|last)\s(?P<one>decade)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """Years that `text[start:end]` names or means, oldest first; cumulative: all the time since the first of them.

    months: the part of the year that is meant; None for all of it.
    """

    start: int
    end: int
    years: tuple[int, ...]
    cumulative: bool = False
    months: Months | None = None


def read_periods(text: str, article: Article) -> tuple[Period, ...]:
    """All mentions of years in a text of an article, in order.

    "Last year" counts from the article's date; "the previous year" from the year named before it, else from
    the latest one in the text.
    """
    return tuple(period for period in read_years(text, moment_of(article)) if not _is_stretch(text, period))


def asked_years(question: str) -> tuple[int, ...]:
    """The years that a question means, oldest first, each once: of "two years before 2024" only 2022, of "in 2024 than
    the year before" both."""
    years = set(years_in(question))
    if len(years) == 1 and _AND_BEFORE.search(question):
        years |= {min(years) - 1}
    for match in _FROM_A_YEAR.finditer(question):
        count = match["n"].lower() if match["n"] else "1"
        number = int(count) if count.isdigit() else WORDS.get(count, 1)
        years -= {int(match["year"])}
        years |= {int(match["year"]) + (number if match["way"].lower() == "after" else -number)}
    return tuple(sorted(years))


def written_in(article: Article) -> int | None:
    """The year of an article, where its date is known."""
    return int(article.published[:4]) if article.published else None


def moment_of(article: Article) -> Moment | None:
    """When an article was written, where its date is known."""
    return _moment(article.published) if article.published else None


@lru_cache(maxsize=1024)
def _moment(published: str) -> Moment:
    year, *rest = (int(part) for part in published.split("-"))
    return Moment(year, rest[0] if rest else None)


@lru_cache(maxsize=8192)
def read_years(text: str, written: Moment | None, context: int | None = None) -> tuple[Period, ...]:
    """The same for a text written at a known time, with stretches of years too: "over the past 20 years".

    `context`: the year that the sentence before speaks of, from which "the previous year" may count.
    """
    stated = [_dated(q.start, q.end, q.years, text) for q in read_quantities(text) if _has_years(q)]
    if written is not None:
        stated += [
            Period(match.start(), match.end(), (written.year + shift,))
            for pattern, shift in _FROM_ARTICLE
            for match in pattern.finditer(text)
        ]
        stated += [Period(start, end, (year,)) for start, end, year in read_seasons(text, written)]
        stated += _stretches(text, written.year)
        stated += [
            Period(match.start(), match.end(), (written.year + _shift(match),))
            for match in _SOME_YEARS.finditer(text)
            if match["way"].lower() == "ago"
        ]
    stated = _with_months(text, sorted(stated, key=lambda period: period.start), written, context)
    plain = [period for period in stated if not _is_stretch(text, period)]
    stated += [*_from_others(text, plain, context)]
    return tuple(sorted(stated, key=lambda period: period.start))


def _with_months(text: str, stated: Sequence[Period], written: Moment | None, context: int | None) -> list[Period]:
    """The mentions, one after "the first half of" as that half; a half of no year is of the year before it, else of the
    one that the sentence before speaks of, else of the article's."""
    found = list(stated)
    for part in read_parts(text):
        whole = next((p for p in found if _is_year_of(p, part.start, part.end, text)), None)
        if whole is not None:
            found[found.index(whole)] = replace(whole, start=part.start, months=part.months)
        elif not any(p.start < part.end and part.start < p.end for p in found):
            before = [p.years[-1] for p in found if p.end <= part.start and not _is_stretch(text, p)]
            year = before[-1] if before else context or (_ended(part.months, written) if written else None)
            found += [Period(part.start, part.end, (year,), months=part.months)] if year else []
    return [_of_same_part(text, period, found) for period in found]


def _of_same_part(text: str, period: Period, others: Sequence[Period]) -> Period:
    """A year of which "the same months" are meant, as those named before."""
    before = [one.months for one in others if one.end <= period.start and one.months]
    same = bool(before) and period.months is None and _SAME_PART.search(text[: period.start])
    return replace(period, months=before[-1]) if same else period


def _is_year_of(period: Period, start: int, end: int, text: str) -> bool:
    """Whether a mention is the year of a part: "the third quarter of 2026", "January–November 2024"."""
    if start <= period.start < end <= period.end:
        return True
    return period.start >= end and _OF_YEAR.fullmatch(text, end, period.start) is not None


def _ended(months: Months, written: Moment) -> int:
    """The year of the last such part that had begun when the article was written."""
    return written.year - (written.month is not None and months[0] > written.month)


def _from_others(text: str, stated: Sequence[Period], context: int | None) -> Iterator[Period]:
    """ "The previous year": from the mention before it, else from the sentence before, else from the latest year."""
    for pattern, shift in _FROM_SENTENCE:
        for match in pattern.finditer(text):
            before = [period.years[-1] for period in _main(stated, text, match.start())]
            others = before[-1:] or ([context] if context else []) or [p.years[-1] for p in stated]
            if others:
                months = next((p.months for p in reversed(stated) if p.end <= match.start()), None)
                yield Period(match.start(), match.end(), (max(others) + shift,), months=months)
    for match in _SOME_YEARS.finditer(text):
        before = [period.years[-1] for period in stated if period.end <= match.start()]
        others = before[-1:] or ([context] if context else [])
        if others and match["way"].lower() != "ago":
            yield Period(match.start(), match.end(), (others[0] + _shift(match),))


def _main(stated: Sequence[Period], text: str, start: int) -> list[Period]:
    """The mentions before a place; not the one that the last is only compared with, where another comparison follows:
    "sales of $9 in 2024, up from $8 in 2023, and costs of $7, against $6 the year before"."""
    before = [period for period in stated if period.end <= start]
    if len(before) > 1 and _COMPARES.search(text[before[-1].end : start]):
        return before[:-1] if _COMPARES.search(text[before[-2].end : before[-1].start]) else before
    return before


def _shift(match: re.Match[str]) -> int:
    """How many years "two years earlier" is from the one that it counts from."""
    count = int(match["n"]) if match["n"].isdigit() else WORDS[match["n"].lower()]
    return count if match["way"].lower() == "later" else -count


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
        if any(pattern.search(text, period.start, period.end) for pattern in _RELATIVE)
    )


def years_of(text: str, article: Article) -> tuple[int, ...]:
    """Years that a text of an article speaks of, oldest first, each once."""
    return years_in_periods(read_periods(text, article))


def years_in_periods(periods: Sequence[Period]) -> tuple[int, ...]:
    """All years of some periods, oldest first, each once."""
    return tuple(sorted({year for period in periods for year in period.years}))
