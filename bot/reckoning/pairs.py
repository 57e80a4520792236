"""Two figures that one sentence sets against each other: "rose from 3,900 to 4,500", "€21 by barge, by rail €33"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bot.english.quantities import QuantityKind
from bot.english.ranges import whole_range
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit

# How well the better of the two must fit, and the share of the words asked for that its sentence must have itself.
PAIR_FIT = 0.45
IN_SENTENCE = 0.4
FEW = 2  # all of so few words must be there
MANY = 4  # words asked for, of which one may be lacking altogether
# What an amount of money is called tells no two of them apart.
_PRICES = frozenset(content("price cost costs paid pay worth charge fee"))
# Nor does that so many pass somewhere tell what they are.
_FLOWS = frozenset(content("traffic volume volumes number throughput flow intake transit"))
_AMOUNTS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT})
_AGAINST = re.compile(
    r"\b(?:rather than|instead of|not|against|compared (?:with|to)|as against|versus|up from|down from|now|by now|"
    r"last year|this year|the year before|while|but)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|as against|against|up from|down from)\s$", re.IGNORECASE)
_POINTS_BACK = re.compile(r"[“\"']?(?:it|they|its|their|this|these)\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)


def pair_of(asked: Asked, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures of the sentence that fits best, in its order; None where no sentence has such a pair.

    asked: what both must be. Two figures are a pair if one is the level that the other changed from, or if the words
    between them contrast them, or if each has a word of the question of its own beside it.
    """
    pairs = [(worth, pair) for pair in _pairs(figures) if (worth := _worth(asked, pair)) >= PAIR_FIT]
    return max(pairs, key=lambda found: found[0])[1] if pairs else None


def in_time(pair: tuple[Figure, Figure]) -> tuple[Figure, Figure]:
    """The later of two figures first: not the one that a change started from, else the one of the later year, else the
    one that is "now", else the one that the sentence has first."""
    left, right = pair
    if Aspect.BASE in (left.aspect, right.aspect):
        return (right, left) if left.aspect is Aspect.BASE else pair
    if left.years and right.years and left.years != right.years:
        return pair if left.years > right.years else (right, left)
    return (right, left) if _NOW.search(_between(pair)) else pair


def is_range(left: Figure, right: Figure) -> bool:
    """Whether two figures are the ends of one range: "between €4 and €5"."""
    if (left.article.id, left.span) != (right.article.id, right.span):
        return False
    place = (left.start - left.span.start, left.end - left.span.start)
    first, last = whole_range(left.sentence, *place)
    return first <= right.start - right.span.start and right.end - right.span.start <= last


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Neighbours of one kind and unit in a sentence that has no third of them."""
    levels = [f for f in figures if f.quantity.kind in _AMOUNTS and f.aspect in (Aspect.LEVEL, Aspect.BASE)]
    in_order = sorted(levels, key=lambda f: (f.article.id, f.span.start, f.start))
    for _, group in groupby(in_order, key=lambda f: (f.article.id, f.span.start)):
        there = list(group)
        for left, right in pairwise(there):
            alike = [f for f in there if f.quantity.kind is left.quantity.kind and _is_in_unit(f, left)]
            if len(alike) == 2 and right in alike and left in alike and not is_range(left, right):
                yield left, right


def _is_in_unit(figure: Figure, left: Figure) -> bool:
    """Whether a figure has the unit of one before it, or none where it is compared with that."""
    bare = not figure.quantity.unit and _COMPARED.search(figure.sentence[: figure.quantity.shown[0]])
    return figure.quantity.unit == left.quantity.unit or bool(bare)


def _worth(asked: Asked, pair: tuple[Figure, Figure]) -> float:
    """How well a pair fits, 0 to 1; 0 where nothing sets its figures against each other, or where it is of others."""
    left, _ = pair
    wanted = (asked.terms - _PRICES - _FLOWS) or (asked.terms - _PRICES)
    before = " ".join(left.context.before[-1:]) if _POINTS_BACK.match(left.sentence) else ""
    said = frozenset(content(f"{before} {left.sentence}"))
    lacking = wanted - said - left.around.measure
    least = len(wanted) if len(wanted) <= FEW else IN_SENTENCE * len(wanted)
    if not lacking and Aspect.BASE in (left.aspect, pair[1].aspect):
        least = 1  # "from 3,900 to 4,500", of what the sentences before are about
    if not wanted or len(wanted & said) < least or len(lacking) > (len(wanted) >= MANY):
        return 0.0
    between, start = _between(pair), left.start - left.span.start
    contrasted = Aspect.BASE in (left.aspect, pair[1].aspect) or _AGAINST.search(between) is not None
    own = wanted & frozenset(content(between)) and wanted & frozenset(content(left.sentence[:start]))
    asked = replace(asked, terms=asked.terms - _FLOWS or asked.terms)
    return max(fit(asked, figure) for figure in pair) if contrasted or own else 0.0


def _between(pair: tuple[Figure, Figure]) -> str:
    left, right = pair
    return left.sentence[left.end - left.span.start : right.start - right.span.start]
