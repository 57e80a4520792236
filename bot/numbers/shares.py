"""Whose a share is: "Chile's share of Peru's trade" is Chile's, and not Peru's share of Chile's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.english.parties import Party, read_parties

_SHARE = r"(?:share|part|proportion|percentage|portion|slice)"
_OWNS = re.compile(rf"(?:['’]s?)?\s(?:[a-z]+\s){{0,2}}{_SHARE}\b", re.IGNORECASE)
_HAS = re.compile(
    r"(?:\s(?:alone|itself))?\s(?:accounts?|accounted|accounting|makes?\sup|made\sup|represent(?:s|ed)?|constitutes?d?"
    r"|ha(?:s|ve|d)\sa\sshare|(?:have|hold|take|had|held)\s(?:in|of)\b)",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b{_SHARE}\sof\s(?:the\s)?$", re.IGNORECASE)
_IN = re.compile(r"\s(?:in|among)\b")
# "What share of Peru's trade is with Chile?"
_IS_WITH = re.compile(
    rf"\b{_SHARE}\b.*\b(?:is|was|are|were|goes|went|comes|came|done)\s(?:with|to|from|by)\s(?:the\s)?$", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def holder_of_share(text: str) -> str | None:
    """The country whose share a text, or a question, speaks of; None where it doesn't say, or speaks of several's."""
    holders = {party.name for party in read_parties(text) if _holds(text, party)}
    return holders.pop() if len(holders) == 1 else None


def of_another(sentence: str, quotes: Iterable[str]) -> bool:
    """Whether a sentence gives one country the share that its quotes give another."""
    said = holder_of_share(sentence)
    there = {holder for quote in quotes if (holder := holder_of_share(quote))}
    return said is not None and bool(there) and said not in there


def owns_share(text: str, party: Party) -> bool:
    """Whether it is a country's share by the possessive: "Peru's share of …"."""
    owner = party.owner or text[party.end : party.end + 1] in ("'", "’")
    return owner and _OWNS.match(text, party.end) is not None


def _holds(text: str, party: Party) -> bool:
    before, after = text[: party.start], party.end
    if owns_share(text, party):
        return True
    if _HAS.match(text, after) or _IS_WITH.search(before):
        return True
    return bool(_OF.search(before) and _IN.match(text, after))
