"""Comparatives that a sentence has and its quotes don't: figures show whether "higher still, at $7 billion" is so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.changes import shows_its_changes
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tokens import Token
from bot.english.words import comparing

_COMPARATIVE = re.compile(r"^(?:more|less|\w+er)$", re.IGNORECASE)
_HIGHER = re.compile(
    r" (?:(?:still|even|clearly|much|far|well|slightly|somewhat) )?(?P<way>higher|lower|larger|smaller|bigger|more"
    r"|less)(?: still)?(?=,| in\b| at\b| during\b| for\b|\.$)"
)
_OF_TIME = ("±before", "±after")
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT)


def is_unproven(text: str, new: Sequence[Token], quotes: Sequence[str]) -> bool:
    """Whether one of these new words compares, and the figures beside it and in the quotes do not show it."""
    told = [token for token in new if _COMPARATIVE.search(token.text) and token.side not in _OF_TIME]
    compared = [comparing(token.text) for token in told if text[token.end : token.end + 1] != "-"]
    ways = {way for way in compared if way is not None}
    if not ways or (shows_its_changes(text) and _ends(text)):
        return False
    return len(ways) > 1 or not _shown(text, quotes, more=ways.pop())


def without_shown(text: str, quotes: Sequence[str]) -> str:
    """A sentence without a comparative that its figures and those of the quotes show to be right."""
    for match in reversed(list(_HIGHER.finditer(text))):
        way = comparing(match["way"])
        known = any(re.search(rf"\b{match['way']}\b", quote) for quote in quotes)
        if way is not None and not known and _shown(text, quotes, more=way):
            text = f"{text[: match.start()]}{text[match.end() :]}"
    return text


def _ends(text: str) -> bool:
    """Whether a sentence gives a figure from which, or to which, something changed."""
    return re.search(r"\b(?:from|to) [^a-z]*\d", text) is not None


def _shown(text: str, quotes: Sequence[str], more: bool) -> bool:
    """Whether each figure of a sentence lies above, or below, all others of its unit in the quotes."""
    own = _figures(text)
    others = [q for quote in quotes for q in _figures(quote) if not any(_is_same(q, one) for one in own)]
    pairs = [(one.value or 0, q.value or 0) for one in own for q in others if (q.kind, q.unit) == (one.kind, one.unit)]
    return bool(pairs) and all((ours > theirs) is more for ours, theirs in pairs)


def _figures(text: str) -> list[Quantity]:
    return [q for q in read_quantities(text) if q.kind in _KINDS and q.value is not None]


def _is_same(left: Quantity, right: Quantity) -> bool:
    return (left.kind, left.unit, left.value) == (right.kind, right.unit, right.value)
