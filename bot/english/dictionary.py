"""English words and how common they are, and which of a list of words is written nearly like another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

# By pyspellchecker's counts (film subtitles): the first 8,000 words of English or so, and the first 500.
COMMON, VERY_COMMON = 5_000, 250_000
# The list is American.
_AMERICAN = [
    (re.compile(british), american)
    for british, american in (
        (r"our", "or"),
        (r"re(?=s?$)", "er"),
        (r"is(?=e|ing|ation)", "iz"),
        (r"ys(?=e|ing)", "yz"),
        (r"ll(?=ed|ing|er)", "l"),
        (r"ogue", "og"),
        (r"ence(?=s?$)", "ense"),
        (r"ae|oe", "e"),
    )
]


class NearWords:
    """Words by first letter and length, to look through only those that may be near."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            self._words[word[0], len(word)].append(word)

    def near(self, word: str, most: int) -> dict[str, int]:
        """Words at most `most` edits away (a letter left out, put in, changed, or two swapped), with their distance.

        Only such as begin with one of the first two letters of `word`: few people mistake the first.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        lengths = range(len(word) - most, len(word) + most + 1)
        choices = [w for first in dict.fromkeys(word[:2]) for n in lengths for w in self._words.get((first, n), ())]
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
        return {choice: int(distance) for choice, distance, _ in found}


@lru_cache(maxsize=1)
def english() -> dict[str, int]:
    """Some 160,000 English words in lower case with their counts, 50 for the rare ones; read once, in 0.2 s."""
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="en", distance=1).word_frequency.dictionary)


@lru_cache(maxsize=1)
def common_english() -> NearWords:
    """The commonest words, for looking up what a misspelt one may be."""
    return NearWords(word for word, count in english().items() if count >= COMMON and "'" not in word)


def very_common(word: str) -> bool:
    """Whether a word is one of those that no text is without."""
    return english().get(word, 0) >= VERY_COMMON


def is_british(word: str) -> bool:
    """Whether a word is the British spelling of one of the list: "harbours", "kilometre"."""
    return any(pattern.sub(to, word, count=1) in english() for pattern, to in _AMERICAN if pattern.search(word))


def one_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` after a slip of the hand: letters left out, doubled or swapped, vowels mistaken."""
    return left_out(typed, meant) or sorted(typed) == sorted(meant) or _skeleton(typed) == _skeleton(meant)


def left_out(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with letters, or none, left out."""
    letters = iter(meant)
    return all(letter in letters for letter in typed)


def _skeleton(word: str) -> str:
    """The word with one letter for each run of equal ones, and one mark for all vowels in a row."""
    marked = "".join("a" if letter in "aeiouy" else letter for letter in word)
    return "".join(letter for i, letter in enumerate(marked) if i == 0 or marked[i - 1] != letter)
