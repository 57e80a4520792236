"""Whether quotes carry a sentence: its figures, units, dates and names, who does what, which figure goes with what, and
that it neither says the opposite nor claims more. No language model; rules and small word lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.claims.additions import added, is_known
from bot.claims.polarity import contradiction
from bot.claims.relations import exchanged, rearranged
from bot.claims.restated import is_restated, other_rates
from bot.claims.standing import outranks
from bot.claims.told import told_otherwise
from bot.english.names import territories
from bot.english.numerals import ORDINALS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tagging import is_common
from bot.english.tokens import Token, TokenKind, date_parts, is_place, is_title, name_key, opens, read_tokens, same_name
from bot.english.words import is_light, meanings
from bot.numbers.shares import of_another
from bot.types import Check
from index.lexical import terms

# Amounts that are no figure, and digits within other words ("C5", "2023-05-07"): they must stand in the quotes too.
_AMOUNT = re.compile(
    r"\b(?:tens|dozens|hundreds|thousands|millions|billions|trillions|quarters?)\b|\w*\d\w*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
# Endings of words that are no names but for those that speak or act ("Keating said").
_DERIVED = re.compile(r"^[A-Z][a-z]+(?:ed|ing|tion|ment|ness|ously|ally|fall)$")
_SAYS = re.compile(r"['’]|\s(?:said|says|told|is|was|were|has|had|will|would|wants?)\b|\s[A-Z]")
_CAPITALS = re.compile(r"\b[A-Z]\w+(?:\s[A-Z]\w+)+")
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
# Words that open a sentence and are no name; what they deny is bot/claims/polarity.py's to judge.
_OPENERS = frozenset("without unlike despite instead besides except behind ahead".split())
# What arithmetic may say of figures without quoting it.
_ARITHMETIC = "difference sum total ratio average growth rate times share more less higher lower bigger smaller rank"


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


def unsupported_names(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Capitalised words that stand in none of the quotes, and names put together from parts of others.

    A people stands for its place and initials for a name; at the head of a sentence any word may stand that is none.
    """
    known = _names_of(tuple(quotes))
    own = [token for token in read_tokens(sentence) if token.kind is TokenKind.NAME]
    figures = [(figure.start, figure.end) for figure in read_quantities(sentence)]
    found = [
        match.group()
        for match in _WORD.finditer(sentence)
        if match.group()[0].isupper()
        and not any(start <= match.start() < end for start, end in figures)
        and not _is_no_name(sentence, match, known)
        and not _is_named(match.group(), next((t.text for t in own if t.start <= match.start() < t.end), ""), known)
    ]
    return tuple(found) or tuple(_put_together([_without_opener(sentence, token, known) for token in own], known.names))


@dataclass(frozen=True)
class _Names:
    """What quotes hold: their words, these in lower case too, names with their keys, and initials of neighbours."""

    words: frozenset[str]
    anywhere: frozenset[str]
    keys: frozenset[str]
    names: tuple[str, ...]
    initials: frozenset[str]


@lru_cache(maxsize=1024)
def _names_of(quotes: tuple[str, ...]) -> _Names:
    words = frozenset(word for quote in quotes for word in _WORD.findall(quote))
    return _Names(
        words,
        words | {word.lower() for word in words},
        frozenset(name_key(word) for word in words if word[0].isupper()),
        (
            *(token.text for quote in quotes for token in read_tokens(quote) if token.kind is TokenKind.NAME),
            *(run for quote in quotes for run in _CAPITALS.findall(quote)),
        ),
        frozenset(short for quote in quotes for run in _CAPITALS.findall(quote) for short in _initials(run.split())),
    )


def _is_named(word: str, whole: str, known: _Names) -> bool:
    """Whether the quotes hold a word of a name, or the name that it is a part of in short or in full."""
    if word in known.words or word in known.initials or name_key(word) in known.keys:
        return True
    words = (word, whole) if whole in territories() else (word,)
    if any(_is_short_for(whole, name) or any(same_name(own, name) for own in words) for name in known.names):
        return True
    return " " in whole and any(other.isupper() and same_name(whole, other) for other in known.words)


def _is_no_name(sentence: str, match: re.Match[str], known: _Names) -> bool:
    """A title, or what opens the sentence, where it is a common word."""
    word = match.group()
    begins = opens(sentence, match.start())
    following = _next_word(sentence[match.end() :])
    if begins and not following[:1].isupper() and is_common(word, following) and not is_place(word):
        return True
    if begins and _DERIVED.search(word) and not _SAYS.match(sentence[match.end() :]):
        return True
    return (begins or is_title(word)) and _is_ordinary(word, known.anywhere)


def _next_word(text: str) -> str:
    found = _WORD.match(text.lstrip())
    return found.group() if found else ""


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


def _is_ordinary(word: str, anywhere: frozenset[str]) -> bool:
    """Whether a capitalised word may be none but for its place: it stands in a quote so, or our lists know it."""
    if word.lower() in anywhere:
        return True
    return word == word.capitalize() and (
        not terms(word) or is_light(word) or len(meanings(word)) > 1 or word.lower() in _OPENERS
    )


def _initials(words: Sequence[str]) -> Iterator[str]:
    """Of two words or more that stand together: "PM" of "Italy's Prime Minister Giorgia Meloni"."""
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield "".join(word[0] for word in words[start:end])


def _is_short_for(name: str, other: str) -> bool:
    return same_name(name, other) and (name.isupper() or other.isupper())


def _without_opener(sentence: str, name: Token, known: _Names) -> str:
    """The name without a common word before it that is capital only as it opens the sentence: "Analyst Ewa Nowak"."""
    first, _, rest = name.text.partition(" ")
    return rest if rest and opens(sentence, name.start) and _is_ordinary(first, known.anywhere) else name.text


def _put_together(own: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Names whose words stand in the quotes, but in different names: "Giorgia Tokayev"."""
    theirs = [[name_key(word) for word in _WORD.findall(name)] for name in names]
    for name in own:
        words = [name_key(word) for word in _WORD.findall(name)]
        whole = all(any(a in t and b in t[t.index(a) + 1 :] for t in theirs) for a, b in pairwise(words))
        if not whole and not any(_is_short_for(name, other) for other in names):
            yield name


def _plain(text: str) -> str:
    return " ".join(text.split())
