"""The first of what an article lists with a figure each: "Which export grew fastest?", of the items of a list.

By rate ("fastest"), by amount ("by the largest sum") or by level ("the largest export"); a question that leaves open
whether it means rate or amount ("grew most") is answered by both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from statistics import fmean

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked, asked_in
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.sum_words import EXTREME, FALLING
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit
from bot.reckoning.rosters import Row, rosters, words_around

# A list answers if its figures fit so well on average; an item belongs to what is asked for if its figure fits
# nearly as well as the best one's; and a list must be ahead of the next one by so much.
LEAST, BELONGS, AHEAD = 0.1, 0.7, 1.1
FEWEST = 2

UP = r"(?:gr[eo]wn?|ris(?:en?|es)|rose|increased?|expand(?:ed)?|jump(?:ed)?|climb(?:ed)?|gain(?:ed)?|surged?|soared)"
_RISE = r"(?:growth(?: rates?)?|increases?|rises?|gains?|jumps?|expansion)"
_TOP = r"(?:largest|biggest|greatest|highest|strongest|steepest|fastest|sharpest|most|top|main|chief|leading|quickest)"
_LOW = r"(?:smallest|lowest|weakest|slowest|least|fewest)"
_HOW = r"(?:percentage |relative |absolute |proportional |overall |annual )?"
_ASKS = r"\b(?:which|what|where|who(?:se)?|name the|identify the)\b"
_GOING_UP = r"(?:growing|rising|increasing|expanding|climbing)"
# "The fastest-growing import", "the most rapidly rising".
_FASTEST = rf"\b(?:{_TOP}|(?P<low3>{_LOW}))(?: (?:rapidly|quickly|strongly|steeply))?[ -]{_GOING_UP}\b"
_GREW = re.compile(
    rf"{_ASKS}.*\b(?:{UP}|{_GOING_UP})\b.*\b(?:{_TOP}|(?P<low>{_LOW}))\b"
    rf"|{_ASKS}.*\b(?:{_TOP}|(?P<low2>{_LOW})) {_HOW}{_RISE}\b|{_ASKS}.*{_FASTEST}",
    re.IGNORECASE,
)
_GROWING = re.compile(_FASTEST, re.IGNORECASE)
_LEVEL = re.compile(rf"{_ASKS}.*\b(?:{_TOP}|(?P<low>{_LOW}))\b", re.IGNORECASE)
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NTH = re.compile(
    rf"\b(?P<first>{'|'.join(_PLACES)})[\s-](?={_TOP}|{_LOW})"
    rf"|\b(?:comes?|came|ranks?|ranked|placed|stands?) (?:only |just |in )?(?P<then>first|{'|'.join(_PLACES)})\b",
    re.IGNORECASE,
)
# "Which Central Asian country": what the things of a row are together.
_ONE_OF = re.compile(
    r"\b(?P<which>which|what) (?:[\w-]+ ){0,3}?(?:country|countries|state|nation|republic|one)\b(?: (?:is|was) "
    r"(?P<owner>[\w’'-]+['’]s) )?",
    re.IGNORECASE,
)
_BY_RATE = re.compile(
    r"\b(?:fastest|quickest|slowest|strongest|steepest|sharpest|rapidly|quickly|strongly|percent\w*|per cent|relative"
    r"|proportion\w*|rates?|multipl\w*|fold)\b",
    re.IGNORECASE,
)
_BY_AMOUNT = re.compile(r"\b(?:absolute|amount|value|dollars?|euros?|sum|money|volume|tons?|tonnes?)\b", re.IGNORECASE)
# "What are the main exports": all of them.
_SEVERAL = re.compile(rf"\b(?:are|were)\b.*\b{_TOP}\s(?:[a-z]+\s){{0,2}}[a-z]+s\b", re.IGNORECASE)
_WHICH = re.compile(r"^\W*(?:and |but |so )?(?:in |of |for )?which\b", re.IGNORECASE)
_FIGURES = frozenset({AnswerKind.PERCENT, AnswerKind.MONEY, AnswerKind.COUNT, AnswerKind.QUANTITY, AnswerKind.GROWTH})
_OF_RANKING = re.compile(
    rf"\b(?:{_TOP}|{_LOW}|{UP}|{_RISE}|terms|absolute|relative|ranked|rank|partner|buyer|supplier)\b", re.IGNORECASE
)
# Things in general, and what they do when a figure is told of them.
_GENERAL = frozenset(
    content(
        "category categories item items goods product products commodity article type kind sort group single list saw"
        " see seen show shows showed record recorded post posted experienced had have one position line value amount"
        " percentage rate proportion dollars money terms absolute relative"
    )
)
_FELL = re.compile(rf"{FALLING.pattern}|\bdown\b", re.IGNORECASE)


class By(StrEnum):
    """What things are ranked by."""

    RATE = "rate"
    AMOUNT = "amount"
    LEVEL = "level"


_SOUGHT = {
    By.RATE: ({QuantityKind.PERCENT, QuantityKind.MULTIPLE}, {Aspect.RATE, Aspect.MULTIPLE}),
    By.AMOUNT: ({QuantityKind.MONEY, QuantityKind.COUNT}, {Aspect.CHANGE}),
    By.LEVEL: ({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT}, {Aspect.LEVEL, Aspect.SHARE}),
}


@dataclass(frozen=True)
class Ranking:
    """What a question asks the first of: by what, in this order of preference, and whether it is the lowest.

    place: which one it asks for where not the first; -1 for the last.
    """

    by: tuple[By, ...]
    lowest: bool
    place: int = 1


@lru_cache(maxsize=16)
def ranking_of(query: Query) -> Ranking | None:
    """The ranking that a question asks for; None where it asks for none of things, or for the figure itself."""
    text = query.focus
    nth = _NTH.search(text)
    place = _PLACES.get((nth["first"] or nth["then"]).lower(), 1) if nth else 1
    of_things = _WHICH.match(text) or _GROWING.search(text) or (nth and _ONE_OF.search(text))
    if query.kind in _FIGURES and not of_things:
        return None
    if EXTREME.search(text) or FALLING.search(text) or query.kind is AnswerKind.RANK:
        return None
    if grew := _GREW.search(text):
        rate, amount = _BY_RATE.search(text), _BY_AMOUNT.search(text)
        by = (By.RATE,) if rate else (By.AMOUNT,) if amount else (By.AMOUNT, By.RATE)
        return Ranking(by, any(grew[low] for low in ("low", "low2", "low3")))
    if query.kind is AnswerKind.LIST or _SEVERAL.search(text):
        return None
    level = _LEVEL.search(text)
    if level is None and not (nth and _ONE_OF.search(text)):
        return None
    return Ranking((By.LEVEL,), bool(level and level["low"]), place)


def rank(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The first of a list whose items have figures of what is asked; None where no list, or more than one, has."""
    ranking = ranking_of(query)
    if ranking is None:
        return None
    found = [(by, ranked) for by in ranking.by if (ranked := _ranked(query, by, ranking.lowest, figures))]
    if not found:
        return None
    if ranking.place != 1:
        return _nth(query, ranking, found[0][1])
    both = len(found) > 1 and _winners(found[0][1]) != _winners(found[1][1])
    texts, shorts, operands, leading = [], [], [], []
    for by, places in found if both else found[:1]:
        of = f" (by {by})" if both else ""
        sign = " < " if ranking.lowest else " > "
        texts.append(f"{f'by {by}: ' if both else ''}{sign.join(f'{p.label} {p.figure.text}' for p in places)}")
        shorts += [f"{label}{of}" for label in _winners(places)]
        operands += [place.figure for place in places]
        leading += [place.figure for place in places if place.value == places[0].value]
    operator = Operator.LOWEST if ranking.lowest else Operator.HIGHEST
    operation = Operation(operator, (), None, (query.focus,))
    return Worked(operation, "; ".join(texts), "; ".join(shorts), tuple(operands), tuple(leading))


