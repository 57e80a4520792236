"""Countries that a question asks for all of, which an article may name in running prose."""

from __future__ import annotations

import re

from bot.english.parties import countries
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query

_COUNTRIES = re.compile(r"\b(?:which|what|list|name)\b(?:\s[\w-]+){0,3}\s(?:countries|states|nations)\b", re.IGNORECASE)


def asks_countries(query: Query) -> bool:
    """Whether all countries are asked for of which something is true."""
    return query.kind is AnswerKind.LIST and _COUNTRIES.search(query.focus) is not None


def new_countries(query: Query, text: str) -> frozenset[str]:
    """The countries of a text that the question does not name."""
    return countries(text) - countries(query.focus)
