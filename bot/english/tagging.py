"""Parts of speech of English words, by TextBlob's tagger, whose lexicon comes with it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@dataclass(frozen=True, slots=True)
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
    for word, tag in _textblob().tag(text):
        start = text.find(word, position)
        if start >= 0:
            words.append(Word(start, start + len(word), word, tag))
            position = start + len(word)
    return tuple(words)


@lru_cache(maxsize=4096)
def is_common(word: str, after: str = "") -> bool:
    """Whether the tagger's lexicon has a word in small letters, and not as a name too: "Revenue".

    One that may be a name is none in the plural, or before another noun: "Container traffic".
    """
    lexicon = _textblob().lexicon
    tag, named = lexicon.get(word.lower()), str(lexicon.get(word.capitalize())).startswith("NNP")
    return tag is not None and (
        not named or tag == "NNS" or (tag in ("NN", "JJ") and lexicon.get(after) in ("NN", "NNS"))
    )


@lru_cache(maxsize=1024)
def is_adverb(word: str) -> bool:
    """Whether a word is an adverb in "-ly" and no name: "Officially"; not "Italy"."""
    lexicon = _textblob().lexicon
    return word.endswith("ly") and str(lexicon.get(word.lower())) == "RB" and lexicon.get(word) in (None, "RB")


@lru_cache(maxsize=4096)
def is_only_name(word: str) -> bool:
    """Whether a word in small letters should have a capital: "german", "french"; not "green", "polish"."""
    lexicon = _textblob().lexicon
    small, named = lexicon.get(word), lexicon.get(word.capitalize())
    return word.islower() and named is not None and (small is None or small == named == "JJ")


def turns(word: str) -> bool:
    """Whether a word is another with "un-" before it: "unchanged", not "union"."""
    rest = word.lower().removeprefix("un")
    return len(rest) > 4 and rest != word.lower() and rest in _textblob().lexicon


@lru_cache(maxsize=1)
def _textblob() -> ModuleType:
    """TextBlob's English, imported past its package, which would bring all of NLTK and with it scikit-learn and pandas.

    That takes 1.3 s and 70 MB at the first question for a figure. To be dropped once a plain import brings neither:
    https://github.com/nltk/nltk/issues/67
    """
    found = find_spec("textblob")
    if "textblob" in sys.modules or found is None or found.submodule_search_locations is None:
        return import_module("textblob.en")
    package = ModuleType("textblob")
    package.__path__ = found.submodule_search_locations
    sys.modules["textblob"] = package
    try:
        return import_module("textblob.en")
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "textblob"]:
            del sys.modules[name]
