"""What other articles give for the same question, in whatever words: "about 500 of them are active", of the "350 firms
with German capital".

Each article is asked on its own. The sentence that the reader puts first stands for it, of those that have a value like
the one that answers, of the same thing and time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.choosing.evidence import Evidence
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.numerals import MEASURES
from bot.english.ordinals import is_same
from bot.english.parties import countries
from bot.english.quantities import QuantityKind, years_in
from bot.numbers.measures import Aspect, Flow, content
from bot.numbers.periods import written_in
from bot.numbers.portions import is_part
from bot.numbers.subjects import without_countries
from bot.questions.asked import Asked, asked_of
from bot.questions.counted import counted_noun, counts, same_unit
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.conflicts import MOST_VALUES, Finding, Relation, agree, narrowed
from bot.reckoning.differences import Value, about, value_of, why_different
from bot.reckoning.figures import Figure, figures_of
from bot.reckoning.fit import fit
from bot.reckoning.matter import TOLD, WORD, Matter, keys_of, near
from bot.reckoning.moments import Moment, clause_at, differ, event_of, is_past, moment_of, tells
from bot.reckoning.reckon import Reckoning
from bot.reckoning.restating import restating
from bot.reckoning.short_figures import figures_of_short
from bot.reckoning.which_one import is_of_another

# How sure the reader must be that a sentence answers; the same of a date whose clause does not tell of the event; the
# same where little more than the names asked for is told; and how well a figure must fit. Of 19 questions on which two
# of six made-up articles differ 14 are answered so with both values; of XQuAD's 612 questions 4 get a second one.
SURE, DATE_SURE, SURELY, FITS = 0.2, 0.4, 0.45, 0.1
# Figures for one thing differ by less than this factor.
FACTOR = Decimal(3)
# Dates for one event, by as many years at most: of 800 questions of SQuAD 2.0 13 got a second date without it, hardly
# any of the same event; two with it.
YEARS_APART = 3
MOST_OF_ONE = 2  # values of one sentence: who names another's figure beside its own
_LEVELS = frozenset({Aspect.LEVEL, Aspect.SHARE})
# "In 2023, by the same count, it was $8.4 billion."
_OPENING = re.compile(r"(?:in|by|during|over|for)\s[^,]*,", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:costs?|price|budget|bill)\b", re.IGNORECASE)
# What a thing costs says nothing of which thing it is.
_MEASURES = re.compile(
    r"costs?|prices?|worth|value|pay|pays|paid|amount|total|sum|budget|number|last|take", re.IGNORECASE
)

_Values = Callable[[Evidence, float], list[Figure]]


def with_rivals(
    query: Query, reckoning: Reckoning, best: Evidence, told: Callable[[], Sequence[Evidence]]
) -> Reckoning:
    """What figures say with the values of other articles beside the one that answers, where nothing is beside it yet.

    told: gives the sentences of all articles, read.
    """
    if reckoning.worked or any(finding.relation is Relation.CONFLICT for finding in reckoning.findings):
        return reckoning
    first = reckoning.lead or next(iter(figures_of_short(best)), None)
    if first is None and query.kind is not AnswerKind.DATE:
        return reckoning
    found = rivals(query, first, told())
    return replace(reckoning, findings=(found, *reckoning.findings)) if found else reckoning


def rivals(query: Query, first: Figure | None, told: Sequence[Evidence]) -> Finding | None:
    """The value that answers with those of other articles, where one of them differs; None where none does.

    told: sentences of several articles, read, the one that answers in front. first: its figure.
    """
    if told and query.kind is AnswerKind.DATE:
        return _dates(query, told)
    return _figures(query, first, told) if first and first.value and not first.cell else None


def _figures(query: Query, first: Figure, told: Sequence[Evidence]) -> Finding | None:
    asked = asked_of(query)
    if first.aspect not in _LEVELS or not asked.aspects & _LEVELS:
        return None
    matter = _matter(query).as_of(first)

    def values(evidence: Evidence, sure: float) -> list[Figure]:
        there = [f for f in figures_of([evidence]) if _is_like(asked, first, f) and _is_in_flow(query, asked, f, sure)]
        return [f for f in there if _is_on(query, matter, first, f, sure)]

    each = _of_each(first, told, values, lambda figure: agree(first, figure))
    others = [f for f in each if not _has_other_years(first, f)]
    others += [f for one in (first, *others) for f in restating(one)]
    if all(agree(first, f) for f in others):
        return None
    shown = [first, *others][:MOST_VALUES]
    return Finding(Relation.CONFLICT, about(first), tuple(map(value_of, shown)), why_different(shown))


def _dates(query: Query, told: Sequence[Evidence]) -> Finding | None:
    first = moment_of(query, told[0])
    if first is None:
        return None
    event, matter = event_of(query, first), _matter(query).as_of(first.figure)
    if not event:
        return None  # the date is told by another clause than what is asked about
    found: dict[tuple[str, int, int], Moment] = {}

    def values(evidence: Evidence, sure: float) -> list[Figure]:
        moment = moment_of(query, evidence)
        if moment is None or is_past(moment) != is_past(first) or _far_apart(moment, first):
            return []
        there = keys_of(near(moment.figure))
        around = sure >= DATE_SURE and sum(bool(keys_of(word) & there) for word in event) >= TOLD * len(event)
        told = around or (tells(event, moment.clause) and is_same(query.focus, moment.clause))
        if not told or not _is_on(query, matter, first.figure, moment.figure, sure):
            return []
        found[moment.figure.key] = moment
        return [moment.figure]

    each = list(_of_each(first.figure, told, values, lambda figure: not differ(first, found[figure.key])))
    if not any(differ(first, found[figure.key]) for figure in each):
        return None
    shown = [first.figure, *each][:MOST_VALUES]
    dates = tuple(Value(figure, figure.text, figure.said_by, None, None) for figure in shown)
    return Finding(Relation.CONFLICT, " ".join(event).lower(), dates, None)


def _far_apart(one: Moment, other: Moment) -> bool:
    return bool(one.year and other.year) and abs((one.year or 0) - (other.year or 0)) > YEARS_APART


def _of_each(
    first: Figure, told: Sequence[Evidence], values: _Values, agrees: Callable[[Figure], bool]
) -> Iterator[Figure]:
    """The value of each other article in the first of its sentences that has any; none where that has two.

    One that agrees stands for its article wherever it is told.
    """
    by_article: dict[str, list[tuple[float, int, list[Figure]]]] = {}
    for number, e in enumerate(told):
        if e.article.id != first.article.id and e.reading is not None and e.reading.sure >= SURE:
            found = values(e, e.reading.sure)
            by_article.setdefault(e.article.id, []).append((-e.reading.order, number, found))
    for sentences in by_article.values():
        in_order = [found for *_, found in sorted(sentences, key=lambda sentence: sentence[:2]) if found]
        agreeing = [f for found in in_order for f in found if agrees(f)]
        best = agreeing[:1] or next(iter(in_order), [])
        own = list({(f.value, f.text): f for f in best}.values())
        share = own and own[0].quantity.kind is QuantityKind.PERCENT  # two are mostly of different wholes
        if len(own) <= (1 if share else MOST_OF_ONE):
            yield from own


def _matter(query: Query) -> Matter:
    asked = asked_of(query)
    if query.context and not (asked.terms or asked.names or asked.subject.parties):  # "What is it worth?"
        query = replace(query, focus=query.understood, context="")
        asked = asked_of(query)
    words = [word for word in WORD.findall(without_countries(query.focus)) if set(content(word)) & asked.terms]
    words = [word for word in words if not _MEASURES.fullmatch(word)] or words
    return Matter(asked.names, tuple(dict.fromkeys(words)), asked.subject.parties)


def _is_like(asked: Asked, first: Figure, figure: Figure) -> bool:
    """Whether a figure is a value like the first, of as much and no part of it."""
    if figure.quantity.kind is not first.quantity.kind or figure.aspect not in _LEVELS or figure.cell:
        return False
    if is_part(figure.quantity, figure.sentence) or narrowed(asked, first) != narrowed(asked, figure):
        return False
    if not first.value or not figure.value or not _in_unit(asked, first, figure):
        return False
    small, large = sorted((first.value, figure.value))
    return large <= FACTOR * small and fit(asked, figure) >= FITS


def _is_in_flow(query: Query, asked: Asked, figure: Figure, sure: float) -> bool:
    """Whether a figure is of the flow asked for, or of none that is told; what is invested is what something costs."""
    flow = figure.subject.flow
    if flow is Flow.INVESTMENT and asked.subject.flow is None and _COSTS.search(query.focus):
        return True
    return flow is asked.subject.flow or (sure >= SURELY and (flow is None or asked.subject.flow is None))


def _in_unit(asked: Asked, first: Figure, figure: Figure) -> bool:
    """Whether both are in one unit; a bare number must be told to be of what is counted."""
    ours, theirs = first.quantity, figure.quantity
    if ours.per != theirs.per:
        return False
    if ours.kind is not QuantityKind.COUNT or (ours.unit and theirs.unit):
        return ours.unit == theirs.unit or (ours.kind is QuantityKind.COUNT and same_unit(ours.unit, theirs.unit))
    if theirs.unit:
        return MEASURES.isdisjoint(theirs.unit.lower().split())
    counted = asked.counted or ours.unit
    return bool(keys_of(counted) & keys_of(" ".join((*figure.context.before[-1:], figure.sentence))))


def _has_other_years(first: Figure, figure: Figure) -> bool:
    """Whether the texts give them different years, or only one of them, and that is long past."""
    ours, theirs = _own_years(first), _own_years(figure)
    if ours and theirs:
        return ours != theirs
    written = written_in(figure.article)
    return bool(theirs and written and theirs[-1] < written - 1)


def _own_years(figure: Figure) -> tuple[int, ...]:
    """The years that a figure's own clause gives it, or the words that open its sentence."""
    if not figure.period or figure.period.inferred:
        return ()
    opening = _OPENING.match(figure.sentence)
    clause = clause_at(figure.sentence, figure.quantity.start)
    return figure.years if years_in(f"{clause} {opening.group() if opening else ''}") else ()


