"""Years that a question counts from a figure it states: "It peaked at $7.1 billion. And the year before?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.precision import same_figure
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.questions.query import Query
from bot.reckoning.figures import Figure

_SHIFTS = (
    (
        re.compile(
            r"\b(?:the )?(?:year (?:before(?! last)|earlier)|(?:previous|preceding|prior) year)\b", re.IGNORECASE
        ),
        -1,
    ),
    (re.compile(r"\b(?:a|the|one) year (?:later|after)\b|\b(?:the )?(?:following|next) year\b", re.IGNORECASE), 1),
)
_NUMBERS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT)


def anchored(query: Query, figures: Sequence[Figure]) -> Query:
    """The query with the year that it means; unchanged where it names one, or states no figure of a known year."""
    shift = shift_of(query)
    if shift is None:
        return query
    for stated in read_quantities(query.focus):
        years = {figure.years[-1] for figure in figures if _is_stated(stated, figure) and figure.years}
        if len(years) == 1:
            return replace(query, years=(years.pop() + shift,))
    return query


def shift_of(query: Query) -> int | None:
    """How many years after a stated figure's the year meant is; None where the question counts from none."""
    return None if query.years else next((shift for pattern, shift in _SHIFTS if pattern.search(query.focus)), None)


def _is_stated(stated: Quantity, figure: Figure) -> bool:
    return stated.kind in _NUMBERS and stated.kind is figure.quantity.kind and same_figure(stated, figure.quantity)
