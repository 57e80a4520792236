"""The clauses of a sentence that tells two things: "A comes third, but it buys the most", each to be carried by itself.

A model joins pieces of evidence that have nothing but their subject in common; held against all of them at once, what
it says of the one stands in the place of the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.tagging import Word, tagged
from bot.english.tokens import TokenKind, read_tokens

_CUT = re.compile(
    r",?\s+(?:whereas|while)\s+|,\s+(?:and|but|yet|though|although)\s+(?:then\s+|also\s+|later\s+)?|;\s+(?:and\s+|but\s+)?"
)
_OPENS = re.compile(r"^(?:While|Although|Though|Whereas)\s+(?P<first>[^,;]+),\s+(?P<second>[^;]+)$")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PRONOUN = re.compile(r"^(?:it|they|he|she)\b(?!['’])", re.IGNORECASE)
_OTHER_PRONOUN = re.compile(
    r"\b(?:it|they|he|she|its|his|her|their|them|him|this|that|these|those)\b(?! (?:of|year|month)\b)", re.IGNORECASE
)


def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a sentence, each a sentence with a subject by name; none where it is of one clause alone.

    Where what a pronoun stands for is no name that opens the clause before, nothing is cut.
    """
    opened = _OPENS.match(text)
    parts = [opened["first"], opened["second"]] if opened else _CUT.split(text)
    found: list[str] = []
    for part in _whole(parts):
        subject = _subject(found[-1]) if found else ""
        named = _PRONOUN.sub(subject, part) if subject else part
        if found and _OTHER_PRONOUN.search(named):
            return ()
        found.append(f"{named[:1].upper()}{named[1:].rstrip('.')}.")
    return tuple(found) if len(found) > 1 else ()


def _whole(parts: list[str]) -> list[str]:
    """The parts, put together again where one of them is no clause: "A, B and C", "rose, and reached"."""
    found: list[str] = []
    for part in parts:
        if found and not (_is_clause(part) and _is_clause(found[-1])):
            found[-1] = f"{found[-1].rstrip('.')}, and {part}"
        else:
            found.append(part)
    return found


def _is_clause(part: str) -> bool:
    """Whether a part has a subject and, behind it, a verb."""
    words = tagged(part)
    verb = _verb(words)
    return verb is not None and any(word.tag in (*_NOUNS, "PRP", "DT", "CD") for word in words[:verb])


def _verb(words: Sequence[Word]) -> int | None:
    """The place of the first verb: of "the board proposed" too, which may be read as "the proposed"."""
    for place, word in enumerate(words):
        if word.tag in _FINITE or (word.tag == "VBN" and place and words[place - 1].tag in _NOUNS):
            return place
    return None


def _subject(clause: str) -> str:
    """The only name before the verb of a clause, or the one word with a capital that stands there."""
    words = tagged(clause)
    verb = _verb(words)
    before = clause[: words[verb].start].strip() if verb is not None else clause
    names = [token for token in read_tokens(before) if token.kind is TokenKind.NAME]
    if not names and before.isalpha() and words[0].tag.startswith("NNP"):
        return before
    return names[0].text if len(names) == 1 and not names[0].owner else ""
