"""Parts of speech of English words, by TextBlob's tagger, whose lexicon comes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Word:
    """A word of a text, `text[start:end]`, with its Penn Treebank tag."""

    start: int
    end: int
    text: str
    tag: str

    @property
    def is_noun(self) -> bool:
        """A common noun."""
        return self.tag in ("NN", "NNS")

    @property
    def is_verb(self) -> bool:
        """A verb in any form."""
        return self.tag.startswith("VB")


@lru_cache(maxsize=4096)
def tagged(text: str) -> tuple[Word, ...]:
    """The words of a text in order, punctuation included."""
    words, position = [], 0
    for word, tag in _tag(text):
        start = text.find(word, position)
        if start >= 0:
            words.append(Word(start, start + len(word), word, tag))
            position = start + len(word)
    return tuple(words)


def _tag(text: str) -> Sequence[tuple[str, str]]:
    from textblob.en import tag

    return [(word, kind) for word, kind in tag(text)]
