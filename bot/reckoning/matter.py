"""What a question is about, and whether a place in an article is about that, whatever words tell it there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.parties import countries
from bot.english.words import stem, wider_meanings
from bot.numbers.measures import content
from bot.numbers.rows import names_of
from bot.reckoning.figures import Figure
from bot.reckoning.fit import opening_of
from corpus.types import Article

# Share of what is asked about that must stand in a figure's paragraph, or else in what its article is about.
TOLD = 0.5
# What an article is about is told of in so many of its paragraphs, or in half of them.
PARAGRAPHS = 3
WORD = re.compile(r"[\w’'-]+")
_ABOUT_ANOTHER = re.compile(r"^about\s", re.IGNORECASE)


@dataclass(frozen=True)
class Matter:
    """What a question is about.

    names: terms that must be there as they stand. words: all its words, for which others may stand. parties: countries.
    """

    names: frozenset[str]
    words: tuple[str, ...]
    parties: frozenset[str]

    @property
    def is_told(self) -> bool:
        """Whether it tells enough to know it again."""
        return bool(self.names) or len(self.words) + len(self.parties) > 1

    def is_of(self, figure: Figure) -> bool:
        """Whether a figure's paragraph is about it, or its article on the whole."""
        if _ABOUT_ANOTHER.match(figure.paragraph.heading) and not self.names & names_of(figure.paragraph.heading):
            return False
        there = near(figure)
        return self.is_in(there) or (
            self.is_in(f"{there} {opening_of(figure.article)}") and self._is_main(figure.article)
        )

    def is_named_for(self, figure: Figure) -> bool:
        """Whether its names stand in a figure's paragraph, or in what its article is about."""
        return self.names <= keys_of(f"{near(figure)} {opening_of(figure.article)}")

    def is_led_by(self, figure: Figure) -> bool:
        """Whether others may be compared with a figure that answers: what is named is there, or most of it."""
        there = f"{near(figure)} {opening_of(figure.article)}"
        return self.names <= keys_of(there) if self.names else self.is_in(there)

    def as_of(self, figure: Figure) -> Matter:
        """What a figure is on: those of the words that its place has, or its article's opening."""
        keys = keys_of(f"{near(figure)} {opening_of(figure.article)}")
        return replace(self, words=tuple(word for word in self.words if keys_of(word) & keys))

    def is_in(self, text: str) -> bool:
        """Whether a text has its names, and most of the other words or words like them."""
        keys = keys_of(text)
        if not self.names <= keys:
            return False
        there = countries(text) if self.parties else frozenset()
        met = sum(bool(keys_of(word) & keys) for word in self.words) + len(self.parties & there)
        return met >= TOLD * (len(self.words) + len(self.parties))

    def told_in(self, text: str) -> int:
        """How many of its words a text has."""
        keys = keys_of(text)
        return sum(bool(keys_of(word) & keys) for word in self.words)

    def _is_main(self, article: Article) -> bool:
        """Whether its title names it, or it comes back to it, as one of many short items doesn't."""
        if self.names & keys_of(article.title):
            return True
        texts = [article.text[paragraph.start : paragraph.end] for paragraph in article.citable]
        told = [sum(bool(keys_of(word) & keys_of(text)) for text in texts) for word in self.words]
        told += [sum(party in countries(text) for text in texts) for party in self.parties]
        return max(told, default=0) >= min(PARAGRAPHS, (len(texts) + 1) // 2)


def near(figure: Figure) -> str:
    """The heading of a figure's paragraph, what introduces it, and the paragraph up to the figure's sentence."""
    text = figure.article.text[figure.paragraph.start : figure.span.end]
    return f"{figure.paragraph.heading} {figure.context.lead_in} {text}"


@lru_cache(maxsize=4096)
def keys_of(text: str) -> frozenset[str]:
    """The stems of a text's words, their terms and what they mean."""
    return frozenset(key for word in dict.fromkeys(WORD.findall(text)) for key in _of_word(word))


@lru_cache(maxsize=16_384)
def _of_word(word: str) -> frozenset[str]:
    parts: Iterable[str] = word.split("-") if "-" in word else (word,)
    return frozenset(key for part in parts if part for key in (stem(part), *content(part), *wider_meanings(part)))
