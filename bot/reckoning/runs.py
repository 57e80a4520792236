"""Runs: the figures of several years that one sentence tells of one thing; and what a question is about that the place
of a figure does not tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import canonical, countries
from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tagging import tagged
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked
from bot.questions.kind_words import GENERAL
from bot.questions.sums import Operation, Operator
from bot.reckoning.figures import Figure
from bot.reckoning.fit import opening_of, with_union
from bot.reckoning.flows import opposed
from bot.reckoning.matter import keys_of
from bot.reckoning.operands import Lacking
from bot.types import Missing

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT})
_OVER_TIME = frozenset({Operator.AVERAGE, Operator.DIFFERENCE, Operator.RATIO, Operator.GROWTH})
# What one that is named before is called again.
_REFERRING = frozenset(content("company firm group maker producer business concern manufacturer chamber association"))
_CLAUSE_END = re.compile(r"[,;)]\s")
_LEVELS = frozenset({Aspect.LEVEL, Aspect.BASE})
_ORDERS = re.compile(r"^\W*(?:please )?(?:work|figure|find|calculate|compute)(?: out)?\b", re.IGNORECASE)
# "In 2025 it handled 4.6 million."
_GOES_ON = re.compile(
    r"(?:(?:In|By|For) (?:19|20)\d\d|The (?:year (?:before|after)|(?:previous|following|next) year)|Last year|This year"
    r"|A year (?:earlier|later|before|after)),? (?:it|they|he|she|that|those|the (?:figure|total|number|sum|amount))\b"
    r"|(?:It|They|The (?:figure|total|number|sum|amount))\s(?=.*\b(?:19|20)\d\d\b)"
)
# What is carried need not be named where it is told in tonnes.
_LOADS = frozenset(content("freight cargo cargoes load loads goods traffic tonnage"))
_IN_TONNES = re.compile(r"\b(?:tons?|tonnes?|TEU)\b")
_CARRIES = re.compile(r"\b(?:carr(?:y|ies|ied|ying)|mov(?:es?|ed|ing)|handl\w+|transport\w*|haul\w*|ship(?:s|ped)?)\b")


def of_one_thing(
    question: str, operation: Operation, found: tuple[Figure, ...] | Lacking, figures: Sequence[Figure]
) -> tuple[Figure, ...] | Lacking:
    """The operands found, where they are figures of one thing in several years: those that one sentence tells all
    together in their place, where they are lacking or are not of what the question names."""
    asked = operation.asks[0]
    years = asked.years if len(operation.asks) == 1 else tuple(ask.years[0] for ask in operation.asks if ask.years)
    one_thing = len({replace(ask, years=()) for ask in operation.asks}) == 1
    if not one_thing or len(set(years)) < 2 or operation.operator not in _OVER_TIME:
        return found
    of_other = () if isinstance(found, Lacking) else untold(question, asked, found[0])
    if not of_other and not isinstance(found, Lacking):
        return found
    missing = tuple(Missing(kind="other", asked=word, have=()) for word in of_other)
    lacking = Lacking("the figures are not of what is asked about", missing) if of_other else found
    return run_of(question, asked, years, figures) or lacking


def run_of(question: str, asked: Asked, years: Sequence[int], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of these years, in their order, of the one sentence that tells all of them of what is asked for.

    Empty where none does, or where several do and their figures are not the same.
    """
    runs = [
        run
        for run in _runs(asked, years, figures)
        if not untold(question, asked, min(run, key=lambda figure: figure.start))
    ]
    told = {tuple((figure.value, figure.unit) for figure in run) for run in runs}
    return runs[0] if len(told) == 1 else ()


def untold(question: str, asked: Asked, figure: Figure) -> tuple[str, ...]:
    """What a question is about of which a figure's place and its article's opening tell nothing.

    All its things where the figure's own sentence has none of them, nor the flow. The opening tells nothing of what the
    sentence names others for.
    """
    own, place = figure.sentence, f"{_before(figure)} {figure.sentence}"
    opening = f"{opening_of(figure.article)} {figure.article.publisher or ''}"
    flow, scope = asked.subject.flow, figure.subject.scope
    loads = _LOADS if _IN_TONNES.search(figure.unit) and _CARRIES.search(own) else frozenset[str]()
    things = tuple(word for word in _things(question) if set(content(word)) & asked.terms)
    if flow is not None:
        others = bool(scope and asked.subject.scope and not scope & asked.subject.scope)
        lacking = () if _is_of_flow(asked, figure) and not others else (flow.value, *things)
        keys = keys_of(place) | loads
    else:
        lacking = () if not things or any(keys_of(word) & (keys_of(own) | loads) for word in things) else things
        keys = keys_of(f"{place} {opening}") | loads
    named = _clause(figure)
    if not _is_of_others(question, asked, figure):
        named = f"{place} {opening if things or flow else ''}".replace(figure.sentence, named)
    parties = asked.subject.parties - with_union(countries(place) | figure.subject.parties | figure.around.parties)
    return (
        *lacking,
        *(word for word in things if not keys_of(word) & keys),
        *names_missing(sorted(asked.names), named),
        *sorted(parties),
    )


