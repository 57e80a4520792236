"""Operands: the stated figures that a sum is of, in the order of its formula, or what the articles lack for it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.english.quantities import QuantityKind, years_in
from bot.numbers.measures import Flow, content
from bot.questions.asked import Asked
from bot.questions.sum_words import FULFILLED, PROMISED
from bot.questions.sums import Operation, Operator
from bot.reckoning.figures import Figure
from bot.reckoning.fit import ranked, with_union
from bot.reckoning.pairs import is_range
from bot.types import Missing
from corpus.types import ParagraphKind

# A figure that fits this well may be an operand; one that states the result this well makes the sum needless.
OPERAND_FIT = 0.3
# What operands of one article, and of one sentence, are worth more than others.
SAME_ARTICLE = 1.15
SAME_SENTENCE = 1.3
MANY_WORDS = 0.33  # of those asked for, where they are more than two, with a figure or around it
_CANDIDATES = 6
_OF_THE_FLOW = frozenset({Operator.BALANCE, Operator.SHARE})
_OF_ONE_TIME = frozenset({Operator.DIFFERENCE, Operator.REST, Operator.RATIO, Operator.SHARE})


@dataclass(frozen=True)
class Lacking:
    """Why a sum can't be done: in words, and what of the question the articles don't give."""

    reason: str
    missing: tuple[Missing, ...] = ()


def operands(operation: Operation, figures: Sequence[Figure]) -> tuple[Figure, ...] | Lacking:
    """The stated figures that the sum is of, in the order of its formula."""
    if operation.operator in (Operator.AVERAGE, Operator.HIGHEST, Operator.LOWEST):
        return _series(operation.asks[0], figures)
    operation = replace(operation, asks=_of_own_years(operation))
    if len(operation.asks) == 1:
        return _nothing(operation.asks[0], figures)  # only a pair of one sentence will do
    choices = [list(_fitting(operation, ask, figures))[:_CANDIDATES] for ask in operation.asks]
    if operation.factor is not None and not any(f.value == operation.factor for f, _ in choices[0]):
        # The percentage is the question's own; only the amount is an article's.
        choices = choices[1:]
    for ask, choice in zip(operation.asks[-len(choices) :], choices, strict=True):
        if not choice:
            return _nothing(ask, figures)
    combinations = [pairs for pairs in itertools.product(*choices) if len({f.key for f, _ in pairs}) == len(pairs)]
    combinations = [pairs for pairs in combinations if not _has_range([figure for figure, _ in pairs])]
    alike = [pairs for pairs in combinations if _match(operation.operator, [figure for figure, _ in pairs])]
    kept = any(PROMISED.search(text) and FULFILLED.search(text) for text in operation.texts)
    if operation.operator in _OF_ONE_TIME and not kept and not any(ask.years for ask in operation.asks):
        alike = [pairs for pairs in alike if len({f.years for f, _ in pairs if f.years}) < 2]
    if len({replace(ask, years=()) for ask in operation.asks}) == 1:
        alike = [pairs for pairs in alike if _of_one_thing(operation.asks[0], [f for f, _ in pairs])]
    if operation.operator is Operator.REST:
        alike = [pairs for pairs in alike if _is_part(*(figure for figure, _ in pairs))]
    if not alike:
        return Lacking("the figures that the articles give are not in the same unit or not of the same time")
    best = max(alike, key=lambda pairs: _worth(pairs))
    return tuple(figure for figure, _ in best)


def _of_own_years(operation: Operation) -> tuple[Asked, ...]:
    """What each operand is to be, each of its own year where each is asked for by one: "in 2023 and 2024"."""
    own = [years_in(text) for text in operation.texts]
    if len(own) != len(operation.asks) or any(len(years) != 1 for years in own) or len(set(own)) < len(own):
        return operation.asks
    return tuple(replace(ask, years=years) for ask, years in zip(operation.asks, own, strict=True))


def _fitting(operation: Operation, ask: Asked, figures: Sequence[Figure]) -> Iterator[tuple[Figure, float]]:
    """The figures that may be one operand; a balance is of exports and imports themselves."""
    for figure, fitting in ranked(ask, figures):
        if ask.years and figure.period is None:
            continue  # of no known time, where one is asked for
        other_flow = operation.operator in _OF_THE_FLOW and not _is_of_flow(ask, figure)
        apart = operation.operator is not Operator.SUM or _is_this_one(operation.asks, ask, figure)
        whole = operation.operator is not Operator.SHARE or ask is not operation.asks[-1] or _is_whole(ask, figure)
        item = operation.operator is not Operator.SHARE and _is_of_item(operation.asks, figure)
        about = not item and _is_about(operation.asks, ask, figure)
        if fitting >= OPERAND_FIT and not other_flow and apart and whole and about:
            yield figure, fitting


def _is_of_item(asks: Sequence[Asked], figure: Figure) -> bool:
    """Whether a figure is of one item of a list that nothing asked for is called by: of the oil among all exports."""
    if figure.paragraph.kind is not ParagraphKind.ITEM or not figure.paragraph.lead_in:
        return False
    label = re.split(r":|\s(?=[$€£]?\d)", figure.sentence)[0]
    wanted = frozenset().union(*(ask.terms.union(content(" ".join(ask.subject.parties))) for ask in asks))
    return bool(words := frozenset(content(label))) and not words & wanted


def _is_of_flow(ask: Asked, figure: Figure) -> bool:
    """Whether trade is not taken for the exports in it, nor they for all trade."""
    flows = {ask.subject.flow, figure.subject.flow}
    return len(flows) == 1 or None in flows or flows == {Flow.EXPORT, Flow.IMPORT}


def _is_whole(ask: Asked, figure: Figure) -> bool:
    """Whether a figure is of all that a share is asked of: of Peru's exports, and not of those to Chile."""
    others = figure.subject.parties - with_union(ask.subject.parties)
    return figure.subject.flow is None or not ask.subject.parties or not others


