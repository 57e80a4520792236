"""Whether quotes carry a sentence: its figures, units, dates and names, who does what, which figure goes with what, and
that it neither says the opposite nor claims more. No language model; rules and small word lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.additions import added, is_known
from bot.claims.names import unsupported_names
from bot.claims.polarity import contradiction
from bot.claims.relations import exchanged, rearranged
from bot.claims.restated import is_restated, other_rates
from bot.claims.standing import outranks
from bot.claims.told import told_otherwise
from bot.english.numerals import ORDINALS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tokens import date_parts, read_tokens
from bot.english.words import is_light
from bot.numbers.shares import of_another
from bot.types import Check

# Amounts that are no figure, and digits within other words ("C5", "2023-05-07"): they must stand in the quotes too.
_AMOUNT = re.compile(
    r"\b(?:tens|dozens|hundreds|thousands|millions|billions|trillions|quarters?)\b|\w*\d\w*", re.IGNORECASE
)
# Measures are what they are; another word for them is another quantity.
_MEASURES = [
    set(words.split())
    for words in (
        "ton tonne t",
        "km kilometre kilometer",
        "metre meter m",
        "mile",
        "barrel",
        "bushel",
        "kg kilogram",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "degree",
        "litre liter",
        "hectare ha",
        "mw",
        "gw",
        "twh",
        "gwh",
    )
]
# What persons are called whatever they do, and endings of what they are called for it: "410,000 visitors".
_PERSONS = frozenset({"people", "persons", "individuals"})
_IS_PERSON = re.compile(r"(?:[eio]rs|ants|ents|ees|ists|ians|men|women|children|pupils)$")
# "One" is a pronoun more often than a number.
_PRONOUN = re.compile(r"\b(?:no|the|that|this|any|every|each|which|an?|\w+er|\w+est|\w+ing)\s$|^$", re.IGNORECASE)
# "Number one" is a rank, and may be what "the first" or "the most" of the quotes is called.
_RANK = re.compile(r"\bnumber\s$", re.IGNORECASE)
_FOREMOST = re.compile(r"\b(?:most|first|top|tops|topped|leading|leads?|\w+est)\b", re.IGNORECASE)
# What arithmetic may say of figures without quoting it.
_ARITHMETIC = (
    "difference sum total ratio average growth rate times share more less higher lower bigger smaller large great rank"
)


def verify(sentence: str, quotes: Sequence[str], computed: Sequence[str] = ()) -> Check | None:
    """How the quotes carry a sentence, or None where they don't.

    EXACT: it is one of them. TRIMMED: a run of one of them, its figures whole. REWORDED: other words that say nothing
    else. COMPUTED: the same, with figures of `computed`, sums worked out from the quotes ("$19.9bn − $16.1bn =
    $3.8bn"); whether such a figure is more or less is the sum's to know and is not checked here.
    """
    plain = _plain(sentence)
    if any(plain == _plain(quote) for quote in quotes):
        return Check.EXACT
    if not plain or unsupported_figures(sentence, (*quotes, *computed)):  # "sold for $6.9", of "sold for $6.9 billion"
        return None
    if any(f" {plain} " in f" {_plain(quote)} " for quote in quotes):
        return Check.TRIMMED
    if unsupported_names(sentence, quotes) or not quotes:
        return None
    if computed and (sentence.rstrip(".") in computed or unsupported_figures(sentence, quotes)):
        return None if added(sentence, (*quotes, *computed, _ARITHMETIC)) else Check.COMPUTED
    if contradiction(sentence, quotes) or rearranged(sentence, quotes) or told_otherwise(sentence, quotes):
        return None
    if (
        of_another(sentence, quotes)
        or exchanged(sentence, quotes)
        or outranks(sentence, quotes)
        or added(sentence, quotes)
    ):
        return None
    return Check.REWORDED


def unsupported_figures(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Figures, units and dates of a sentence that stand in none of the quotes."""
    stated = [quantity for quote in quotes for quantity in read_quantities(quote)]
    words = frozenset(key for quote in quotes for token in read_tokens(quote) for key in token.keys)
    there = {word.lower() for quote in quotes for word in _AMOUNT.findall(quote)}
    read = read_quantities(sentence)
    others = [m.group() for m in _AMOUNT.finditer(sentence) if not any(q.start <= m.start() < q.end for q in read)]
    text = " ".join(quotes)
    return (
        *(
            q.text
            for q in read
            if not (_stands(q, stated, words) or _is_pronoun(q, sentence, text)) and not is_restated(q, sentence, text)
        ),
        *(other for other in others if other.lower() not in there),
        *other_rates(sentence, text),
    )


def _stands(quantity: Quantity, stated: Sequence[Quantity], words: frozenset[str]) -> bool:
    """Whether the quotes state a figure: the same kind, value and unit, or a date with all that this one says."""
    if quantity.kind is QuantityKind.DATE:
        dates = [date_parts(other) for other in stated if other.kind is QuantityKind.DATE]
        return all(any(parts <= date for date in dates) for parts in _each_day(date_parts(quantity)))
    alike = [other for other in stated if _figure(other) == _figure(quantity)]
    if quantity.kind is not QuantityKind.COUNT or not alike or not quantity.unit:
        return bool(alike)
    persons = quantity.unit in _PERSONS and any(_IS_PERSON.search(other.unit) for other in stated)
    return persons or any(_same_unit(quantity.unit, other.unit, words) for other in alike)


def _each_day(parts: frozenset[str]) -> list[frozenset[str]]:
    """The parts of each date of several in a month: "2 and 9 March"."""
    days = [part for part in parts if part.isdecimal() and len(part) < len("2024")]
    return [parts - {*days} | {day} for day in days] or [parts]


def _figure(quantity: Quantity) -> tuple[str, str]:
    """What must agree: kind, unit and value, or the word of a rank."""
    if quantity.value is None:
        word = quantity.text.lower().split("-")[0]
        return quantity.kind, ORDINALS[int(number[0]) - 1] if (number := _rank(word)) else word
    unit = "" if quantity.kind is QuantityKind.COUNT else quantity.unit.lower()
    return f"{quantity.kind} {unit}", str(quantity.value.normalize())


def _rank(word: str) -> list[str]:
    """The number of "3rd", where there is a word for it."""
    return [n for n in re.findall(r"^\d+(?=[a-z])", word) if 0 < int(n) <= len(ORDINALS)]


def _same_unit(unit: str, other: str, words: frozenset[str]) -> bool:
    """Measures agree; of anything else that is counted, one word at least stands in the quotes."""
    measure, theirs = (_measure(text) for text in (unit, other))
    if measure or theirs:
        return measure == theirs
    return any(is_light(word) or is_known(word, words) for word in re.split(r"[-\s]", unit))


def _measure(unit: str) -> frozenset[str]:
    singular = {re.sub(r"s$", "", word) for word in unit.lower().split()} | set(unit.lower().split())
    return next((frozenset(group) for group in _MEASURES if group & singular), frozenset())


def _is_pronoun(quantity: Quantity, sentence: str, quotes: str) -> bool:
    """ "One of them", "no one", "the first one"; not "one plant", nor "number one" of what is not the foremost."""
    if quantity.text.lower() != "one":
        return False
    if _RANK.search(sentence[: quantity.start]):
        return _FOREMOST.search(quotes) is not None
    followed = sentence[quantity.end :].lstrip()[:3] == "of " or not quantity.unit or is_light(quantity.unit)
    return followed or _PRONOUN.search(sentence[: quantity.start]) is not None


def _plain(text: str) -> str:
    return " ".join(text.split())