def _before(figure: Figure) -> str:
    """What stands before a figure's sentence in its place, under its title."""
    text = figure.article.text[figure.paragraph.start : figure.span.start]
    above = f"{' '.join((*figure.context.above, *figure.context.before))} {figure.context.lead_in}"
    return f"{figure.article.title} {figure.paragraph.heading} {above} {text}"


def _clause(figure: Figure) -> str:
    """A figure's sentence up to the end of the clause of its last figure."""
    figures = [one for one in read_quantities(figure.sentence) if one.kind is not QuantityKind.DATE]
    end = _CLAUSE_END.search(figure.sentence, max((one.end for one in figures), default=0))
    return figure.sentence[: end.start()] if end else figure.sentence


def _is_of_flow(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of the flow asked for, or of the other's side of it: its exports, of the one's imports."""
    ours, theirs = asked.subject, figure.subject
    if theirs.flow is ours.flow:
        return True
    if theirs.flow is None:
        return figure.around.flow is ours.flow
    ends = {ours.sender: theirs.sender, ours.receiver: theirs.receiver}
    return any(end is not None and end == other for end, other in ends.items())


def _is_of_others(question: str, asked: Asked, figure: Figure) -> bool:
    """Whether the sentence of a figure tells whose it is, and that is not who is asked about: "A sack of hops cost"."""
    names = [name.text for name in read_names(_clause(figure)) if not canonical(name.text)]
    if not asked.names or len(names_missing(sorted(asked.names), " ".join(names))) < len(asked.names):
        return False
    if names or (asked.subject.flow is not None and figure.subject.parties - with_union(asked.subject.parties)):
        return True
    subject = takewhile(lambda word: not word.is_verb, tagged(_clause(figure)))
    nouns = [word.text for word in subject if word.is_noun and word.text not in GENERAL]
    told = frozenset(key for word in _things(question) for key in keys_of(word)) | _REFERRING
    return bool(nouns) and not any(keys_of(word) & told for word in nouns) and asked.subject.flow is None


@lru_cache(maxsize=64)
def _things(question: str) -> tuple[str, ...]:
    """The nouns of a question, but those that only say what kind of figure is wanted."""
    question = _ORDERS.sub("", question)
    return tuple(word.text for word in tagged(question) if word.is_noun and word.text.lower() not in GENERAL)


def _runs(asked: Asked, years: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Figures of one kind, unit and flow, one for each year, of one sentence or of two of which the later goes on with
    what the earlier is about."""
    told: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        if f.aspect in _LEVELS and f.quantity.kind in _AMOUNTS and len(f.years) == 1 and f.years[0] in years:
            told[f.article.id, f.sentence].append(f)
    for (article, _), own in told.items():
        before = told.get((article, own[0].context.before[-1])) if _goes_on(own[0]) else None
        for group in filter(None, (own, _joined(asked, before, own) if before else None)):
            by_year = {f.years[0]: f for f in group}
            if len(by_year) == len(group) == len(years) and _are_alike(asked, group):
                yield tuple(by_year[year] for year in years)


def _goes_on(figure: Figure) -> bool:
    """Whether a sentence goes on with what the one before it is about, in another year."""
    return bool(figure.context.before) and _GOES_ON.match(figure.sentence) is not None


def _joined(asked: Asked, before: Sequence[Figure], own: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a sentence with those of the one that goes on with it; of several things in the first, those of
    the one that is asked for, where the second speaks of it in a word that means the same."""
    own = [with_unit_of(before[0], f) for f in own]
    if len({f.years for f in before}) < len(before):
        words = frozenset(term for term in asked.terms if keys_of(term) & keys_of(own[0].sentence))
        starts = (before[0].span.start, *(f.end for f in before))
        before = [f for f, start in zip(before, starts, strict=False) if words & _said(f, start)]
    return [*before, *own]


def _said(figure: Figure, start: int) -> frozenset[str]:
    """The terms of a figure's sentence between a place and the figure."""
    return frozenset(content(figure.article.text[start : figure.start]))


def with_unit_of(first: Figure, figure: Figure) -> Figure:
    """A bare figure in the unit of one that the sentence before has."""
    bare = figure.quantity.kind is QuantityKind.COUNT and not figure.quantity.unit
    quantity = replace(figure.quantity, kind=first.quantity.kind, unit=first.quantity.unit)
    return replace(figure, quantity=quantity) if bare else figure


def _are_alike(asked: Asked, group: Sequence[Figure]) -> bool:
    """Whether figures are of one kind, unit and flow, as asked for."""
    if len({(f.quantity.kind, f.quantity.unit) for f in group}) > 1 or any(
        f.period and f.period.cumulative for f in group
    ):
        return False
    fits = group[0].quantity.kind in (asked.kinds or _AMOUNTS) and {f.subject.flow for f in group} <= {
        asked.subject.flow
    }
    return fits and not any(opposed(asked.subject, f.subject) for f in group)
