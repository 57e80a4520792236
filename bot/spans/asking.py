"""What the words of a question ask for: which question word, and the noun that it goes with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.tagging import Word, tagged

_QUESTION_WORD = re.compile(
    r"\b(?P<who>who|whom)\b|\b(?P<whose>whose)\b|\b(?P<where>where)\b|\b(?P<when>when)\b|\b(?P<why>why)\b"
    r"|\b(?P<how_many>how many)\b|\b(?P<how_much>how much)\b"
    r"|\b(?P<how_adjective>how (?:long|old|large|big|far|high|tall|deep|fast|often|wide))\b|\b(?P<how>how)\b"
    r"|\b(?P<what>what|which)\b",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset("is are was were do does did has have had can could will would should may might must".split())
_BEING = frozenset("is are was were s".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_ENDS_NOUN = frozenset("VBN DT PRP$".split())
_BEFORE_NOUN = _NOUNS | frozenset("JJ JJS JJR VBN VBG CD POS RB DT PRP$".split())
# "What kind of seed": the seed is asked for.
_EMPTY_NOUNS = frozenset("type kind sort types kinds sorts name form group part piece number amount".split())
_TAKES_NOUN = frozenset(("what", "how_many", "how_much", "whose"))


@dataclass(frozen=True)
class Asking:
    """What a question asks for.

    word: its question word, "what_noun" where a noun follows it ("which lake"), "what_of" where the noun is told of it
    ("what is the name of the lake"); "none" without one. place: where that stands. noun: the noun. direct: whether it
    follows the question word. ending: the preposition that asks: "for" of "What is it used for?" and "For what".
    """

    word: str
    place: tuple[int, int]
    noun: Word | None
    direct: bool
    ending: str


@lru_cache(maxsize=512)
def asking_of(question: str) -> Asking:
    """What a question asks for."""
    found = _QUESTION_WORD.search(question)
    words = tagged(question.replace("’", "'"))
    if found is None:
        return Asking("none", (0, 0), None, direct=False, ending="")
    first = next((i for i, word in enumerate(words) if word.start >= found.end()), len(words))
    kind = found.lastgroup or "none"
    noun, after = _noun_after(words, first) if kind in _TAKES_NOUN else (None, first)
    direct = noun is not None
    after += _is_short(words, after)  # "What's"
    if noun is None and after < len(words) and words[after].text.lower() in _BEING:
        noun = _noun_told_of(words, after + 1, owned=kind == "what")
    if kind == "what" and noun is not None:
        kind = "what_noun" if direct else "what_of"
    return Asking(kind, found.span(), noun, direct, _ending(words, found.start()))


def _noun_after(words: Sequence[Word], position: int) -> tuple[Word | None, int]:
    """The noun that a question word leads, and where the words after it begin."""
    noun = None
    while position < len(words) and _goes_before_noun(words[position]):
        if noun is not None and noun.is_noun and words[position].tag in _ENDS_NOUN:
            break  # "Which ruler invited the settlers"
        if words[position].tag in _NOUNS:
            noun = words[position]
        position += 1
        of = position < len(words) and words[position].text.lower() == "of"
        if of and noun and noun.text.lower() in _EMPTY_NOUNS:
            noun, position = None, position + 1
    return noun, position


def _is_short(words: Sequence[Word], position: int) -> bool:
    """Whether an apostrophe and an "s", which the tagger parts, stand at a place."""
    pair = [word.text for word in words[position : position + 2]]
    return pair in (["'", "s"], ["’", "s"])


def _goes_before_noun(word: Word) -> bool:
    return word.tag in _BEFORE_NOUN and word.text.lower() not in _AUXILIARIES


def _noun_told_of(words: Sequence[Word], position: int, owned: bool) -> Word | None:
    """The last common noun of "the longest river" in "What is the longest river of Peru?"; of "Peru's", where owned."""
    noun = None
    while position < len(words) and (words[position].tag in _BEFORE_NOUN or (owned and _is_short(words, position - 1))):
        if words[position].is_noun:
            noun = words[position]
        position += 1
    return noun


def _ending(words: Sequence[Word], asked_at: int) -> str:
    """The preposition at the end of a question, or else the one before its question word."""
    spoken = [word for word in words if word.text[:1].isalnum()]
    before = [word for word in spoken if word.end <= asked_at]
    for word in (*spoken[-1:], *before[-1:]):
        if word.tag in ("IN", "TO", "RP"):
            return word.text.lower()
    return ""
