"""An amount and the one that it is a part of: told as its part, adding up to it, or set so by a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.english.parties import read_parties
from bot.english.quantities import Quantity, QuantityKind, is_time, read_quantities
from bot.numbers.measures import Aspect, Flow, content, flow_words
from bot.numbers.periods import moment_of
from bot.numbers.subjects import without_countries
from bot.numbers.wholes import is_in_unit, whole_before
from bot.questions.asked import Asked
from bot.reckoning.figures import Figure
from bot.reckoning.fit import opening_of, with_union
from bot.reckoning.matter import keys_of

# Share of the words asked for that must stand with the part, or with the whole or around it.
TOLD = 0.5
# What a word that a part has of its own, and that is not asked for, takes off one that is.
NOT_ASKED = 0.3
_OF_WHICH = re.compile(r"\b(?:of which|of that|of them|of these|of whom|including)\b", re.IGNORECASE)
# "9 million of last year's 17.5 million tonnes": the whole stands behind the part.
_OF_THE_WHOLE = re.compile(
    r"(?:\s\w+)?\s(?:out )?of\s(?:(?:the|its|their|all|a total of|[a-z]+\s\w+['’]s)\s)?(?:[a-z]+\s){0,2}"
)
# "Of 900 tons baked in May, 200 went to Oslo."
_OPENS = re.compile(r"^\W*(?:Out of|Of)\s(?:(?:the|all|its|their|these|those|some|about|a total of)\s)*$")
# Then the whole is the last figure of the sentence before.
_OF_THE_LAST = re.compile(r"\bof (?:that|them|these|it|this)\b", re.IGNORECASE)
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})


@dataclass(frozen=True)
class Parted:
    """A part with its whole, and how well they are what is asked for."""

    part: Figure
    whole: Figure
    worth: float


def part_asked(
    question: str, asked: Asked, figures: Sequence[Figure], of: frozenset[str] = frozenset()
) -> tuple[Figure, Figure] | None:
    """The part that a question asks about and its whole: it has of its own a word or country of the question.

    of: terms that the question has for the whole, and that the part can't have alone: of "What share of its oil goes
    to Peru?" that of oil in what goes to Peru is the wrong one.
    """
    named = [quantity for quantity in read_quantities(question) if quantity.kind in _AMOUNTS and not is_time(quantity)]
    found = [
        Parted(part, whole, worth)
        for part in figures
        if part.aspect is Aspect.LEVEL
        and _is_amount(part)
        and not (asked.years and part.years and not set(asked.years) & set(part.years))
        for whole in _wholes(part, named, figures)
        if (worth := _worth(question, asked, part, whole, named, of)) > 0
    ]
    best = max(found, key=lambda one: one.worth, default=None)
    return (best.part, best.whole) if best else None


def whole_of(part: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The amount that an article says another one is a part of."""
    return _whole_of(part, _larger_than(part, figures)) if _is_amount(part) else None


def _wholes(part: Figure, named: Sequence[Quantity], figures: Sequence[Figure]) -> Iterator[Figure]:
    larger = _larger_than(part, figures)
    if told := _whole_of(part, larger):
        yield told
    elif named:
        yield from (f for f in larger if f.paragraph == part.paragraph and _is_named(f, named))


def _larger_than(part: Figure, figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.article.id == part.article.id and _is_amount(f) and _is_larger(f, part)]


def _is_amount(figure: Figure) -> bool:
    level = figure.aspect in (Aspect.LEVEL, Aspect.CHANGE) and figure.quantity.kind in _AMOUNTS
    return level and figure.value is not None and not is_time(figure.quantity)


def _is_larger(whole: Figure, part: Figure) -> bool:
    larger = whole.value is not None and part.value is not None and whole.value > part.value
    return larger and is_in_unit(whole.quantity, part.quantity)


def _is_named(figure: Figure, named: Sequence[Quantity]) -> bool:
    """Whether a question names this very amount: "of the €10 billion"."""
    return any(one.value == figure.value and is_in_unit(one, figure.quantity) for one in named)


def _whole_of(part: Figure, larger: Sequence[Figure]) -> Figure | None:
    """The one of the larger amounts that the sentence of a part, or its list, says it is of."""
    beside = sorted((f for f in larger if f.span == part.span), key=lambda f: f.start)
    for figure in (f for f in beside if f.start >= part.end):
        if _OF_THE_WHOLE.fullmatch(part.sentence[part.quantity.end : figure.quantity.start]):
            return figure
    for figure in reversed([f for f in beside if f.end <= part.start]):
        between = part.sentence[figure.quantity.end : part.quantity.end + 12]
        opens = _OPENS.match(part.sentence[: figure.quantity.shown[0]])
        if opens or _OF_WHICH.search(between):
            return figure
    if lead := part.paragraph.lead_in:
        return next((f for f in larger if f.sentence in lead or lead in f.sentence), None)
    if before := whole_before(part.sentence, part.context, moment_of(part.article)):
        return next((f for f in larger if f.sentence == before.sentence and f.number == before.number), None)
    around = part.sentence[max(part.quantity.start - 12, 0) : part.quantity.shown[1] + 12]
    last = [f for f in larger if f.sentence in part.context.before[-1:]] if _OF_THE_LAST.search(around) else []
    return max(last, key=lambda f: f.start, default=None)


def _worth(
    question: str, asked: Asked, part: Figure, whole: Figure, named: Sequence[Quantity], of: frozenset[str]
) -> float:
    """How well a part and its whole are what is asked for; 0 where the part has none of its words by itself."""
    beside = "" if part.span == whole.span else without_countries(whole.sentence)
    about = whole.subject.measure | frozenset(content(beside))
    own = (part.subject.measure | frozenset(content(_behind(part)))) - about
    lands = part.subject.parties - with_union(whole.subject.parties)
    words, parties = asked.terms, asked.subject.parties
    met = {word for word in words if word in own or keys_of(word) & keys_of(_behind(part))}
    flows = {word.flow for word in flow_words(question)}
    other_flow = part.subject.flow is not whole.subject.flow and {part.subject.flow, whole.subject.flow} <= flows
    telling = len(met) + len(lands & parties) + other_flow
    if not telling or of & own or parties - with_union(lands_around(part) | lands_around(whole)):
        return 0.0
    if Flow.TRADE in flows and whole.subject.flow not in (None, Flow.TRADE):
        return 0.0  # of all trade, and not of the exports that it has too
    if lands - parties and parties - whole.subject.parties:
        return 0.0
    there = met | own | about | whole.around.measure
    if words and not (words & there or words & frozenset(content(part.sentence))):
        return 0.0  # only its article speaks of what is asked for
    there |= frozenset(content(opening_of(whole.article)))
    told = len(words & there) / len(words) if words else 1.0
    if told < TOLD and not _is_named(whole, named):
        return 0.0
    unasked = own | lands | whole.subject.scope
    return telling + told - NOT_ASKED * len(unasked - words - parties) / max(len(unasked), 1)


def lands_around(figure: Figure) -> frozenset[str]:
    """The countries and regions of a figure, its sentence and those before it."""
    texts = (figure.context.lead_in, *figure.context.before, figure.sentence)
    return figure.subject.parties | {party.name for party in read_parties(" ".join(texts))}


def _behind(figure: Figure) -> str:
    """The words behind a figure up to the next one."""
    after = figure.sentence[figure.quantity.end :]
    return re.split(r"(?<=\D)[,;]\s|\s(?:and|while|but)\s(?=\S*\d|[A-Z])", after)[0]
