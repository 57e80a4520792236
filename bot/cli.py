"""The command line: `corridor COMMAND`. Commands are found by entry point, so that any folder may add one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.metadata import entry_points, version
from typing import Any

import click

from corpus.errors import CorridorError

GROUP = "corridor.commands"


class Commands(click.Group):
    """The commands registered under `corridor.commands`, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        return sorted(point.name for point in entry_points(group=GROUP))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        found = entry_points(group=GROUP, name=cmd_name)
        command = next(iter(found)).load() if found else None
        return command if isinstance(command, click.Command) else None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("corridor"), prog_name="corridor")
def corridor() -> None:
    """Ask the articles, get a checked answer."""


def with_places(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes: where the articles and the index are, and which model."""
    options = [
        click.option("--corpus", metavar="DIR", help="Folder of articles [default: those that come with Corridor]."),
        click.option("--index", metavar="DIR", help="Folder of the index [default: one for each corpus]."),
        click.option("--chroma-url", metavar="URL", help="Use a Chroma server in place of local files."),
        click.option("--embedding-model", metavar="NAME_OR_PATH", help="Any sentence-transformers model."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def with_llm(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that answer: which language model words what they say."""
    options = [
        click.option(
            "--llm",
            metavar="MODEL",
            help="Let a language model word the answers: local, ollama/…, openai/…, anthropic/… [default: none].",
        ),
        click.option("--llm-base-url", metavar="URL", help="Server of that model [default: its provider's]."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def main() -> None:
    """Run; a fault that a person can act on is one line on stderr and an exit code."""
    try:
        corridor.main(standalone_mode=False)
    except CorridorError as error:
        fail(str(error), error.exit_code)
    except click.ClickException as error:
        fail(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        fail("stopped", 130)
    except BrokenPipeError:
        # Whoever read our output went away; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def fail(message: str, code: int) -> None:
    """One line on stderr, and out."""
    click.echo(f"corridor: {' '.join(message.split())}", err=True)
    sys.exit(code)
