"""What another one said than who is asked about: "she welcomed “it”, while they asked why"."""

from __future__ import annotations

import re

from bot.questions.query import Query
from index.lexical import terms

_WHO_SAID = re.compile(
    r"^\W*(?:and |but |so )?what (?:did|does|do|has|have|had)\s(?P<who>.+?)\s"
    r"(?:say|said|tell|told|remark(?:ed)?|comment(?:ed)?)\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(r";\s|,?\s(?:while|whereas)\s|,\sbut\s")


def said_another(query: Query, sentence: str, start: int) -> bool:
    """Whether who is asked about stands in another clause than the quotation that begins here."""
    who = _WHO_SAID.match(query.focus)
    breaks = [match.end() for match in _OTHER_CLAUSE.finditer(sentence)]
    if who is None or not breaks:
        return False
    first = max((place for place in breaks if place <= start), default=0)
    last = min((place for place in breaks if place > start), default=len(sentence))
    own, asked = set(terms(sentence[first:last])), set(terms(who["who"]))
    return own.isdisjoint(asked) and not asked.isdisjoint(terms(f"{sentence[:first]} {sentence[last:]}"))
