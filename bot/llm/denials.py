"""What a sentence says is not so, in front of what is: "They did not fall: they rose by 2%"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.additions import is_known
from bot.claims.polarity import contradiction
from bot.claims.support import verify
from bot.claims.told import told_otherwise
from bot.english.tokens import TokenKind, read_tokens
from bot.english.words import opposite

_AUXILIARY = "did|do|does|is|are|was|were|has|had|have|will|would|can|could"
_NOT = re.compile(rf"\b({_AUXILIARY})(?: not\b|n['’]t\b)")
_PRONOUN = re.compile(r"^(?:It|They|He|She)\b(?!['’])")
_ITEMS = (TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE)
_NO = re.compile(r"\bno\b")


def is_denied(denial: str, quotes: Sequence[str], question: str, misled: bool) -> bool:
    """Whether the quotes say the opposite of what a clause denies, or, `misled`, the question takes it for granted and
    is known to be wrong. The clause may have no word besides theirs.
    """
    there = [token for text in (*quotes, question) for token in read_tokens(text)]
    known = frozenset(key for token in there for key in token.keys)
    known |= {opposite(token.side) for token in there if token.side}
    words = [token for token in read_tokens(denial) if token.kind not in (TokenKind.SMALL, TokenKind.BREAK)]
    affirmed = _NO.sub("a", _NOT.sub(lambda match: match[1], denial))
    if affirmed == denial or not all({*token.keys} & known or is_known(token.text, known) for token in words):
        return False
    if contradiction(affirmed, quotes) is not None or told_otherwise(affirmed, quotes) is not None:
        return True
    return misled and _is_asked(denial, question) and verify(affirmed, quotes) is None


def _is_asked(denial: str, question: str) -> bool:
    """Whether a question names all that a denial does, in the same order."""
    asked = iter([key for token in read_tokens(question) if token.kind in _ITEMS for key in token.keys])
    return all(any(key in token.keys for key in asked) for token in read_tokens(denial) if token.kind in _ITEMS)


def with_its_subject(denial: str, rest: str) -> str:
    """What follows a denial with the name that opens the denial for the "it" that stands for it."""
    names = [token for token in read_tokens(denial) if token.kind is TokenKind.NAME]
    return _PRONOUN.sub(denial[: names[0].end], rest) if names and names[0].start == 0 else rest
