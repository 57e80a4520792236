"""The words of a question beside those of a text: which stand there, which are opposed, what is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.english.words import meanings, opposite, side_of, stem
from index.lexical import LexicalIndex, terms
from index.rerank import WORD

# Words that begin alike in so many letters are taken for forms of one: "conquer", "conquest".
_BEGINNING = 5
_DENIES = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|except|besides|other than"
    r"|(?:fail|refus)\w* to|lack\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIES_PLAINLY = re.compile(
    r"\b(?:not|never|no(?! (?:longer|more)\b)|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b(?!.*\bany ?more\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r"\b(?:why|how come|(?:what|which) (?:reason|ground)s?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True)
class Word:
    """A word of a question at `question[start:end]`: its terms, none for a stop word, and the largest IDF of these."""

    start: int
    end: int
    text: str
    terms: tuple[str, ...]
    idf: float

    @property
    def is_name(self) -> bool:
        """Capitalised, and not by opening the question."""
        return self.start > 0 and self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """A figure in digits; those in words mostly count what is asked for: "which two"."""
        return self.text[0].isdigit()

    @cached_property
    def stem(self) -> str:
        """One form for all of its forms."""
        return stem(self.text)

    @cached_property
    def beginning(self) -> str:
        """The letters that words which look related share with it."""
        return self.text.lower()[:_BEGINNING]

    @cached_property
    def near(self) -> frozenset[str]:
        """Its meanings, but for the side of a pair of opposites."""
        return frozenset(meaning for meaning in meanings(self.text) if not meaning.startswith("±"))

    @cached_property
    def facing(self) -> str | None:
        """The side opposite to its own, where it has one."""
        side = side_of(self.text)
        return None if side is None else opposite(side)


@dataclass(frozen=True)
class Wording:
    """What words a text has, in lower case, and whether it denies something; `stems` are also the terms."""

    words: frozenset[str]
    stems: frozenset[str]
    beginnings: frozenset[str]
    meanings: frozenset[str]
    denies: bool


def words_of(question: str, lexical: LexicalIndex) -> tuple[Word, ...]:
    """The words of a question in order."""
    found = []
    for match in WORD.finditer(question):
        own = tuple(terms(match.group()))
        found.append(Word(*match.span(), match.group(), own, max(map(lexical.weight, own), default=0.0)))
    return tuple(found)


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """The words of a text."""
    words = frozenset(WORD.findall(text.lower()))
    return Wording(
        words=words,
        stems=frozenset([*terms(text), *map(stem, words)]),
        beginnings=frozenset(word[:_BEGINNING] for word in words),
        meanings=frozenset(meaning for word in words for meaning in meanings(word)),
        denies=denies(text),
    )


def denies(text: str) -> bool:
    """Whether a text says that something is not so."""
    return _DENIES.search(text) is not None


def is_denial(question: str) -> bool:
    """Whether a question asks for what is not so: "Who was not invited?".

    One that asks why something is not so takes that from the articles, and so do words that only leave something out
    ("besides", "without"): of SQuAD 2.0's tuning part as many with these are answerable as near misses, of those with
    other denials one in six.
    """
    asked = _QUOTED.sub("", question)
    return _WHY.search(asked) is None and _DENIES_PLAINLY.search(asked) is not None


def stands(word: Word, there: Wording) -> bool:
    """Whether a word stands in a text, in any form that the stemmer brings together."""
    return word.stem in there.stems or there.stems.issuperset(word.terms)


def absent(words: Sequence[Word], there: Wording) -> list[bool]:
    """Which of some words don't stand in a text; in one go, since an answer looks for hundreds."""
    stems = there.stems
    return [word.stem not in stems and not stems.issuperset(word.terms) for word in words]


def stands_alike(word: Word, there: Wording) -> bool:
    """Whether a word, one that begins like it, or one that means nearly the same stands in a text."""
    return is_related(word, there) or stands(word, there)


def is_related(word: Word, there: Wording) -> bool:
    """Whether a text has a word that begins like this one, or one that means nearly the same."""
    return word.beginning in there.beginnings or not word.near.isdisjoint(there.meanings)


def is_opposed(word: Word, there: Wording) -> bool:
    """Whether a text has an opposite of a word, and not the word itself."""
    return word.facing is not None and word.facing in there.meanings and not stands(word, there)
