"""Things of one name that only a number tells apart: "Ustyurt-1" and "Ustyurt-2", "phase 1" and "phase 2"."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = (
    r"phase|stage|unit|block|reactor|terminal|line|section|lot|part|round|chapter|volume|flight|interstate|highway"
    r"|route|platform|plant|mine|shaft|pipeline"
)
_NUMBERED = re.compile(rf"\b(?:([A-Z]\w+)-|((?i:{_PARTS}))\s)(\d{{1,3}})\b(?![.,]\d)")


@lru_cache(maxsize=16_384)
def numbered_in(text: str) -> frozenset[tuple[str, str]]:
    """The names with numbers in a text, in lower case, each with its number."""
    return frozenset(((name or part).lower(), number) for name, part, number in _NUMBERED.findall(text))


def is_another(asked: frozenset[tuple[str, str]], text: str) -> bool:
    """Whether a text has a name that is asked about with other numbers only."""
    if not asked:
        return False
    there = numbered_in(text)
    names = {name for name, _ in asked} & {name for name, _ in there}
    return bool(names) and not asked & there
