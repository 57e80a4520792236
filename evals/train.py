"""`corridor train`: fit the reader to public sets, and say how it does on articles that it was not fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli import with_places

if TYPE_CHECKING:
    from bot.settings import Settings
    from evals.public_set import PublicSet


@click.command()
@with_places
@click.option(
    "--public",
    "places",
    metavar="PATH",
    required=True,
    multiple=True,
    help="A public question-answering set, or a folder of them (*.json); as often as needed.",
)
@click.option(
    "--part", type=click.Choice(["reader", "spans"]), default="reader", show_default=True, help="What is fitted."
)
@click.option("--to", "target", metavar="FILE", help="Where the weights go [default: those that Corridor reads].")
@click.option("--held-out", is_flag=True, help="Only say how it does on articles that it was not fitted to.")
def command(places: tuple[str, ...], part: str, target: str | None, held_out: bool, **flags: str | None) -> None:
    """Fit a learned part to public sets and write its weights.

    The reader orders sentences and tells whether they answer; spans: the head that finds short answers in them.
    """
    from bot.settings import load_settings
    from evals.public_set import read_public

    settings = load_settings(**flags)
    sets = [read_public(file) for file in _files(places)]
    fit = _fit_reader if part == "reader" else _fit_spans
    text, file = fit(sets, settings, held_out=held_out)
    if held_out:
        click.echo(text)
        return
    path = Path(target) if target else file
    path.write_text(f"{text}\n", encoding="utf-8")
    click.echo(f"Weights: {path}")


def _fit_reader(sets: Sequence[PublicSet], settings: Settings, *, held_out: bool) -> tuple[str, Path]:
    """The weights or the held-out table, and the file of the weights."""
    from bot.choosing.reader import WEIGHTS
    from evals.train_data import read_examples
    from evals.train_fit import check_examples, fit_reader
    from evals.train_scores import held_out_scores
    from index.progress import progress_for

    examples = [example for public in sets for example in read_examples(public, settings, progress_for())]
    check_examples(examples)
    text = held_out_scores(examples) if held_out else fit_reader(examples).model_dump_json(indent=1)
    return text, WEIGHTS


def _fit_spans(sets: Sequence[PublicSet], settings: Settings, *, held_out: bool) -> tuple[str, Path]:
    """The same of the span head."""
    from bot.spans.head import WEIGHTS
    from evals.train_spans import fit_spans, held_out_spans, read_span_examples
    from index.progress import progress_for

    examples = [example for public in sets for example in read_span_examples(public, settings, progress_for())]
    text = held_out_spans(examples) if held_out else fit_spans(examples).model_dump_json(indent=1)
    return text, WEIGHTS


def _files(places: tuple[str, ...]) -> list[Path]:
    """Each file named, and all sets of each folder."""
    found = []
    for place in map(Path, places):
        found += sorted(place.glob("*.json")) if place.is_dir() else [place]
    return found
