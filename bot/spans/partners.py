"""Countries that do something together, of which each alone is half an answer: "Peru and Chad signed the pact"."""

from __future__ import annotations

import re

from bot.english.constraints import names_missing
from bot.english.parties import read_parties
from bot.english.tagging import tagged
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.spans.enumeration import Place

_ASKS_WHO = re.compile(r"^\W*(?:and |but |so )?who (?!else\b)", re.IGNORECASE)
_JOINS = re.compile(r",? and |, ")
_AHEAD = re.compile(r"\b(?:after|behind|trailing|following)\s(?:only\s)?$")  # "third-largest, after Peru and Chad"
_AFTER = 3  # words between the countries and what they do: "have long since signed"


def with_partners(query: Query, sentence: str, place: Place) -> Place:
    """A country that answers with those named beside it that do the same, or are as far ahead of another; none that the
    question has."""
    if query.kind not in (AnswerKind.PERSON, AnswerKind.PLACE):
        return place
    lands = [(p.start, p.end) for p in read_parties(sentence) if not p.people and names_missing([p.name], query.focus)]
    if place not in lands:
        return place
    first = last = lands.index(place)
    while first and _JOINS.fullmatch(sentence, lands[first - 1][1], lands[first][0]):
        first -= 1
    while last + 1 < len(lands) and _JOINS.fullmatch(sentence, lands[last][1], lands[last + 1][0]):
        last += 1
    start, end = lands[first][0], lands[last][1]
    together = _ASKS_WHO.match(query.focus) and _do(sentence, end)
    if " and " not in sentence[start:end] or not (together or _AHEAD.search(sentence[:start])):
        return place
    return start, end


def _do(sentence: str, end: int) -> bool:
    """Whether a verb follows, so that they are its subject."""
    after = [word for word in tagged(sentence) if word.start >= end][:_AFTER]
    verbs = [place for place, word in enumerate(after) if word.tag in ("VBD", "VBP", "VB", "VBN", "MD")]
    return bool(verbs) and all(word.tag.startswith("RB") for word in after[: verbs[0]])
