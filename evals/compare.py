"""Two runs side by side: what got better, what got worse, what only changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evals.results import Result, Run


class Change(StrEnum):
    """How a case fares in the second run beside the first."""

    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Difference:
    """One case that differs; a side is None where the run has no such case."""

    change: Change
    before: Result | None
    after: Result | None

    @property
    def id(self) -> str:
        """The case's id."""
        side = self.after or self.before
        return side.case.id if side else ""


@dataclass(frozen=True)
class ScoreChange:
    """One measure in both runs."""

    name: str
    before: float | None
    after: float | None


def differences(before: Run, after: Run) -> tuple[Difference, ...]:
    """Cases that differ, worse ones first, then better, changed, new and gone, each in the order of the cases."""
    found = list(_differences(before, after))
    return tuple(sorted(found, key=lambda difference: list(Change).index(difference.change)))


def score_changes(before: Run, after: Run) -> tuple[ScoreChange, ...]:
    """Every measure of the second run beside the first."""
    known = {score.name: score.value for score in before.scores}
    return tuple(ScoreChange(score.name, known.get(score.name), score.value) for score in after.scores)


def _differences(before: Run, after: Run) -> Iterator[Difference]:
    first = {result.case.id: result for result in before.results}
    second = {result.case.id: result for result in after.results}
    for name in dict.fromkeys([*second, *first]):
        was, now = first.get(name), second.get(name)
        if was is None or now is None:
            yield Difference(Change.NEW if was is None else Change.GONE, was, now)
        elif was.verdict.passed != now.verdict.passed:
            yield Difference(Change.BETTER if now.verdict.passed else Change.WORSE, was, now)
        elif said(was) != said(now):
            yield Difference(Change.CHANGED, was, now)


def said(result: Result) -> str:
    """What was answered, or what went wrong."""
    return result.answer.answer if result.answer else f"error: {result.error}"
