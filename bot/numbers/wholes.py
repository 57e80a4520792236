"""What the figures of a sentence are parts of: "€7 million of it", "of the new money", and parts that add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.english.precision import last_digit
from bot.english.quantities import Quantity, QuantityKind, is_time
from bot.numbers.measures import Aspect, content
from bot.numbers.months import Moment
from bot.numbers.reading import Reading, read_sentence
from bot.numbers.rows import LINKS, names_of
from bot.numbers.stretches import Context, Stretch, stretches

_OF_IT = re.compile(
    r"\bof\s(?:it|that|this|these|those|them|(?:the|this|that|these|those|last year['’]s|its|their)\s(?:[\w-]+\s){0,2}?"
    r"(?:total|sum|amount|money|volume|quantity|figure|funds|lot))\b",
    re.IGNORECASE,
)
# What is only hoped for has no parts yet.
_AHEAD = re.compile(r"\b(?:hop|expect|plan|aim|target|forecast)\w*\b|\bwill\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;,.]\s|\sand\s")
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})
# So many parts may come to a little more or less than a rounded whole.
SEVERAL = 3


@dataclass(frozen=True)
class Whole:
    """A level of a sentence before, by its number there, with what stands before that sentence."""

    sentence: str
    context: Context
    number: int


@lru_cache(maxsize=8192)
def whole_before(sentence: str, context: Context, written: Moment | None) -> Whole | None:
    """What the first figure of a sentence, and those in a row with it, are parts of; None where nothing tells."""
    parts = _row(sentence)
    sentences = (*context.above, *context.before)
    if not parts or not sentences:
        return None
    said = _is_said(parts[0]) or _is_portion(next(stretches(sentence)))
    values = [part.quantity for part in parts]
    for place in reversed(range(len(sentences))):
        earlier = replace(context, before=sentences[:place], lead_in="", above=())
        read = read_sentence(sentences[place], earlier, written)
        larger = [(number, one) for number, one in enumerate(read) if _may_hold(one, values[0])]
        found = [number for number, one in larger if adds_up(values, one.quantity)]
        if not found and said:
            told = [
                (number, one) for number, one in larger if not _AHEAD.search(sentences[place], 0, one.quantity.start)
            ]
            larger = told or larger
            newest = max((one.period.years for _, one in larger if one.period), default=())
            found = [number for number, one in larger if not newest or (one.period and one.period.years == newest)]
        if found:
            return Whole(sentences[place], earlier, found[0])
    return None


def adds_up(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether two or more figures come to another one; of many, to what that is rounded from."""
    apart = abs(sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (whole.value or Decimal(0)))
    allowed = last_digit(whole) / 2 if len(parts) >= SEVERAL else Decimal(0)
    return len(parts) > 1 and apart <= allowed


def _row(sentence: str) -> list[Stretch]:
    """The first amount of a sentence and those in its unit."""
    return list(_alike([one for one in stretches(sentence) if one.quantity.kind in _AMOUNTS]))


def _alike(amounts: Sequence[Stretch]) -> Iterator[Stretch]:
    for one in amounts:
        if is_in_unit(one.quantity, amounts[0].quantity) and not is_time(one.quantity):
            yield one


def is_in_unit(left: Quantity, right: Quantity) -> bool:
    """Whether two amounts are of one kind and unit, or one of them counts nothing by its own words."""
    units = {quantity.unit.rpartition(" ")[2].lower() for quantity in (left, right)}
    return left.kind is right.kind and (len(units) == 1 or "" in units)


def _is_said(part: Stretch) -> bool:
    return bool(_OF_IT.search(part.before) or _OF_IT.match(part.after.lstrip()))


def _is_portion(first: Stretch) -> bool:
    """Whether a sentence begins with a percentage and says no more than whose it is: "Two thirds went to Peru"."""
    words = f"{first.before} {_CLAUSE_END.split(first.after)[0]}"
    named = names_of(words)
    return first.quantity.kind is QuantityKind.PERCENT and bool(named) and not frozenset(content(words)) - named - LINKS


def _may_hold(one: Reading, part: Quantity) -> bool:
    """Whether a figure is a larger amount in the unit of a part, also one that came on top."""
    larger = one.quantity.value is not None and part.value is not None and one.quantity.value > part.value
    return larger and one.aspect in (Aspect.LEVEL, Aspect.CHANGE) and is_in_unit(one.quantity, part)
