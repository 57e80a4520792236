"""Which year of a series in the evidence was the lowest or the highest: that can be seen, and need not be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.composing.draft import Source
from bot.numbers.measures import Aspect
from bot.reckoning.figures import Figure, read_figures

# Fewer figures are no series.
SERIES = 3
_LOW = "lowest|smallest|weakest|least|poorest"
_HIGH = "highest|largest|biggest|strongest|best|most"
_EXTREME = re.compile(rf"(?<![-\w])(?:(?P<low>{_LOW})|(?P<high>{_HIGH}))(?![-\w])", re.IGNORECASE)


def without_extremes(text: str, cited: Sequence[Source]) -> str:
    """A sentence without "the lowest" and the like, where it says so of the right year, or figure, of a series."""
    series = [one for source in cited for one in _series(source)]

    def proven(match: re.Match[str]) -> str:
        pick = min if match["low"] else max
        return "" if any(_is_of(text, match, one, pick(one, key=_value)) for one in series) else match.group()

    return " ".join(_EXTREME.sub(proven, text).split())


def _series(source: Source) -> Iterator[tuple[Figure, ...]]:
    """Figures of one unit that a sentence gives for as many years."""
    found = [
        figure
        for figure in read_figures(source.article, source.paragraph, source.span)
        if len(figure.years) == 1 and figure.value is not None and figure.aspect in (Aspect.LEVEL, Aspect.BASE)
    ]
    for unit in {figure.unit for figure in found}:
        own = tuple(figure for figure in found if figure.unit == unit)
        if len(own) >= SERIES and len({figure.years for figure in own}) == len(own):
            yield own


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _is_of(text: str, match: re.Match[str], series: Sequence[Figure], extreme: Figure) -> bool:
    """Whether the year or figure of a series that stands nearest to a superlative is that one's."""
    places = [
        (min(abs(found.start() - match.end()), abs(match.start() - found.end())), figure is extreme)
        for figure in series
        for said in (str(figure.years[0]), figure.quantity.text)
        for found in re.finditer(rf"(?<![\w.]){re.escape(said)}(?![\w]|\.\d)", text)
    ]
    return bool(places) and min(places)[1]
