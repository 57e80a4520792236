"""Dates and places of another event than the one asked about: "The Lima fair followed the Quito fair of May 2024"."""

from __future__ import annotations

import re

from bot.english.constraints import names_missing
from bot.english.ordinals import is_another
from bot.questions.query import Query

_FOLLOWS = re.compile(
    r"\b(?:follow(?:s|ed)|preced(?:es|ed)|succeed(?:s|ed)|replac(?:es|ed)"
    r"|(?:came|comes|happened|(?:took|takes) place|(?:was|were|is|are) held) (?:\w+ ){0,3}?(?:after|before))\b"
)
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|which|who)\s")
_ASKS_ORDER = re.compile(r"\b(?:after|before|follow\w*|preced\w*|succeed\w*|replac\w*)\b", re.IGNORECASE)


def is_of_other_event(query: Query, sentence: str, start: int) -> bool:
    """Whether words that begin here are told of what the thing asked about followed, or went before; or of another
    one of several: of the second summit, where the first is asked about."""
    if is_another(query.focus, sentence):
        return True
    if not query.names or _ASKS_ORDER.search(query.focus):
        return False
    clause = max((match.end() for match in _CLAUSE.finditer(sentence, 0, start)), default=0)
    verb = next(iter(_FOLLOWS.finditer(sentence, clause, start)), None)
    if verb is None:
        return False
    here, there = sentence[clause : verb.start()], sentence[verb.end() :]
    return any(not names_missing([name], here) and names_missing([name], there) for name in query.names)
