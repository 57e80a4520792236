"""Sentences that go on about what the one before them tells of: "It teaches law", "The money is for roads"."""

from __future__ import annotations

import re

from bot.english.tagging import is_common, tagged

_FINITE = frozenset("VBD VBZ VBP MD".split())
_CAPITAL = re.compile(r"\b(?!The\b|A\b|An\b)[A-Z][\w’'-]*")
_PRONOUN = re.compile(r"^[“\"']?(?:he|she|it|they|his|her|its|their|this|that|these|those|such|both)\b", re.IGNORECASE)
# "During that meeting", "Among them".
_LED_PRONOUN = re.compile(
    r"^(?:during|at|in|on|after|before|since|for|with|by|from|under|among|of)\s(?:that|this|these|those|it|them)\b",
    re.IGNORECASE,
)
# Words that open a sentence and stand for nothing named before: "That aside", "This year", "It is hard to sell wool".
_FOR_NOTHING = re.compile(
    r"^[“\"']?(?:(?:this|that)\s(?:aside|said|being said|year|month|week|spring|summer|autumn|fall|winter|season|time"
    r"|morning|evening|afternoon)\b|these days\b|it\s(?:is|was|will be)\s(?:[a-z]+\s){1,3}(?:to|that|who)\b)",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence opens with a word for something that was named before: "It", "During that meeting"."""
    if _FOR_NOTHING.match(sentence):
        return False
    return _PRONOUN.match(sentence) is not None or _LED_PRONOUN.match(sentence) is not None


def opening_of(sentence: str) -> str:
    """The words of a sentence before its first finite verb; all of it where it has none."""
    verb = next((word for word in tagged(sentence) if word.tag in _FINITE), None)
    return sentence[: verb.start] if verb else sentence


def takes_up(sentence: str, before: str) -> bool:
    """Whether a sentence tells more of what stands before it: what it is about has no name that is not there."""
    if leans(sentence):
        return True
    opening = opening_of(sentence)
    if sentence[:1] in "“\"'" or opening in ("", sentence):
        return False
    names = [match for match in _CAPITAL.finditer(opening) if match.start() or not is_common(match.group())]
    return all(match.group() in before for match in names)
