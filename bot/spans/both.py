"""Two who did a thing together: "the Arona Bank and Peru's state yard Orbita signed", "she and the mayor Ana Sousa"."""

from __future__ import annotations

import re

from bot.english.names import read_names
from bot.english.tagging import tagged
from bot.questions.kinds import WHO_DID, AnswerKind
from bot.questions.query import Query
from bot.spans.enumeration import Place

_AND = re.compile(r"\sand\s(?:(?:the|its|their|his|her)\s)?(?:[\w-]+(?:['’]s?)?\s){0,5}")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|He|She|It|They|both)(?=\sand\s)")
_CLAUSE = re.compile(r"[,;:]\s|\b(?:that|which|when|after|as|where|while|since)\s")
_STATES = frozenset("VBD VBZ VBP MD VBN".split())


def both_of(query: Query, sentence: str, place: Place) -> Place:
    """Some words that are one of two subjects of a verb, as both; as they are where they are none of such."""
    if query.kind is not AnswerKind.PERSON or not WHO_DID.match(query.focus):
        return place
    names = [(name.start, name.end) for name in read_names(sentence)]
    firsts = [*names, *(match.span() for match in _PRONOUN.finditer(sentence))]
    for first in firsts:
        for last in names:
            new = all(sentence[slice(*one)].lower() not in query.focus.lower() for one in (first, last))
            if first[1] < last[0] and place in (first, last) and new and _act_together(sentence, first, last):
                return first[0], last[1]
    return place


def _act_together(sentence: str, first: Place, last: Place) -> bool:
    """Whether "and" joins two, with no verb before them, and a verb follows."""
    if not _AND.fullmatch(sentence, first[1], last[0]):
        return False
    words = tagged(sentence)
    opening = max((match.end() for match in _CLAUSE.finditer(sentence, 0, first[0])), default=0)
    states = any(word.tag in _STATES for word in words if opening <= word.start < last[0])
    after = next((word for word in words if word.start >= last[1]), None)
    return not states and after is not None and after.tag in _STATES
