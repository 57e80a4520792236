"""A figure with the words around it: those between its neighbours, and what stands before its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.english.quantities import Quantity, QuantityKind, in_unit_of, read_quantities
from bot.numbers.measures import content, is_rank
from bot.numbers.sources import without_source

# "Nine of them women".
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """What stands before a sentence: the words that introduce its list, the last sentences, its heading.

    pair: which countries "the two countries" are. above: the last sentences of the paragraph above.
    """

    lead_in: str
    before: tuple[str, ...]
    heading: str
    pair: frozenset[str] = frozenset()
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """A figure with the words between it and its neighbours."""

    quantity: Quantity
    before: str
    after: str

    @property
    def start(self) -> int:
        """Where the words before it start."""
        return self.quantity.shown[0] - len(self.before)

    @property
    def end(self) -> int:
        """Where it ends with what it counts."""
        return _end(self.quantity)


def stretches(sentence: str, before: Sequence[str] = ()) -> Iterator[Stretch]:
    """The figures of a sentence in order. before: the sentences that may tell the unit."""
    plain = without_source(sentence)
    figures = [quantity for quantity in read_quantities(sentence) if is_figure(quantity, sentence)]
    if figures and not content(sentence[: figures[0].start]):  # "In 2023 it was 352 million", and not "passengers were"
        figures = [in_unit_of(quantity, sentence, before) for quantity in figures]
    for i, quantity in enumerate(figures):
        start = _end(figures[i - 1]) if i else 0
        following = figures[i + 1].start if i + 1 < len(figures) else len(sentence)
        yield Stretch(quantity, plain[start : quantity.shown[0]], plain[_end(quantity) : following])


def _end(quantity: Quantity) -> int:
    return max(quantity.end, quantity.shown[1])


def is_figure(quantity: Quantity, sentence: str) -> bool:
    """Whether it counts or ranks something: no date, and no bare number in words, but "nine of them"."""
    if quantity.kind is QuantityKind.ORDINAL:
        return is_rank(sentence[quantity.end :]) or "-" in quantity.text
    bare = quantity.kind is QuantityKind.COUNT and not quantity.unit and quantity.text.isalpha()
    bare = bare and not _OF_THEM.match(sentence, quantity.end)
    return quantity.kind is not QuantityKind.DATE and not bare
