"""Dates and people of the opposite of what is asked: "dredging, which began in May", of when it will be finished; who
"welcomed it", of who is against it."""

from __future__ import annotations

import re

from bot.english.tagging import Word, tagged
from bot.english.words import opposite, wider_side

_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas|though|which|who|after|before)\s")
# Rises and falls, and who agrees with whom, are told of by the figures and people.
_SIDES = frozenset(
    side for word in ("begin", "end", "build", "destroy", "enter", "leave") if (side := wider_side(word)) is not None
)
_REFUSES = wider_side("refuse")
_STANCES = frozenset({_REFUSES, wider_side("agree"), wider_side("criticize")}) - {None}
_AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
_AUXILIARIES = frozenset("is are was were be been being am has have had having do does did".split())
_NO_ACT = ("NN", "NNS", "NNP", "IN", "RB")


def is_of_opposite(question: str, sentence: str, start: int) -> bool:
    """Whether what stands at a place is told of a verb that says the opposite of the question's words."""
    asked = {side for word in tagged(question) if (side := wider_side(word.text)) in _SIDES}
    if not asked:
        return False
    verbs = [word for word in tagged(sentence) if _acts(word)]
    opens = max((match.end() for match in _CLAUSE.finditer(sentence, 0, start)), default=0)
    before = [word for word in verbs if opens <= word.start < start]
    verb = before[-1] if before else next((word for word in verbs if word.start > start), None)
    side = wider_side(verb.text) if verb else None
    return side is not None and side not in asked and opposite(side) in asked


def takes_other_side(question: str, sentence: str, end: int) -> bool:
    """Whether somebody whose name ends here is said to be for what it is asked who is against, or the reverse."""
    asked = {side for word in tagged(question) if (side := wider_side(word.text)) in _STANCES}
    asked |= {_REFUSES} if _AGAINST.search(question) else set()
    breaks = _CLAUSE.search(sentence, end)
    verb = next((word for word in tagged(sentence) if word.start >= end and _acts(word)), None)
    if not asked or verb is None or (breaks and breaks.start() < verb.start):
        return False
    side = wider_side(verb.text)
    return side in _STANCES and side not in asked


def _acts(word: Word) -> bool:
    """Whether a word is a verb of its own, as far as can be told: "should complete" may be tagged as an adjective."""
    if word.is_verb:
        return word.text.lower() not in _AUXILIARIES
    return word.tag not in _NO_ACT and wider_side(word.text) in _SIDES
