"""What of a question a text meets: which of its names stand in it, and which of its phrases stay together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.english.dictionary import english
from index.lexical import terms

# Neighbours in the question count as together in a text at most this many words apart.
WINDOW = 3
# So often a word is in the list of English words that a name of such words only is known by its last one.
EVERYDAY = 3_000
# Offices that stand before a name.
TITLES = frozenset(
    "president premier prime minister pm chancellor secretary mr mrs ms dr sir king queen prince princess head state "
    "general director chairman chairwoman chair ceo ambassador senator mayor governor professor coach".split()
)
_WORD = re.compile(r"[\w%$€£.,'’]*\w")
_LAND = re.compile(r"(?<=\w{4})i?stani?s?$")
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
# By first letter: a term, its stem, the numbers of its words.
_Placed = dict[str, list[tuple[str, str, list[int]]]]
_MARKS = "“”\"'‘’().,;:!?[]"


def names_missing(names: Sequence[str], text: str) -> list[str]:
    """Names of which no word stands in the text, in any close form ("Kazakh" for "Kazakhstan")."""
    if not names:
        return []
    words = _words(text)
    return [
        name
        for name in names
        if not _start_one(stems_of(name), words)
        and not any(all(_starts_one(stem, words) for stem in parts) for parts in _joined(name))
    ]


def phrases_kept(question: str, text: str) -> float:
    """Share of the neighbouring words of a question that stand close together in a text, 0 to 1.

    It tells "the prime minister of Kazakhstan" from "Prime Minister Meloni went to Kazakhstan".
    """
    asked = _phrases(question)
    if not asked.pairs:
        return 0.0
    there = _by_letter(text)
    near = {term: _near(term, stem, there) for term, stem in asked.stems.items()}
    met = [any(abs(i - j) <= WINDOW for i in near[a] for j in near[b]) for a, b in asked.pairs if near[a] and near[b]]
    return sum(met) / len(asked.pairs)


class _Phrases:
    """Neighbouring terms of a question, and the stem of each."""

    def __init__(self, question: str) -> None:
        placed = _placed(question)
        self.pairs = [(a, b) for (i, a), (j, b) in pairwise(placed) if j - i <= WINDOW and a != b]
        self.stems = {term: _stem(term) for pair in self.pairs for term in pair}


@lru_cache(maxsize=16)
def _phrases(question: str) -> _Phrases:
    return _Phrases(question)


def _near(term: str, stem: str, there: _Placed) -> list[int]:
    """The numbers of a text's words of which a term is a close form."""
    found: list[int] = []
    for other, its, numbers in there.get(term[0], ()):
        if other.startswith(stem) or term.startswith(its):
            found += numbers
    return found


# Each question is held against the sentences that come closest, and most of these have come close to others.
@lru_cache(maxsize=2048)
def _by_letter(text: str) -> _Placed:
    """The terms of a text with their stems and the numbers of their words, by first letter, which close forms share."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, term in _placed(text):
        numbers[term].append(number)
    found: _Placed = defaultdict(list)
    for term, places in numbers.items():
        found[term[0]].append((term, _stem(term), places))
    return dict(found)


def _placed(text: str) -> list[tuple[int, str]]:
    """The terms of a text, each with the number of its word."""
    words = _WORD.findall(text.replace("–", " ").replace("-", " "))
    return [(number, term) for number, word in enumerate(words) for term in terms(word)]


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return _split(text)


@lru_cache(maxsize=16_384)
def forms_of(word: str) -> tuple[str, ...]:
    """What a name may stand as in one word of a text: the word in small letters, and what it is made of."""
    return _split(word)


def _split(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, by alphabet, each once; "Trans-Alpine" and what it is made of."""
    words = [*text.replace("-", " ").replace("–", " ").split(), *_HYPHENATED.findall(text)]
    return tuple(sorted({word.strip(_MARKS).lower() for word in words}))


@lru_cache(maxsize=1024)
def stems_of(name: str) -> tuple[str, ...]:
    """The stems of the words of a name that tell it from others: not its "of" and "the".

    Of a name made of everyday words, "Northern Gateway", only the last one: others may have any of the rest. Of "French
    President Macron" his own.
    """
    words = name.split()
    own = [word for word in words if not word.islower()] or words
    place = max((i for i, word in enumerate(own) if word.lower() in TITLES), default=-1)
    own = own[place + 1 :] or own
    everyday = len(own) > 1 and all(english().get(word.lower(), 0) >= EVERYDAY for word in own)
    return tuple(_stem(word.lower()) for word in (own[-1:] if everyday else own))


@lru_cache(maxsize=1024)
def _joined(name: str) -> tuple[tuple[str, ...], ...]:
    """The stems of names that a hyphen joins, which a text may name apart: "the Genoa–Bastia ferry", "to Bastia"."""
    pairs = [re.split(r"[-–]", word) for word in name.split()]
    return tuple(tuple(_stem(part.lower()) for part in pair) for pair in pairs if len(pair) > 1 and _all_capital(pair))


def _all_capital(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() for word in words)


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """What a close form starts with: all but "-stan", else all but the last three letters, four at least."""
    people = _LAND.sub("", word)
    return people if people != word else word[: max(4, len(word) - 3)]


def _start_one(stems: Sequence[str], words: Sequence[str]) -> bool:
    """Whether one of some stems starts one of some words by alphabet; in one go, since an answer looks for hundreds."""
    for stem in stems:
        place = bisect_left(words, stem)
        if place < len(words) and words[place].startswith(stem):
            return True
    return False


def _starts_one(stem: str, words: Sequence[str]) -> bool:
    """Whether a stem starts one of some words by alphabet."""
    return _start_one((stem,), words)
