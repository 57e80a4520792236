"""An average or a sum of several years that no article tells, and that those of its years that are told do not make."""

from __future__ import annotations

from bot.questions.operations import operation_of
from bot.questions.query import Query
from bot.questions.sums import Operator, series_of
from bot.reckoning.operands import Lacking
from bot.reckoning.reckon import Reckoning
from bot.types import Missing

_OVER_YEARS = (Operator.AVERAGE, Operator.SUM)


def unaveraged(query: Query, reckoning: Reckoning) -> tuple[Missing, ...]:
    """What is lacking for the average or sum over named years that is asked for; the figure of one of them is none."""
    operation = operation_of(query)
    if operation is None or operation.operator not in _OVER_YEARS or len(series_of(query)) < 2:
        return ()
    return reckoning.worked.missing if isinstance(reckoning.worked, Lacking) else ()
