"""What of a question a text meets: which of its names stand in it, and which of its phrases stay together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.english.dictionary import english
from index.lexical import terms

# Neighbours in the question count as together in a text at most this many words apart.
WINDOW = 3
# So often a word is in the list of English words that a name of such words only is known by its last one.
EVERYDAY = 1_000
_WORD = re.compile(r"[\w%$€£.,'’]*\w")
_LAND = re.compile(r"(?<=\w{4})i?stani?s?$")
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_MARKS = "“”\"'‘’().,;:!?[]"


def names_missing(names: Sequence[str], text: str) -> list[str]:
    """Names of which no word stands in the text, in any close form ("Kazakh" for "Kazakhstan")."""
    if not names:
        return []
    words = _words(text)
    return [name for name in names if not any(_starts_one(stem, words) for stem in _telling(name))]


@lru_cache(maxsize=65_536)
def is_form(word: str, name: str) -> bool:
    """Whether a name stands in one word, in any close form."""
    return any(_starts_one(stem, _split(word)) for stem in _telling(name))


def phrases_kept(question: str, text: str) -> float:
    """Share of the neighbouring words of a question that stand close together in a text, 0 to 1.

    It tells "the prime minister of Kazakhstan" from "Prime Minister Meloni went to Kazakhstan".
    """
    asked = _phrases(question)
    if not asked.pairs:
        return 0.0
    near: dict[str, list[int]] = defaultdict(list)
    for number, term in _placed(text):
        for other in asked.alike[term]:
            near[other].append(number)
    both = [(near[a], near[b]) for a, b in asked.pairs if a in near and b in near]
    return sum(any(abs(i - j) <= WINDOW for i in one for j in other) for one, other in both) / len(asked.pairs)


class _Alike(dict[str, list[str]]):
    """Which of some terms each term is a close form of, found out when it is first met; safe for many threads."""

    def __init__(self, terms: Iterable[str]) -> None:
        super().__init__()
        # With their stems, by the first letter, which close forms share.
        self._stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for term in terms:
            self._stems[term[0]].append((term, _stem(term)))

    def __missing__(self, term: str) -> list[str]:
        own = _stem(term)
        near = self._stems.get(term[0], ())
        found = self[term] = [other for other, stem in near if term.startswith(stem) or other.startswith(own)]
        return found


class _Phrases:
    """Neighbouring terms of a question, and which of its terms another is a close form of."""

    def __init__(self, question: str) -> None:
        placed = _placed(question)
        self.pairs = [(a, b) for (i, a), (j, b) in pairwise(placed) if j - i <= WINDOW and a != b]
        self.alike = _Alike({term for pair in self.pairs for term in pair})


@lru_cache(maxsize=16)
def _phrases(question: str) -> _Phrases:
    return _Phrases(question)


@lru_cache(maxsize=2048)
def _placed(text: str) -> tuple[tuple[int, str], ...]:
    """The terms of a text, each with the number of its word."""
    words = _WORD.findall(text.replace("–", " ").replace("-", " "))
    return tuple((number, term) for number, word in enumerate(words) for term in terms(word))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return _split(text)


def _split(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, by alphabet, each once; "Trans-Alpine" and what it is made of."""
    words = [*text.replace("-", " ").replace("–", " ").split(), *_HYPHENATED.findall(text)]
    return tuple(sorted({word.strip(_MARKS).lower() for word in words}))


@lru_cache(maxsize=1024)
def _telling(name: str) -> tuple[str, ...]:
    """The stems of the words of a name that tell it from others: not its "of" and "the".

    Of a name made of everyday words, "Northern Gateway", only the last one: others may have any of the rest.
    """
    words = name.split()
    own = [word for word in words if not word.islower()] or words
    everyday = len(own) > 1 and all(english().get(word.lower(), 0) >= EVERYDAY for word in own)
    return tuple(_stem(word.lower()) for word in (own[-1:] if everyday else own))


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """What a close form starts with: all but "-stan", else all but the last three letters, four at least."""
    people = _LAND.sub("", word)
    return people if people != word else word[: max(4, len(word) - 3)]


def _starts_one(stem: str, words: Sequence[str]) -> bool:
    """Whether a stem starts one of some words by alphabet."""
    place = bisect_left(words, stem)
    return place < len(words) and words[place].startswith(stem)
