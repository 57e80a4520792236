"""The words of a question beside those of a text: which stand there, which are opposed, what is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.words import meanings, opposite, side_of, stem
from corpus.split import sentences_of
from corpus.types import Article
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
class Form:
    """What a word shares with others: `stem`, one form for all of its forms; `beginning`, the letters of words that
    look related; `near`, its meanings but for the side of a pair of opposites; `facing`, the opposite side."""

    stem: str
    beginning: str
    near: frozenset[str]
    facing: str | None


@lru_cache(maxsize=16_384)
def form_of(word: str) -> Form:
    """What a word, as it is written, shares with others."""
    side = side_of(word)
    near = frozenset(meaning for meaning in meanings(word) if not meaning.startswith("±"))
    return Form(stem(word), word.lower()[:_BEGINNING], near, None if side is None else opposite(side))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question at `question[start:end]`: its terms, none for a stop word, and the largest IDF of these.

    form: what it shares with other words.
    """

    start: int
    end: int
    text: str
    terms: tuple[str, ...]
    idf: float
    form: Form

    @property
    def is_name(self) -> bool:
        """Capitalised, and not by opening the question."""
        return self.start > 0 and self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """A figure in digits; those in words mostly count what is asked for: "which two"."""
        return self.text[0].isdigit()


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
        weight = max(map(lexical.weight, own), default=0.0)
        found.append(Word(*match.span(), match.group(), own, weight, form_of(match.group())))
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


@lru_cache(maxsize=8192)
def wording_before(around: str, article: Article, number: int, start: int) -> Wording:
    """The words of what stands around a passage, and of the sentence that ends before a place in its paragraph or the
    one above."""
    near = reversed(article.citable[max(number - 2, 0) : number])
    spans = (span for part in near for span in reversed(sentences_of(article, part)))
    last = next((span for span in spans if span.end <= start), None)
    return wording(f"{around} {article.text[last.start : last.end] if last else ''}")


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
    return word.form.stem in there.stems or there.stems.issuperset(word.terms)


def absent(words: Sequence[Word], there: Wording) -> list[bool]:
    """Which of some words don't stand in a text; in one go, since an answer looks for hundreds."""
    stems = there.stems
    return [word.form.stem not in stems and not stems.issuperset(word.terms) for word in words]


def stands_alike(word: Word, there: Wording) -> bool:
    """Whether a word, one that begins like it, or one that means nearly the same stands in a text."""
    return is_related(word, there) or stands(word, there)


def is_related(word: Word, there: Wording) -> bool:
    """Whether a text has a word that begins like this one, or one that means nearly the same."""
    return word.form.beginning in there.beginnings or not word.form.near.isdisjoint(there.meanings)


def is_opposed(word: Word, there: Wording) -> bool:
    """Whether a text has an opposite of a word, and not the word itself."""
    facing = word.form.facing
    return facing is not None and facing in there.meanings and not stands(word, there)
