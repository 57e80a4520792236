"""`corridor index`: bring the index up to date with the articles."""

from __future__ import annotations

import sys

import click

from bot.cli import with_places


@click.command()
@with_places
@click.option("--fresh", is_flag=True, help="Embed everything again, whatever is already stored.")
def command(fresh: bool, **flags: str | None) -> None:
    """Index the articles: only what changed is embedded again. Exit code 4 when a file was left out."""
    from bot.settings import load_settings
    from bot.workspace import build

    report = build(load_settings(**flags), lambda line: click.echo(line, err=True), fresh=fresh)
    card = report.card
    state = "unchanged" if report.unchanged else f"{report.embedded} new, {report.reused} kept, {report.removed} gone"
    click.echo(
        f"Index {card.id}: {card.articles} articles, {card.passages} passages ({state}); {report.seconds:.1f} s. "
        f"Token vectors: {report.token_bytes // card.passages:,} bytes a passage."
    )
    if card.left_out:
        click.echo(f"{len(card.left_out)} files were left out; the lines above say why.", err=True)
        sys.exit(4)
