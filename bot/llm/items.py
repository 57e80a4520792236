"""Items of a list with a label each, "Copper: up by $3 million (from $5 million to $8 million)": whose figure is whose,
and what one of them came to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.numbers.measures import content

_LABEL = re.compile(r"^(?P<label>[^:.;]{2,120}):\s(?=.*\d)")
_FROM_TO = re.compile(r"\bfrom (?P<first>[^;()]*?\d[^;()]*?) to (?P<last>[^;()]*?\d[^;()]*)")
_CAME_TO = (
    r"\b(?:was worth|were worth|brought in|came to|amounted to|totall?ed|stood at|earned|fetched|accounted for"
    r"|added up to|were valued at|was valued at)(?= (?:(?:about|around|roughly|some) )?{})"
)
_KINDS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MULTIPLE)


@dataclass(frozen=True)
class Item:
    """What an item is called by, in terms that no other one has, and the figures that it gives."""

    label: frozenset[str]
    figures: frozenset[tuple[str, str, Decimal]]


def is_of_another_item(text: str, quotes: Sequence[str]) -> bool:
    """Whether a figure stands behind the label of an item that does not give it, though another one does."""
    items = _items(quotes)
    named = [(match.start(), term) for match in re.finditer(r"\w+", text) for term in content(match.group())]
    for figure in read_quantities(text) if len(items) > 1 else ():
        key = _key(figure)
        before = [
            (start, item) for start, term in named if start < figure.start for item in items if term in item.label
        ]
        having = [item for item in items if key in item.figures]
        if key is None or not before or not having or "respectively" in text:
            continue
        nearest = max(before, key=lambda found: found[0])[1]
        if nearest not in having:
            return True
    return False


def _items(quotes: Sequence[str]) -> list[Item]:
    labelled = [(match, quote) for quote in dict.fromkeys(quotes) if (match := _LABEL.match(quote))]
    terms = [frozenset(content(match["label"])) for match, _ in labelled]
    found = []
    for place, (match, quote) in enumerate(labelled):
        others = frozenset().union(*(one for n, one in enumerate(terms) if n != place))
        keys = {key for figure in read_quantities(quote[match.end() :]) if (key := _key(figure))}
        found.append(Item(terms[place] - others, frozenset(keys)))
    return found


def _key(figure: Quantity) -> tuple[str, str, Decimal] | None:
    if figure.kind not in _KINDS or figure.value is None:
        return None
    return figure.kind, "" if figure.kind is QuantityKind.COUNT else figure.unit, figure.value


def is_a_change(text: str, quotes: Sequence[str]) -> bool:
    """Whether something is said to have come to a figure by which it changed: "$3 million" of "up by $3 million"."""
    there = " ".join(quotes)
    for figure in (q for q in read_quantities(text) if q.kind in (QuantityKind.MONEY, QuantityKind.COUNT)):
        said = re.escape(figure.text)
        came = re.search(rf"{_CAME_TO.format(said)}|\breached(?= {said})", text)
        if came and re.search(rf"\bby {said}", there) and not re.search(rf"(?<!by ){said}", there):
            return True
    return False


def as_changed(text: str, quotes: Sequence[str]) -> str:
    """ "Brought in $8 million" as the "rose to $8 million" of quotes that tell from what to what something went."""
    for quote in quotes:
        for match in _FROM_TO.finditer(quote):
            ends = [read_quantities(match[part])[:1] for part in ("first", "last")]
            first, last = (one[0] if one else None for one in ends)
            if first is None or last is None or first.value is None or last.value is None:
                continue
            way = "rose" if last.value > first.value else "fell"
            text = re.sub(_CAME_TO.format(re.escape(last.text)), f"{way} to", text)
    return text
