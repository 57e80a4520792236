"""Which year of a series in the evidence was the lowest or the highest: that can be seen, and need not be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.composing.draft import Source
from bot.english.quantities import Quantity, read_quantities
from bot.english.words import more_or_less, wider_side
from bot.numbers.measures import Aspect
from bot.reckoning.figures import Figure, read_figures

# Fewer figures are no series.
SERIES = 3
_LOW = "lowest|smallest|weakest|least|poorest"
_HIGH = "highest|largest|biggest|strongest|best|most"
_AMOUNT = r"[$€£]?\d[\d.,]*\d?%?(?: (?:thousand|million|billion|trillion))?"
# "Climbing from A in 2022 to B in 2023", "slipping back to C in 2024".
_MOVE = re.compile(
    rf"\b(?P<verb>[a-z]+)(?: (?:slightly|sharply|back|again))?(?: from (?P<first>{_AMOUNT}) in (?P<early>\d{{4}}))?"
    rf" to (?P<last>{_AMOUNT}) in (?P<late>\d{{4}})\b"
)
_STEPS = 2
_EXTREME = re.compile(rf"(?<![-\w])(?:(?P<low>{_LOW})|(?P<high>{_HIGH}))(?![-\w])", re.IGNORECASE)


def without_moves(text: str) -> str:
    """ "After climbing from $5 in 2022 to $7 in 2023, it fell to $6 in 2024" as what it was in each year.

    Only where the years and the figures go the way that the verbs tell.
    """
    moves = list(_MOVE.finditer(text))
    years = [int(move[part]) for move in moves for part in ("early", "late") if move[part]]
    if len(moves) < _STEPS or not moves[0]["first"] or years != sorted(set(years)) or not _are_told(moves, text):
        return text
    for match in reversed(moves):
        at = f"{match['first']} in {match['early']} and " if match["first"] else ""
        text = f"{text[: match.start()]}at {at}{match['last']} in {match['late']}{text[match.end() :]}"
    return text


def _are_told(moves: Sequence[re.Match[str]], text: str) -> bool:
    """Whether each move goes the way that its verb tells, from where it or the one before it says."""
    figures = {figure.start: figure for figure in read_quantities(text)}
    before: Quantity | None = None
    for move in moves:
        first = figures.get(move.start("first"), before)
        last = figures.get(move.start("last"))
        rises = more_or_less(wider_side(move["verb"]))
        if first is None or last is None or rises is None or not _goes(first, last, rises):
            return False
        before = last
    return True


def _goes(before: Quantity, after: Quantity, rises: bool) -> bool:
    """Whether one figure is more, or less, than the one before it."""
    alike = (before.kind, before.unit) == (after.kind, after.unit)
    return alike and before.value != after.value and ((before.value or 0) < (after.value or 0)) is rises


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