def _is_on(query: Query, matter: Matter, first: Figure, figure: Figure, sure: float) -> bool:
    """Whether a figure's place is about what is asked, and its sentence about nothing else of the kind."""
    told = " ".join((*figure.context.before[-1:], figure.sentence))
    named = bool(matter.names) and matter.is_named_for(figure)
    unit, counted = figure.unit, counted_noun(query.focus)
    is_counted = bool(unit and counted) and counts(counted, unit)  # "guests", of visitors
    if is_counted:
        matter = replace(matter, words=tuple(word for word in matter.words if word not in counted.split()))
    is_told = sure >= SURELY or is_counted or matter.told_in(told)
    if not (named and sure >= SURELY) and not (matter.is_of(figure) and is_told):
        return False
    there, asked = countries(clause_at(figure.sentence, figure.quantity.start)), countries(query.focus)
    around = countries(f"{told} {figure.article.title or ''}")
    if asked - there - around and around - asked:  # "in the country", of another one
        return False
    if (asked - there and there - asked) or is_of_another(query.focus, figure.sentence, figure.context.before):
        return False
    names = [name.text for name in read_names(figure.sentence) if not countries(name.text)]
    others = names_missing(names, f"{query.focus} {near(first)} {figure.said_by or ''}")
    return not (others and names_missing(query.names, told))
