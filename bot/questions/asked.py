"""What a question asks of figures: of which kind, of what, of whom, when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.quantities import QuantityKind
from bot.numbers.dimensions import Dimension, dimension_of
from bot.numbers.measures import CHANGE, GENERIC, Aspect, content, flow_terms
from bot.numbers.months import Months, read_parts
from bot.numbers.rows import names_of
from bot.numbers.shares import holder_of_share
from bot.numbers.subjects import Subject, subject_of, without_countries
from bot.questions.counted import asks_how_much, counted_noun
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query

_KINDS = {
    AnswerKind.PERCENT: (QuantityKind.PERCENT,),
    AnswerKind.MONEY: (QuantityKind.MONEY,),
    AnswerKind.COUNT: (QuantityKind.COUNT,),
    AnswerKind.RANK: (QuantityKind.ORDINAL,),
    AnswerKind.GROWTH: (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.MONEY, QuantityKind.COUNT),
}
_PERCENT = re.compile(
    r"\b(?:per\s?cent(?:age)?|growth rate|(?:interest|unemployment|jobless|inflation|poverty|literacy) rate"
    r"|at what rate|what share|share of|what (?:stake|interest))\b|%",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:dollars?|euros?|worth|values?|valued|[bm]illions?|sums? of money|\w+ invest\w*)\b|[$€£]", re.IGNORECASE
)
_RANK = re.compile(r"\brank\w*\b", re.IGNORECASE)
_GROWS = re.compile(
    r"\b(?:grow\w*|grew|ris(?:e|en|ing)|rose|increas\w*|declin\w*|decreas\w*|f[ae]ll(?:en)?|drop\w*|jump\w*|chang\w*|slip\w*"
    r"|shrink|shrank|shrunk|climb\w*|surge[ds]?|soar\w*|plunge[ds]?|plummet\w*|contract(?:ed)?|strengthen\w*|weaken\w*"
    r"|lose|loses|lost|gain(?:s|ed)?|dearer|cheaper|costlier|more expensive"
    r"|(?:go|goes|went|gone) (?:up|down))\b",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"\bby (?:how (?:much|many)|what (?:amount|sum))"
    r"|\bhow (?:much|many)(?:\s\w+)? (?:more|less|fewer|extra|additional)\b",
    re.IGNORECASE,
)
# Of what comes on top; but "how many firms get the extra money" counts firms.
_ON_TOP = re.compile(r"\b(?:extra|additional|planned increase|add(?:ed)? to)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\bhow much (?:more|less|higher|lower|better|worse|cheaper|dearer|bigger|larger|smaller|faster|slower)\b",
    re.IGNORECASE,
)
_FROM_WHAT = re.compile(
    r"\bfrom (?:what|which) (?:level|amount|value|sum|figure)\b"
    r"|\bbefore (?:the (?:rise|increase|fall)|(?:it|they) (?:rose|jumped|grew|increased|fell|dropped|climbed))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\bhow many times|\bhow many-?fold\b|\bmultipl", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:share|proportion|percent(?:age)? of|part)\b", re.IGNORECASE)
_SHIFTS = tuple(
    (re.compile(rf"\b{words}\b", re.IGNORECASE), shift)
    for words, shift in (("the year before last", -2), ("last year", -1), ("this year", 0), ("next year", 1))
)
# "Leaving crude aside", "without oil": all but these.
_WITHOUT = re.compile(
    r"\b(?:leaving|setting|putting)\s(?:the\s)?(?P<a>\w+)\saside\b"
    r"|\b(?:without|excluding|except(?: for)?|apart from|other than|not counting|aside from|beyond)\s"
    r"(?:(?:the|an?|any)\s)?(?P<b>\w+)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|over the (?:past|last) [\w-]+ (?:years|decades)|so far|to date|until now)\b", re.IGNORECASE
)
_ACCORDING = re.compile(
    r",?\s*\b(?:according to|going by|as reported by|in the words of)\s[^,?.]+"
    r"|,?\sas\s(?-i:[A-Z])\w+\s(?:states?|puts?|says|gives|tells?)(?:\sit)?,?",
    re.IGNORECASE,
)
# "The region" is whichever region a figure is for; "the Kostanay region" is not.
REGION = "region"
_NAMED_REGION = re.compile(r"\b[A-Z][\w-]+ (?i:region)\b")
# What a question says of itself, its sources and the answer it wants.
_ASKING = frozenset(
    "sourc articl agre disagre differ check everi stated give given tell ask question answer piec text accord "
    "report find publish present pleas two three both each one whole realli fact around rough name term sum toward "
    "compar comparison square big larg much mani bigger larger small smaller high higher list dollar billion "
    "million combin togeth add altogeth person said way happen ie year twice alon anoth money exact extra minimum "
    "maximum plan squar match what spend would wors calcul gap go goe goin belong earn buyer seller republ "
    "stake hold held rais interest factor abl kind type sort categori varieti "
    "fast quick rapid strong steep sharp".split()
) | frozenset(
    content(
        "long far deep tall wide thick heavy hot cold warm often need use take"
        " cheaper dearer costlier faster quicker slower heavier lighter wider deeper become becomes became"
    )
)


@dataclass(frozen=True)
class Asked:
    """What a question, or a part of it, asks of a figure.

    kinds: which kinds of figure will do; empty where any may. terms: what must be spoken of beside flow and parties.
    shift: the year asked for, counted from an article's own: -1 is "last year". cumulative: all the years since one.
    months: the part of the year asked for; None for all of it. counted: what it asks the number of.
    names: terms of its names that are no country's. dimension: what the figure must measure.
    holder: the country whose share it must be. how_much: the question, where it asks how much there is of something.
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
    dimension: Dimension | None = None
    holder: str | None = None
    how_much: str = ""


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
    if _NAMED_REGION.search(text):
        subject = replace(subject, measure=subject.measure - {REGION})
    words = (
        frozenset(content(CHANGE.sub(" ", without_countries(plain)))) - _ASKING - GENERIC - flow_terms(plain) - {REGION}
    )
    subject = replace(subject, scope=subject.scope - _ASKING)
    excluded = frozenset(term for term in words if term.startswith("non"))
    if excluded and subject.flow is not None:  # "trade without oil", but not "a stay without a visa"
        subject = replace(subject, scope=excluded)
    cumulative = _SINCE.search(text) is not None
    months = part.months if part else None
    return Asked(
        _kinds(text, kind),
        _aspects(text, kind),
        subject,
        words,
        years,
        shift_in(text, years),
        cumulative,
        months,
        counted_noun(text),
        names_of(without_countries(text)) & words,
        dimension_of(text) if kind in (AnswerKind.QUANTITY, AnswerKind.COUNT) else None,
        holder_of_share(text),
        text if kind is AnswerKind.QUANTITY and asks_how_much(text) else "",
    )


def shift_in(text: str, years: tuple[int, ...]) -> int | None:
    """The year that a question asks for without naming `years`, counted from an article's own: -1 is "last year"."""
    return None if years else next((shift for pattern, shift in _SHIFTS if pattern.search(text)), None)


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
    if _BY_HOW_MUCH.search(text) or (kind is not AnswerKind.COUNT and _ON_TOP.search(text)):
        return frozenset({Aspect.CHANGE, Aspect.RATE} if grows else {Aspect.CHANGE})
    if kind is AnswerKind.GROWTH:
        return frozenset({Aspect.RATE, Aspect.CHANGE, Aspect.MULTIPLE})
    if _SHARE.search(text) and kind is AnswerKind.PERCENT:
        return frozenset({Aspect.SHARE, Aspect.LEVEL})
    if grows and _MORE.search(text):
        return frozenset({Aspect.RATE, Aspect.CHANGE, Aspect.MULTIPLE})
    if grows and kind is AnswerKind.COUNT:  # "how many people did it lose?"
        return frozenset({Aspect.LEVEL, Aspect.SHARE, Aspect.CHANGE})
    return frozenset({Aspect.LEVEL, Aspect.SHARE})
