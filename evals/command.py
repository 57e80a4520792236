"""`corridor eval`: run the cases, compare runs, gate a change, add a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli import with_llm, with_places
from evals.add_command import add
from evals.llm_command import llm
from evals.speed_command import bench, load

if TYPE_CHECKING:
    from bot.settings import Settings
    from evals.case import Case
    from evals.results import Run
    from evals.run import Subject

SYSTEMS = ("corridor", "stock", "citation")


@click.group(invoke_without_command=True)
@with_places
@with_llm
@click.option("--cases", "file", metavar="FILE", help="Cases of your own: YAML, JSONL or CSV [default: the built-in].")
@click.option("--kind", multiple=True, help="Only cases of this kind; may be given several times.")
@click.option("--only", multiple=True, metavar="ID", help="Only this case; may be given several times.")
@click.option("--system", type=click.Choice(SYSTEMS), multiple=True, help="What to judge; several are compared.")
@click.option("--gate", is_flag=True, help="Exit code 1 where a case that was right is wrong, or an answer unsound.")
@click.option("--accept", is_flag=True, help="Make this run the baseline of the gate.")
@click.option("--corruptions", is_flag=True, help="Judge the checker alone, on right answers and thousands made wrong.")
@click.option("--public", metavar="FILE", help="A public question-answering set in place of cases.")
@click.option("--leave-out", type=click.Choice(["half"]), help="Leave out half of a public set's articles.")
@click.option("--limit", type=int, help="Only so many questions of a public set.")
@click.pass_context
def command(
    context: click.Context,
    /,
    file: str | None,
    kind: tuple[str, ...],
    only: tuple[str, ...],
    system: tuple[str, ...],
    gate: bool,
    accept: bool,
    corruptions: bool,
    public: str | None,
    leave_out: str | None,
    limit: int | None,
    **flags: str | None,
) -> None:
    """Ask every case, judge every answer, and write a report. Without a subcommand the built-in cases are run."""
    from bot.settings import load_settings

    context.obj = settings = load_settings(**flags)
    if context.invoked_subcommand:
        return
    if corruptions:
        _run_corruptions(settings)
        return
    if public:
        _run_public(Path(public), settings, leave_out, limit)
        return
    cases = _chosen(file, kind, only)
    runs = [_run(name, cases, settings) for name in system or ("corridor",)]
    _publish(runs, settings)
    if accept:
        from evals.gate import write_baseline

        write_baseline(runs[0])
        click.echo("This run is the baseline now; commit evals/baseline.json.")
    if gate:
        _gate(runs[0])


@command.command("diff")
@click.argument("before")
@click.argument("after")
@click.pass_obj
def diff(settings: Settings, before: str, after: str) -> None:
    """What got better, worse or changed between two runs; name them as in .corridor/runs, or "last"."""
    from evals.compare import differences, said, score_changes
    from evals.run import load

    first, second = load(before, _runs(settings)), load(after, _runs(settings))
    for score in score_changes(first, second):
        if score.before != score.after:
            click.echo(f"{score.name}: {_number(score.before)} → {_number(score.after)}")
    found = differences(first, second)
    for difference in found:
        side = difference.after or difference.before
        assert side is not None  # noqa: S101  (one of them is there by construction)
        click.echo(f"\n{difference.change.upper()} {difference.id}: {side.case.question}")
        for label, result in (("before", difference.before), ("after", difference.after)):
            if result is not None:
                click.echo(f"  {label}: {' '.join(said(result).split())}")
                click.echo("".join(f"    fault: {fault}\n" for fault in result.verdict.faults), nl=False)
    click.echo(f"\n{len(found)} of {len(second.results)} cases differ.")


for subcommand in (add, bench, llm, load):
    command.add_command(subcommand)


def _chosen(file: str | None, kinds: tuple[str, ...], only: tuple[str, ...]) -> list[Case]:
    """The cases asked for. Raises CorridorError where none is left."""
    from corpus.errors import CorridorError
    from evals.load_cases import BUILT_IN, load_cases

    cases = load_cases(Path(file) if file else BUILT_IN)
    chosen = [c for c in cases if (not kinds or c.kind in kinds) and (not only or c.id in only) and not c.draft]
    if not chosen:
        drafts = sum(case.draft for case in cases)
        raise CorridorError(
            f"no case is left of {len(cases)} ({drafts} drafts)",
            expected="at least one that is no draft, of the kinds and ids asked for",
            todo="look at --kind, --only and `draft` in the file",
        )
    return chosen


def _run(name: str, cases: list[Case], settings: Settings) -> Run:
    from evals.run import run_cases
    from index.progress import progress_for

    return run_cases(cases, _subject(name, settings), progress_for())


def _subject(name: str, settings: Settings) -> Subject:
    """The system of that name over the articles of the settings."""
    from bot.pipeline import Pipeline
    from bot.workspace import build_if_missing
    from evals.run import Subject

    build_if_missing(settings, _say)
    pipeline = Pipeline.open(settings)
    snapshot = pipeline.search().snapshot
    if name == "corridor":
        return Subject.warm(name, pipeline, settings)
    from evals.stock import citation_system, stock_system

    make = stock_system if name == "stock" else citation_system
    return Subject(name, make(snapshot.articles(), settings), snapshot, settings)


def _publish(runs: list[Run], settings: Settings) -> None:
    """Save the runs, write the report and print the summary."""
    from rich.console import Console

    from bot.workspace import location_of
    from evals.corruptions import load as load_checker_scores
    from evals.report import write_report
    from evals.run import save
    from evals.summary import summary
    from index.store import open_snapshot

    folders = [save(run, _runs(settings)) for run in runs]
    report = folders[0] / "report.html"
    articles = {article.id: article for article in open_snapshot(location_of(settings)).articles()}
    write_report(runs[0], report, articles, runs[1:], load_checker_scores(_runs(settings)))
    Console(highlight=False).print(summary(runs[0], runs[1:]))
    click.echo(f"Report: {report}")


def _gate(run: Run) -> None:
    from evals.gate import breaches, read_baseline

    found = breaches(run, read_baseline())
    for breach in found:
        click.echo(f"GATE {breach.case or 'all cases'}: {breach.what}", err=True)
    click.echo("Gate: closed." if found else "Gate: open, nothing that was right is wrong.")
    if found:
        sys.exit(1)


def _run_public(file: Path, settings: Settings, leave_out: str | None, limit: int | None) -> None:
    from evals.public import run_public
    from index.progress import progress_for

    click.echo(run_public(file, settings, leave_out=leave_out, limit=limit, progress=progress_for()).text())


def _run_corruptions(settings: Settings) -> None:
    """Measure the checker, print the table, and keep it for the reports of later runs."""
    from rich.console import Console

    from evals.corruptions import checker_scores, save, table
    from evals.rewordings import right_answers

    scores = checker_scores(right_answers())
    save(scores, _runs(settings))
    Console(highlight=False, width=None if sys.stdout.isatty() else 160).print(table(scores))


def _runs(settings: Settings) -> Path:
    return settings.data / "runs"


def _say(line: str) -> None:
    click.echo(line, err=True)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
