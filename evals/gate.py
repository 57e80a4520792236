"""The gate: what was right stays right, every quote is exact, every figure is supported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorridorError
from corpus.types import Record
from evals.results import Run

BASELINE = Path(__file__).resolve().parent / "baseline.json"
# Measures that a change may not lower beside the baseline, whatever cases it moves.
GUARDED = ("span_exactness", "number_accuracy", "abstention_precision", "abstention_recall")
TOLERANCE = 1e-9


class Baseline(Record):
    """What was right when it was last accepted: ids of passed cases, and the guarded measures."""

    system: str
    passed: tuple[str, ...]
    scores: dict[str, float]


@dataclass(frozen=True)
class Breach:
    """One reason not to let a change through; `case` is empty where a measure fell."""

    case: str
    what: str


def baseline_of(run: Run) -> Baseline:
    """The baseline that a run would be."""
    return Baseline(
        system=run.system,
        passed=tuple(sorted(result.case.id for result in run.results if result.verdict.passed)),
        scores={s.name: s.value for s in run.scores if s.name in GUARDED and s.value is not None},
    )


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The committed baseline. Raises CorridorError where there is none or it can't be read."""
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CorridorError(
            f"no baseline can be read from {path} ({type(error).__name__})",
            expected="the file that `corridor eval --accept` writes",
            todo="run `corridor eval --accept` and commit it",
        ) from error


def write_baseline(run: Run, path: Path = BASELINE) -> None:
    """Make this run the baseline."""
    path.write_text(baseline_of(run).model_dump_json(indent=1) + "\n", encoding="utf-8")


def breaches(run: Run, baseline: Baseline) -> tuple[Breach, ...]:
    """Everything in a run that the gate doesn't let through; cases that the run leaves out are not held against it."""
    found = []
    was_right = set(baseline.passed)
    for result in run.results:
        verdict, name = result.verdict, result.case.id
        if not verdict.exact:
            found.append(Breach(name, "a quote is not the article's own words at its offsets (span_exactness)"))
        if verdict.unsupported:
            found.append(Breach(name, f"unsupported: {', '.join(verdict.unsupported)} (number_accuracy)"))
        if name in was_right and not verdict.passed:
            why = "; ".join(verdict.faults) or "no longer passes"
            found.append(Breach(name, f"was right and is wrong now: {why}"))
    return tuple(found) + tuple(_fallen(run, baseline))


def _fallen(run: Run, baseline: Baseline) -> list[Breach]:
    if {result.case.id for result in run.results} < set(baseline.passed):
        return []  # part of the cases says nothing of a measure over all of them
    now = {score.name: score.value for score in run.scores}
    return [
        Breach("", f"{name} fell from {was:.3f} to {value:.3f}")
        for name, was in baseline.scores.items()
        if (value := now.get(name)) is not None and value < was - TOLERANCE
    ]
