"""The report's plots: matplotlib SVG whose colours are CSS variables of the page, so that one drawing serves light
and dark. Text stays text, in the page's font."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 5.2  # inches: about half of the page, and legible when scaled to a phone
# Colours that matplotlib writes into the drawing and that `_inline` replaces by the page's variables.
INK, GRID = "#00000a", "#00000b"
RUNS = ("#00000c", "#00000d", "#00000e", "#00000f")
VARIABLES = {INK: "--ink", GRID: "--line", **{colour: f"--run-{n}" for n, colour in enumerate(RUNS)}}
MARKERS = ("o", "s", "D", "^")
LINES = ("-", "--", "-.", ":")
STYLE: dict[Any, Any] = {  # matplotlib's types of the keys differ from release to release
    "svg.fonttype": "none",
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GRID,
    "axes.facecolor": "none",
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": GRID,
    "ytick.color": GRID,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "figure.facecolor": "none",
    "legend.frameon": False,
}
METADATA = ("Creator", "Date", "Format", "Type")  # what matplotlib would state, with links to vocabularies
SHORTEST = 0.01  # milliseconds; a logarithmic scale has no place for zero
BINS = 40
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Point:
    """A value with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Series:
    """One run's points, one for each row; None where it has none."""

    name: str
    points: Sequence[Point | None]


@dataclass(frozen=True)
class Curve:
    """One run's line: coverage and risk, each from 0 to 1, by falling confidence."""

    name: str
    coverage: Sequence[float]
    risk: Sequence[float]


@dataclass(frozen=True)
class Sample:
    """One run's milliseconds for each answer."""

    name: str
    milliseconds: Sequence[float]


def shares(rows: Sequence[str], series: Sequence[Series], label: str, by: str) -> str:
    """Shares from 0 to 1 with their intervals: a row for each name, in it a point for each run."""
    with _drawing(height=0.9 + len(rows) * (0.16 + 0.13 * len(series))) as (figure, (axes,)):
        for place, one in enumerate(series):
            _points(axes, one, place, shift=(place - (len(series) - 1) / 2) * 0.6 / len(series))
        axes.set_yticks(range(len(rows)), rows)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(-0.02, 1.02)
        axes.set_xlabel(label)
        axes.grid(visible=False, axis="y")
        _legend(figure, series)
        return _inline(figure, f"{label} by {by}")


def risk_coverage(curves: Sequence[Curve]) -> str:
    """Risk over coverage, a line for each run; each has at least one point."""
    with _drawing(height=3.3) as (figure, (axes,)):
        for place, curve in enumerate(curves):
            line = LINES[place % len(LINES)]
            axes.plot(curve.coverage, curve.risk, line, color=_colour(place), label=curve.name, linewidth=1.8)
        top = max(risk for curve in curves for risk in curve.risk)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, min(1.02, max(0.1, top * 1.1)))
        axes.set_xlabel("coverage: share of the cases, surest first")
        axes.set_ylabel("risk: share without a right answer")
        _legend(figure, curves)
        return _inline(figure, "Risk over coverage")


def latency(samples: Sequence[Sample]) -> str:
    """Milliseconds for each answer: a histogram for each run, one below the other, on one logarithmic scale."""
    import numpy as np

    with _drawing(height=0.8 + 1.7 * len(samples), panels=len(samples)) as (figure, panels):
        times = [np.maximum(sample.milliseconds, SHORTEST) for sample in samples]
        every = np.concatenate(times)
        edges = np.geomspace(every.min() / 1.3, every.max() * 1.3, BINS + 1)
        for place, (axes, sample, taken) in enumerate(zip(panels, samples, times, strict=True)):
            axes.hist(taken, bins=edges.tolist(), color=_colour(place))
            middle, slow = np.percentile(taken, [50, 95])
            for value in (middle, slow):
                axes.axvline(value, color=INK, linewidth=1.2, linestyle=":")
            axes.set_title(f"{sample.name}: half within {middle:,.1f} ms, 95% within {slow:,.1f} ms", fontsize=10)
            _milliseconds(axes)
        panels[-1].set_xlabel("milliseconds, logarithmic")
        return _inline(figure, "Distribution of milliseconds for each answer")


@contextmanager
def _drawing(height: float, panels: int = 1) -> Iterator[tuple[Figure, list[Axes]]]:
    """An empty figure of that height in inches with its axes, from top to bottom. Raises SettingsError."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SettingsError(
            "the report's plots need matplotlib, which is not installed",
            expected="Corridor with its extra `evals`",
            todo="pip install 'corridor[evals]'",
        ) from error
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure, list(figure.subplots(panels, 1, squeeze=False, sharex=True)[:, 0])


def _points(axes: Axes, series: Series, place: int, shift: float) -> None:
    """One run's points, a little above or below the middle of their rows, with their intervals."""
    there = [(row + shift, point) for row, point in enumerate(series.points) if point is not None]
    axes.errorbar(
        [point.value for _, point in there],
        [height for height, _ in there],
        xerr=[
            [max(0.0, point.value - point.low) for _, point in there],
            [max(0.0, point.high - point.value) for _, point in there],
        ],
        fmt=MARKERS[place % len(MARKERS)],
        color=_colour(place),
        label=series.name,
        markersize=4.5,
        linewidth=1.4,
    )


def _milliseconds(axes: Axes) -> None:
    """Answers, counted, over a logarithmic scale with ticks at 1, 2 and 5."""
    from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

    axes.set_ylabel("answers")
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")


def _legend(figure: Figure, runs: Sequence[Series] | Sequence[Curve]) -> None:
    """A legend above the axes, where there is more than one run."""
    if len(runs) > 1:
        figure.legend(loc="outside upper left", ncols=2)


def _colour(place: int) -> str:
    return RUNS[place % len(RUNS)]


def _inline(figure: Figure, label: str) -> str:
    """The drawing as an <svg> to stand within HTML: no prologue, no metadata, no id that another drawing has too."""
    from matplotlib import rc_context

    written = io.BytesIO()
    with rc_context({"svg.hashsalt": label}):
        figure.savefig(written, format="svg", transparent=True, metadata=dict.fromkeys(METADATA))
    root = etree.fromstring(written.getvalue())
    for group in root.iter(f"{SVG}g"):
        if "id" in group.attrib:
            del group.attrib["id"]
    etree.strip_elements(root, f"{SVG}style")  # it would hold for the whole page
    del root.attrib["width"], root.attrib["height"]
    root.attrib.update({"class": "plot", "role": "img", "aria-label": label})
    text = etree.tostring(root, encoding="unicode")
    for colour, variable in VARIABLES.items():
        text = text.replace(colour, f"var({variable})")
    return text
