"""`corridor chat`: the chat page."""

from __future__ import annotations

import click

from bot.cli import with_places


@click.command()
@with_places
@click.option("--host", metavar="ADDRESS", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=int, metavar="NUMBER", help="Port to listen on; 0 takes a free one [default: 7860].")
@click.option(
    "--auth",
    metavar="USER:PASSWORD",
    help="Ask for it everywhere; CORRIDOR_AUTH keeps it out of the list of processes.",
)
def command(host: str | None, port: int | None, auth: str | None, **flags: str | None) -> None:
    """Serve the chat page until Ctrl-C."""
    from bot.settings import load_settings
    from bot.workspace import build_if_missing

    settings = load_settings(host=host, port=port, auth=auth, **flags)
    build_if_missing(settings, lambda line: click.echo(line, err=True))
    from bot.pipeline import Pipeline
    from bot.server.app import serve

    serve(Pipeline.open(settings), settings, lambda line: click.echo(line, err=True))
