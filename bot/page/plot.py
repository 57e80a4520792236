"""Plots of figures that measure the same thing: one panel a measure, years across, a mark for each source.

Drawn as SVG on the server, because each mark is a link that the keyboard reaches: Gradio's own plots have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor, log10

from bot.page.places import link_to
from bot.reckoning.catalogue import Entry
from bot.reckoning.selection import disagreeing

MOST_PANELS = 6
MOST_SAID = 5  # figures told in words where they differ
# In units of the drawing, which is scaled to the panel's width.
WIDTH, HEIGHT = 320, 196
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 24, 42
RADIUS = 5
APART = 13  # between marks of one year
SHAPES = ("circle", "square", "diamond", "triangle", "cross", "ring")
TICKS = 4
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))


@dataclass(frozen=True)
class Mark:
    """A figure at its place; `label` says all of it in words, `value` in short, above it, below it or not at all."""

    x: float
    y: float
    shape: str
    link: str
    label: str
    disagrees: bool
    value: str
    below: bool


@dataclass(frozen=True)
class Tick:
    """A value of an axis, at its place in the drawing."""

    place: float
    text: str


@dataclass(frozen=True)
class Panel:
    """One measure: its marks, axes, and the sources with their shapes; `differ` tells where they disagree, in words."""

    title: str
    parties: str
    marks: tuple[Mark, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    sources: tuple[tuple[str, str], ...]
    differ: tuple[str, ...]


def panels(entries: Sequence[Entry], most: int = MOST_PANELS) -> tuple[tuple[Panel, ...], int]:
    """Panels for groups of two or more figures of a known year, disagreements first, then those with most sources.

    Only `most` are drawn; the number is that of all.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.group and entry.year is not None and entry.figure.value is not None:
            groups.setdefault(entry.group, []).append(entry)
    differ = disagreeing(entries)
    several = [group for group in groups.values() if len(group) > 1]
    several.sort(key=lambda group: (-sum(e.figure.key in differ for e in group), -len(_sources(group)), -len(group)))
    return tuple(_panel(group, differ) for group in several[:most]), len(several)


def _panel(group: Sequence[Entry], differ: frozenset[tuple[str, int, int]]) -> Panel:
    first, sources = group[0], _sources(group)
    shapes = {source: SHAPES[number % len(SHAPES)] for number, source in enumerate(sources)}
    years = _years(group)
    values = _ticks([float(entry.figure.value or 0) for entry in group])
    marks = []
    for year in years:
        of_year = sorted((entry for entry in group if entry.year == year), key=lambda e: sources.index(_source(e)))
        for number, entry in enumerate(of_year):
            x = _across(year, years) + APART * (number - (len(of_year) - 1) / 2)
            y = _up(float(entry.figure.value or 0), values)
            least = min(of_year, key=lambda other: other.figure.value or 0) is entry
            mark = _mark(entry, x, y, shapes[_source(entry)])
            told = short(float(entry.figure.value or 0), first.figure.unit) if len(of_year) < 3 else ""
            marks.append(
                replace(mark, disagrees=entry.figure.key in differ, value=told, below=least and len(of_year) > 1)
            )
    return Panel(
        title=", ".join(filter(None, (first.measure, first.aspect))),
        parties=first.parties,
        marks=tuple(marks),
        years=tuple(Tick(_across(year, years), str(year)) for year in _shown_years(years)),
        values=tuple(Tick(_up(value, values), short(value, first.figure.unit)) for value in values),
        sources=tuple(shapes.items()),
        differ=tuple(_differences(group, differ)),
    )


def _mark(entry: Entry, x: float, y: float, shape: str) -> Mark:
    figure = entry.figure
    link = link_to(figure.article.id, figure.paragraph.number, figure.span.start, figure.span.end)
    label = f"{figure.text}, {entry.period}, {_source(entry)}"
    if entry.article.publisher and entry.article.publisher != entry.source:
        label += f" (in {entry.article.publisher})"
    return Mark(round(x, 1), round(y, 1), shape, link, label, disagrees=False, value="", below=False)


def _differences(group: Sequence[Entry], differ: frozenset[tuple[str, int, int]]) -> Iterable[str]:
    """For each year with different figures: "2024: $18.4 billion (Kazinform) or $18.7 billion (…)"."""
    by_year: dict[str, list[str]] = {}
    for entry in group:
        if entry.figure.key in differ:
            by_year.setdefault(entry.period or "", []).append(f"{entry.figure.text} ({_source(entry)})")
    return [f"{year}: {' or '.join(_first(said))}" for year, said in sorted(by_year.items())]


def _first(said: Sequence[str]) -> list[str]:
    more = len(said) - MOST_SAID
    return [*said[:MOST_SAID], f"{more} others"] if more > 1 else list(said)


def _sources(group: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_source, group)))


def _source(entry: Entry) -> str:
    return entry.source or "source not stated"


def _years(group: Iterable[Entry]) -> tuple[int, ...]:
    """The years of the axis: all from the first to the last, where they are not too far apart, else those there are."""
    there = sorted({entry.year for entry in group if entry.year is not None})
    return tuple(range(there[0], there[-1] + 1)) if there[-1] - there[0] < 40 else tuple(there)


def _shown_years(years: Sequence[int]) -> Sequence[int]:
    return years[:: ceil(len(years) / 6)]


def _across(year: int, years: Sequence[int]) -> float:
    """The middle of a year's share of the width."""
    return LEFT + (WIDTH - LEFT - RIGHT) * (years.index(year) + 0.5) / len(years)


def _up(value: float, ticks: Sequence[float]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - ticks[0]) / (ticks[-1] - ticks[0])


def _ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Round values, about TICKS steps, from below the least to above the greatest."""
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or 1.0
    rough = spread / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        last += 1
    return tuple(count * step for count in range(first, last + 1))


def short(value: float, unit: str) -> str:
    """A value of an axis: "$18bn", "25%", "1.5m tons"."""
    size, sign = next(((size, sign) for size, sign in _SCALES if abs(value) >= size), (1, ""))
    number = f"{Decimal(f'{value / size:.4g}').normalize():f}{sign}"
    if unit in ("%", "-fold"):
        return number + unit.replace("-fold", "×")
    return f"{unit}{number}" if unit and not unit[0].isalpha() else number
