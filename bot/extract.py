"""The short answer: the figure, date or name in a sentence that the question asks for."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.constraints import is_form, names_missing
from bot.counted import counted_noun, counts
from bot.kinds import AnswerKind
from bot.names import Name, read_names
from bot.parties import canonical
from bot.periods import Period, years_in_periods
from bot.quantities import Quantity, QuantityKind, is_time, read_quantities
from bot.query import Query
from bot.ranges import whole_range
from index.lexical import LexicalIndex, terms

_FITS: dict[AnswerKind, tuple[QuantityKind, ...]] = {
    AnswerKind.PERCENT: (QuantityKind.PERCENT,),
    AnswerKind.MONEY: (QuantityKind.MONEY,),
    AnswerKind.GROWTH: (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.MONEY, QuantityKind.COUNT),
    AnswerKind.COUNT: (QuantityKind.COUNT,),
    AnswerKind.QUANTITY: (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE),
    AnswerKind.DATE: (QuantityKind.DATE,),
    AnswerKind.RANK: (QuantityKind.ORDINAL,),
}
# A comma or conjunction between a figure and a word of the question counts as so many characters, and a semicolon,
# which parts statements, as more: "In 2022 it was $5 million; in 2023 it was $7 million".
_BREAK = 15
_SEMICOLON = 45
# Characters over which closeness falls to 1/e.
_REACH = 30
# In units of closeness: a question about growth wants a rate before an amount, and one about a quantity
# the reverse: each step down their lists costs; a
# figure that counts what the question counts; a name that fits its kind wholly; how well it must fit to be put first.
_NEXT_KIND = 0.4
_SAME_UNIT = 0.6
_NAME_WORTH = 0.2
_LEAST_WORTH = 0.35
_NOUN = re.compile(r"\b(?i:which|what) (?:[A-Z][\w-]+ )?([a-z]{4,})\b")
# Of these no stretch of time is told: "how much did the currency lose?" is not answered by "in two years".
_HOW_MUCH = re.compile(r"\bhow much\b(?!\s(?:longer|time|older|later|earlier|sooner))", re.IGNORECASE)
_TOWN = re.compile(r"\b(?:city|town|village|port|capital)\b", re.IGNORECASE)
_COUNTRY = re.compile(r"\b(?:which|what) (?:country|nation|state)\b", re.IGNORECASE)

_SEASON = re.compile(
    rf"\b(?:(?:early|late|mid|the (?:start|beginning|middle|end) of|spring|summer|autumn|fall|winter"
    rf"|{'|'.join(calendar.month_name[1:])})\s?)+(?:\sof)?\s$",
    re.IGNORECASE,
)
_SENTENCE_WORD = re.compile(r"[\w%$€£.,’'-]*\w")
_PAUSE = re.compile(r",(?!\d)|\s(?:and|while|but)\s")

_Place = tuple[int, int]


@dataclass(frozen=True)
class ShortAnswer:
    """The words that answer, in the sentence they stand in: `sentence[start:end] == text`.

    But for an end of a range, which has the unit or scale that stands at the other end.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    shown: _Place
    bonus: float
    relative: bool = False


@dataclass(frozen=True)
class _Anchor:
    weight: float
    places: tuple[_Place, ...]


def short_answer(query: Query, sentence: str, periods: Sequence[Period], lexical: LexicalIndex) -> ShortAnswer | None:
    """The part of a sentence that answers, or None where nothing in it is of the kind asked for."""
    choices = short_answers(query, sentence, periods, lexical)
    return choices[0][0] if choices else None


def short_answers(
    query: Query, sentence: str, periods: Sequence[Period], lexical: LexicalIndex
) -> list[tuple[ShortAnswer, float]]:
    """The parts of a sentence that may answer, each with its worth, best first.

    `periods`: the years that the sentence speaks of. Of several candidates the one nearest to the question's words
    wins; a figure of another year than asked for loses.
    """
    candidates = _candidates(query, sentence)
    if query.kind is AnswerKind.DATE:
        candidates += _relative_dates(sentence, periods, candidates)
    if not candidates:
        return []
    anchors = _anchors(query, sentence, lexical)
    worths = [(c, _nearness(c, anchors, sentence, periods, query) + c.bonus) for c in candidates]
    worths.sort(key=lambda pair: (-pair[1], pair[0].start))
    return [(_shown(query, candidate, sentence), worth) for candidate, worth in worths]


def _shown(query: Query, candidate: _Candidate, sentence: str) -> ShortAnswer:
    start, end = whole_range(sentence, *candidate.shown) if query.kind in _FITS else candidate.shown
    return ShortAnswer(start, end, sentence[start:end])


def _candidates(query: Query, sentence: str) -> list[_Candidate]:
    if query.kind in _FITS:
        return [_figure(query, q) for q in read_quantities(sentence) if _may_answer(query, q)]
    if query.kind in (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME):
        known = frozenset(word.lower() for name in query.names for word in re.findall(r"[\w-]+", name))
        names = read_names(sentence, known if query.kind is AnswerKind.PERSON else frozenset())
        names = tuple(name for name in names if not _is_cut(name, sentence))
        worths = [(name, _worth(query, name)) for name in names]
        fitting = [(name, worth) for name, worth in worths if worth > _LEAST_WORTH]
        if query.kind is AnswerKind.PERSON:
            fitting = list(_together(fitting, sentence))
        return [_Candidate(n.start, n.end, (n.start, n.end), _NAME_WORTH * w) for n, w in fitting]
    return []


def _is_cut(name: Name, sentence: str) -> bool:
    """Whether words of the question were cut off its end: "Kassym-Jomart" of who is asked about by the other name."""
    return any(whole.start <= name.start and name.end < whole.end for whole in read_names(sentence))


