"""Parts of speech of English words, by TextBlob's tagger, whose lexicon comes with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from types import ModuleType


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
    for word, tag in _tagger()(text):
        start = text.find(word, position)
        if start >= 0:
            words.append(Word(start, start + len(word), word, tag))
            position = start + len(word)
    return tuple(words)


@lru_cache(maxsize=1)
def _tagger() -> Callable[[str], Sequence[tuple[str, str]]]:
    """TextBlob's tagger, imported past its package, which would bring all of NLTK and with it scikit-learn and pandas.

    That takes 1.3 s and 70 MB at the first question for a figure. To be dropped once a plain import brings neither:
    https://github.com/nltk/nltk/issues/67
    """
    found = find_spec("textblob")
    if "textblob" in sys.modules or found is None or found.submodule_search_locations is None:
        from textblob.en import tag
    else:
        package = ModuleType("textblob")
        package.__path__ = found.submodule_search_locations
        sys.modules["textblob"] = package
        try:
            from textblob.en import tag
        finally:
            for name in [name for name in sys.modules if name.partition(".")[0] == "textblob"]:
                del sys.modules[name]
    return tag  # type: ignore[no-any-return]
