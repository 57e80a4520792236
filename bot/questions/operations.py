"""Which sum a question asks for, and of which figures: read off its words before any figure is looked up."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.english.parties import read_parties
from bot.english.quantities import QuantityKind, years_in
from bot.numbers.measures import Aspect, Flow, content
from bot.numbers.subjects import Subject
from bot.questions.asked import asked_in
from bot.questions.kinds import AnswerKind
from bot.questions.parts import RATIO_OF, THAN, TIMES_AS, apart, compared_things, completed, joined_things, parted
from bot.questions.query import Query
from bot.questions.sum_words import (
    ASKS_SHARE,
    AVERAGE,
    BALANCE,
    DIFFERENCE,
    EXTREME,
    GROWTH,
    LOST,
    LOWEST,
    MOVED,
    OVER_SEVERAL,
    PART,
    PERCENT_TOLD,
    RATIO,
    REST,
    SHARE,
    SUM,
    UNMEASURED,
    WHOLE_OF_PART,
    YEARS_BETWEEN,
)
from bot.questions.sums import (
    AMOUNTS,
    LEVELS,
    MONEY_KIND,
    Operation,
    Operator,
    amounts_of,
    in_years,
    is_falling,
    series_of,
    whole_of,
)

SEVERAL_YEARS = 2
_ONLY_DATES = frozenset({QuantityKind.DATE})


@lru_cache(maxsize=16)
def operation_of(query: Query) -> Operation | None:
    """The sum that a question asks for; None where it asks for no figure that must be worked out."""
    readers = (_years_between, _balance, _part, _average, _extreme, _sum, _share, _ratio, _growth, _difference)
    return next((operation for reader in readers if (operation := reader(query))), None)


def asks_share(query: Query) -> bool:
    """Whether a question asks what part something is of another, in whatever order it names them."""
    return ASKS_SHARE.search(query.focus) is not None and GROWTH.search(query.focus) is None


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
    whole = whole_of(query, MONEY_KIND)
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
        whole_of(query, frozenset({QuantityKind.PERCENT}), text), aspects=frozenset({Aspect.SHARE, Aspect.LEVEL})
    )
    owners = {party.name for party in read_parties(text)}
    of_whole = WHOLE_OF_PART.search(text)
    amount = whole_of(query, MONEY_KIND, of_whole["whole"] if of_whole else PERCENT_TOLD.sub(" ", text))
    told = re.search(r"\d+(?:\.\d+)?(?=\s?(?:%|per\s?cent))", text)
    factor = Decimal(told.group()) if told else None
    asks = (share, amount)
    return Operation(Operator.PART, asks, None, (text, text), factor=factor) if owners or amount.terms else None


def _average(query: Query) -> Operation | None:
    if not AVERAGE.search(query.focus) or not OVER_SEVERAL.search(query.focus):
        return None
    if GROWTH.search(query.focus):  # "By what percentage did the average price fall?"
        return None
    whole = whole_of(query, frozenset(), AVERAGE.sub(" ", query.focus))
    asks = (replace(whole, years=series_of(query)),)
    return Operation(Operator.AVERAGE, asks, whole, (query.focus,), says="average")


def _extreme(query: Query) -> Operation | None:
    match = EXTREME.search(query.focus)
    if not match:
        return None
    word = next(word for word in match.groupdict().values() if word)
    lowest = re.fullmatch(LOWEST, word, re.IGNORECASE) is not None
    text = re.sub(rf"\b{word}\b", " ", query.focus)
    whole = replace(whole_of(query, frozenset(), text), years=series_of(query) if len(query.years) > 1 else ())
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
    asks = tuple(replace(ask, kinds=amounts_of(query) - {QuantityKind.PERCENT}, aspects=LEVELS) for ask in asks)
    return Operation(Operator.SUM, asks, None, texts) if len(asks) > 1 else None


def _share(query: Query) -> Operation | None:
    match = SHARE.search(query.focus.rstrip("?. "))
    if not match:
        return None
    whole_text, part_text = (match["whole"], match["part"]) if match["whole"] else (match["whole2"], match["part2"])
    part, whole = parted(query, part_text, whole_text)
    direct = replace(part, kinds=frozenset({QuantityKind.PERCENT}), aspects=frozenset({Aspect.SHARE, Aspect.LEVEL}))
    asks = tuple(replace(ask, kinds=AMOUNTS, aspects=LEVELS) for ask in (part, whole))
    return Operation(Operator.SHARE, asks, direct, (f"{part_text} {whole_text}", whole_text))


def _ratio(query: Query) -> Operation | None:
    if not RATIO.search(query.focus):
        return None
    text = query.focus if RATIO_OF.search(query.focus) or TIMES_AS.search(query.focus) else RATIO.sub(" ", query.focus)
    direct = frozenset({QuantityKind.MULTIPLE})
    if len(query.years) == SEVERAL_YEARS and _is_of_times(query.focus):
        whole = replace(whole_of(query, AMOUNTS), counted="")
        stated = replace(whole, kinds=direct, aspects=frozenset({Aspect.MULTIPLE}), years=query.years[-1:])
        return Operation(Operator.RATIO, in_years(whole, query.years), stated, (query.focus,) * 2)
    of_pair = _of_pair(query, Operator.RATIO, direct) if "by what factor" in query.focus.lower() else None
    return _of_two(query, Operator.RATIO, text, direct) or of_pair


def _is_of_times(question: str) -> bool:
    """Whether a question sets one thing against itself at another time: "larger in 2024 than the year before"."""
    parts = THAN.split(question.rstrip("?. "), maxsplit=1)
    than = parts[1] if len(parts) > 1 else ""
    return not content(than) and not read_parties(than)


def _growth(query: Query) -> Operation | None:
    if not GROWTH.search(query.focus):
        return None
    years = query.years if len(query.years) > 1 else (query.years[0] - 1, query.years[0]) if query.years else ()
    if len(years) < 2:
        return _of_pair(query, Operator.GROWTH, frozenset({QuantityKind.PERCENT}))
    whole = whole_of(query, AMOUNTS)
    direct = replace(whole, kinds=frozenset({QuantityKind.PERCENT}), aspects=frozenset({Aspect.RATE}), years=years[-1:])
    stated = direct if years[-1] - years[0] == 1 else None
    return Operation(Operator.GROWTH, in_years(whole, years), stated, (query.focus,) * 2, is_falling(query))


def _difference(query: Query) -> Operation | None:
    if match := REST.search(query.focus.rstrip("?. ")):
        return _rest(query, *(words for words in match.groups() if words))
    between_times = len(query.years) > 1 and LOST.search(query.focus)
    if not (DIFFERENCE.search(query.focus) or between_times) or UNMEASURED.search(query.focus):
        return None
    compared = THAN.search(query.focus) or re.search(
        r"(?<!trade )(?<!turnover )(?<!commerce )\bbetween\b|\b(?:difference|gap)\b", query.focus
    )
    years = (query.years[0], query.years[-1])[-len(query.years) :] if query.years else ()
    if len(query.years) == 1 and MOVED.search(query.focus) and not compared:
        years = (query.years[0] - 1, query.years[0])
    if len(years) > 1:
        whole = whole_of(query, amounts_of(query))
        direct = replace(whole, aspects=frozenset({Aspect.CHANGE, Aspect.RATE}), years=years[-1:])
        stated = direct if years[-1] - years[0] == 1 else None
        return Operation(Operator.DIFFERENCE, in_years(whole, years), stated, (query.focus,) * 2, is_falling(query))
    of_two = _of_two(query, Operator.DIFFERENCE, query.focus, amounts_of(query))
    return of_two or _of_pair(query, Operator.DIFFERENCE, amounts_of(query) | {QuantityKind.PERCENT})


def _rest(query: Query, whole_text: str, part_text: str) -> Operation:
    """What is left of a whole without a part of it."""
    part, whole = parted(query, part_text, whole_text)
    asks = tuple(replace(ask, kinds=amounts_of(query), aspects=LEVELS) for ask in (whole, part))
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
    whole = whole_of(query, direct)
    stated = replace(whole, aspects=frozenset({Aspect.MULTIPLE if operator is Operator.RATIO else Aspect.CHANGE}))
    kinds = amounts_of(query) if operator is Operator.DIFFERENCE else AMOUNTS
    counted = whole.counted if operator is Operator.DIFFERENCE else ""  # "times", of "how many times"
    return Operation(
        operator,
        tuple(replace(ask, kinds=kinds, aspects=LEVELS, counted=counted) for ask in asks),
        stated,
        tuple(texts),
        is_falling(query),
    )


def _of_pair(query: Query, operator: Operator, direct: frozenset[QuantityKind]) -> Operation:
    """A change of no stated years: "By how much did wages rise?", of a sentence that has both levels."""
    whole = whole_of(query, amounts_of(query) if operator is Operator.DIFFERENCE else AMOUNTS)
    stated = replace(whole, kinds=direct, aspects=frozenset({Aspect.CHANGE, Aspect.RATE}))
    return Operation(operator, (whole,), stated, (query.focus,), is_falling(query))
