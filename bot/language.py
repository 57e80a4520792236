"""The language of a question, by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def language_of(question: str) -> str | None:
    """ISO 639-1 code, or None where nothing tells: bm25s' stop words for Latin script, letters for Cyrillic."""
    if _KAZAKH_LETTERS.search(question):
        return "kk"
    if _CYRILLIC.search(question):
        return "ru"
    words = re.findall(r"[^\W\d_]+", question.lower())
    counts = {code: sum(word in known for word in words) for code, known in _stop_words().items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] else None


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    from bm25s import stopwords

    lists: dict[str, Iterable[str]] = {
        "en": stopwords.STOPWORDS_EN_PLUS,
        "it": stopwords.STOPWORDS_ITALIAN,
        "de": stopwords.STOPWORDS_GERMAN,
        "fr": stopwords.STOPWORDS_FRENCH,
        "es": stopwords.STOPWORDS_SPANISH,
    }
    return {code: frozenset(words) for code, words in lists.items()}
