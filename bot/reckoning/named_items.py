"""Sums over things that a question names out of one list or row, and which of two of them has more: "Coal and aluminum
together, how much?", "Which is the bigger import, medicines or pumps?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from bot.numbers.measures import Flow, content
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.sum_words import SUM
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked, compute
from bot.reckoning.figures import Figure
from bot.reckoning.fit import ranked
from bot.reckoning.ranking import By, Place, asked_by, best_of, value_by
from bot.reckoning.rosters import Row, named_rows, rosters

# Share of the words of a question, but for the things named, that must be told with the figures or around them.
TOLD = 0.5
FITS = 0.5  # so well must the figures of all exports and all imports
_MORE = (
    r"(?:more|larger|bigger|higher|greater|faster|quicker|stronger|less|smaller|lower|fewer|slower|weaker|dearer"
    r"|costlier|cheaper)"
)
_LESS = re.compile(r"\b(?:less|smaller|lower|fewer|slower|weaker|cheaper)\b", re.IGNORECASE)
_OF_TWO = re.compile(
    rf"^\W*(?:and |so )?(?:which|what|who)\b.*\b{_MORE}\b.*\bor\b"
    rf"|^\W*(?:and |so )?(?:did|do|does|have|has|are|is|were|was)\b.*\bor\b.*\b{_MORE}\W*$"
    rf"|^\W*(?:and |so )?(?:is|are|was|were|do|does|did|has|have)\b.*\b{_MORE}\b.*\bthan\b",
    re.IGNORECASE,
)
_GREW = re.compile(r"\b(?:gr[eo]w\w*|r(?:ise|ose|isen)|increas\w*|climb\w*|jump\w*|expand\w*|gain\w*)\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:faster|quicker|stronger|slower|weaker)\b|\bmore (?:quick|rapid|strong)ly\b", re.IGNORECASE)
_ASKING = frozenset(
    content("bigger larger higher greater sell buy sold bought together combined add total grow grew faster")
)
_FLOWS = (Flow.EXPORT, Flow.IMPORT)
_NOT_SUMS = frozenset({AnswerKind.LIST, AnswerKind.YES_NO, AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.DATE})


@dataclass(frozen=True)
class _Choice:
    """The things named in one roster, and how well their figures fit."""

    places: tuple[Place, ...]
    worth: float


def compares_named(query: Query) -> bool:
    """Whether it may be asked which of two things has more."""
    return _OF_TWO.search(query.focus) is not None


def of_named(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The sum over the things that a question names, or the larger of two; None where no roster has them."""
    if compares_named(query):
        for by in _by(query):
            found = _named(query, by, figures) or _flows(query, by, figures)
            if len(found) == 2:
                return _larger(query, found)
        return None
    if not SUM.search(query.focus) or query.kind in _NOT_SUMS:
        return None
    found = _named(query, By.LEVEL, figures)
    worked = (
        compute(Operation(Operator.SUM, (), None, (query.focus,)), [one.figure for one in found]) if found else None
    )
    return worked if isinstance(worked, Worked) else None


def _by(query: Query) -> tuple[By, ...]:
    """By what they are compared, and by what else where not both have that."""
    if _RATE.search(query.focus):
        return (By.RATE,)
    return (By.AMOUNT, By.RATE) if _GREW.search(query.focus) else (By.LEVEL,)


def _larger(query: Query, found: Sequence[Place]) -> Worked | None:
    less = _LESS.search(query.focus) is not None
    first, second = sorted(found, key=lambda place: place.value, reverse=not less)
    if first.value == second.value:
        return None
    operation = Operation(Operator.LOWEST if less else Operator.HIGHEST, (), None, (query.focus,))
    text = f"{first.label} {first.figure.text} {'<' if less else '>'} {second.label} {second.figure.text}"
    return Worked(operation, text, first.label, (first.figure, second.figure))


def _named(query: Query, by: By, figures: Sequence[Figure]) -> tuple[Place, ...]:
    """The things of the roster that tells most of what is asked; empty where none has two of them."""
    choices = [choice for rows in rosters(figures) if (choice := _choice(query, by, named_rows(query.focus, rows)))]
    return max(choices, key=lambda choice: choice.worth).places if choices else ()


def _flows(query: Query, by: By, figures: Sequence[Figure]) -> tuple[Place, ...]:
    """Exports and imports where a question sets them against each other, each as a whole and of one article."""
    if not all(re.search(rf"\b{flow.value}", query.focus, re.IGNORECASE) for flow in _FLOWS):
        return ()
    asked = asked_by(query, by)
    if (asked.terms | asked.subject.scope) - _ASKING:
        return ()  # of some goods
    found = []
    for flow in _FLOWS:
        subject = replace(asked.subject, flow=flow, scope=frozenset(), sender=None, receiver=None)
        wanted = replace(asked, subject=subject, terms=frozenset())
        whole = [f for f in figures if f.subject.flow is flow and not f.subject.scope and f.aspect in asked.aspects]
        found += [Place(f"{flow.value}s", f, value_by(by, f), fitting) for f, fitting in ranked(wanted, whole)[:1]]
    alike = len({(place.figure.article.id, place.figure.unit) for place in found}) == 1
    return tuple(found) if alike and all(place.fitting >= FITS for place in found) else ()


def _choice(query: Query, by: By, rows: Sequence[Row]) -> _Choice | None:
    """The things of one roster, each with the figure that is asked for; None where one has none, or in other units."""
    asked = asked_by(query, by)
    labels = frozenset(content(" ".join(row.label for row in rows)))
    terms = asked.terms - labels - _ASKING
    asked = replace(asked, terms=frozenset())
    places = tuple(place for row in rows if (place := best_of(asked, by, row)))
    if len(rows) < 2 or len(places) < len(rows):
        return None
    if by is not By.RATE and len({place.figure.unit for place in places}) > 1:
        return None
    told = fmean(_told(terms, place.figure) for place in places)
    return _Choice(places, told * fmean(place.fitting for place in places)) if told >= TOLD else None


def _told(terms: frozenset[str], figure: Figure) -> float:
    there = figure.subject.measure | figure.around.measure
    return sum(term in there for term in terms) / len(terms) if terms else 1.0
