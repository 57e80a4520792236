"""`corridor doctor`: what is installed, which model and index serve, and what to do."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from bot.cli import with_llm, with_places
from corpus.errors import CorridorError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.store import Snapshot

PACKAGES = ("llama-index-core", "chromadb", "sentence-transformers", "onnxruntime", "gradio", "torch", "bm25s")


@click.command()
@with_places
@with_llm
def command(**flags: str | None) -> None:
    """Look at the installation, the model, the articles and the index, and say what to do. Exit code 2 on a fault."""
    from bot.settings import load_settings

    settings = load_settings(**flags)
    click.echo(f"Corridor {version('corridor')} on Python {platform.python_version()}")
    click.echo("Packages: " + ", ".join(_packages()))
    click.echo(f"Data folder: {settings.data}")
    faults = [fault for check in (_model, _articles, _index, _language_model) if (fault := _try(check, settings))]
    click.echo("All well." if not faults else "To do: " + "; ".join(faults))
    if faults:
        sys.exit(2)


def _packages() -> Iterator[str]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


def _try(check: Callable[[Settings], str], settings: Settings) -> str | None:
    """Run one look; the cure where it finds a fault."""
    try:
        click.echo(check(settings))
    except CorridorError as error:
        click.echo(f"Fault: {error}")
        return error.todo
    return None


def _model(settings: Settings) -> str:
    from bot.workspace import open_model

    card = open_model(settings, lambda line: click.echo(line, err=True)).card
    return f"Model: {card.name}, weights sha256 {card.weights_sha256}, {card.dimension} dimensions"


def _articles(settings: Settings) -> str:
    from corpus.load import load_corpus

    corpus = load_corpus(settings.corpus, max_megabytes=settings.max_file_megabytes)
    left_out = "".join(f"\n  left out: {problem}" for problem in corpus.problems)
    return f"Articles: {len(corpus.articles)} in {settings.corpus}{left_out}"


def _index(settings: Settings) -> str:
    from bot.freshness import Freshness
    from bot.workspace import location_of, open_model
    from index.build import check_card
    from index.store import open_snapshot

    snapshot = open_snapshot(location_of(settings))
    card = snapshot.card
    check_card(card, open_model(settings, lambda _: None).card)
    notes = "".join(f"\n  {n}" for n in Freshness(settings.corpus, settings.max_file_megabytes).notices(card))
    return (
        f"Index: {card.id} of {card.articles} articles, {card.passages} passages, built {card.built}{notes}\n"
        f"Token vectors: {_token_vectors(snapshot)}"
    )


def _language_model(settings: Settings) -> str:
    """One answer of the language model to a made-up task, through the gate."""
    from bot.settings import NO_LLM

    if settings.llm == NO_LLM:
        return "Language model: none, answers are in the articles' words"
    from bot.llm.trial import tried

    return f"Language model: {tried(settings)}"


def _token_vectors(snapshot: Snapshot) -> str:
    if snapshot.stored is None:
        return "made for each question, the index being on a server"
    each = snapshot.stored.token_bytes / max(snapshot.card.passages, 1)
    return f"{each / 1000:.1f} kB a passage, {snapshot.stored.token_bytes / 1e6:.1f} MB in all"
