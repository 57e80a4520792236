"""The evidence that a language model is shown: the answer's own, and what it may add or set against that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.choosing.evidence import items_around
from bot.composing.draft import Source
from bot.composing.explaining import item_of
from bot.finding.found import Found
from bot.questions.request import is_order

# Pieces in all, and how many come before the rest of a list that the answer is of. Of the 108 places that
# evals/ideal_free.yaml cites, 12 are not among 8 pieces, 7 not among 16, and 6 not among 24.
MOST, CLOSEST = 16, 6
# A model of this machine reads slowly: so many pieces, and so many of them beside the answer's own.
MOST_ALONE, MORE_ALONE = 8, 3


def shown(own: Sequence[Source], findings: Sequence[Found], alone: bool = False) -> tuple[Source, ...]:
    """The answer's own evidence first, then what comes closest, the lists that it is of, and the rest; no orders.

    alone: for a model that takes long over each piece.
    """
    found = (one for one in findings if one.answers)
    close = [Source(e.article, e.paragraph, e.span) for one in found for e in one.evidence]
    others = close if alone else [*close[:CLOSEST], *_lists_of(own), *close[CLOSEST:]]
    more = [source for source in dict.fromkeys(others) if source not in own and not is_order(source.quote)]
    places = min(MORE_ALONE, MOST_ALONE - len(own)) if alone else MOST - len(own)
    return (*own, *more[: max(0, places)])


def _lists_of(own: Sequence[Source]) -> Iterator[Source]:
    """The items of each list that the answer's evidence introduces or is an item of."""
    for source in own:
        items = items_around(source.article.citable, (source.paragraph.number or 1) - 1)
        yield from (item_of(source.article, item) for item in items)
