"""The part of a catalogue that a reader wants to see: filtered, sorted, and a page of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.reckoning.catalogue import Entry
from bot.reckoning.conflicts import agree

PAGE = 25
# Choices of one filter; the text filter finds the rest.
MOST_CHOICES = 200
LONGEST_TEXT = 200  # characters of the text filter that count
NOT_STATED = "publisher not stated"


class Column(StrEnum):
    """What the table can be sorted by."""

    FIGURE = "figure"
    MEASURE = "measure"
    PERIOD = "period"
    SOURCE = "source"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Wanted:
    """Filters, all of which an entry has to pass; empty ones let everything pass.

    text: words, each somewhere in the entry or its sentence. measure: a measure, or a flow ("exports") whatever its
    goods. year, party, publisher: as in the choices.
    """

    text: str = ""
    measure: str = ""
    year: str = ""
    party: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class Choices:
    """What the filters offer: by frequency, years newest first."""

    measures: tuple[str, ...]
    years: tuple[str, ...]
    parties: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True)
class Order:
    """How the table is sorted."""

    column: Column = Column.MEASURE
    descending: bool = False


def wanted_of(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The entries that pass the filters, in their order."""
    words = wanted.text[:LONGEST_TEXT].casefold().split()
    return tuple(
        entry
        for entry in entries
        if wanted.measure in ("", entry.measure, entry.flow)
        and (not wanted.year or wanted.year in _years(entry))
        and (not wanted.party or wanted.party in entry.figure.subject.parties)
        and wanted.publisher in ("", _publisher(entry))
        and all(word in entry.words for word in words)
    )


def choices_of(entries: Sequence[Entry]) -> Choices:
    """What there is to choose from."""
    measures = Counter(name for entry in entries for name in {entry.measure, entry.flow or entry.measure})
    return Choices(
        _commonest(measures),
        tuple(sorted({year for entry in entries for year in _years(entry)}, reverse=True)),
        _commonest(Counter(party for entry in entries for party in entry.figure.subject.parties)),
        _commonest(Counter(map(_publisher, entries))),
    )


def ordered(entries: Iterable[Entry], order: Order) -> tuple[Entry, ...]:
    """The entries sorted; those that lack what they are sorted by come last either way, equals stay in order."""
    key = _KEYS[order.column]
    keyed = [(entry, key(entry)) for entry in entries]
    has = sorted((pair for pair in keyed if pair[1] is not None), key=lambda pair: pair[1], reverse=order.descending)
    return (*(entry for entry, _ in has), *(entry for entry, found in keyed if found is None))


def disagreeing(entries: Sequence[Entry]) -> frozenset[tuple[str, int, int]]:
    """Keys of the figures for which another of the same group and year, from another sentence, gives another value."""
    there: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.group and entry.year is not None and entry.figure.value is not None:
            there.setdefault((entry.group, entry.figure.years), []).append(entry)
    found: set[tuple[str, int, int]] = set()
    for rivals in there.values():
        # Whoever differs from any of them differs from the least or the greatest.
        by_value = sorted(rivals, key=lambda entry: entry.figure.value or Decimal(0))
        ends = (by_value[0], by_value[-1])
        found |= {entry.figure.key for entry in rivals if any(_differ(entry, end) for end in ends)}
    return frozenset(found)


def _differ(a: Entry, b: Entry) -> bool:
    """Whether two figures for one thing differ by more than rounding; those of one sentence are of its parts."""
    same_sentence = (a.article.id, a.figure.span.start) == (b.article.id, b.figure.span.start)
    return not same_sentence and not agree(a.figure, b.figure)


def _commonest(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in names.most_common(MOST_CHOICES))


def _years(entry: Entry) -> tuple[str, ...]:
    return tuple(map(str, entry.figure.years))


def _publisher(entry: Entry) -> str:
    return entry.article.publisher or NOT_STATED


_KEYS: dict[Column, Callable[[Entry], Any]] = {
    Column.FIGURE: lambda e: None if e.figure.value is None else (e.figure.unit, e.figure.value),
    Column.MEASURE: lambda e: (e.flow is None, e.measure.casefold(), e.aspect, e.parties, e.figure.years),
    Column.PERIOD: lambda e: e.figure.years or None,
    Column.SOURCE: lambda e: e.source.casefold() if e.source else None,
    Column.PUBLISHED: lambda e: e.article.published,
}
