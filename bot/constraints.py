"""What of a question a text meets: which of its names stand in it, and which of its phrases stay together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.lexical import terms

# Neighbours in the question count as together in a text at most this many words apart.
WINDOW = 3
_WORD = re.compile(r"[\w%$€£.,'’]*\w")
_LAND = re.compile(r"(?<=\w{4})i?stani?s?$")
_MARKS = "“”\"'‘’().,;:!?[]"


def names_missing(names: Sequence[str], text: str) -> list[str]:
    """Names of which no word stands in the text, in any close form ("Kazakh" for "Kazakhstan")."""
    words = {word.strip(_MARKS).lower() for word in text.replace("-", " ").replace("–", " ").split()}
    return [name for name in names if not any(_stands(part.lower(), words) for part in _telling(name))]


def _telling(name: str) -> list[str]:
    """The words of a name that tell it from others: not its "of" and "the"."""
    words = name.split()
    return [word for word in words if not word.islower()] or words


def phrases_kept(question: str, text: str) -> float:
    """Share of the neighbouring words of a question that stand close together in a text, 0 to 1.

    It tells "the prime minister of Kazakhstan" from "Prime Minister Meloni went to Kazakhstan".
    """
    asked, there = _placed(question), _placed(text)
    pairs = [(a, b) for (i, a), (j, b) in pairwise(asked) if j - i <= WINDOW and a != b]
    together = [any(abs(i - j) <= WINDOW for i in _where(a, there) for j in _where(b, there)) for a, b in pairs]
    return sum(together) / len(together) if together else 0.0


@lru_cache(maxsize=4096)
def _placed(text: str) -> tuple[tuple[int, str], ...]:
    """The terms of a text, each with the number of its word."""
    words = _WORD.findall(text.replace("–", " ").replace("-", " "))
    return tuple((number, term) for number, word in enumerate(words) for term in terms(word))


def _where(term: str, there: Sequence[tuple[int, str]]) -> list[int]:
    return [number for number, other in there if other == term or _alike(term, other)]


@lru_cache(maxsize=65_536)
def _alike(left: str, right: str) -> bool:
    return _stands(left, {right}) or _stands(right, {left})


def _stands(name: str, words: set[str]) -> bool:
    """Whether a word starts like the name: all but "-stan", else all but its last three letters, four at least."""
    people = _LAND.sub("", name)
    stem = people if people != name else name[: max(4, len(name) - 3)]
    return any(word.startswith(stem) for word in words)
