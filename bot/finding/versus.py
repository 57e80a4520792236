"""Two things set against each other by a question: "Which is larger: the loan for the port or the cost of the road?".

Each is asked for by itself, wherever it is told, and their figures are then compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.finding.found import Found
from bot.questions.asked import asked_of
from bot.questions.sides import sides_of
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure
from bot.reckoning.formulas import comparison
from bot.reckoning.reckon import Reckoning
from bot.reckoning.short_figures import figures_of_short


def compared(question: str, findings: Sequence[Found]) -> Found | None:
    """The answer to such a question from those of its two sides; None where their figures can't be compared."""
    sides = sides_of(question)
    if sides is None or len(findings) != 2 or not all(one.answers and not one.is_sum for one in findings):
        return None
    figures = [figure for one in findings if (figure := _answering(one))]
    if len(figures) != 2 or not _are_alike(*figures):
        return None
    first, second = sorted(figures, key=lambda figure: figure.value or 0, reverse=not sides.less)
    if first.value == second.value:
        return None
    text, short = comparison(first, second, "<" if sides.less else ">")
    operation = Operation(Operator.LOWEST if sides.less else Operator.HIGHEST, (), None, (question,))
    worked = Worked(operation, text, short, (first, second))
    whole = findings[figures.index(first)]
    query = replace(whole.query, own_words=question)
    sure = min(one.confidence for one in findings)
    return replace(whole, query=query, reckoning=Reckoning(query, worked), confidence=sure)


def _answering(found: Found) -> Figure | None:
    """The figure that the short answer has."""
    if found.short is None or not found.evidence:
        return None
    wanted = asked_of(found.query).kinds
    there = [f for f in figures_of_short(replace(found.evidence[0], short=found.short)) if f.value is not None]
    return next((f for f in there if not wanted or f.quantity.kind in wanted), None)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit, and of one time where both tell it."""
    if one.quantity.kind is not other.quantity.kind or one.quantity.per != other.quantity.per or one.key == other.key:
        return False
    if one.years and other.years and one.years != other.years:
        return False
    units = [figure.quantity.unit.rpartition(" ")[2].lower() for figure in (one, other)]
    return units[0] == units[1]
