"""`corridor ask`: one question, or a file of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, TextIO

import click

from bot.cli import with_llm, with_places
from corpus.errors import CorridorError, QuestionError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.types import Answer

REFUSED = 3


class Asked(Protocol):
    """What answers: a pipeline here, or a server elsewhere."""

    def ask(self, question: str, history: list[str] = ..., name: str | None = None) -> Answer:
        """The checked answer."""


@click.command()
@click.argument("question", nargs=-1)
@with_places
@with_llm
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one line of JSON.")
@click.option("--batch", type=click.File(encoding="utf-8"), help="Answer a file of JSON lines; implies --json.")
@click.option("--server", metavar="URL", help="Ask a running Corridor in place of the articles here.")
def command(
    question: tuple[str, ...], as_json: bool, batch: TextIO | None, server: str | None, **flags: str | None
) -> None:
    """Answer QUESTION from the articles, with the exact sentences that say so. Exit code 3 when they don't."""
    from bot.settings import load_settings

    if bool(question) == (batch is not None):
        raise click.UsageError("got neither or both of QUESTION and --batch FILE; expected one; give a question")
    settings = load_settings(**flags)
    asked = elsewhere(server, settings) if server else here(settings)
    if batch is not None:
        for line in answer_lines(asked, batch):
            click.echo(line)
        return
    answer = asked.ask(" ".join(question))
    if as_json:
        click.echo(answer.model_dump_json())
    else:
        show(answer)
    if answer.status == "refused":
        sys.exit(REFUSED)


def here(settings: Settings) -> Asked:
    """The pipeline over the articles of these settings, indexed first where they are not."""
    from bot.workspace import build_if_missing

    build_if_missing(settings, lambda line: click.echo(line, err=True))
    from bot.pipeline import Pipeline

    return Pipeline.open(settings)


def elsewhere(server: str, settings: Settings) -> Asked:
    """A server, with the key that the environment has for it."""
    from bot.remote import Remote

    return Remote(server, settings.api_key.get_secret_value() if settings.api_key else None)


def show(answer: Answer) -> None:
    """Print an answer for a person."""
    from rich.console import Console

    from bot.render import rendered

    Console(highlight=False).print(rendered(answer))


def answer_lines(asked: Asked, rows: TextIO) -> Iterator[str]:
    """A line of JSON for each line of JSON, in order; a row that fails says so and the rest go on."""
    for number, line in enumerate(rows, start=1):
        if not line.strip():
            continue
        given = _object(line)
        name = None if given.get("id") is None else str(given["id"])
        try:
            question, history = _row(given, number)
            yield asked.ask(question, history, name).model_dump_json()
        except CorridorError as error:
            failed = {"id": name, "question": given.get("question"), "status": "error", "error": str(error)}
            yield json.dumps(failed, ensure_ascii=False)


def _object(line: str) -> dict[str, Any]:
    """The JSON object of a line; empty where it is none."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _row(given: dict[str, Any], number: int) -> tuple[str, list[str]]:
    """Question and history of a batch row. Raises QuestionError where it has none."""
    question, history = given.get("question"), given.get("history") or []
    listed = isinstance(history, list) and all(isinstance(earlier, str) for earlier in history)
    if not isinstance(question, str) or not listed:
        raise QuestionError(
            f"line {number} of the batch",
            expected='{"id": "…", "question": "…", "history": ["…"]}',
            todo="correct the line",
        )
    return question, history
