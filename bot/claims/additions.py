"""Words of a sentence that its quotes don't have in any form: a few are rewording, more are a claim of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import is_framing, stem, wider_meanings

# Fitted on the tuned half of evals/rewordings: more new words than this,
# so many in a row, or so many that are a clause by themselves, are a claim.
SHARE = 0.5
IN_A_ROW = 3
# Beside names and figures: no claim by their share are so few of a sentence of more than so many words.
OF_ALL, ENOUGH = 0.34, 2
A_CLAUSE = 2
_CONNECTIVES = frozenset("after although and because before but despite since though under until when which".split())
_CONNECTIVES |= {"while", "who"}

_PRONOUNS = frozenset({"he", "she", "it", "they"})
# What is left of "they've" and "won't" once it is cut into words.
_CONTRACTED = re.compile(r"(?<=['’])(?:ve|re|ll|d|m|t)\b|\b(?:wo|ca|sha|ai)(?=n['’]t\b)", re.IGNORECASE)
_ALIKE = 5


def added(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The words of a sentence that make it claim more than the quotes; none where they are few and scattered."""
    said = [token for token in read_tokens(sentence) if token.kind is not TokenKind.SMALL]
    words = [token for token in said if token.kind is TokenKind.WORD]
    new = new_words(sentence, quotes)
    runs = [list(run) for fresh, run in groupby(said, lambda token: token in new) if fresh]
    many = len(new) > SHARE * len(words) and (len(new) > OF_ALL * len(said) or len(said) <= ENOUGH)
    if many or any(len(run) >= IN_A_ROW for run in runs):
        return tuple(token.text for token in new)
    return next((clause for clause in _clauses(sentence, quotes, new) if len(clause) >= A_CLAUSE), ())


def new_words(sentence: str, quotes: Sequence[str]) -> list[Token]:
    """The words of a sentence that its quotes don't have in any form."""
    there = [token for quote in quotes for token in read_tokens(quote)]
    known = frozenset(key for token in there for key in (*token.keys, *_parts(token)))
    words = [token for token in read_tokens(sentence) if token.kind is TokenKind.WORD]
    parts = {match.start() for match in _CONTRACTED.finditer(sentence)}
    return [
        token
        for token in words
        if token.start not in parts and not is_framing(token.text) and not is_known(token.text, known)
    ]


def _clauses(sentence: str, quotes: Sequence[str], new: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """The words of each clause of which all are new, or known for nothing but the way that something goes."""
    there = frozenset(key for quote in quotes for t in read_tokens(quote) for key in t.keys if key != t.side)
    for begins, run in groupby(read_tokens(sentence), _parts_clauses):
        clause = list(run)
        words = [token for token in clause if token.kind not in (TokenKind.SMALL, TokenKind.BREAK)]
        fresh = [token for token in words if token in new]
        if not begins and fresh and all(t in new or (t.side and not is_known(t.text, there)) for t in words):
            yield tuple(token.text for token in clause if token in words or token.text.lower() in _PRONOUNS)


def _parts_clauses(token: Token) -> bool:
    return token.kind is TokenKind.BREAK or token.text.lower() in _CONNECTIVES


def _parts(token: Token) -> frozenset[str]:
    """A name is known by each of its words too."""
    if token.kind is not TokenKind.NAME:
        return frozenset()
    return frozenset(
        key for word in token.text.replace("-", " ").split() for key in (stem(word), *wider_meanings(word))
    )


def is_known(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or one of nearly its meaning or form, is among these keys of tokens."""
    return bool(known & wider_meanings(word)) or any(_alike(stem(word), key) for key in known)


def _alike(left: str, right: str) -> bool:
    """The same beginning, five letters or all but two: "localization", "localizing"."""
    size = max(_ALIKE, min(len(left), len(right)) - 2)
    return len(left) >= _ALIKE and left[:size] == right[:size]
