"""Figures that a reader would take as answers to one question: where they agree, where they differ, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.english.precision import same_figure
from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.numbers.sources import named_publishers, without_publishers
from bot.questions.asked import Asked, asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.comparison import compared_figures, compares
from bot.reckoning.differences import Value, about, value_of, why_different
from bot.reckoning.figures import Figure
from bot.reckoning.fit import ranked
from bot.reckoning.meant import is_answer, is_meant
from bot.types import Conflict, ConflictValue

# How well a figure must fit to lead, and to stand beside the one that leads, as a share of that one's fit.
LEADING_FIT = 0.4
BESIDE = 0.55
# The same where the question itself asks to set figures side by side.
BESIDE_COMPARED = 0.4
MOST_VALUES = 4
# Figures that differ by more than this factor are of different things.
FAR_APART = 10
# "About" allows for so much, as a share of the figure.
ABOUT = Decimal("0.02")

_FOR_FIGURES = frozenset(
    {AnswerKind.PERCENT, AnswerKind.MONEY, AnswerKind.COUNT, AnswerKind.QUANTITY, AnswerKind.GROWTH, AnswerKind.RANK}
)
# These tell kinds of investment or trade apart, not a part from the whole.
_KINDS_OF_MONEY = frozenset({"direct", "foreign", "gross", "net", "annual", "new"})


class Relation(StrEnum):
    """How figures for one question stand to each other."""

    AGREEMENT = "agreement"
    CONFLICT = "conflict"
    SERIES = "series"
    COMPARISON = "comparison"


@dataclass(frozen=True)
class Finding:
    """Figures that belong side by side, the leading one first, and how they differ where the text tells.

    AGREEMENT: the same, perhaps rounded. CONFLICT: different ones for what was asked. SERIES: of different years,
    newest first, where the question names none. COMPARISON: one for each of the things that the question compares.
    """

    relation: Relation
    about: str
    values: tuple[Value, ...]
    why: str | None


def findings(query: Query, figures: Sequence[Figure], chosen: Figure | None = None) -> tuple[Finding, ...]:
    """What these figures have beside the one that leads; a comparison of the parts of the question first."""
    query, figures = _of_publishers(query, figures)
    side_by_side = compares(query.focus)
    compared = compared_figures(query, figures) if side_by_side else ()
    parts = (_finding(Relation.COMPARISON, compared[0], compared[1:]),) if compared else ()
    asked = asked_of(query)
    if not (asked.kinds or query.kind in _FOR_FIGURES or side_by_side):
        return parts
    if query.context and not (asked.terms or asked.names or asked.subject.parties or asked.subject.flow):
        return parts  # "What is it worth?": any amount would fit
    may = ranked(asked, figures)
    fits = tuple(pair for pair in may if is_answer(asked, pair[0]))
    fits = fits if chosen is None else _led_by(chosen, fits)
    leads = bool(fits) and (fits[0][1] >= LEADING_FIT or chosen is not None or side_by_side)
    if not leads:
        return parts
    first, fitting = fits[0][0], {figure.key for figure, _ in fits}
    others = (
        pair
        for pair in may
        if pair[0].key not in fitting and _of_another(first, pair[0]) and is_meant(asked, first, pair[0])
    )
    return (*parts, *_beside(query, asked, (*fits, *others)))


def to_conflict(finding: Finding, number: Callable[[Figure], int]) -> Conflict:
    """The record of an answer; `number` gives the citation that holds a figure."""
    values = tuple(
        ConflictValue(text=v.text, said_by=v.said_by, period=v.period, scope=v.scope, citation=number(v.figure))
        for v in finding.values
    )
    return Conflict(about=finding.about, values=values, why=finding.why)


def agree(left: Figure, right: Figure) -> bool:
    """Whether two figures are the same when the finer one is rounded like the coarser one."""
    allowed = Decimal(0)
    if left.approximate or right.approximate:
        allowed = ABOUT * max(abs(figure.value or Decimal(0)) for figure in (left, right))
    return same_figure(left.quantity, right.quantity, allowed)


def _of_publishers(query: Query, figures: Sequence[Figure]) -> tuple[Query, Sequence[Figure]]:
    """The question without the publishers that it names, and the figures of their articles."""
    named = named_publishers(query.focus, frozenset(f.article.publisher for f in figures if f.article.publisher))
    if not named:
        return query, figures
    return replace(query, focus=without_publishers(query.focus, named)), [
        figure for figure in figures if figure.article.publisher in named
    ]


def _of_another(leading: Figure, figure: Figure) -> bool:
    """Whether another article gives a figure, or another source in the same one."""
    if leading.article.id != figure.article.id:
        return True
    return leading.span != figure.span and figure.said_by is not None and figure.said_by != leading.said_by


def _led_by(chosen: Figure, fits: Sequence[tuple[Figure, float]]) -> tuple[tuple[Figure, float], ...]:
    own = next((fit for figure, fit in fits if figure.key == chosen.key), LEADING_FIT)
    return ((chosen, own), *(pair for pair in fits if pair[0].key != chosen.key))


def _beside(query: Query, asked: Asked, fits: Sequence[tuple[Figure, float]]) -> tuple[Finding, ...]:
    leading, best = fits[0]
    least = best * (BESIDE_COMPARED if compares(query.focus) else BESIDE)
    rivals = [f for f, fit in fits[1:] if fit >= least and _comparable(leading, f) and _same_thing(asked, leading, f)]
    by_relation: dict[Relation, list[Figure]] = {}
    for rival in rivals:
        relation = _relation(leading, rival, query)
        if relation is Relation.CONFLICT and _far_apart(leading, rival):
            continue
        there = by_relation.setdefault(relation, [])
        if not any(agree(rival, other) and rival.article.id == other.article.id for other in there):
            there.append(rival)
    return tuple(
        _finding(relation, leading, by_relation[relation])
        for relation in (Relation.CONFLICT, Relation.AGREEMENT, Relation.SERIES)
        if relation in by_relation
    )


def _far_apart(left: Figure, right: Figure) -> bool:
    """Whether two amounts in one unit are too far apart to be of one thing: a profit and the price of a share."""
    if not left.value or not right.value or left.unit != right.unit:
        return False
    small, large = sorted((abs(left.value), abs(right.value)))
    return large > FAR_APART * small


def _comparable(left: Figure, right: Figure) -> bool:
    """One kind and unit, both levels or both changes, and not of one sentence unless of different years.

    Amounts of two articles, or of two sources, may be in different currencies.
    """
    if left.quantity.kind is not right.quantity.kind:
        return False
    money = left.quantity.kind is QuantityKind.MONEY and _of_another(left, right)
    if _unit(left) != _unit(right) and not (money and left.quantity.per == right.quantity.per):
        return False
    if _standing(left.aspect) != _standing(right.aspect):
        return False
    same_sentence = (left.article.id, left.span) == (right.article.id, right.span)
    return not same_sentence or bool(left.years and right.years and left.years != right.years)


def _same_thing(asked: Asked, leading: Figure, rival: Figure) -> bool:
    """Whether neither is a part of the other that the question doesn't ask for, nor of another flow."""
    a, b = leading.subject, rival.subject
    if a.flow is not b.flow and leading.aspect is not Aspect.RANK:
        return False
    part = narrowed(asked, leading)
    return part == narrowed(asked, rival) and (not part or bool(a.scope & b.scope))


