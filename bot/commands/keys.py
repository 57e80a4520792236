"""`corridor keys`: who may call the API, once anybody needs a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.server.keys import Keys


@click.group()
def command() -> None:
    """API keys: as soon as there is one, programs need one."""


@command.command()
@click.argument("name")
def add(name: str) -> None:
    """Make a key called NAME and print it: it is shown this once, and stored as a hash."""
    click.echo(_keys().add(name))


@command.command("list")
def show() -> None:
    """Print the keys' names and the days they were made."""
    for key in _keys().all():
        click.echo(f"{key.made}  {key.name}")


@command.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take the key called NAME away; a running server refuses it from then on."""
    _keys().remove(name)


def _keys() -> Keys:
    from bot.server.keys import Keys
    from bot.settings import load_settings

    return Keys(load_settings().data)
