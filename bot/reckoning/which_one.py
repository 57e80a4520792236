"""Which of several like things a question means: "Ustyurt-2" and not "Ustyurt-1" and the tenth of it."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.choosing.evidence import Evidence, before, list_items
from bot.choosing.where import passed_place
from bot.english.numerals import ORDINALS, WORDS
from bot.english.precision import same_figure
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.query import OF_EACH, Query
from bot.reckoning.lead import in_front

# How far behind the best (score) a sentence may be that has the number, or the figure, asked for.
NUMBERED_MARGIN = 0.35
FIGURE_MARGIN = 0.3
_ROMAN = {numeral: number for number, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_MONTHS = frozenset([*calendar.month_name, *calendar.month_abbr])
_PLACES = {word: number for number, word in enumerate(ORDINALS, 1)}
_PHASE = r"(?:phase|stage|line|unit|block|lot|section|string|train|round|tranche|package|terminal|reactor|batch)"
_ORDINAL = "|".join(ORDINALS)
_HAS_NUMBER = re.compile(
    # "Ustyurt-2", "A-2", "Nord Stream 2", "Benedict XVI".
    r"(?<![\w.,-])(?P<base>[A-Z][\w’']*)"
    r"(?:-(?P<number>\d\d?|[IVX]+)(?![\w%-]|[.,:]\d)|\s(?P<apart>[IVX]{2,}|\d(?=[,.;:?!)]|\s(?:is|was|will|has)\b|$))(?![\w%]))"
    rf"|\b(?P<phase>{_PHASE})\s(?P<which>\d\d?|[IVX]+|one|two|three|four)\b"
    rf"|\b(?P<ordinal>{_ORDINAL})\s(?:(?P<name>[A-Z][\w’'-]*)|(?P<kind>(?i:{_PHASE})))\b"
)
_UNIT_PRICE = re.compile(r"\bat (?:what|which) (?:price|tariff|rate)\b", re.IGNORECASE)


def as_meant(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the sentence of what is meant, without those of another of its kind, where one is close."""
    for choose in (_of_number, _of_figure, _for_each, _farther_on, _of_each):
        evidence = choose(query, evidence) if evidence else evidence
    return evidence


def asks_of_each(query: Query) -> bool:
    """Whether a list is asked for with the figure of each of its items."""
    return query.kind is AnswerKind.LIST and OF_EACH.search(query.text) is not None


def is_of_another(question: str, sentence: str, before: Sequence[str] = ()) -> bool:
    """Whether a sentence, or else the last before it to name any, is of another number than the question asks for."""
    asked = _numbered(question)
    if not asked:
        return False
    for text in (sentence, *reversed(before)):
        there = {(base, number) for base, number in _numbered(text) if any(base == one for one, _ in asked)}
        if there:
            return not there & asked
    return False


def _of_number(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if not _numbered(query.focus):
        return evidence
    kept = tuple(e for e in evidence if not is_of_another(query.focus, e.text, _before(e)))
    return kept if kept and evidence[0].score - kept[0].score <= NUMBERED_MARGIN else evidence


def _of_figure(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """ "A tenth of it": the sentence with "10 percent", if the best has no such figure."""
    asked = [figure for figure in read_quantities(query.focus) if figure.kind is QuantityKind.PERCENT and figure.value]
    if not asked or query.kind in (AnswerKind.PERCENT, AnswerKind.YES_NO):
        return evidence
    return _led(query, evidence, FIGURE_MARGIN, lambda e: all(_has(e, figure) for figure in asked))


def _for_each(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """ "At what price": the sentence with a price for each, "$70 a barrel", if the best has one of the whole."""
    if query.kind is not AnswerKind.MONEY or not _UNIT_PRICE.search(query.focus):
        return evidence
    return _led(query, evidence, FIGURE_MARGIN, _is_for_each)


def _is_for_each(evidence: Evidence) -> bool:
    short = evidence.short
    figures = read_quantities(evidence.text)
    return short is not None and any(f.per for f in figures if f.start < short.end and short.start < f.end)


def _farther_on(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """ "Where does it go after Trieste?": the sentence that has a place behind that one."""
    if passed_place(query) is None:
        return evidence
    return _led(query, evidence, FIGURE_MARGIN, lambda e: e.short is not None)


def _of_each(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """ "Who lends, and how much does each give?": the sentence or list with several figures of one kind."""
    return _led(query, evidence, FIGURE_MARGIN, _has_several_figures) if asks_of_each(query) else evidence


def _has_several_figures(evidence: Evidence) -> bool:
    items = " ".join(evidence.article.text[item.start : item.end] for item in list_items(evidence))
    figures = read_quantities(f"{evidence.text} {items}")
    kinds = Counter(figure.kind for figure in figures)
    units = Counter(figure.unit for figure in figures if figure.kind is QuantityKind.COUNT and figure.unit)
    return max(kinds[QuantityKind.MONEY], kinds[QuantityKind.PERCENT], *units.values(), 0) > 1


def _has(evidence: Evidence, asked: Quantity) -> bool:
    there = (figure for figure in read_quantities(evidence.text) if figure.kind is QuantityKind.PERCENT)
    return any(same_figure(figure, asked) for figure in there)


def _led(
    query: Query, evidence: tuple[Evidence, ...], margin: float, meets: Callable[[Evidence], bool]
) -> tuple[Evidence, ...]:
    best = evidence[0]
    if meets(best):
        return evidence
    close = (e for e in evidence[1:] if best.score - e.score <= margin and e.reading)
    wanted = query.kind in TYPED and best.short is not None
    found = next((e for e in close if meets(e) and (e.short or not wanted)), None)
    if found and found.article.id == best.article.id:  # what the one is about is told by the other
        found = replace(found, reading=max(found.reading, best.reading, key=lambda one: one.sure if one else 0.0))
    return in_front(found, evidence)


def _before(evidence: Evidence) -> tuple[str, ...]:
    return before(evidence.article, evidence.span.start)


# All figures' sentences, and those before them, are looked through for it at each question.
@lru_cache(maxsize=8192)
def _numbered(text: str) -> frozenset[tuple[str, int]]:
    """What a text calls by a number: ("ustyurt", 2), ("phase", 2)."""
    found = set()
    for one in _HAS_NUMBER.finditer(text):
        base = one["base"] or one["phase"] or one["name"] or one["kind"]
        number = (one["number"] or one["apart"] or one["which"] or one["ordinal"]).lower()
        value = int(number) if number.isdigit() else _ROMAN.get(number) or _PLACES.get(number) or WORDS.get(number)
        if value and base not in _MONTHS:
            found.add((base.lower(), value))
    return frozenset(found)
