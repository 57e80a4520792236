"""Words of a question that no article has, put in the words that the articles have: "harbour" as "port".

The list is in synonyms.yaml; a key of several words is joined by "_" there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from index.lexical import LexicalIndex, terms

_WORD = re.compile(r"(?<![\w-])[A-Z]?[a-z][a-z’']{2,}(?![\w-])")


def familiar(question: str, lexical: LexicalIndex) -> str:
    """The question with each unknown word replaced by its nearest synonym in the articles, if any."""
    question = _pairs().sub(lambda match: _known_pair(match, lexical), question)
    return _WORD.sub(lambda match: _known(match.group(), lexical), question)


def synonyms(word: str) -> tuple[str, ...]:
    """Words that may stand for this one, the nearest first; in the plural where it is."""
    found = _lists().get(word) or (_lists().get(word.removesuffix("s")) if word.endswith("s") else None) or ()
    return tuple(map(_plural, found)) if word.endswith("s") and word not in _lists() else found


def _known(word: str, lexical: LexicalIndex) -> str:
    own = terms(word)
    if not own or word in lexical:
        return word
    return next((other for other in synonyms(word) if other in lexical), word)


def _known_pair(match: re.Match[str], lexical: LexicalIndex) -> str:
    """What stands for words of which no article has one: "head teacher"."""
    pair = match.group()
    if all(word in lexical for word in pair.split() if terms(word)):
        return pair
    return next((other for other in synonyms(pair.replace(" ", "_")) if other in lexical), pair)


def _plural(word: str) -> str:
    if word.endswith(("s", "ous")):
        return word
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


@lru_cache(maxsize=1)
def _pairs() -> re.Pattern[str]:
    """The keys of several words."""
    keys = "|".join(key.replace("_", " ") for key in _lists() if "_" in key)
    return re.compile(rf"(?<![\w-])(?:{keys})s?(?![\w-])")


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    read: dict[str, str] = yaml.safe_load(Path(__file__).with_name("synonyms.yaml").read_text(encoding="utf-8"))
    return {word: tuple(others.split()) for words, others in read.items() for word in words.split()}
