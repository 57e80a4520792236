"""Which of the things that articles list came over a mark: "Which goods grew more than tenfold?", "What tripled?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import fmean

from bot.english.numerals import WORDS
from bot.english.quantities import QuantityKind, read_quantities
from bot.questions.query import Query
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure
from bot.reckoning.ranking import AHEAD, FEWEST, LEAST, UP, By, Place, asked_by, items_of
from bot.reckoning.rosters import rosters

_WHICH = r"^\W*(?:and |but |so )?(?P<things>(?:which|what)\b(?! (?:year|month|day|date)).*?)\b"
_OVER, _UNDER = r"more than|over|above|at least|exceeding", r"less than|under|below|at most|up to"
_OR_SO_MUCH = re.compile(r"\b(?:at least|at most|up to)\b", re.IGNORECASE)
_GREW_BY = re.compile(
    rf"{_WHICH}{UP}\s(?:by\s)?(?:(?P<over>{_OVER})|(?P<under>{_UNDER}))\s(?:an?\s)?(?P<mark>\S.*?)[\s?!.]*$",
    re.IGNORECASE,
)
_TIMES = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_MULTIPLIED = re.compile(
    rf"{_WHICH}(?P<over>more than |at least )?(?P<under>less than )?(?P<times>{'|'.join(_TIMES)})\W*$", re.IGNORECASE
)
_FOLD = re.compile(r"^(?P<n>two|three|four|five|six|seven|eight|nine|ten|twenty)fold\b", re.IGNORECASE)
# Some way off it is still called so: "tripled", of 3.2 times.
NEARLY = Decimal("0.25")


@dataclass(frozen=True)
class Mark:
    """What `things` are to have grown by: more, less (`over`, `under`), or just about so much."""

    things: str
    by: By
    value: Decimal
    over: bool
    under: bool
    inclusive: bool

    def is_met(self, place: Place) -> bool:
        """Whether an item is on the side that is asked for."""
        if self.inclusive and place.value == self.value:
            return True
        if self.over or self.under:
            return place.value > self.value if self.over else place.value < self.value
        return abs(place.value - self.value) <= NEARLY


def mark_of(query: Query) -> Mark | None:
    """The mark of a question; None of any other question."""
    inclusive = _OR_SO_MUCH.search(query.focus) is not None
    if found := _MULTIPLIED.match(query.focus):
        times = Decimal(_TIMES[found["times"].lower()])
        return Mark(found["things"], By.RATE, times, bool(found["over"]), bool(found["under"]), inclusive)
    found = _GREW_BY.match(query.focus)
    if found is None:
        return None
    things, over, under = found["things"], bool(found["over"]), bool(found["under"])
    if fold := _FOLD.match(found["mark"]):
        return Mark(things, By.RATE, Decimal(WORDS[fold["n"].lower()]), over, under, inclusive)
    told = [one for one in read_quantities(found["mark"]) if one.value is not None]
    if len(told) != 1 or told[0].start or told[0].value is None:
        return None
    if told[0].kind is QuantityKind.PERCENT:
        return Mark(things, By.RATE, 1 + told[0].value / 100, over, under, inclusive)
    by = {QuantityKind.MULTIPLE: By.RATE, QuantityKind.MONEY: By.AMOUNT}.get(told[0].kind)
    return Mark(things, by, told[0].value, over, under, inclusive) if by else None


def beyond(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The items of the lists asked about that meet the mark, the largest first; None where none does."""
    mark = mark_of(query)
    if mark is None:
        return None
    asked = asked_by(replace(query, focus=mark.things), mark.by)
    lists = [places for rows in rosters(figures) if len(places := items_of(asked, mark.by, rows)) >= FEWEST]
    worths = [fmean(place.fitting for place in places) for places in lists]
    least = max(LEAST, max(worths, default=0.0) / AHEAD)
    meant = [place for places, worth in zip(lists, worths, strict=True) if worth >= least for place in places]
    met = sorted((place for place in meant if mark.is_met(place)), key=lambda place: -place.value)
    if not met:
        return None
    operation = Operation(Operator.HIGHEST, (), None, (query.focus,))
    text = "; ".join(f"{place.label} {place.figure.text}" for place in met)
    told = tuple(place.figure for place in met)
    return Worked(operation, text, "; ".join(place.label for place in met), told, told)
