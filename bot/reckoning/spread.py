"""What an amount for several years comes to in each: "€60 million over four years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.questions.asked import Asked, asked_in
from bot.questions.query import Query
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure
from bot.reckoning.formulas import each_of
from bot.reckoning.matter import keys_of
from bot.reckoning.runs import untold

_EACH_YEAR = re.compile(
    r",?\s*\b(?:per|a|an|each|every) (?:single )?year\b|\b(?:annually|yearly|per annum)\b", re.IGNORECASE
)
_EVENLY = re.compile(
    r"\b(?:if )?(?:it (?:is|were) )?(?:spread|divided|split|shared)(?: out)?(?: (?:evenly|equally))?\b,?"
    r"|\b(?:evenly|equally|in equal (?:parts|shares|instal?lments)|on average)\b,?",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"[^.;]*?\b(?:over|within|for|during|across)\s(?:(?:the|a period of)\s)?(?:(?:next|coming|following)\s)?"
)
_SPLIT = re.compile(r"\b(?:and|but|of which|while)\b")
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})


def spread(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The amount of one year, where all of it is told with the number of years; None where no question asks for that,
    or several amounts would do."""
    if not (_EACH_YEAR.search(query.focus) and _EVENLY.search(query.focus)) or query.years:
        return None
    plain = _EVENLY.sub(" ", _EACH_YEAR.sub(" ", query.focus))
    asked = asked_in(plain, query.kind, ())
    asked = replace(asked, subject=replace(asked.subject, flow=None))  # what is to be delivered is no trade of a year
    found = [pair for pair in _told(figures) if _is_of(plain, asked, pair[0])]
    if len({(amount.value, amount.unit, years.value) for amount, years in found}) != 1:
        return None
    amount, years = found[0]
    text, short = each_of(amount, years)
    return Worked(Operation(Operator.AVERAGE, (asked,), None, (query.focus,)), text, short, (amount, years))


def _is_of(question: str, asked: Asked, amount: Figure) -> bool:
    """Whether an amount is of all that a question names, and its own sentence speaks of some of it."""
    own = keys_of(amount.sentence)
    return any(keys_of(term) & own for term in asked.terms) and not untold(question, asked, amount)


def _told(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Amounts with the number of years that they are for, told right behind them."""
    lasts = [f for f in figures if f.quantity.unit == "years" and f.aspect is Aspect.LEVEL and (f.value or 0) > 1]
    for years in lasts:
        before = [
            f for f in figures if f.article.id == years.article.id and f.span == years.span and f.end <= years.start
        ]
        amount = max((f for f in before if f.quantity.kind in _AMOUNTS), key=lambda f: f.start, default=None)
        if amount is None or not amount.quantity.unit or amount.aspect is not Aspect.LEVEL or amount.quantity.per:
            continue
        between = years.sentence[amount.quantity.shown[1] : years.quantity.start]
        if _OVER.fullmatch(between) and not _SPLIT.search(between):
            yield amount, years
