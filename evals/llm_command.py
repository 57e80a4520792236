"""`corridor eval llm`: that a language model may make answers read better and never less true."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings
    from evals.case import Case

PARTS = ("cases", "lies", "ideal")


@click.command("llm")
@click.option("--part", type=click.Choice(PARTS), default="cases", show_default=True, help="Which of the proofs.")
@click.option("--every", type=click.IntRange(1), default=1, metavar="N", help="Only each N-th case.")
@click.pass_obj
def llm(settings: Settings, part: str, every: int) -> None:
    """The cases with a language model and without; or with one by script, that lies or does its best.

    cases: the model of --llm, by default `local`. lies: one that says what is wrong, or fails. ideal: one that words
    each answer well. Exit code 1 where it does harm.
    """
    from bot.workspace import build_if_missing
    from evals.load_cases import BUILT_IN, load_cases

    build_if_missing(settings, lambda line: click.echo(line, err=True))
    cases = [case for case in load_cases(BUILT_IN) if not case.draft][::every]
    found = {"cases": _with_a_model, "lies": _with_a_liar, "ideal": _with_an_ideal_one}[part](cases, settings)
    for fault in found:
        click.echo(f"FAULT {fault}", err=True)
    if found:
        sys.exit(1)


def _with_a_model(cases: list[Case], settings: Settings) -> list[str]:
    from rich.console import Console

    from bot.pipeline import Pipeline
    from bot.settings import NO_LLM
    from evals.worded import FILE, Worded, compare, faults, kept, table

    chosen = settings.model_copy(update={"llm": "local"} if settings.llm == NO_LLM else {})
    rows: list[Worded] = []
    for row in kept(compare(cases, Pipeline.open(chosen)), settings.data / "runs"):
        rows.append(row)
        click.echo(f"{len(rows)} of {len(cases)}: {row.case}, {row.seconds:.1f} s", err=True)
    Console(highlight=False).print(table(rows))
    click.echo(f"Answers: {settings.data / 'runs' / FILE}")
    return faults(rows)


def _with_a_liar(cases: list[Case], settings: Settings) -> list[str]:
    from rich.console import Console

    from bot.pipeline import Pipeline
    from evals.adversary import Told, lies, table, tell

    rows: list[Told] = list(tell(lies(cases, Pipeline.open(settings)), settings))
    Console(highlight=False).print(table(rows))
    return [f"{row.kind}: {row.model_dump_json()}" for row in rows if not row.holds]


def _with_an_ideal_one(cases: list[Case], settings: Settings) -> list[str]:
    from rich.console import Console

    from evals.ideal import ask_ideally, faults, table

    rows = ask_ideally(cases, settings)
    Console(highlight=False).print(table(rows))
    for row in rows:
        for text in row.rejected:
            click.echo(f"did not pass, {row.case}: {text}", err=True)
    return faults(rows)
