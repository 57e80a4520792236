"""Who took part in a meeting: "Who else spoke at the summit?", told by the sentence that lists those who did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.choosing.evidence import Evidence
from bot.english.constraints import names_missing
from bot.questions.query import Query
from bot.reckoning.lead import in_front
from bot.spans.enumeration import enumerated, everyone

_EVENT = re.compile(
    r"\b(?P<event>summit|meeting|conference|forum|talks|ceremony|event|session|hearing|congress|panel|dinner|opening"
    r"|signing|gathering|round table)s?\b",
    re.IGNORECASE,
)
# Whatever it is, it may be called so: "also spoke at the event".
_ANY_EVENT = frozenset({"event", "meeting", "gathering"})
_TAKES_PART = re.compile(
    r"\b(?:attend\w*|t(?:ake|akes|ook|aken) part|participa\w+|sp(?:eak|eaks|oke)|address\w*|remarks?|speech(?:es)?"
    r"|present|joined|took the floor)\b",
    re.IGNORECASE,
)
# How far behind the best (score) the sentence that lists them may be.
MARGIN = 0.3


def with_attendance(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the sentence that lists who took part, where that is asked and one is close to the best."""
    if not evidence or attends(query, evidence):
        return evidence
    close = (e for e in evidence if evidence[0].score - e.score <= MARGIN)
    return in_front(next((e for e in close if attends(query, [e])), None), evidence)


@lru_cache(maxsize=256)
def _event_attended(question: str) -> str:
    """The kind of meeting of which a question asks who took part; empty where it asks that of none."""
    asked = _EVENT.search(question)
    return asked["event"].lower() if asked and _TAKES_PART.search(question) else ""


def attends(query: Query, evidence: Sequence[Evidence]) -> bool:
    """Whether it is asked who took part in a meeting, and the first sentence lists several who did."""
    if not evidence or query.years or not (asked := _event_attended(query.focus)):
        return False
    first = evidence[0]
    there = {found["event"].lower() for found in _EVENT.finditer(first.text)}
    passage = first.passage
    around = f"{passage.article_title} {passage.context} {passage.text}"
    return (
        bool(there & {asked, *_ANY_EVENT})
        and _TAKES_PART.search(first.text) is not None
        and (everyone(query, first.text) or enumerated(query, first.text)) is not None
        and not names_missing(query.names, around)
    )
