"""Questions for a reason, however they ask: "why", "how come", "for what reason", "what made", "what is behind"."""

from __future__ import annotations

import re
from functools import lru_cache

_NOUN = r"(?:reasons?|causes?|motives?|motivation|rationale|grounds?|explanation)"
_MADE = (
    r"(?:caused?s?|ma[dk]es?|explain(?:s|ed)|prompt(?:s|ed)|led|leads|dr[oi]ves?|brought about"
    r"|(?:lies|lay|is|was) behind"
    r"|(?:is |was )?(?:stop|hold|keep|prevent)(?:s|ping|ped|ing|ed))"
)
# The words that open it; "give the reasons for" asks for a list of them.
WHY = (
    rf"^\W*(?:and |but |so )?(?:why\b|how come\b|(?:for|on|from) (?:what|which) {_NOUN}\b"
    rf"|what (?:has |have |had )?{_MADE}\b|(?:what|which) (?:is|was|are|were) the (?:[\w-]+ ){{0,2}}{_NOUN}\b)"
)
_ASKS = re.compile(
    rf"{WHY}|^\W*(?:and |but |so )?(?:give|tell|name|list)\b.*\b{_NOUN} (?:why|for|of|that)\b", re.IGNORECASE
)
_GIVES = re.compile(
    r"\b(?:because|due to (?:the|an?|its|their)|owing to|owed (?:\w+ )?to|as a result|therefore|reasons?|so that"
    r"|caus(?:e[sd]?|ing)|in order to|stopped|failed|delayed|for (?:lack|want|fear) of|thanks to|following"
    r"|after (?:the|a|an)|since (?:the|it|they|no|their|its)|, as )\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def asks_reason(question: str) -> bool:
    """Whether a reason is asked for."""
    return _ASKS.search(question) is not None


@lru_cache(maxsize=4096)
def gives_reason(sentence: str) -> bool:
    """Whether a sentence gives a reason by its words."""
    return _GIVES.search(sentence) is not None
