"""`corridor mcp`: the tools for a program that speaks the Model Context Protocol on standard input and output."""

from __future__ import annotations

import click

from bot.cli import with_llm, with_places


@click.command()
@with_places
@with_llm
def command(**flags: str | None) -> None:
    """Serve ask, read_article and list_figures over MCP on standard input and output."""
    from bot.settings import load_settings
    from bot.workspace import build_if_missing

    settings = load_settings(**flags)
    build_if_missing(settings, lambda line: click.echo(line, err=True))
    from bot.pipeline import Pipeline
    from bot.server.answering import Answering
    from bot.server.tools import build_tools
    from bot.warmup import warm_up

    pipeline = Pipeline.open(settings)
    warm_up(pipeline)
    build_tools(Answering(pipeline, settings)).run("stdio")
