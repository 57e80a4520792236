"""How well a figure answers a question: by its kind, its year, its parties, its flow and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.english.numerals import MEASURES
from bot.english.parties import is_region, read_parties
from bot.english.quantities import QuantityKind, is_time
from bot.numbers.dimensions import Dimension, measures, tells_how_often
from bot.numbers.measures import Aspect, content
from bot.numbers.money_kinds import is_other_money
from bot.numbers.periods import written_in
from bot.numbers.shares import holder_of_share
from bot.questions.asked import REGION, Asked, asked_of
from bot.questions.counted import counts, is_amount, is_measured
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from bot.reckoning.flows import flow_fit, opposed
from corpus.types import Article

_ANY_BUT_DATES = frozenset(QuantityKind) - {QuantityKind.DATE}
OPENING = 2  # paragraphs
# Who speaks names neither himself nor his country: "We sold 1.1 million bottles in Italy".
_WE = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)
_UNION = frozenset({"Europe", "European Union"})
# What is left of the fit of a whole year's figure where a part of the year is asked for.
OTHER_PART = 0.2
# The fit of a figure of the very name asked for, whose country is told elsewhere.
NAMED = 0.9
# Of another country's share.
OTHER_HOLDER = 0.2
# Of one item of a list, where all are asked for.
ONE_ITEM = 0.4
# Of what is named nowhere near, where the article names it elsewhere.
OTHER_NAME = 0.4
# Who works somewhere is no population.
_AT_WORK = re.compile(r"\b(?:employ|work|jobs?\b|staff\b|hire|hiring)", re.IGNORECASE)
# The same of a number of other things.
OTHER_UNIT = 0.1


def fit(asked: Asked, figure: Figure) -> float:
    """How well a figure answers, 0 to 1; 0 where it is of another kind, another year or another number of a name."""
    kind = figure.quantity.kind
    if kind not in (asked.kinds or _ANY_BUT_DATES):
        return 0.0
    year = _year_fit(asked, figure)
    if not year or not measures(figure.quantity, asked.dimension):
        return 0.0
    if is_other_money(asked.terms, figure.subject.measure):
        return 0.0
    if asked.dimension in (Dimension.TIME, Dimension.EXTENT) and tells_how_often(figure.quantity, figure.sentence):
        return 0.0
    if asked.dimension is Dimension.POPULATION and _AT_WORK.search(figure.sentence):
        return 0.0
    return (
        _aspect_fit(asked, figure)
        * year
        * _months_fit(asked, figure)
        * _unit_fit(asked, figure)
        * _party_fit(asked, figure)
        * _holder_fit(asked, figure)
        * flow_fit(asked, figure)
        * _scope_fit(asked, figure)
        * _term_fit(asked, figure)
    )


def is_in_time(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of the years asked for, and no change where a level is asked, nor the reverse."""
    other = figure.aspect in (Aspect.CHANGE, Aspect.LEVEL) and figure.aspect not in asked.aspects
    return not other and _year_fit(asked, figure) > 0


def best_figures(query: Query, figures: Sequence[Figure], k: int = 5) -> tuple[tuple[Figure, float], ...]:
    """The figures that answer a question best, each with its fit, best first."""
    return ranked(asked_of(query), figures)[:k]


def is_met(asked: Asked, figure: Figure) -> bool:
    """Whether at least half of what a question speaks of stands with the figure or around it."""
    there = figure.subject.measure | figure.around.measure
    return sum(term in there for term in asked.terms) * 2 >= len(asked.terms)


def ranked(asked: Asked, figures: Sequence[Figure]) -> tuple[tuple[Figure, float], ...]:
    """All figures that may answer, each with its fit, best first; of equals the one that comes first."""
    fits = [(figure, fit(asked, figure)) for figure in figures]
    return tuple(sorted((pair for pair in fits if pair[1] > 0), key=lambda pair: -pair[1]))


def _aspect_fit(asked: Asked, figure: Figure) -> float:
    if figure.aspect in asked.aspects:
        return 1.0
    if figure.aspect is Aspect.BASE and Aspect.LEVEL in asked.aspects:
        years = _asked_years(asked, figure)
        return 0.95 if years and set(figure.years) <= years else 0.3
    return 0.2


def _asked_years(asked: Asked, figure: Figure) -> set[int]:
    """The years asked for; "last year" counts from the figure's article."""
    if asked.shift is not None and (written := written_in(figure.article)):
        return {written + asked.shift}
    return set(asked.years)


def _year_fit(asked: Asked, figure: Figure) -> float:
    years = _asked_years(asked, figure)
    if not years and not asked.cumulative:
        return 1.0
    if figure.period is None:
        return 0.7
    if figure.period.cumulative or asked.cumulative:
        return 1.0 if figure.period.cumulative and asked.cumulative else 0.4
    return 1.0 if years & set(figure.years) else 0.0


def _months_fit(asked: Asked, figure: Figure) -> float:
    """Nine months are no year, nor are they six."""
    period = figure.period
    there = period.months if period else None
    if asked.months == there:
        return 1.0
    if asked.months and there:
        return 0.0
    if asked.months:
        return OTHER_PART if period and not period.inferred else 0.7
    return 0.6 if asked.years or asked.shift is not None else 1.0