def _is_this_one(asks: Sequence[Asked], ask: Asked, figure: Figure) -> bool:
    """Whether a figure has one of the words that tell this thing from the others of a sum, where any does."""
    shared = frozenset.intersection(*(each.terms for each in asks))
    own = ask.terms - shared
    there = figure.subject.measure | figure.around.measure | frozenset(content(figure.quantity.unit))
    return not own or bool(own & there)


def _is_about(asks: Sequence[Asked], ask: Asked, figure: Figure) -> bool:
    """Whether a figure has a word of what is asked for itself, where no flow says what it is, and others near."""
    terms = frozenset().union(*(each.terms for each in asks))
    own = figure.subject.measure | frozenset(content(figure.quantity.unit))
    if not terms:
        return True
    if any(each.subject.flow is not None for each in asks):  # a toll is no loan
        return figure.subject.flow is not None or bool(ask.terms & (own | figure.around.measure))
    least = len(ask.terms) if len(ask.terms) <= 2 else MANY_WORDS * len(ask.terms)
    return bool(terms & own) and len(ask.terms & (own | figure.around.measure)) >= least


def _worth(pairs: Iterable[tuple[Figure, float]]) -> float:
    pairs = list(pairs)
    worth = 1.0
    for _, fitting in pairs:
        worth *= fitting
    if len({(f.article.id, f.span.start) for f, _ in pairs}) == 1:
        return worth * SAME_SENTENCE
    return worth * SAME_ARTICLE if len({f.article.id for f, _ in pairs}) == 1 else worth


def _match(operator: Operator, found: Sequence[Figure]) -> bool:
    """Whether figures may stand in one sum: one unit, none that adds up many years beside one that doesn't."""
    if operator in (Operator.YEARS_BETWEEN, Operator.PART):
        return True
    first = found[0]
    return all(
        f.quantity.kind is first.quantity.kind
        and (_unit(f) == _unit(first) or _goes_on(first, f) or _goes_on(f, first))
        and (
            f.quantity.per == first.quantity.per
            or ("" in (f.quantity.per, first.quantity.per) and f.span == first.span)
        )
        and _cumulative(f) == _cumulative(first)
        for f in found
    )


def _goes_on(first: Figure, bare: Figure) -> bool:
    """Whether a number of nothing stands right behind the sentence of another: "It sold 300 tonnes. Peru sold 200."."""
    after = first.sentence in bare.context.before[-1:] and first.article.id == bare.article.id
    return after and bare.quantity.kind is QuantityKind.COUNT and not bare.quantity.unit


