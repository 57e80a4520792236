"""`corridor embed`: what a webmaster puts into a page."""

from __future__ import annotations

import click


@click.command()
@click.option("--server", metavar="URL", help="Where readers reach this Corridor [default: host and port set here].")
@click.option("--as", "kind", type=click.Choice(["button", "inline", "frame"]), default="button", show_default=True)
@click.option("--title", help="Title of the chat.")
@click.option("--greeting", help="What it says before the first question.")
@click.option("--examples", metavar="A|B", help='Questions to click, parted by "|".')
@click.option("--language", type=click.Choice(["en", "it", "ru", "kk"]), help="Language of the interface.")
@click.option("--position", type=click.Choice(["left", "right"]), help="Side of the button.")
@click.option("--scheme", type=click.Choice(["auto", "light", "dark"]), help="Colour scheme.")
def command(server: str | None, kind: str, **look: str | None) -> None:
    """Print the snippet that embeds the chat, and on stderr what the page and this server must allow."""
    from bot.server.embedding import Look, snippet
    from bot.server.origins import Origins
    from bot.settings import load_settings

    settings = load_settings()
    allowed = Origins.of(settings.allowed_origins).allowed
    address = (server or f"http://{settings.host}:{settings.port}").rstrip("/")
    click.echo(snippet(address, Look.model_validate(look), kind))  # type: ignore[arg-type]  # click has checked it
    directive = f"frame-src {address}" if kind == "frame" else f"script-src {address}; connect-src {address}"
    click.echo(f"Where the page has a Content-Security-Policy, it needs: {directive}", err=True)
    if allowed:
        click.echo(f"Pages of these sites may use it: {', '.join(allowed)}", err=True)
    else:
        click.echo(
            "No site may use it yet: name yours in the setting allowed_origins and start the server anew", err=True
        )
