"""Persons that a text tells of without a name: "a former diplomat"."""

from __future__ import annotations

import re

from bot.questions.kinds import SOMEBODY, WHO_DID, AnswerKind
from bot.questions.query import Query
from index.lexical import terms

_UNNAMED = re.compile(
    rf"\b(?i:(?:an?|one|another)\s(?:(?!(?:by|of|and|that|who|to)\b)[\w-]+\s){{0,3}}?{SOMEBODY})\b(?!\s[A-Z])(?!['’])"
)


def unnamed(query: Query, sentence: str) -> tuple[int, int] | None:
    """Where a sentence has the only person that it tells of, for a question that asks who did something.

    None where it names none such, or where the question has that person itself and wants the name.
    """
    if query.kind is not AnswerKind.PERSON or not WHO_DID.match(query.focus):
        return None
    found = list(_UNNAMED.finditer(sentence))
    if len(found) != 1 or set(terms(found[0].group())) & set(terms(query.focus)):
        return None
    return found[0].span()
