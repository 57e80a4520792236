"""Questions for what each of several has: "Break it down by town", "How are the places shared out?"."""

from __future__ import annotations

import re

_EACH = re.compile(
    r"\b(?:each|separately|respectively|breakdown|(?:break|broken|breaks) (?:it |them )?down|divided|split|shared out"
    r"|distribut\w+|(?P<one>[a-z]+) by (?P=one))\b",
    re.IGNORECASE,
)


def asks_each(question: str) -> bool:
    """Whether it is asked what each of several has."""
    return _EACH.search(question) is not None
