"""The most of several: whether a question asks for it, and whether a sentence tells of any."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.tagging import tagged
from bot.english.words import stem, wider_meanings

_SUPERLATIVES = frozenset("JJS RBS".split())
# Of these nothing is set beside the others: "at least", "the latest news", "the best way".
_OTHER = frozenset("least latest newest last next nearest best worst utmost foremost recent important".split())
_AMOUNTS = frozenset("most fewest least".split())
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so|in|to|from|by|for|with|of)\s)*(?:which|what|who|whom|whose|where)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:leading|main(?:ly)?|top|first|second|third|fourth|fifth|chief(?:ly)?|principal(?:ly)?|record|ahead of"
    r"|followed|behind|majority|rank\w*|leads?|mostly|largely|above all|topp\w*|overt(?:ook|ak\w+)|more\b.*\bthan|only"
    r"|number one|no\. 1|no other|any other|all others)\b|[<>]",
    re.IGNORECASE,
)
_DOER = re.compile(r"(?:er|or)s?$")


def asks_superlative(question: str) -> bool:
    """Whether a question asks which of several has most of something: "who buys most wool", "the largest mill"."""
    return _ASKS.match(question) is not None and bool(_superlatives(question))


def tells_superlative(sentence: str) -> bool:
    """Whether a sentence sets one of several before the others, or tells of an order."""
    return bool(_superlatives(sentence)) or _TELLS.search(sentence) is not None


def is_same_superlative(question: str, sentence: str, before: str = "") -> bool:
    """Whether what a sentence tells the most of is what a question asks it of: "the biggest buyer", "buys most".

    before: the sentence before it, which has the noun of "the biggest, at 5 million euros, is for a mill".
    """
    asked = [word.text for word in tagged(question) if word.tag[:2] in ("NN", "VB")]
    told = _nouns_of(sentence)
    if "" in told:
        told += [word.text for word in tagged(before) if word.tag[:2] == "NN"]
    return any(_is_like(noun, word) for noun in told if noun for word in asked)


@lru_cache(maxsize=4096)
def _superlatives(text: str) -> tuple[int, ...]:
    """The places of the words of a text that tell of the most."""
    words = tagged(text)
    found = (
        place
        for place, word in enumerate(words)
        if (word.tag in _SUPERLATIVES or word.text.lower() in _AMOUNTS) and word.text.lower() not in _OTHER
    )
    return tuple(place for place in found if place + 1 == len(words) or words[place + 1].text.lower() not in _OTHER)


def _nouns_of(sentence: str) -> list[str]:
    """What stands behind each superlative: the next noun; "" where nothing does."""
    words = tagged(sentence)
    found = []
    for place in _superlatives(sentence):
        rest = words[place + 1 : place + 4]
        ends = not rest or not rest[0].text[0].isalpha() or rest[0].tag[:2] in ("VB", "MD")
        found.append("" if ends else next((word.text for word in rest if word.tag[:2] == "NN"), ""))
    return found


def _is_like(noun: str, word: str) -> bool:
    if stem(noun) == stem(word) or stem(_DOER.sub("", noun)) == stem(word):
        return True
    return not wider_meanings(noun).isdisjoint(wider_meanings(word))