def _unit_fit(asked: Asked, figure: Figure) -> float:
    """A number of other things than are counted does not answer, nor does a length of time where none is asked for."""
    if figure.quantity.kind is not QuantityKind.COUNT:
        return 1.0
    unit = figure.quantity.unit
    if asked.how_much and not is_amount(asked.how_much, figure.quantity, figure.sentence):
        return 0.0 if is_time(figure.quantity) else OTHER_UNIT
    counted = counts(asked.counted, unit) or is_measured(asked.counted, unit, figure.subject.measure)
    return 1.0 if counted else OTHER_UNIT


def _party_fit(asked: Asked, figure: Figure) -> float:
    score = 1.0
    lacking = asked.subject.parties - with_union(figure.subject.parties)
    own_name = asked.names and asked.names <= figure.subject.measure
    if own_name and lacking and lacking <= figure.around.parties:
        return NAMED  # whoever else stands there, it is of the one that is named
    # Whose figure it is, where somebody is told: then it is not of whom the article is about.
    beside = figure.around.parties - with_union(asked.subject.parties) if lacking else frozenset()
    others = figure.subject.parties or {party for party in beside if not is_region(party)}
    for party in lacking:
        if party in figure.around.parties:
            score *= 0.75 if figure.subject.parties else 0.9
        elif len(lacking) == 1 and _WE.search(figure.sentence):
            score *= 0.75
        else:
            score *= 0.75 if not others and party in _of_article(figure.article) else 0.3
    regions = {party for party in figure.subject.parties if is_region(party)}
    of_both = len(asked.subject.parties) > 1 and not lacking  # "of the wine sold to the region, how much did Peru buy?"
    if REGION in asked.subject.measure and not (regions or of_both) and REGION not in figure.subject.measure:
        score *= 0.3
    extra = (
        figure.subject.parties
        - with_union(asked.subject.parties)
        - (regions if REGION in asked.subject.measure else set())
    )
    if asked.subject.parties and extra and figure.aspect is Aspect.SHARE and not extra & regions:
        score *= 0.2  # somebody's share, whose nobody asked for
    elif asked.subject.parties and extra:
        score *= 0.5 if extra & regions else 0.7
    if lacking and extra:
        score *= 0.4  # of another country, or of all its region, in place of one that was asked for
    if opposed(asked.subject, figure.subject):
        score *= 0.2
    return score


def _holder_fit(asked: Asked, figure: Figure) -> float:
    """The other's share of the trade of the two is another figure."""
    if asked.holder is None or figure.aspect is not Aspect.SHARE:
        return 1.0
    return 1.0 if holder_of_share(figure.sentence) in (None, asked.holder) else OTHER_HOLDER


@lru_cache(maxsize=256)
def _of_article(article: Article) -> frozenset[str]:
    """The countries and regions that an article says at its beginning it is about."""
    return frozenset(party.name for party in read_parties(opening_of(article)))


@lru_cache(maxsize=256)
def opening_of(article: Article) -> str:
    """The title and the first paragraphs of an article, which mostly tell what it is about."""
    opening = (article.text[paragraph.start : paragraph.end] for paragraph in article.citable[:OPENING])
    return "\n".join((article.title, *opening))


@lru_cache(maxsize=4096)
def with_union(parties: frozenset[str]) -> frozenset[str]:
    """With "Europe" and "the EU" standing for each other, as they do in the news of trade."""
    return parties | _UNION if parties & _UNION else parties


def _scope_fit(asked: Asked, figure: Figure) -> float:
    there = figure.subject.scope | figure.subject.measure
    wanted = asked.subject.scope
    others = there - wanted
    if any(_without(term) in others for term in wanted | asked.terms):
        return 0.0  # trade without oil, where oil is asked for
    met = len(wanted & there) / len(wanted) if wanted else 1.0
    extra = figure.subject.scope - wanted - asked.terms
    # "Coal", of hard coal, is narrowed down less than "exports", of exports of coal.
    narrower = 0.8 if figure.subject.scope & (wanted | asked.terms) else ONE_ITEM if figure.context.lead_in else 0.55
    return (narrower if extra and asked.subject.flow else 1.0) * (0.4 + 0.6 * met)


def _without(term: str) -> str:
    return term.removeprefix("non") if term.startswith("non") else f"non{term}"


def _term_fit(asked: Asked, figure: Figure) -> float:
    # "How many tons of coal": that it is in tons says nothing of coal.
    unit = figure.unit
    wanted = (asked.terms.difference(content(unit)) if unit.lower() in MEASURES else None) or asked.terms
    if not wanted:
        return 1.0
    near, around = figure.subject.measure, figure.around.measure
    if unit and counts(asked.counted, unit):  # "freight cars", of wagons
        wanted -= set(content(asked.counted)) - near
        if not wanted:
            return 1.0
    covered = len(wanted & near) + 0.5 * len((wanted & around) - near)
    of_other = asked.names & _words_of(figure.article) and not asked.names & (near | around)
    return (OTHER_NAME if of_other else 1.0) * (0.1 + 0.9 * (covered + 0.5) / (len(wanted) + 0.5))


@lru_cache(maxsize=256)
def _words_of(article: Article) -> frozenset[str]:
    return frozenset(content(article.text))