def _nth(query: Query, ranking: Ranking, places: Sequence[Place]) -> Worked | None:
    """The one at a place that no other shares."""
    number = ranking.place - 1 if ranking.place > 0 else len(places) - 1
    if number >= len(places):
        return None
    one = places[number]
    if sum(place.value == one.value for place in places) > 1:
        return None
    sign = " < " if ranking.lowest else " > "
    text = sign.join(f"{place.label} {place.figure.text}" for place in places)
    operation = Operation(Operator.LOWEST if ranking.lowest else Operator.HIGHEST, (), None, (query.focus,))
    return Worked(operation, text, one.label, tuple(place.figure for place in places), (one.figure,))


def ranked_items(query: Query, figures: Sequence[Figure]) -> list[tuple[str, Figure]]:
    """The label and the figure of each item of the list that a question asks about, the largest first.

    Empty where none, or more than one, may be meant.
    """
    return [(place.label, place.figure) for place in _ranked(query, By.LEVEL, lowest=False, figures=figures)]


@dataclass(frozen=True)
class Place:
    """An item of a list by its label, with the figure that ranks it."""

    label: str
    figure: Figure
    value: Decimal
    fitting: float


def _winners(places: Sequence[Place]) -> list[str]:
    return [place.label for place in places if place.value == places[0].value]


