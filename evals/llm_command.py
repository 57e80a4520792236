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
@click.option("--go-on", is_flag=True, help="Go on with the cases where a run broke off.")
@click.pass_obj
def llm(settings: Settings, part: str, every: int, go_on: bool) -> None:
    """The cases with a language model and without; or with one by script, that lies or does its best.

    cases: the model of --llm, by default `local`. lies: one that says what is wrong, or fails. ideal: one that words
    each answer well. Exit code 1 where it does harm.
    """
    from bot.workspace import build_if_missing
    from evals.load_cases import BUILT_IN, load_cases

    build_if_missing(settings, lambda line: click.echo(line, err=True))
    cases = [case for case in load_cases(BUILT_IN) if not case.draft][::every]
    if part == "cases":
        found = _with_a_model(cases, settings, go_on=go_on)
    else:
        found = {"lies": _with_a_liar, "ideal": _with_an_ideal_one}[part](cases, settings)
    for fault in found:
        click.echo(f"FAULT {fault}", err=True)
    if found:
        sys.exit(1)


def _with_a_model(cases: list[Case], settings: Settings, *, go_on: bool) -> list[str]:
    from rich.console import Console

    from bot.pipeline import Pipeline
    from bot.settings import NO_LLM
    from evals.worded import FILE, Worded, compare, faults, kept, read, table

    chosen = settings.model_copy(update={"llm": "local"} if settings.llm == NO_LLM else {})
    folder, rows = settings.data / "runs", list[Worded]()
    before = [row for row in read(folder, chosen.llm) if row.case in {case.id for case in cases}] if go_on else []
    left = [case for case in cases if case.id not in {row.case for row in before}]
    for row in kept(compare(left, Pipeline.open(chosen), chosen.llm), folder, before):
        rows.append(row)
        click.echo(f"{len(rows)} of {len(cases)}: {row.case}, {row.seconds:.1f} s", err=True)
    Console(highlight=False).print(table(rows))
    click.echo(f"Answers: {folder / FILE}")
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

    from evals.ideal import HELD_OUT, SETS, ask_ideally, faults, table

    found = list[str]()
    for file in SETS:
        rows = ask_ideally(cases, settings, file)
        click.echo(f"{file}.yaml")
        Console(highlight=False).print(table(rows))
        for row in rows if file != HELD_OUT else ():
            for text in row.rejected:
                click.echo(f"did not pass, {row.case}: {text}", err=True)
        found += [f"{file}: {fault}" for fault in faults(rows, file)]
    return found
