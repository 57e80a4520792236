"""How many cases passed, over all and by kind, with an interval that also holds for few cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.case import Kind
from evals.results import Result


@dataclass(frozen=True)
class Tally:
    """`passed` of `cases`; share and interval are None where there are no cases."""

    passed: int
    cases: int

    @property
    def share(self) -> float | None:
        """Share of the cases that passed."""
        return self.passed / self.cases if self.cases else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95% interval of the share: Wilson (1927), which stays honest for five cases of five."""
        if not self.cases:
            return None
        from scipy.stats import binomtest  # costs a second, and most commands never count

        interval = binomtest(self.passed, self.cases).proportion_ci(0.95, method="wilson")
        return float(interval.low), float(interval.high)


def tally(results: Sequence[Result]) -> Tally:
    """How many of these passed."""
    return Tally(sum(result.verdict.passed for result in results), len(results))


def tally_by_kind(results: Sequence[Result]) -> dict[Kind, Tally]:
    """The same for each kind that has a case, in the order of the kinds."""
    return {kind: tally(some) for kind in Kind if (some := [r for r in results if r.case.kind is kind])}
