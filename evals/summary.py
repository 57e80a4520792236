"""A run on a terminal: totals, kinds, and one line for each case that failed."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals import phrases
from evals.results import Result, Run, Score
from evals.tally import Tally, tally, tally_by_kind


def summary(run: Run, others: Sequence[Run] = ()) -> Group:
    """What the report says first, for the eye on a terminal. Nothing in it is markup."""
    runs = (run, *others)
    failed = [result for result in run.results if not result.verdict.passed]
    parts: list[RenderableType] = [_headline(run), _scores(runs), _kinds(runs)]
    if failed:
        parts += [Text(f"\n{len(failed)} failed:", style="bold"), _failures(failed)]
    return Group(*parts)


def _headline(run: Run) -> Text:
    total = tally(run.results)
    where = _safe(f"{run.system} on {run.corpus}, {phrases.date_of(run)}")
    return Text.assemble((f"{_passed(total)} passed", "bold"), f"  {where}")


def _scores(runs: Sequence[Run]) -> RenderableType:
    """A row for each measure: value and interval for each run."""
    table = _table("measure", runs, "95% interval")
    by_name = [{score.name: score for score in run.scores} for run in runs]
    for name in dict.fromkeys(score.name for run in runs for score in run.scores):
        cells = (cell for scores in by_name for cell in _score(scores.get(name)))
        table.add_row(Text(_safe(phrases.plain(name))), *cells)
    return table if table.row_count else Text("")


def _kinds(runs: Sequence[Run]) -> RenderableType:
    """A row for each kind of case: passed and share for each run."""
    table = _table("kind", runs, "share")
    tallies = [tally_by_kind(run.results) for run in runs]
    for kind in tallies[0]:
        some = [one.get(kind, Tally(0, 0)) for one in tallies]
        table.add_row(phrases.plain(kind), *(cell for t in some for cell in (_passed(t), phrases.percent(t.share))))
    return table if table.row_count else Text("This run has no cases.")


def _table(first: str, runs: Sequence[Run], second: str) -> Table:
    """An empty table with two columns for each run."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for name in phrases.labels(runs):
        table.add_column(Text(_safe(name)), justify="right")
        table.add_column(second, style="dim")
    return table


def _score(score: Score | None) -> tuple[str, str]:
    return (phrases.NONE, phrases.NONE) if score is None else (phrases.number(score.value), phrases.interval(score))


def _passed(passed: Tally) -> str:
    return f"{passed.passed} of {passed.cases}"


def _failures(failed: Sequence[Result]) -> Table:
    """Id, question and first fault of each in one line; the last two are cut where the terminal ends."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, min_width=max(cell_len(_safe(result.case.id)) for result in failed), style="cyan")
    for ratio, style in ((3, ""), (2, "red")):
        table.add_column(no_wrap=True, overflow="ellipsis", ratio=ratio, style=style)
    for result in failed:
        words = (result.case.id, result.case.question, phrases.first_fault(result))
        table.add_row(*(Text(_safe(text)) for text in words))
    return table


def _safe(words: str) -> str:
    """One line without control characters, which a terminal would obey."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())
