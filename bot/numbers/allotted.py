"""What of a whole falls to one that a sentence names: "to Peru (31%), Chad (22%)", "and the rest by Peru"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.constraints import names_missing
from bot.english.quantities import Quantity, QuantityKind

_SHARE = re.compile(r"(?P<who>(?:[A-Z][\w’'-]*\w\s)+)\((?P<part>\d[\d.,]*\s?%|\d[\d.,]*\sper ?cent)\)")
_REST = re.compile(
    r"\bthe\s(?:rest|remainder|balance)\s(?:by|from|to|is|was|will|comes?|came|goes|went|belongs?)\b[^,;.]*"
)


def is_of_all(names: Sequence[str], quantity: Quantity, sentence: str) -> bool:
    """Whether a figure is of all of several, or of another one, where the one asked about has a part of its own."""
    shares = list(_SHARE.finditer(sentence)) if "(" in sentence else []
    own = [share for share in shares if _has(names, share["who"])]
    if len(shares) > 1 and own and quantity.kind is not QuantityKind.DATE:
        return not any(share.start("part") <= quantity.start < share.end("part") for share in own)
    rests = (rest.group() for rest in _REST.finditer(sentence))
    return any(_has(names, rest) and not re.search(r"\d", rest) for rest in rests)


def _has(names: Sequence[str], text: str) -> bool:
    return any(not names_missing([name], text) for name in names)
