"""`corridor chat`: the chat page."""

from __future__ import annotations

import click

from bot.cli import with_llm, with_places


@click.command()
@with_places
@with_llm
@click.option("--host", metavar="ADDRESS", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=int, metavar="NUMBER", help="Port to listen on; 0 takes a free one [default: 7860].")
@click.option(
    "--auth",
    metavar="USER:PASSWORD",
    help="Ask for it everywhere; CORRIDOR_AUTH keeps it out of the list of processes.",
)
def command(host: str | None, port: int | None, auth: str | None, **flags: str | None) -> None:
    """Serve the chat page until Ctrl-C."""
    from bot.server.auth import credentials_of
    from bot.server.listening import listen
    from bot.settings import load_settings
    from bot.workspace import build_if_missing

    def say(line: str) -> None:
        click.echo(line, err=True)

    settings = load_settings(host=host, port=port, auth=auth, **flags)
    if settings.auth:
        credentials_of(settings.auth.get_secret_value())  # a mistake is told before anything that takes time
    with listen(settings.host, settings.port) as listener:
        build_if_missing(settings, say)
        from bot.pipeline import Pipeline
        from bot.server.app import serve

        serve(Pipeline.open(settings), settings, listener, say)
