"""What a question asks of figures, and how well a figure answers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.counted import counted_noun, counts
from bot.figures import Figure
from bot.kinds import AnswerKind
from bot.measures import CHANGE, GENERIC, Aspect, Flow, content, flow_terms
from bot.months import Months, read_parts
from bot.numerals import MEASURES
from bot.parties import is_region, read_parties
from bot.periods import written_in
from bot.quantities import QuantityKind
from bot.query import Query
from bot.rows import names_of
from bot.subjects import Subject, subject_of, without_countries
from corpus.types import Article

_KINDS = {
    AnswerKind.PERCENT: (QuantityKind.PERCENT,),
    AnswerKind.MONEY: (QuantityKind.MONEY,),
    AnswerKind.COUNT: (QuantityKind.COUNT,),
    AnswerKind.RANK: (QuantityKind.ORDINAL,),
    AnswerKind.GROWTH: (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.MONEY, QuantityKind.COUNT),
}
_ANY_BUT_DATES = frozenset(QuantityKind) - {QuantityKind.DATE}
_PERCENT = re.compile(
    r"\b(?:per\s?cent(?:age)?|growth rate|at what rate|what share|share of|what (?:stake|interest))\b|%", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:dollars?|euros?|worth|values?|valued|[bm]illions?|sums? of money|\w+ invest\w*)\b|[$€£]", re.IGNORECASE
)
_RANK = re.compile(r"\brank\w*\b", re.IGNORECASE)
_GROWS = re.compile(
    r"\b(?:grow\w*|grew|ris(?:e|en|ing)|rose|increas\w*|declin\w*|decreas\w*|f[ae]ll(?:en)?|drop\w*|jump\w*|chang\w*|slip\w*"
    r"|shrink|shrank|shrunk|climb\w*|surge[ds]?|soar\w*|plunge[ds]?|plummet\w*|contract(?:ed)?|strengthen\w*|weaken\w*"
    r"|lose|loses|lost|dearer|cheaper|costlier|more expensive"
    r"|(?:go|goes|went|gone) (?:up|down))\b",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"\bby (?:how (?:much|many)|what (?:amount|sum))|\bhow (?:much|many)(?:\s\w+)? (?:more|less|fewer|extra)\b"
    r"|\b(?:extra|additional|planned increase|add(?:ed)? to)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\bhow much (?:more|less|higher|lower)\b", re.IGNORECASE)
_FROM_WHAT = re.compile(
    r"\bfrom (?:what|which) (?:level|amount|value|sum|figure)\b|\bbefore the (?:rise|increase|fall)\b", re.IGNORECASE
)
_TIMES = re.compile(r"\bhow many times|\bhow many-?fold\b|\bmultipl", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:share|proportion|percent(?:age)? of|part)\b", re.IGNORECASE)
_SHIFTS = tuple(
    (re.compile(rf"\b{words} year\b", re.IGNORECASE), shift)
    for words, shift in (("last", -1), ("this", 0), ("next", 1))
)
# "Leaving crude aside", "without oil": all but these.
_WITHOUT = re.compile(
    r"\b(?:leaving|setting|putting)\s(?:the\s)?(?P<a>\w+)\saside\b"
    r"|\b(?:without|excluding|except(?: for)?|apart from|other than|not counting|aside from|beyond)\s(?:the\s)?"
    r"(?P<b>\w+)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|over the (?:past|last) [\w-]+ (?:years|decades)|so far|to date|until now)\b", re.IGNORECASE
)
_ACCORDING = re.compile(r",?\s*\b(?:according to|going by|as reported by|in the words of)\s[^,?.]+", re.IGNORECASE)
# What a question says of itself, its sources and the answer it wants.
_ASKING = frozenset(
    "sourc articl agre disagre differ check everi stated give given tell ask question answer piec text accord "
    "report find publish present pleas two three both each one whole realli fact around rough name term sum toward "
    "compar comparison square big larg much mani bigger larger small smaller high higher list dollar billion "
    "million combin togeth add altogeth person said way happen ie year twice alon anoth money exact extra minimum "
    "maximum plan squar match what spend would wors calcul gap go goe goin belong earn buyer seller republ "
    "stake hold held interest "
    "fast quick rapid strong steep sharp".split()
)

OPENING = 2  # paragraphs
_UNION = frozenset({"Europe", "European Union"})
# "The region" is whichever region a figure is for.
_REGION = "region"


# What is left of the fit of a whole year's figure where a part of the year is asked for.
OTHER_PART = 0.2
# The fit of a figure of the very name asked for, whose country is told elsewhere.
NAMED = 0.9
# The same of a number of other things.
OTHER_UNIT = 0.1


@dataclass(frozen=True)
class Asked:
    """What a question, or a part of it, asks of a figure.

    kinds: which kinds of figure will do; empty where any may. terms: what must be spoken of beside flow and parties.
    shift: the year asked for, counted from an article's own: -1 is "last year". cumulative: all the years since one.
    months: the part of the year asked for; None for all of it. counted: what it asks the number of.
    names: terms of its names that are no country's.
    """

    kinds: frozenset[QuantityKind]
    aspects: frozenset[Aspect]
    subject: Subject
    terms: frozenset[str]
    years: tuple[int, ...]
    shift: int | None = None
    cumulative: bool = False
    months: Months | None = None
    counted: str = ""
    names: frozenset[str] = frozenset()


def asked_of(query: Query) -> Asked:
    """What the question asks of a figure."""
    return asked_in(query.focus, query.kind, query.years)


@lru_cache(maxsize=4096)
def asked_in(text: str, kind: AnswerKind, years: tuple[int, ...]) -> Asked:
    """The same of a part of a question."""
    part = next(read_parts(text), None)
    whole = f"{text[: part.start]} {text[part.end :]}" if part else text
    plain = _ACCORDING.sub(" ", _WITHOUT.sub(lambda match: f" non{match['a'] or match['b']} ", whole))
    subject = subject_of(plain)
    words = (
        frozenset(content(CHANGE.sub(" ", without_countries(plain))))
        - _ASKING
        - GENERIC
        - flow_terms(plain)
        - {_REGION}
    )
    subject = replace(subject, scope=subject.scope - _ASKING)
    if excluded := frozenset(term for term in words if term.startswith("non")):
        subject = replace(subject, scope=excluded)
    shift = None if years else next((shift for pattern, shift in _SHIFTS if pattern.search(text)), None)
    cumulative = _SINCE.search(text) is not None
    months = part.months if part else None
    return Asked(
        _kinds(text, kind),
        _aspects(text, kind),
        subject,
        words,
        years,
        shift,
        cumulative,
        months,
        counted_noun(text),
        names_of(without_countries(text)) & words,
    )


def fit(asked: Asked, figure: Figure) -> float:
    """How well a figure answers, 0 to 1; 0 where it is of another kind or another year."""
    kind = figure.quantity.kind
    if kind not in (asked.kinds or _ANY_BUT_DATES):
        return 0.0
    year = _year_fit(asked, figure)
    if not year:
        return 0.0
    return (
        _aspect_fit(asked, figure)
        * year
        * _months_fit(asked, figure)
        * _unit_fit(asked, figure)
        * _party_fit(asked, figure)
        * _flow_fit(asked.subject, figure.subject)
        * _scope_fit(asked, figure)
        * _term_fit(asked, figure)
    )


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


def _kinds(text: str, kind: AnswerKind) -> frozenset[QuantityKind]:
    if _TIMES.search(text):
        return frozenset({QuantityKind.MULTIPLE})
    if _PERCENT.search(text):
        return frozenset({QuantityKind.PERCENT})
    if _RANK.search(text) and kind is not AnswerKind.MONEY:
        return frozenset({QuantityKind.ORDINAL})
    if kind in _KINDS and kind is not AnswerKind.GROWTH:
        return frozenset(_KINDS[kind])
    if _MONEY.search(text) or re.search(r"\bhow much\b.*\binvest", text, re.IGNORECASE):
        return frozenset({QuantityKind.MONEY})
    return frozenset(_KINDS.get(kind, ()))


def _aspects(text: str, kind: AnswerKind) -> frozenset[Aspect]:
    if kind is AnswerKind.RANK or _RANK.search(text):
        return frozenset({Aspect.RANK})
    if _TIMES.search(text):
        return frozenset({Aspect.MULTIPLE})
    if _FROM_WHAT.search(text):
        return frozenset({Aspect.BASE})
    grows = bool(_GROWS.search(text) or _MORE.search(text))
    if _PERCENT.search(text):
        return frozenset({Aspect.RATE} if grows or "growth" in text.lower() else {Aspect.SHARE, Aspect.LEVEL})
    if _BY_HOW_MUCH.search(text):
        return frozenset({Aspect.CHANGE, Aspect.RATE} if grows else {Aspect.CHANGE})
    if kind is AnswerKind.GROWTH:
        return frozenset({Aspect.RATE, Aspect.CHANGE, Aspect.MULTIPLE})
    if _SHARE.search(text) and kind is AnswerKind.PERCENT:
        return frozenset({Aspect.SHARE, Aspect.LEVEL})
    return frozenset({Aspect.LEVEL, Aspect.SHARE})


def _aspect_fit(asked: Asked, figure: Figure) -> float:
    if figure.aspect in asked.aspects:
        return 1.0
    if figure.aspect is Aspect.BASE and Aspect.LEVEL in asked.aspects:
        return 0.9 if asked.years and set(figure.years) <= set(asked.years) else 0.3
    return 0.2


def _year_fit(asked: Asked, figure: Figure) -> float:
    years = set(asked.years)
    if asked.shift is not None and (written := written_in(figure.article)):
        years = {written + asked.shift}
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
    return 1.0 if counts(asked.counted, figure.quantity.unit) else OTHER_UNIT


def _party_fit(asked: Asked, figure: Figure) -> float:
    score = 1.0
    lacking = asked.subject.parties - _with_union(figure.subject.parties)
    own_name = asked.names and asked.names <= figure.subject.measure
    if own_name and lacking and lacking <= figure.around.parties:
        return NAMED  # whoever else stands there, it is of the one that is named
    for party in lacking:
        if party in figure.around.parties:
            score *= 0.75 if figure.subject.parties else 0.9
        else:
            score *= 0.75 if not figure.subject.parties and party in _of_article(figure.article) else 0.3
    regions = {party for party in figure.subject.parties if is_region(party)}
    if _REGION in asked.subject.measure and not regions:
        score *= 0.3
    extra = (
        figure.subject.parties
        - _with_union(asked.subject.parties)
        - (regions if _REGION in asked.subject.measure else set())
    )
    if asked.subject.parties and extra and figure.aspect is Aspect.SHARE and not extra & regions:
        score *= 0.2  # somebody's share, whose nobody asked for
    elif asked.subject.parties and extra:
        score *= 0.5 if extra & regions else 0.7
    if lacking and extra - regions:
        score *= 0.5  # of another country in place of one that was asked for
    if _opposed(asked.subject, figure.subject):
        score *= 0.2
    return score


@lru_cache(maxsize=256)
def _of_article(article: Article) -> frozenset[str]:
    """The countries and regions that an article says at its beginning it is about."""
    opening = [article.text[paragraph.start : paragraph.end] for paragraph in article.citable[:OPENING]]
    return frozenset(party.name for text in (article.title, *opening) for party in read_parties(text))


def _with_union(parties: frozenset[str]) -> frozenset[str]:
    """With "Europe" and "the EU" standing for each other, as they do in the news of trade."""
    return parties | _UNION if parties & _UNION else parties


def _opposed(asked: Subject, there: Subject) -> bool:
    """Whether goods or money go the other way."""
    sent = asked.sender and there.sender and asked.sender != there.sender
    got = asked.receiver and there.receiver and asked.receiver != there.receiver
    return bool(sent or got)


def _flow_fit(asked: Subject, there: Subject) -> float:
    if asked.flow is None or asked.flow is there.flow:
        return 1.0
    if there.flow is None:
        return 0.4
    if Flow.INVESTMENT in (asked.flow, there.flow):
        return 0.1
    if Flow.TRADE in (asked.flow, there.flow):
        return 0.35
    same_way = asked.sender and (asked.sender, asked.receiver) == (there.sender, there.receiver)
    return 0.8 if same_way else 0.1


def _scope_fit(asked: Asked, figure: Figure) -> float:
    there = figure.subject.scope | figure.subject.measure
    wanted = asked.subject.scope
    met = sum(term in there for term in wanted) / len(wanted) if wanted else 1.0
    extra = figure.subject.scope - wanted - asked.terms
    # "Coal", of hard coal, is narrowed down less than "exports", of exports of coal.
    narrower = 0.8 if figure.subject.scope & (wanted | asked.terms) else 0.55
    return (narrower if extra and asked.subject.flow else 1.0) * (0.4 + 0.6 * met)


def _term_fit(asked: Asked, figure: Figure) -> float:
    # "How many tons of coal": that it is in tons says nothing of coal.
    measured = set(content(figure.unit)) if figure.unit.lower() in MEASURES else set()
    wanted = asked.terms - measured or asked.terms
    if not wanted:
        return 1.0
    near, around = figure.subject.measure, figure.around.measure
    covered = sum(1.0 if term in near else 0.5 if term in around else 0.0 for term in wanted)
    return 0.1 + 0.9 * (covered + 0.5) / (len(wanted) + 0.5)