def _ranked(query: Query, by: By, lowest: bool, figures: Sequence[Figure]) -> list[Place]:
    """The items of the list that is asked about, first to last; empty where none, or more than one, may be meant."""
    asked = asked_by(query, by)
    lists = [places for rows in rosters(figures) if len(places := items_of(asked, by, rows)) >= FEWEST]
    order = sorted(((fmean(p.fitting for p in places), places) for places in lists), key=lambda pair: -pair[0])
    if not order or order[0][0] < LEAST or (len(order) > 1 and order[0][0] < AHEAD * order[1][0]):
        return []
    return sorted(order[0][1], key=lambda place: place.value, reverse=not lowest)


def asked_by(query: Query, by: By) -> Asked:
    """What the figures must be that things are ranked by."""
    plain = _OF_RANKING.sub(" ", _NTH.sub(" ", _ONE_OF.sub(r"\g<which> \g<owner> ", query.focus)))
    asked = asked_in(plain, AnswerKind.EXPLANATION, query.years)
    kinds, aspects = _SOUGHT[by]
    return replace(asked, kinds=frozenset(kinds), aspects=frozenset(aspects), terms=asked.terms - _GENERAL)


def items_of(asked: Asked, by: By, rows: Sequence[Row]) -> list[Place]:
    """The items that are of what is asked for, in one unit."""
    places = [place for row in rows if (place := best_of(asked, by, row))]
    best = max((place.fitting for place in places), default=0.0)
    meant = [place for place in places if place.fitting >= BELONGS * best]
    return meant if by is By.RATE or len({p.figure.unit for p in meant}) == 1 else []


def best_of(asked: Asked, by: By, row: Row) -> Place | None:
    """The best figure of an item."""
    found = [Place(row.label, figure, value_by(by, figure), _fitting(asked, by, figure)) for figure in row.figures]
    best = max(found, key=lambda place: place.fitting)
    return best if best.fitting > 0 else None


def _fitting(asked: Asked, by: By, figure: Figure) -> float:
    there = figure.subject.measure | figure.around.measure
    told = asked.terms <= there & (words_around(figure) | figure.subject.measure)
    parties = asked.subject.parties if not asked.terms else frozenset()  # "the largest Spanish buyer": only of Spain
    told = told and (not parties or bool(parties & figure.subject.parties))
    if not told or figure.value is None or figure.aspect not in asked.aspects or not _same_way(asked, figure):
        return 0.0
    return 0.0 if by is not By.LEVEL and _FELL.search(figure.sentence) else fit(asked, figure)


def _same_way(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of the flow asked for, or of the same one seen from its other end."""
    wanted, there = asked.subject, figure.subject
    ends = (wanted.sender, wanted.receiver)
    return wanted.flow in (None, there.flow) or (None not in ends and ends == (there.sender, there.receiver))


def value_by(by: By, figure: Figure) -> Decimal:
    """What an item is ranked by; rates as factors: 1.26 of "26%", 5 of "5-fold"."""
    value = figure.value or Decimal(0)
    return 1 + value / 100 if by is By.RATE and figure.quantity.kind is QuantityKind.PERCENT else value
