"""A sum that a question asks for: its operator, and what each of its operands must be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.questions.asked import Asked, asked_in
from bot.questions.counted import counted_noun
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.sum_words import FALLING, MONEY_ASKED, SERIES


class Operator(StrEnum):
    """What is worked out of stated figures."""

    DIFFERENCE = "difference"
    REST = "rest"
    SUM = "sum"
    RATIO = "ratio"
    SHARE = "share"
    GROWTH = "growth"
    AVERAGE = "average"
    HIGHEST = "highest"
    LOWEST = "lowest"
    YEARS_BETWEEN = "years between"
    PART = "part"
    BALANCE = "balance"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Operation:
    """A sum that a question asks for.

    asks: what each operand must be, in the order of the formula; for an average, a highest or a lowest, one that the
    whole series must meet; for a change of no stated years, one that both must meet. direct: what a figure would be
    that states the result; None where no figure can. texts: a part of the question for each operand, to search with.
    falls: the question speaks of a decrease. says: a word that the sentence of a stated result must have, like
    "average". factor: a percentage that the question gives.
    """

    operator: Operator
    asks: tuple[Asked, ...]
    direct: Asked | None
    texts: tuple[str, ...]
    falls: bool = False
    says: str = ""
    factor: Decimal | None = None


# Words for the sum itself, as stemmed terms.
_OF_SUMS = frozenset("differ gap surplus deficit balanc net mean yearli annual averag growth".split())
LEVELS = frozenset({Aspect.LEVEL})
MONEY_KIND = frozenset({QuantityKind.MONEY})
_COUNTS = frozenset({QuantityKind.COUNT})
AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})


def amounts_of(query: Query) -> frozenset[QuantityKind]:
    """The kinds of figure that the sum may be of, as far as the question says."""
    if MONEY_ASKED.search(query.focus):
        return MONEY_KIND
    return _COUNTS if counted_noun(query.focus) else AMOUNTS | {QuantityKind.PERCENT}


def whole_of(query: Query, kinds: frozenset[QuantityKind], text: str | None = None) -> Asked:
    """What each operand must be by the whole question, or by a text in its place."""
    asked = asked_in(text or query.focus, AnswerKind.EXPLANATION, query.years)
    return replace(asked, kinds=kinds or AMOUNTS, aspects=LEVELS, terms=asked.terms - _OF_SUMS)


def own_terms(part: Asked, whole: Asked) -> frozenset[str]:
    """The words of a part that its whole does not have."""
    return part.terms - whole.terms


def in_years(asked: Asked, years: tuple[int, ...]) -> tuple[Asked, ...]:
    """The same thing of the last of these years and of the first."""
    return tuple(replace(asked, years=(year,)) for year in (years[-1], years[0]))


def series_of(query: Query) -> tuple[int, ...]:
    """All years of a stretch: "2022–2024" are three."""
    if match := SERIES.search(query.focus):
        start, end = match["first"] or match["from"], match["last"] or match["to"]
        first, last = int(start), int(start[: 4 - len(end)] + end)
        return tuple(range(first, last + 1)) if 0 < last - first < 50 else query.years
    return query.years


def is_falling(query: Query) -> bool:
    """Whether it speaks of a decrease, in the words in which it is looked up or in its own."""
    return FALLING.search(f"{query.focus} {query.text}") is not None
