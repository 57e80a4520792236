"""Which plots a report has: each only where its runs have something to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evals import phrases, plots
from evals.measures import risk_coverage
from evals.results import Run, Score
from evals.tally import Tally, tally_by_kind


@dataclass(frozen=True)
class Figure:
    """A plot with what it shows in words."""

    title: str
    caption: str
    svg: Markup


def figures(runs: Sequence[Run], names: Sequence[str]) -> list[Figure]:
    """The plots of these runs, the reported one first; `names` says what each is called."""
    drawn = (_by_kind(runs, names), _risk(runs, names), _latency(runs, names), _measures(runs, names))
    return [figure for some in drawn for figure in some]


def _by_kind(runs: Sequence[Run], names: Sequence[str]) -> Iterator[Figure]:
    kinds = list(tally_by_kind(runs[0].results))
    if not kinds:
        return
    series = []
    for name, run in zip(names, runs, strict=True):
        tallies = tally_by_kind(run.results)
        series.append(plots.Series(name, [_share(tallies.get(kind)) for kind in kinds]))
    svg = plots.shares([phrases.plain(kind) for kind in kinds], series, "Share of cases passed", by="kind")
    yield Figure(
        "Quality by kind of case",
        "Share of the cases that passed. Bars: 95% interval (Wilson), wide where cases are few.",
        Markup(svg),  # noqa: S704  (drawn by us; names are escaped as XML)
    )


def _measures(runs: Sequence[Run], names: Sequence[str]) -> Iterator[Figure]:
    """Measures that are shares in every run, side by side; one run alone has them in its table."""
    if len(runs) == 1:
        return
    every = [{score.name: _point(score) for score in run.scores} for run in runs]
    measures = [name for name in every[0] if all(_is_share(points.get(name)) for points in every)]
    if not measures:
        return
    series = [
        plots.Series(name, [points.get(measure) for measure in measures])
        for name, points in zip(names, every, strict=True)
    ]
    svg = plots.shares([phrases.plain(measure) for measure in measures], series, "Value", by="measure")
    yield Figure("Measures of each run", "Bars: 95% interval.", Markup(svg))  # noqa: S704  (as above)


def _risk(runs: Sequence[Run], names: Sequence[str]) -> Iterator[Figure]:
    curves = []
    for name, run in zip(names, runs, strict=True):
        curve = risk_coverage(run.results)
        curves.append(plots.Curve(name, curve.coverage, curve.risk))
    drawable = [curve for curve in curves if curve.coverage]
    if drawable:
        caption = (
            "Cases by falling confidence: how many of the surest ones got no right answer (a refusal is none). A line "
            "that stays low and then rises shows a confidence that can be trusted."
        )
        yield Figure("Risk and coverage", caption, Markup(plots.risk_coverage(drawable)))  # noqa: S704  (as above)


def _latency(runs: Sequence[Run], names: Sequence[str]) -> Iterator[Figure]:
    samples = [
        plots.Sample(name, [result.milliseconds for result in run.results if result.answer is not None])
        for name, run in zip(names, runs, strict=True)
    ]
    drawable = [sample for sample in samples if sample.milliseconds]
    if drawable:
        caption = "Wall time of each answer. Dotted: half of the answers, and 95% of them, came within that time."
        yield Figure("Time to answer", caption, Markup(plots.latency(drawable)))  # noqa: S704  (as above)


def _share(tally: Tally | None) -> plots.Point | None:
    if tally is None or tally.share is None or tally.interval is None:
        return None
    return plots.Point(tally.share, *tally.interval)


def _point(score: Score) -> plots.Point | None:
    """A score as a point; one without an interval is its own."""
    if score.value is None:
        return None
    low, high = (score.value if end is None else end for end in (score.low, score.high))
    return plots.Point(score.value, low, high)


def _is_share(point: plots.Point | None) -> bool:
    return point is None or (point.low >= 0 and point.high <= 1)
