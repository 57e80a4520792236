"""The figures by which the next sentence says who puts a figure otherwise: "The study says €310 million"."""

from __future__ import annotations

import re

from bot.english.quantities import QuantityKind
from bot.reckoning.figures import Figure, read_figures
from corpus.split import sentences_of

# What it is of, the sentence before tells.
_SAYS = re.compile(
    r"\b(?:says?|said|puts? (?:it|the [a-z]+) at|speaks? of|spoke of|gives?|gave|mentions?|reports?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def restating(figure: Figure) -> list[Figure]:
    """The same of one figure, in whatever currency."""
    spans = sentences_of(figure.article, figure.paragraph)
    after = next((span for span in spans if span.start >= figure.span.end), None)
    found = read_figures(figure.article, figure.paragraph, after) if after else ()
    money = figure.quantity.kind is QuantityKind.MONEY
    return [
        f
        for f in found
        if f.quantity.kind is figure.quantity.kind
        and f.value != figure.value
        and (money or f.unit == figure.unit or not f.unit)
        and _SAYS.search(f.sentence[: f.quantity.shown[0]])
    ]
