"""`corridor eval add`: a question, or what readers thought of answers, as drafts of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command("add")
@click.argument("question", required=False)
@click.option("--from-feedback", is_flag=True, help="Make drafts of what readers thought of answers instead.")
@click.option("--history", multiple=True, help="An earlier question; oldest first, may be given several times.")
@click.option("--kind", default="single_fact", show_default=True, help="Kind of the case.")
@click.option("--to", "file", default="cases.yaml", show_default=True, metavar="FILE", help="File to add it to.")
@click.pass_obj
def add(
    settings: Settings, question: str | None, from_feedback: bool, history: tuple[str, ...], kind: str, file: str
) -> None:
    """Add QUESTION as a draft case, with the present answer as a comment; it counts once you finish it.

    With --from-feedback: every question that readers gave a thumb on and that the file does not ask yet.
    """
    if from_feedback == bool(question):
        raise click.UsageError("got a QUESTION and --from-feedback, or neither; expected one; give just one of them")
    if question is None:
        _add_from_feedback(settings, Path(file))
    else:
        _add_question(settings, question, history, kind, file)
    click.echo("State the right answers there and remove `draft`, then: corridor eval --cases " + file)


def _add_from_feedback(settings: Settings, path: Path) -> None:
    from bot.feedback import store_of
    from evals.draft import append
    from evals.feedback import drafts, known_cases

    collected = store_of(settings).all()
    for problem in collected.problems:
        click.echo(problem, err=True)
    made = drafts(collected.feedback, known_cases(path))
    for draft in made:
        append(draft, path)
    entries = len(collected.feedback)
    click.echo(f"Added to {path}: {len(made)} of {entries} feedback entries; the others ask what is there already.")


def _add_question(settings: Settings, question: str, history: tuple[str, ...], kind: str, file: str) -> None:
    from bot.pipeline import Pipeline
    from bot.workspace import build_if_missing
    from evals.draft import append, draft

    build_if_missing(settings, lambda line: click.echo(line, err=True))
    answer = Pipeline.open(settings).ask(question, history)
    append(draft(answer, history, kind), Path(file))
    click.echo(f"Added to {file} as a draft. Now: {answer.answer}")
