"""Which sum a question asks for, and of which figures: read off its words before any figure is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from bot.english.parties import read_parties
from bot.english.quantities import QuantityKind, years_in
from bot.numbers.measures import Aspect, Flow
from bot.numbers.subjects import Subject
from bot.questions.asked import Asked, asked_in
from bot.questions.counted import counted_noun
from bot.questions.kinds import AnswerKind
from bot.questions.parts import RATIO_OF, THAN, apart, compared_things, completed, joined_things
from bot.questions.query import Query
from bot.questions.sum_words import (
    AVERAGE,
    BALANCE,
    DIFFERENCE,
    EXTREME,
    FALLING,
    GROWTH,
    LOWEST,
    MONEY_ASKED,
    MOVED,
    OVER_SEVERAL,
    PART,
    PERCENT_TOLD,
    RATIO,
    REST,
    SERIES,
    SHARE,
    SUM,
    YEARS_BETWEEN,
)


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
_LEVELS = frozenset({Aspect.LEVEL})
_MONEY_KIND = frozenset({QuantityKind.MONEY})
_COUNTS = frozenset({QuantityKind.COUNT})
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})
_ONLY_DATES = frozenset({QuantityKind.DATE})


@lru_cache(maxsize=16)
def operation_of(query: Query) -> Operation | None:
    """The sum that a question asks for; None where it asks for no figure that must be worked out."""
    readers = (_years_between, _balance, _part, _average, _extreme, _sum, _share, _ratio, _growth, _difference)
    return next((operation for reader in readers if (operation := reader(query))), None)


def _years_between(query: Query) -> Operation | None:
    match = YEARS_BETWEEN.search(query.focus.rstrip("?. "))
    if not match:
        return None
    events = [text for text in match.groupdict().values() if text]
    asks = tuple(replace(asked_in(text, AnswerKind.DATE, years_in(text)), kinds=_ONLY_DATES) for text in events)
    return Operation(Operator.YEARS_BETWEEN, asks, None, tuple(events))


def _balance(query: Query) -> Operation | None:
    match = BALANCE.search(query.focus)
    if not match:
        return None
    whole = _whole(query, _MONEY_KIND)
    parties = [party.name for party in read_parties(query.focus)]
    first = parties[0] if parties else None
    other = next((name for name in parties if name != first), None)
    exports = Subject(Flow.EXPORT, parties=frozenset(parties), sender=first, receiver=other)
    imports = Subject(Flow.IMPORT, parties=frozenset(parties), sender=other, receiver=first)
    asks = tuple(replace(whole, subject=subject, terms=frozenset()) for subject in (exports, imports))
    place = f"{first or ''} {other or ''} {' '.join(map(str, query.years))}"
    return Operation(Operator.BALANCE, asks, whole, (f"exports {place}", f"imports {place}"), says=match.group())


def _part(query: Query) -> Operation | None:
    """So many percent of an amount, in money."""
    if not (PART.search(query.focus) and (PERCENT_TOLD.search(query.focus) or re.search(r"\bshare\b", query.focus))):
        return None
    text = PART.sub(" ", query.focus)
    share = replace(
        _whole(query, frozenset({QuantityKind.PERCENT}), text), aspects=frozenset({Aspect.SHARE, Aspect.LEVEL})
    )
    owners = {party.name for party in read_parties(text)}
    amount = _whole(query, _MONEY_KIND, PERCENT_TOLD.sub(" ", text))
    told = re.search(r"\d+(?:\.\d+)?(?=\s?(?:%|per\s?cent))", text)
    factor = Decimal(told.group()) if told else None
    asks = (share, amount)
    return Operation(Operator.PART, asks, None, (text, text), factor=factor) if owners or amount.terms else None


def _average(query: Query) -> Operation | None:
    if not AVERAGE.search(query.focus) or not OVER_SEVERAL.search(query.focus):
        return None
    if GROWTH.search(query.focus):  # "By what percentage did the average price fall?"
        return None
    whole = _whole(query, frozenset(), AVERAGE.sub(" ", query.focus))
    asks = (replace(whole, years=_years(query)),)
    return Operation(Operator.AVERAGE, asks, whole, (query.focus,), says="average")


def _extreme(query: Query) -> Operation | None:
    match = EXTREME.search(query.focus)
    if not match:
        return None
    word = next(word for word in match.groupdict().values() if word)
    lowest = re.fullmatch(LOWEST, word, re.IGNORECASE) is not None
    text = re.sub(rf"\b{word}\b", " ", query.focus)
    whole = replace(_whole(query, frozenset(), text), years=_years(query) if len(query.years) > 1 else ())
    whole = replace(whole, terms=whole.terms - {"saw", "had", "report", "which"})
    return Operation(Operator.LOWEST if lowest else Operator.HIGHEST, (whole,), None, (query.focus,))


def _sum(query: Query) -> Operation | None:
    if not SUM.search(query.focus):
        return None
    if query.kind in (AnswerKind.LIST, AnswerKind.YES_NO, AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.DATE):
        return None
    texts = joined_things(SUM.sub(" ", query.focus))
    own = [asked_in(text, AnswerKind.MONEY, query.years) for text in texts]
    asks = tuple(apart(completed(ask, query), ask, own) for ask in own)
    asks = tuple(replace(ask, kinds=_amounts(query) - {QuantityKind.PERCENT}, aspects=_LEVELS) for ask in asks)
    return Operation(Operator.SUM, asks, None, texts) if len(asks) > 1 else None


def _share(query: Query) -> Operation | None:
    match = SHARE.search(query.focus.rstrip("?. "))
    if not match:
        return None
    whole_text, part_text = (match["whole"], match["part"]) if match["whole"] else (match["whole2"], match["part2"])
    whole = completed(asked_in(whole_text, AnswerKind.EXPLANATION, query.years), query, parties=False)
    part = completed(asked_in(f"{part_text} {whole_text}", AnswerKind.EXPLANATION, query.years), query, parties=False)
    part = replace(part, subject=replace(part.subject, scope=part.subject.scope | _own_terms(part, whole)))
    direct = replace(part, kinds=frozenset({QuantityKind.PERCENT}), aspects=frozenset({Aspect.SHARE, Aspect.LEVEL}))
    asks = tuple(replace(ask, kinds=_AMOUNTS, aspects=_LEVELS) for ask in (part, whole))
    return Operation(Operator.SHARE, asks, direct, (f"{part_text} {whole_text}", whole_text))


def _ratio(query: Query) -> Operation | None:
    if not RATIO.search(query.focus):
        return None
    text = query.focus if RATIO_OF.search(query.focus) else RATIO.sub(" ", query.focus)
    direct = frozenset({QuantityKind.MULTIPLE})
    of_pair = _of_pair(query, Operator.RATIO, direct) if "by what factor" in query.focus.lower() else None
    return _of_two(query, Operator.RATIO, text, direct) or of_pair


def _growth(query: Query) -> Operation | None:
    if not GROWTH.search(query.focus):
        return None
    years = query.years if len(query.years) > 1 else (query.years[0] - 1, query.years[0]) if query.years else ()
    if len(years) < 2:
        return _of_pair(query, Operator.GROWTH, frozenset({QuantityKind.PERCENT}))
    whole = _whole(query, _AMOUNTS)
    direct = replace(whole, kinds=frozenset({QuantityKind.PERCENT}), aspects=frozenset({Aspect.RATE}), years=years[-1:])
    stated = direct if years[-1] - years[0] == 1 else None
    return Operation(Operator.GROWTH, _in_years(whole, years), stated, (query.focus,) * 2, _falls(query))


def _difference(query: Query) -> Operation | None:
    if match := REST.search(query.focus.rstrip("?. ")):
        return _rest(query, *(words for words in match.groups() if words))
    if not DIFFERENCE.search(query.focus):
        return None
    compared = THAN.search(query.focus) or re.search(
        r"(?<!trade )(?<!turnover )(?<!commerce )\bbetween\b|\b(?:difference|gap)\b", query.focus
    )
    years = (query.years[0], query.years[-1])[-len(query.years) :] if query.years else ()
    if len(query.years) == 1 and MOVED.search(query.focus) and not compared:
        years = (query.years[0] - 1, query.years[0])
    if len(years) > 1:
        whole = _whole(query, _amounts(query))
        direct = replace(whole, aspects=frozenset({Aspect.CHANGE, Aspect.RATE}), years=years[-1:])
        stated = direct if years[-1] - years[0] == 1 else None
        return Operation(Operator.DIFFERENCE, _in_years(whole, years), stated, (query.focus,) * 2, _falls(query))
    of_two = _of_two(query, Operator.DIFFERENCE, query.focus, _amounts(query))
    return of_two or _of_pair(query, Operator.DIFFERENCE, _amounts(query) | {QuantityKind.PERCENT})


def _rest(query: Query, whole_text: str, part_text: str) -> Operation:
    """What is left of a whole without a part of it."""
    whole = completed(asked_in(whole_text, AnswerKind.EXPLANATION, query.years), query, parties=False)
    part = asked_in(f"{part_text} {whole_text}", AnswerKind.EXPLANATION, query.years)
    part = replace(part, subject=replace(part.subject, scope=part.subject.scope | _own_terms(part, whole)))
    asks = tuple(replace(ask, kinds=_amounts(query), aspects=_LEVELS) for ask in (whole, part))
    return Operation(Operator.REST, asks, None, (whole_text, f"{part_text} {whole_text}"))


def _of_two(query: Query, operator: Operator, text: str, direct: frozenset[QuantityKind]) -> Operation | None:
    """Two things set against each other: "A than B", "between A and B", exports and imports."""
    texts = compared_things(text)
    if len(texts) != 2:
        return None
    pairs = ((texts[0], texts[1]), (texts[1], texts[0]))
    years = [years_in(part) for part in texts]
    own = all(years) and years[0] != years[1]  # "more than in 2022 did it earn in 2024"
    asks = [
        completed(
            asked_in(part, AnswerKind.EXPLANATION, years_in(part) if own else query.years), query, set_against=other
        )
        for part, other in pairs
    ]
    if own:
        asks = [replace(max(asks, key=lambda ask: len(ask.terms)), years=ask.years) for ask in asks]
    if asks[0] == asks[1]:
        return None  # no word tells the two things apart
    whole = _whole(query, direct)
    stated = replace(whole, aspects=frozenset({Aspect.MULTIPLE if operator is Operator.RATIO else Aspect.CHANGE}))
    kinds = _amounts(query) if operator is Operator.DIFFERENCE else _AMOUNTS
    return Operation(
        operator,
        tuple(replace(ask, kinds=kinds, aspects=_LEVELS, counted=whole.counted) for ask in asks),
        stated,
        tuple(texts),
        _falls(query),
    )


def _of_pair(query: Query, operator: Operator, direct: frozenset[QuantityKind]) -> Operation:
    """A change of no stated years: "By how much did wages rise?", of a sentence that has both levels."""
    whole = _whole(query, _amounts(query) if operator is Operator.DIFFERENCE else _AMOUNTS)
    stated = replace(whole, kinds=direct, aspects=frozenset({Aspect.CHANGE, Aspect.RATE}))
    return Operation(operator, (whole,), stated, (query.focus,), _falls(query))


def _amounts(query: Query) -> frozenset[QuantityKind]:
    if MONEY_ASKED.search(query.focus):
        return _MONEY_KIND
    return _COUNTS if counted_noun(query.focus) else _AMOUNTS | {QuantityKind.PERCENT}


def _whole(query: Query, kinds: frozenset[QuantityKind], text: str | None = None) -> Asked:
    asked = asked_in(text or query.focus, AnswerKind.EXPLANATION, query.years)
    return replace(asked, kinds=kinds or _AMOUNTS, aspects=_LEVELS, terms=asked.terms - _OF_SUMS)


def _own_terms(part: Asked, whole: Asked) -> frozenset[str]:
    return part.terms - whole.terms


def _in_years(asked: Asked, years: tuple[int, ...]) -> tuple[Asked, ...]:
    return tuple(replace(asked, years=(year,)) for year in (years[-1], years[0]))


def _years(query: Query) -> tuple[int, ...]:
    """All years of a stretch: "2022–2024" are three."""
    if match := SERIES.search(query.focus):
        start, end = match["first"] or match["from"], match["last"] or match["to"]
        first, last = int(start), int(start[: 4 - len(end)] + end)
        return tuple(range(first, last + 1)) if 0 < last - first < 50 else query.years
    return query.years


def _falls(query: Query) -> bool:
    """Whether it speaks of a decrease, in the words in which it is looked up or in its own."""
    return FALLING.search(f"{query.focus} {query.text}") is not None
