"""The language of a question: by its letters, its commonest words, and the words of the domain that lexicons list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.translation.forms import fold, plain
from bot.translation.lexicon import lexicon
from bot.translation.pieces import Kind

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
# Endings that Kazakh words have and Russian ones hardly ever, in either spelling.
_KAZAKH_ENDINGS = re.compile(r"\w{2}(?:[нтд][ыи]н|[дт][ае]г[ыи]|[лд][ае]р[ыи]?|г[ае]н|[аеи]ды|[аеи]ди|сынын?|кен|гын)$")
# A word that only tells what is spoken of counts less than one that every text has.
COMMON, LISTED = 2, 1


@lru_cache(maxsize=64)
def language_of(question: str) -> str | None:
    """ISO 639-1 code of the likeliest among en, it, ru, kk, de, fr and es; None where nothing tells.

    Names tell nothing where there are other words: "Who is Токаев?" is English.
    """
    words = _WORD.findall(question)
    telling = [word for word in words if word.islower() or word == words[0]] or words
    cyrillic = [word for word in telling if _CYRILLIC.search(word)]
    if 2 * len(cyrillic) > len(telling):
        return _cyrillic_language([word.lower() for word in words])
    return _latin_language([fold(word) for word in words if not _CYRILLIC.search(word)], question)


def _cyrillic_language(words: list[str]) -> str:
    """Kazakh by its own letters; typed without them, by its words and endings."""
    if any(_KAZAKH_LETTERS.search(word) for word in words):
        return "kk"
    russian = sum(COMMON for word in words if fold(word) in _stop_words()["ru"]) + _listed(words, "ru")
    kazakh = sum(COMMON for word in words if word in _kazakh_words()) + _listed(words, "kk")
    kazakh += sum(COMMON for word in words if _KAZAKH_ENDINGS.search(word) and not lexicon("ru").find([word]))
    return "kk" if kazakh > russian else "ru"


def _latin_language(words: list[str], question: str) -> str | None:
    counts = {
        code: COMMON * sum(word in _stop_words()[code] for word in words) for code in ("en", "it", "de", "fr", "es")
    }
    if "¿" in question or "ñ" in question:
        counts["es"] += COMMON
    if counts["en"] > max(counts[code] for code in counts if code != "en"):
        return "en"
    counts["it"] += _listed(words, "it")
    counts["en"] += sum(LISTED for word in words if word in _english_words())
    best = max(counts, key=lambda code: (counts[code], code == "en", code == "it"))
    return best if counts[best] else None


def _listed(words: Iterable[str], language: str) -> int:
    """How much the words of a lexicon tell; names are the same in many languages."""
    found = (lexicon(language).find([word]) for word in words)
    weights = {Kind.NAME: 0, Kind.ASK: COMMON}
    return sum(weights.get(piece.kind, LISTED) for _, piece in filter(None, found))


@lru_cache(maxsize=1)
def _kazakh_words() -> frozenset[str]:
    """Interrogatives and small words, spelled with Russian letters alone, that are no Russian words."""
    listed = lexicon("kk").exact.items()
    small = {
        plain(words[0]) for words, entry in listed if len(words) == 1 and entry.kind in (Kind.ASK, Kind.POSTPOSITION)
    }
    return frozenset(small - _stop_words()["ru"]) | frozenset(
        "ушин туралы болды болады жылы бойынша мен пен бен жок бар".split()
    )


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    """The English side of the Italian lexicon."""
    return frozenset(
        word
        for entry in lexicon("it").exact.values()
        if entry.kind is not Kind.NAME
        for word in entry.english.lower().split()
    )


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    from bm25s import stopwords

    lists: dict[str, Iterable[str]] = {
        "en": stopwords.STOPWORDS_EN_PLUS,
        "it": stopwords.STOPWORDS_ITALIAN,
        "de": stopwords.STOPWORDS_GERMAN,
        "fr": stopwords.STOPWORDS_FRENCH,
        "es": stopwords.STOPWORDS_SPANISH,
        "ru": stopwords.STOPWORDS_RUSSIAN,
    }
    return {code: frozenset(map(fold, words)) for code, words in lists.items()}
