"""Whether a question names who has a rank, or asks for that: "Who is Peru's largest partner?" says nothing false."""

from __future__ import annotations

import re

from bot.english.constraints import names_missing
from bot.questions.query import Query

_ASKS_WHICH = re.compile(r"^\W*(?:and |but |so )?(?:which|what|who)\b", re.IGNORECASE)
_OWNER = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*['’]s?\s$")
_OF_OWNER = re.compile(r"^\s(?:of|for)\s(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*)*")


def names_ranked(query: Query, sentence: str, stated: re.Match[str]) -> bool:
    """Whether a question names more than whose partner it is: who has the rank, and does not ask for that."""
    if not _ASKS_WHICH.match(query.focus):
        return True
    rest = f"{_OWNER.sub(' ', sentence[: stated.start()])} {_OF_OWNER.sub(' ', sentence[stated.end() :])}"
    return len(names_missing(query.names, rest)) < len(query.names)
