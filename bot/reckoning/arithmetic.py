"""Sums over stated figures: each operand is a figure of an article, and what it makes is shown as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.questions.asked import asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.operations import asks_share, operation_of
from bot.questions.query import Query
from bot.questions.sums import Operation, Operator
from bot.reckoning.derived import earlier_level
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit, ranked
from bot.reckoning.formulas import formula
from bot.reckoning.operands import OPERAND_FIT, Lacking, operands
from bot.reckoning.pairs import in_time, pair_of
from bot.reckoning.parts import part_asked
from bot.reckoning.runs import of_one_thing, untold
from bot.types import Computed, Operand

STATED_FIT = 0.7

# Kinds of question that ask for a level.
_LEVELS = frozenset({AnswerKind.COUNT, AnswerKind.MONEY, AnswerKind.QUANTITY})
# What is set in relation is of one time, unless the question names the times.
_PERCENT, _SHARES = frozenset({QuantityKind.PERCENT}), frozenset({Aspect.SHARE, Aspect.LEVEL})
_CHANGES = frozenset({Operator.DIFFERENCE, Operator.RATIO, Operator.GROWTH})


@dataclass(frozen=True)
class Worked:
    """A figure that was worked out. text: the formula, "$19.9bn − $16.1bn = $3.8bn"; short: "$3.8 billion".

    leading: the operands whose sentences are shown, where that is not all of them.
    """

    operation: Operation
    text: str
    short: str
    operands: tuple[Figure, ...]
    leading: tuple[Figure, ...] = ()


def work_out(query: Query, figures: Sequence[Figure]) -> Worked | Lacking | None:
    """The sum that a question asks for, done; None where it asks for none or a figure states its result."""
    operation = operation_of(query)
    of_whole = _of_whole(query, operation, figures)
    if of_whole is not None:
        return of_whole
    if operation is None:
        return _earlier(query, figures)
    if operation.operator is Operator.SHARE and len(operation.asks) > 1 and len(set(operation.asks)) == 1:
        return None  # nothing in the question tells the part from the whole
    found = of_one_thing(query.focus, operation, operands(operation, figures), figures)
    if (
        operation.operator is Operator.RATIO
        and not isinstance(found, Lacking)
        and any(map(untold, operation.texts, operation.asks, found))
    ):
        return None
    if is_stated(operation, figures, own=_own_words(operation, found)):
        return None
    if isinstance(found, Lacking):
        if other := _of_a_pair(operation, figures):
            return other
        if len(operation.asks) == 1 and operation.operator in _CHANGES:
            return _earlier(query, figures)
        # A figure that may state the result is a better answer than none.
        return None if is_stated(operation, figures, OPERAND_FIT) else found
    return compute(operation, found)


def _earlier(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The level before a change, where only the one after it is stated."""
    asked = asked_of(query)
    if query.kind not in _LEVELS or (found := earlier_level(asked, query.focus, figures)) is None:
        return None
    level, change, falls = found
    operation = Operation(Operator.EARLIER, (asked,), None, (query.focus,), falls)
    worked = compute(operation, (level, change))
    return worked if isinstance(worked, Worked) else None


def _of_whole(query: Query, operation: Operation | None, figures: Sequence[Figure]) -> Worked | None:
    """The share, or the rest, of an amount in the one that it is a part of: "$3 million, of which $1 million"."""
    asked = asked_of(query)
    if operation is None and asks_share(query):
        operation = Operation(Operator.SHARE, (asked,), replace(asked, kinds=_PERCENT, aspects=_SHARES), (query.focus,))
    if operation is None or operation.operator not in (Operator.SHARE, Operator.REST):
        return None
    if operation.direct is not None:  # who sends and who gets is told by the whole question, in its order
        ends = replace(operation.direct.subject, sender=asked.subject.sender, receiver=asked.subject.receiver)
        operation = replace(operation, direct=replace(operation.direct, subject=ends))
    of = operation.asks[-1].terms if len(operation.asks) > 1 and operation.operator is Operator.SHARE else frozenset()
    found = None if is_stated(operation, figures) else part_asked(query.focus, asked, figures, of)
    worked = compute(operation, found[::-1] if operation.operator is Operator.REST else found) if found else None
    return worked if isinstance(worked, Worked) else None


def _of_a_pair(operation: Operation, figures: Sequence[Figure]) -> Worked | None:
    """The change or the ratio of two figures that one sentence sets against each other."""
    if operation.operator not in _CHANGES or any(ask.years for ask in operation.asks):
        return None
    first, terms = operation.asks[0], frozenset().union(*(ask.terms for ask in operation.asks))
    subject = first.subject if len(operation.asks) == 1 else replace(first.subject, parties=frozenset())
    asked = replace(first, terms=terms, subject=subject)
    pair = pair_of(asked, figures)
    if pair is None:
        return None
    if is_stated(operation, figures, max(fit(asked, figure) for figure in pair), _own_words(operation, pair[:1])):
        return None
    worked = compute(operation, in_time(pair))
    return worked if isinstance(worked, Worked) else None


def _own_words(operation: Operation, found: Sequence[Figure] | Lacking) -> int:
    """How many of the words asked for the operands have by themselves."""
    if isinstance(found, Lacking) or operation.direct is None:
        return 0
    return min(len(operation.direct.terms & figure.subject.measure) for figure in found)


def is_stated(operation: Operation, figures: Sequence[Figure], least: float = STATED_FIT, own: int = 0) -> bool:
    """Whether an article states what the sum would give, in a figure that fits at least so well.

    own: so many of the words asked for must be its own.
    """
    if operation.direct is None:
        return False
    says = re.compile(re.escape(operation.says), re.IGNORECASE)
    saying = [figure for figure in figures if says.search(figure.sentence)]
    telling = [figure for figure in saying if len(operation.direct.terms & figure.subject.measure) >= own]
    best = ranked(operation.direct, telling)
    return bool(best) and best[0][1] >= least


def compute(operation: Operation, found: Sequence[Figure]) -> Worked | Lacking:
    """The sum over these operands."""
    values = [Decimal(f.value or 0) for f in found]
    if operation.operator in (Operator.RATIO, Operator.SHARE, Operator.GROWTH) and values[-1] == 0:
        return Lacking("the figure to compare with is zero")
    part_first = {Operator.SHARE: values, Operator.REST: values[::-1]}.get(operation.operator)
    if part_first and part_first[0] > part_first[1]:
        return Lacking("the part would be larger than the whole")
    text, short = formula(operation, found, values)
    return Worked(operation, _with_unit(text, short), short, tuple(found))


def _with_unit(text: str, short: str) -> str:
    """The formula with its result as the short answer says it: "= 15 years", "≈ −2.8%, a fall of 2.8%"."""
    before, _, result = text.rpartition(" ")
    if short.startswith(result) and short != result:
        return f"{before} {short}"
    return f"{text}, a fall of {short}" if result == f"−{short}" else text


def to_computed(worked: Worked, number: Callable[[Figure], int]) -> Computed:
    """The record of an answer; `number` gives the citation that holds a figure."""
    found = tuple(Operand(text=figure.text, citation=number(figure)) for figure in worked.operands)
    return Computed(text=worked.text, operands=found)
