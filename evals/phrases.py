"""How runs, measures and cases are put into words, on the page and on the terminal alike."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from evals.case import Kind
from evals.results import Result, Run, Score

NONE = "–"
# Measures whose name does not tell the unit, or that less is better.
MEASURES = {
    "aurc": "risk–coverage area (low is good)",
    "answer_words": "words an answer",
    "latency_p50": "latency p50, ms",
    "latency_p95": "latency p95, ms",
}


def date_of(run: Run) -> str:
    """When the run started; its id as it is where that is no time."""
    with suppress(ValueError):
        return datetime.strptime(run.id, "%Y-%m-%dT%H-%M-%S").strftime("%Y-%m-%d %H:%M:%S UTC")
    return run.id


def labels(runs: Sequence[Run]) -> list[str]:
    """A different name for each run: its system, with its id where systems are alike, counted where ids are too."""
    systems = [run.system for run in runs]
    names = [run.system if systems.count(run.system) == 1 else f"{run.system} {run.id}" for run in runs]
    return [
        name if names.count(name) == 1 else f"{name} ({names[: place + 1].count(name)})"
        for place, name in enumerate(names)
    ]


def plain(name: str) -> str:
    """The name of a kind, setting or measure, without underscores."""
    return MEASURES.get(name, name.replace("_", " "))


def number(value: float | None) -> str:
    """Three decimals for what lies between -1 and 1, one for larger values such as milliseconds."""
    if value is None:
        return NONE
    return f"{value:.3f}" if abs(value) <= 1 else f"{value:,.1f}"


def difference(value: float | None, other: float | None) -> str:
    """How far `value` lies above `other`, with its sign."""
    if value is None or other is None:
        return NONE
    sign = "−" if value < other else "+"
    return f"{sign}{number(abs(value - other))}"


def interval(score: Score) -> str:
    """Its 95% interval, "0.912 to 0.981"."""
    return NONE if score.low is None or score.high is None else f"{number(score.low)} to {number(score.high)}"


def percent(share: float | None) -> str:
    """A share in percent, "95.4%"."""
    return NONE if share is None else f"{share:.1%}"


def first_fault(result: Result) -> str:
    """Why it failed, in one phrase."""
    return next(iter(result.verdict.faults), result.error or "failed, and the judge gave no reason")


def kinds(results: Sequence[Result]) -> list[Kind]:
    """The kinds that have a case, in the order of the kinds."""
    present = {result.case.kind for result in results}
    return [kind for kind in Kind if kind in present]


def is_web_address(url: str | None) -> bool:
    """Whether it may become a link."""
    return url is not None and url.startswith(("http://", "https://"))
