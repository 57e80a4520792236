"""The bench's figures as a table and a plot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from evals.bench import Figure


def table(figures: Sequence[Figure]) -> Table:
    """Every figure with its yardstick and their ratio."""
    found = Table("measure", "unit", "Corridor", "yardstick", "ratio", "beside")
    for figure in figures:
        yardstick, ratio = (_number(value) for value in (figure.yardstick, figure.ratio))
        found.add_row(figure.name, figure.unit, _number(figure.corridor), yardstick, ratio, figure.beside)
    return found


def plot(figures: Sequence[Figure], path: Path) -> Path:
    """Ratios to the yardsticks as bars, in an SVG file; returns its path."""
    from matplotlib.figure import Figure as Canvas

    compared = [figure for figure in figures if figure.ratio is not None]
    canvas = Canvas(figsize=(9, 0.6 * len(compared) + 1.2), layout="constrained")
    axes = canvas.subplots()
    axes.barh([f"{f.name} ({f.unit})\nbeside {f.beside}" for f in compared], [f.ratio or 0.0 for f in compared])
    axes.axvline(1, color="black", linewidth=1)
    axes.invert_yaxis()
    axes.set_xlabel("Corridor ÷ yardstick")
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas.savefig(path)
    return path


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}"
