"""`corridor train`: fit the reader to public sets, and say how it does on articles that it was not fitted to."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import with_places


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
@click.option("--to", "target", metavar="FILE", help="Where the weights go [default: those that Corridor reads].")
@click.option("--held-out", is_flag=True, help="Only say how readers do on articles that they were not fitted to.")
def command(places: tuple[str, ...], target: str | None, held_out: bool, **flags: str | None) -> None:
    """Fit the reader, which orders sentences and tells whether they answer, to public sets and write its weights."""
    from bot.reader import WEIGHTS
    from bot.settings import load_settings
    from evals.public_set import read_public
    from evals.train_data import read_examples
    from evals.train_fit import check_examples, fit_reader
    from evals.train_scores import held_out_scores
    from index.progress import progress_for

    settings = load_settings(**flags)
    examples = [e for file in _files(places) for e in read_examples(read_public(file), settings, progress_for())]
    check_examples(examples)
    if held_out:
        click.echo(held_out_scores(examples))
        return
    path = Path(target) if target else WEIGHTS
    path.write_text(f"{fit_reader(examples).model_dump_json(indent=1)}\n", encoding="utf-8")
    click.echo(f"Weights: {path}")


def _files(places: tuple[str, ...]) -> list[Path]:
    """Each file named, and all sets of each folder."""
    found = []
    for place in map(Path, places):
        found += sorted(place.glob("*.json")) if place.is_dir() else [place]
    return found