def _together(people: Sequence[tuple[Name, float]], sentence: str) -> Iterator[tuple[Name, float]]:
    """The people, two that "and" joins as one: "Ana Sousa and Bold Erdene signed"."""
    rest = list(people)
    while rest:
        name, worth = rest.pop(0)
        while rest and sentence[name.end : rest[0][0].start] == " and ":
            other, its = rest.pop(0)
            name, worth = replace(name, end=other.end, text=sentence[name.start : other.end]), max(worth, its)
        yield name, worth


def _relative_dates(sentence: str, periods: Sequence[Period], dates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """ "The spring of next year": dates without a year of their own, counted from the article's date."""
    for period in periods:
        if period.cumulative or any(date.start < period.end and period.start < date.end for date in dates):
            continue
        season = _SEASON.search(sentence[: period.start])
        start = season.start() if season else period.start
        yield _Candidate(start, period.end, (start, period.end), 0.0, relative=True)


def _may_answer(query: Query, quantity: Quantity) -> bool:
    """Of the kind asked for, of what is counted, and not a figure that the question itself names."""
    if quantity.kind not in _FITS[query.kind] or (is_time(quantity) and _HOW_MUCH.search(query.focus)):
        return False
    if quantity.kind is QuantityKind.COUNT and not counts(counted_noun(query.focus), quantity.unit):
        return False
    text, question = quantity.text.lower(), query.focus.lower()
    return text not in question or not re.search(rf"(?<![\w.]){re.escape(text)}(?![\w%])", question)


def _figure(query: Query, quantity: Quantity) -> _Candidate:
    bonus = 0.0
    if query.kind in (AnswerKind.GROWTH, AnswerKind.QUANTITY):
        bonus -= _NEXT_KIND * _FITS[query.kind].index(quantity.kind)
    if quantity.kind is QuantityKind.COUNT and quantity.unit:
        counted = set(terms(quantity.unit)) & set(terms(query.focus))
        bonus += _SAME_UNIT if counted else -_SAME_UNIT / 2
    return _Candidate(quantity.start, quantity.end, quantity.shown, bonus)


def _worth(query: Query, name: Name) -> float:
    """How well a name fits the kind asked for; "which pipeline" takes a pipeline only, and no name answers itself."""
    if query.kind is AnswerKind.NAME:
        noun = _NOUN.search(query.focus)
        return 1.0 if noun and noun[1] in name.text.lower() else 0.0
    if not any(names_missing([word], query.focus) for word in name.text.split() if word[:1].isupper()):
        return 0.0
    if query.kind is AnswerKind.PERSON:
        return name.person
    wrong = _TOWN if canonical(name.text) else _COUNTRY
    return 0.0 if wrong.search(query.focus) else name.place


def _anchors(query: Query, sentence: str, lexical: LexicalIndex) -> list[_Anchor]:
    """Where each word of the question stands in the sentence, with its IDF; names in any close form."""
    asked = set(terms(query.focus))
    names = [name for name in query.names if " " not in name]
    found: dict[str, list[_Place]] = {}
    for place, word, own in _words(sentence):
        forms = [name for name in names if is_form(word, name)]
        for term in forms or [term for term in own if term in asked]:
            found.setdefault(term, []).append(place)
    return [
        _Anchor(max((lexical.idf(part) for part in terms(term)), default=0.0), tuple(places))
        for term, places in found.items()
    ]


@lru_cache(maxsize=4096)
def _words(sentence: str) -> tuple[tuple[_Place, str, tuple[str, ...]], ...]:
    """Where each word of a sentence stands, and its terms."""
    words = _SENTENCE_WORD.finditer(sentence)
    return tuple((word.span(), word.group(), tuple(dict.fromkeys(terms(word.group())))) for word in words)


def _nearness(
    candidate: _Candidate, anchors: Sequence[_Anchor], sentence: str, periods: Sequence[Period], query: Query
) -> float:
    """Closeness, 0 to 1, to the nearest mention of each word asked for, mean by IDF; less 1 for another year."""
    place = (candidate.start, candidate.end)
    if candidate.relative:  # the "next" of "next year" is not the one of "the next summit"
        anchors = [_Anchor(a.weight, others) for a in anchors if (others := _outside(a.places, place))]
    close = sum(a.weight * math.exp(-min(_gap(sentence, place, p) for p in a.places) / _REACH) for a in anchors)
    total = sum(anchor.weight for anchor in anchors)
    return (close / total if total else 0.0) - _other_year(place, sentence, periods, query)


def _outside(places: Sequence[_Place], place: _Place) -> tuple[_Place, ...]:
    return tuple(other for other in places if other[1] <= place[0] or place[1] <= other[0])


def _gap(sentence: str, left: _Place, right: _Place) -> float:
    first, second = sorted((left, right))
    between = sentence[first[1] : second[0]]
    breaks = len(_PAUSE.findall(between))
    return len(between) + _BREAK * breaks + _SEMICOLON * between.count(";")


def _other_year(place: _Place, sentence: str, periods: Sequence[Period], query: Query) -> bool:
    """Whether the year nearest to a figure is one that was not asked for, while an asked one stands elsewhere."""
    asked = set(query.years)
    others = [p for p in periods if (p.start, p.end) != place]
    if not asked & set(years_in_periods(others)):
        return False
    # Of two years equally near, the one that follows is the figure's: "$7.1 billion in 2023".
    nearest = min(others, key=lambda p: _gap(sentence, place, (p.start, p.end)) + (p.end <= place[0]))
    return not asked & set(nearest.years)