def narrowed(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is for other goods than asked for: for some of all, or for all where some are asked for."""
    scope = figure.subject.scope - _KINDS_OF_MONEY
    return bool(scope - asked.subject.scope - asked.terms) if not scope & asked.subject.scope else False


def _standing(aspect: Aspect) -> Aspect:
    return Aspect.LEVEL if aspect in (Aspect.BASE, Aspect.SHARE) else aspect


def _unit(figure: Figure) -> str:
    return figure.unit.rpartition(" ")[2].lower() if figure.quantity.kind is QuantityKind.COUNT else figure.unit


def _relation(leading: Figure, rival: Figure, query: Query) -> Relation:
    a, b = leading.period, rival.period
    dated = a and b and not a.cumulative and not b.cumulative and a.years != b.years
    if dated and len(query.years) != 1:
        return Relation.SERIES
    return Relation.AGREEMENT if agree(leading, rival) else Relation.CONFLICT


def _finding(relation: Relation, leading: Figure, rivals: Sequence[Figure]) -> Finding:
    figures = [leading, *rivals]
    if relation is Relation.SERIES:
        figures.sort(key=lambda figure: figure.years, reverse=True)
    shown = figures[:MOST_VALUES]
    why = why_different(shown) if relation in (Relation.CONFLICT, Relation.COMPARISON) else None
    return Finding(relation, about(leading), tuple(map(value_of, shown)), why)
