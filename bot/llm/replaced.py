"""Whether a new word stands where quotes have another one before the same noun: "medical" for "technical schools"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.claims.additions import new_words
from bot.english.tagging import tagged
from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import is_carrying

# Whether somebody holds an office, or will, did or helps to, is told by a word that claims nothing elsewhere.
_STATE = re.compile(
    r"\b(?P<state>former|ex|acting|interim|incoming|outgoing|deputy|vice)"
    r"(?: |-)(?!(?:is|was|are|were|has|had|and|of|in|to|with|by|as|on|for|versa)\b)(?=[A-Za-z])",
    re.IGNORECASE,
)
_MODIFIERS = ("JJ", "NN", "NNS", "VBN", "VBG", "NNP")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def is_replaced(text: str, quotes: Sequence[str]) -> bool:
    """Whether a new word goes with a noun that has another one, left out here, wherever the quotes have it."""
    known = " ".join(quotes).lower()
    if any(match["state"].lower() not in known for match in _STATE.finditer(text)):
        return True
    fresh = {token.start for token in new_words(text, quotes)}
    own = {token.key for token in read_tokens(text)}
    for modifier, noun in _pairs(text):
        if modifier.start not in fresh or noun.start in fresh:
            continue
        theirs = [one for quote in quotes for one in _before(quote, noun)]
        if theirs and all(one is not None and one.key not in own for one in theirs):
            return True
    return False


def _pairs(text: str) -> Iterator[tuple[Token, Token]]:
    """Nouns with the words that stand before them and tell which."""
    tags = {word.start: word.tag for word in tagged(text)}
    for before, after in pairwise(read_tokens(text)):
        beside = text[before.end : after.start] == " " and before.kind is TokenKind.WORD and not before.text.isupper()
        if beside and before.start in tags and is_carrying(before.text) and tags[before.start].startswith("VB"):
            continue  # "began importing tea"
        if beside and tags.get(before.start) in _MODIFIERS and tags.get(after.start) in _NOUNS:
            yield before, after


def _before(quote: str, noun: Token) -> Iterator[Token | None]:
    """What stands before a noun wherever a quote has it, None for a small word or none."""
    pairs = {after.start: before for before, after in _pairs(quote)}
    for token in read_tokens(quote):
        if set(token.keys) & set(noun.keys):
            yield pairs.get(token.start)
