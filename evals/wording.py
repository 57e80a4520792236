"""Short answers compared word by word, as SQuAD does (Rajpurkar et al. 2016, "SQuAD: 100,000+ Questions for Machine
Comprehension of Text").
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Sequence

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = frozenset({"a", "an", "the"})


def normalised(text: str) -> list[str]:
    """Words in lower case without ASCII punctuation and articles: "The $6.9 billion" is 69, billion."""
    return [word for word in text.lower().translate(_NO_PUNCTUATION).split() if word not in _ARTICLES]


def exact_match(given: str, golds: Iterable[str]) -> float:
    """1 where the normalised words are those of one of the golds, else 0."""
    return float(any(normalised(given) == normalised(gold) for gold in golds))


def token_f1(given: str, golds: Iterable[str]) -> float:
    """2pr / (p + r) over the words in common, counted as often as both have them; the best of the golds."""
    words = normalised(given)
    return max((_f1(words, normalised(gold)) for gold in golds), default=0.0)


def _f1(given: Sequence[str], gold: Sequence[str]) -> float:
    if not given or not gold:
        return float(given == gold)
    shared = sum((Counter(given) & Counter(gold)).values())
    return 2 * shared / (len(given) + len(gold))


def holds(text: str, golds: Iterable[str]) -> bool:
    """Whether one of the golds stands in the text as a run of whole normalised words."""
    words = f" {' '.join(normalised(text))} "
    return any(f" {' '.join(gold)} " in words for gold in map(normalised, golds) if gold)