def _has_range(found: Sequence[Figure]) -> bool:
    """Whether two of them are the ends of one range, which is one figure to a reader."""
    return any(is_range(*sorted(two, key=lambda f: f.start)) for two in itertools.combinations(found, 2))


def _of_one_thing(asked: Asked, found: Sequence[Figure]) -> bool:
    """Whether figures that the same words ask for stand in one sentence, or are of the same ones of the countries asked
    about and share a flow or a word of their own."""
    first = found[0]
    if all((f.article.id, f.span) == (first.article.id, first.span) for f in found):
        return True
    if len({f.subject.parties & asked.subject.parties for f in found}) > 1:
        return False
    if len({f.subject.flow for f in found}) > 1:
        return False  # money sent home is no trade
    return first.subject.flow is not None or all(f.subject.measure & first.subject.measure for f in found)


def _unit(figure: Figure) -> str:
    """The unit without what describes it: "companies" of "Italian companies"."""
    return (
        figure.quantity.unit.rpartition(" ")[2].lower()
        if figure.quantity.kind is QuantityKind.COUNT
        else figure.quantity.unit
    )


def _cumulative(figure: Figure) -> bool:
    return bool(figure.period and figure.period.cumulative)


def _series(asked: Asked, figures: Sequence[Figure]) -> tuple[Figure, ...] | Lacking:
    """One figure for each year, all of the same thing, oldest first."""
    fits = [
        (f, fitting)
        for f, fitting in ranked(asked, figures)
        if fitting >= OPERAND_FIT
        and len(f.years) == 1
        and _is_about((asked,), asked, f)
        and not _is_of_item((asked,), f)
    ]
    if not fits:
        return _nothing(asked, figures)
    groups = {f.key: _group(f, fits) for f, _ in fits[:_CANDIDATES]}
    best = max(groups.values(), key=lambda group: (len(group), sum(fitting for _, fitting in group.values())))
    lacking = [year for year in asked.years if year not in best]
    if lacking or len(best) < 2:
        have = tuple(str(year) for year in sorted(best, reverse=True))
        asks = [str(year) for year in lacking] or ["other years"]
        missing = tuple(Missing(kind="year", asked=year, have=have) for year in asks)
        return Lacking("the articles don't give every year asked for", missing)
    return tuple(best[year][0] for year in sorted(best))


def _group(first: Figure, fits: Sequence[tuple[Figure, float]]) -> dict[int, tuple[Figure, float]]:
    """Figures of the same thing as the first, by year; of two for one year the one from the nearer place."""
    found: dict[int, tuple[Figure, float]] = {}
    alike = [(f, fitting) for f, fitting in fits if _match(Operator.SUM, [first, f]) and _same_subject(first, f)]
    for f, fitting in sorted(
        alike, key=lambda pair: (pair[0].article.id != first.article.id, pair[0].span != first.span)
    ):
        found.setdefault(f.years[0], (f, fitting))
    return found


def _is_part(whole: Figure, *parts: Figure) -> bool:
    """Whether parts are not the same as the whole, told by another source: 20 billion without 19.9 is no rest."""
    return not any(_same_subject(whole, part) and whole.span != part.span for part in parts)


def _same_subject(left: Figure, right: Figure) -> bool:
    a, b = left.subject, right.subject
    return (a.flow, a.scope, a.parties, a.sender, a.receiver) == (b.flow, b.scope, b.parties, b.sender, b.receiver)


def _nothing(asked: Asked, figures: Sequence[Figure]) -> Lacking:
    """Why no figure fits: the year, where those of other years do, else the whole."""
    others = [f for f, fit in ranked(replace(asked, years=()), figures) if fit >= OPERAND_FIT and f.years]
    if asked.years and others:
        have = tuple(str(y) for y in sorted({y for f in others[:_CANDIDATES] for y in f.years}, reverse=True))
        missing = tuple(Missing(kind="year", asked=str(year), have=have) for year in asked.years)
        return Lacking("the articles give this for other years", missing)
    return Lacking("the articles don't give one of the figures", (Missing(kind="quantity", asked="a figure", have=()),))
