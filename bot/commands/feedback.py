"""`corridor feedback`: what readers of the chat page thought of answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bot.cli import with_places

if TYPE_CHECKING:
    from bot.feedback import Feedback


@click.command()
@with_places
@click.option("--json", "as_json", is_flag=True, help="Print each as one line of JSON, with the whole answer.")
@click.option("--delete", is_flag=True, help="Delete all feedback, after asking.")
@click.option("--yes", is_flag=True, help="With --delete: don't ask.")
def command(as_json: bool, delete: bool, yes: bool, **flags: str | None) -> None:
    """List the feedback given on the chat page, oldest first; `corridor eval add --from-feedback` makes cases of it."""
    from bot.feedback import store_of
    from bot.settings import load_settings

    store = store_of(load_settings(**flags))
    collected = store.all()
    for problem in collected.problems:
        click.echo(problem, err=True)
    if delete:
        count = len(collected.feedback) + len(collected.problems)
        if count and not yes:
            click.confirm(f"Delete {_counted(count)} in {store.file}?", abort=True, err=True)
        store.delete_all()
        click.echo(f"Deleted {_counted(count)}.")
        return
    for feedback in collected.feedback:
        click.echo(feedback.model_dump_json() if as_json else line_of(feedback))
    if not as_json:
        click.echo(f"{_counted(len(collected.feedback))} in {store.file}", err=True)


def line_of(feedback: Feedback) -> str:
    """When, thumb, question and reason; quoted as JSON, so that whatever a reader wrote stays on the line."""
    reason = f" – {_quoted(feedback.reason)}" if feedback.reason else ""
    return f"{feedback.time} {feedback.thumb:4} {_quoted(feedback.question)}{reason}"


def _quoted(words: str) -> str:
    """In double quotes, with control and format characters escaped: a terminal obeys some of them."""
    shown = json.dumps(words, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in shown)


def _counted(count: int) -> str:
    return f"{count} feedback entr{'y' if count == 1 else 'ies'}"
