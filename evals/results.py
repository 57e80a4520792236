"""What a run leaves behind: an answer and a verdict for each case, and the totals."""

from __future__ import annotations

from bot.types import Answer
from corpus.types import Record
from evals.case import Case


class Verdict(Record):
    """How one answer fares against its case.

    right: it says what it must, nothing that it must not, and is refused exactly where that is due. cited: each
    `cite` of the case is met by the quotes from that article. passed: both, and the answer is sound. exact: every
    quote is the article's own words at its offsets. unsupported: figures of the answer that stand in none of the
    quotes. faults: what is wrong, in words, empty where it passed.
    """

    right: bool
    cited: bool
    exact: bool
    unsupported: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Right, rightly cited and sound."""
        return self.right and self.cited and self.exact and not self.unsupported


class Result(Record):
    """One case with its answer; `answer` is None and `error` says why where asking failed."""

    case: Case
    answer: Answer | None
    error: str | None
    verdict: Verdict
    milliseconds: float


class Score(Record):
    """One measure: value, 95% interval (bootstrap) and how many cases it is over; None where there are none."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    cases: int


class Run(Record):
    """One run of a system over cases.

    id: time of the start, "2026-11-22T04-50-11". system: "corridor", or the yardstick that was run. scores: over
    all cases; by_kind: the same by kind of case. index: id of the index card. commit: of the code, None outside git.
    """

    id: str
    system: str
    corpus: str
    index: str
    commit: str | None
    settings: dict[str, str]
    scores: tuple[Score, ...]
    by_kind: dict[str, tuple[Score, ...]]
    results: tuple[Result, ...]
