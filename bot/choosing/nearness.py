"""How near a figure, date or name of a sentence stands to the question's words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.constraints import forms_of, stems_of
from bot.english.quantities import Quantity
from bot.numbers.periods import Period, years_in_periods
from bot.numbers.times import is_base_year
from bot.questions.query import Query
from index.lexical import LexicalIndex, terms

Place = tuple[int, int]

# A comma or conjunction between a figure and a word of the question counts as so many characters, and a semicolon,
# which parts statements, as more: "In 2022 it was $5 million; in 2023 it was $7 million".
_BREAK = 15
_SEMICOLON = 45
# Characters over which closeness falls to 1/e.
_REACH = 30
_SENTENCE_WORD = re.compile(r"[\w%$€£.,’'-]*\w")
_PAUSE = re.compile(r",(?!\d)|\s(?:and|while|but)\s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may answer, `sentence[start:end]`, and how it is shown.

    bonus: in units of nearness. relative: whether it is a date without a year. meant: the date that a day means.
    quantity: what it is read as.
    """

    start: int
    end: int
    shown: Place
    bonus: float
    relative: bool = False
    meant: str = ""
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the question, with its IDF, where it stands in a sentence."""

    weight: float
    places: tuple[Place, ...]


def anchors_of(query: Query, sentence: str, lexical: LexicalIndex) -> list[Anchor]:
    """Where each word of the question stands in the sentence, with its IDF; names in any close form."""
    asked = set(terms(query.focus))
    named = _named(sentence, [name for name in query.names if " " not in name])
    found: dict[str, list[Place]] = {}
    for number, (place, _, own) in enumerate(_words(sentence)):
        forms = named.get(number)
        for term in forms or own:
            if forms or term in asked:
                found.setdefault(term, []).append(place)
    return [
        Anchor(max((lexical.idf(part) for part in terms(term)), default=0.0), tuple(places))
        for term, places in found.items()
    ]


def _named(sentence: str, names: Sequence[str]) -> dict[int, list[str]]:
    """The names that stand in each word of a sentence, in any close form, by the number of the word."""
    found: dict[int, list[str]] = {}
    for name in names:
        stems = stems_of(name)
        for number in dict.fromkeys(number for number, form in _forms(sentence) if form.startswith(stems)):
            found.setdefault(number, []).append(name)
    return found


@lru_cache(maxsize=4096)
def _forms(sentence: str) -> tuple[tuple[int, str], ...]:
    """What names may stand as in a sentence, each with the number of the word that it is of."""
    return tuple((number, form) for number, (_, word, _) in enumerate(_words(sentence)) for form in forms_of(word))


@lru_cache(maxsize=4096)
def _words(sentence: str) -> tuple[tuple[Place, str, tuple[str, ...]], ...]:
    """Where each word of a sentence stands, and its terms."""
    words = _SENTENCE_WORD.finditer(sentence)
    return tuple((word.span(), word.group(), tuple(dict.fromkeys(terms(word.group())))) for word in words)


def nearness(
    candidate: Candidate, anchors: Sequence[Anchor], sentence: str, periods: Sequence[Period], query: Query
) -> float:
    """Closeness, 0 to 1, to the nearest mention of each word asked for, mean by IDF; less 1 for another year."""
    place = (candidate.start, candidate.end)
    if candidate.relative:  # the "next" of "next year" is not the one of "the next summit"
        anchors = [Anchor(a.weight, others) for a in anchors if (others := _outside(a.places, place))]
    close = sum(a.weight * math.exp(-min(_gap(sentence, place, p) for p in a.places) / _REACH) for a in anchors)
    total = sum(anchor.weight for anchor in anchors)
    return (close / total if total else 0.0) - _other_year(place, sentence, periods, query)


def _outside(places: Sequence[Place], place: Place) -> tuple[Place, ...]:
    return tuple(other for other in places if other[1] <= place[0] or place[1] <= other[0])


def _gap(sentence: str, left: Place, right: Place) -> float:
    first, second = sorted((left, right))
    between = sentence[first[1] : second[0]]
    breaks = len(_PAUSE.findall(between))
    return len(between) + _BREAK * breaks + _SEMICOLON * between.count(";")


def _other_year(place: Place, sentence: str, periods: Sequence[Period], query: Query) -> bool:
    """Whether the year nearest to a figure is one that was not asked for, while an asked one stands elsewhere."""
    asked = set(query.years)
    others = [p for p in periods if (p.start, p.end) != place]
    # A figure further on is of the year that another one is compared with in none.
    others = [p for p in others if not (p.end <= place[0] and is_base_year(p, sentence))] or others
    if not asked & set(years_in_periods(others)):
        return False
    # Of two years equally near, the one that follows is the figure's: "$7.1 billion in 2023".
    nearest = min(others, key=lambda p: _gap(sentence, place, (p.start, p.end)) + (p.end <= place[0]))
    return not asked & set(nearest.years)
