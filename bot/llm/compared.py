"""Two figures that a sentence compares: "$6.9 billion, below the $7.1 billion of 2023" is right or wrong by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.llm.rounding import fits_the_part, parts_in

# Not "over" or "more than", which may go with the second figure alone.
_BELOW = "below|lower than|smaller than|down from|short of"
_ABOVE = "above|higher than|larger than|greater than|bigger than|up from|exceeding"
_COMPARED = re.compile(
    rf"\b(?:(?:well|far|slightly|just|a little) )?(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})) (?:the |its |that of )?$",
    re.IGNORECASE,
)
# What stands between a figure and the other one of which it is more or less.
_SAYS = re.compile(r"\b(?:is|was|were|are|stood|remained|came|still|at)\b|^(?: in \d{4})?,")
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT)
_IN_OTHER_WORDS = re.compile(
    r"^(?:,| –|:)? ?(?:\(|(?:or|namely|i\.e\.|that is|specifically|to be exact)[,:]? )(?:by )?$"
)
# What stands between a whole and a part of it.
_OF_WHICH = re.compile(
    r"\bof (?:which|that|this|them|these)\b(?![^,;]*\bof (?:which|that)\b)[^;]*$|\bincluding\b[^;]*$"
)


@dataclass(frozen=True)
class Comparison:
    """The place, `text[start:end]`, of the words that compare two figures, and whether they are right."""

    start: int
    end: int
    right: bool


def comparisons(text: str) -> Iterator[Comparison]:
    """Each place where a sentence says which of two figures of one unit is more, the first of them in front."""
    figures = [figure for figure in read_quantities(text) if figure.kind in _KINDS and figure.value is not None]
    for before, after in pairwise(figures):
        words = _COMPARED.search(text[: after.start])
        if words is None or words.start() < before.end or not _of_one_unit(before, after):
            continue
        between = text[before.end : words.start()]
        changed = re.search(r"\bby (?:about |nearly |almost |over )?$", text[: before.start])
        if _SAYS.search(between) and not changed and not re.search(r";|\b(?:while|and)\b", between):
            less = (before.value or 0) < (after.value or 0)
            right = before.value != after.value and less is bool(words["below"])
            yield Comparison(words.start(), words.end(), right)


def is_at_odds(text: str) -> bool:
    """Whether a sentence puts one share in two ways that are not the same: "less than half, or 54%"."""
    shares = [q for q in read_quantities(text) if q.kind is QuantityKind.PERCENT and q.value is not None]
    for _, end, word, part in parts_in(text):
        after = next((q for q in shares if q.start >= end), None)
        same = after is not None and _IN_OTHER_WORDS.match(text[end : after.start]) is not None
        if same and after is not None and not fits_the_part(part, after.value or part, word.lower()):
            return True
    return False


def exceeds_its_whole(text: str) -> bool:
    """ "$4 million, of which $5 million": the part is more than what it is a part of."""
    figures = [figure for figure in read_quantities(text) if figure.kind in _KINDS and figure.value is not None]
    return any(
        _OF_WHICH.search(text[whole.end : part.start]) is not None
        and _of_one_unit(whole, part)
        and (part.value or 0) > (whole.value or 0)
        for whole, part in pairwise(figures)
    )


def without_comparisons(text: str) -> str:
    """A sentence that sets figures against each other where it says, rightly, which is more."""
    for found in reversed(list(comparisons(text))):
        if found.right:
            text = f"{text[: found.start]}against {text[found.end :]}"
    return text


def _of_one_unit(left: Quantity, right: Quantity) -> bool:
    return left.kind is right.kind and left.unit == right.unit
