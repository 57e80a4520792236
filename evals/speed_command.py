"""`corridor eval bench` and `corridor eval load`: how quick answers are, alone and for many people at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command("bench")
@click.option("--size", "sizes", type=int, multiple=True, help="Passages to grow to [default: 1000 and 10000].")
@click.pass_obj
def bench(settings: Settings, sizes: tuple[int, ...]) -> None:
    """Speed and memory beside a stock LlamaIndex program, as ratios measured in the same run."""
    from rich.console import Console

    from evals.bench import bench as measure
    from evals.bench_report import plot, table
    from index.progress import progress_for

    figures = measure(settings, sizes or (1_000, 10_000), progress_for())
    Console(highlight=False).print(table(figures))
    click.echo(f"Plot: {plot(figures, settings.data / 'runs' / 'bench.svg')}")


@click.command("load")
@click.option("--people", default=50, show_default=True, help="How many ask at the same time.")
@click.option("--seconds", default=60.0, show_default=True, help="How long they ask every five seconds.")
@click.pass_obj
def load(settings: Settings, people: int, seconds: float) -> None:
    """Many people at once, against a server of its own on loopback. Exit code 1 where a limit does not hold."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from evals.crowd import measure, running
    from evals.load_cases import BUILT_IN, load_cases

    cases = [case for case in load_cases(BUILT_IN) if not case.draft]
    places = settings.answers_at_once + settings.questions_waiting
    with running(settings, people) as server:
        findings = asyncio.run(measure(server, cases, places, people, seconds))
    shown = Table("measure", "value", "limit", "holds")
    for finding in findings:
        shown.add_row(finding.name, finding.value, finding.limit, "yes" if finding.holds else "NO")
    Console(highlight=False).print(shown)
    if not all(finding.holds for finding in findings):
        sys.exit(1)
