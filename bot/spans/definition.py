"""What a name stands for or is: "What is UNIDO?", "What does UNIDO stand for?", of a sentence that says so."""

from __future__ import annotations

import re

from bot.choosing.extract import ShortAnswer
from bot.english.names import CAPITAL
from bot.questions.query import Query

_NAME = rf"(?:{CAPITAL})(?:\s(?:(?:of|and|the|for)\s)*(?:{CAPITAL}))*"
_ASKS = re.compile(
    rf"^\W*(?:and |but |so )?(?i:what) (?:(?:is|was|are|were) (?:the |an? )?(?P<thing>{_NAME})"
    rf"|(?:does|do|did) (?:the )?(?P<short>{_NAME}) (?:stand for|mean))\W*$"
)
# "The Samruk fund, a holding of the state, …", "Samruk (SKF) is the holding of the state."
_CALLED = r"(?<!\w){name}(?:\s\([^)]*\))?(?:,|\s(?:is|was|are|were))\s(?P<what>(?:an?|the)\s[^,.;()]{{3,80}})(?=[,.;(])"
# "Ana Sousa, a geologist of the Harbour Board, said", "Ana Sousa, who chairs the fair."
_SAID_OF = (
    r"(?<!\w){name}(?:,\s(?:\d\d,\s)?|\s(?:is|was)\s)(?P<what>(?:(?:an?|the)\s|who\s(?!will|had|has|did|sa|told)[a-z]+\s)"
    r"[^,.;()]{{3,80}})(?=[,.;(]|$)"
)


def asks_what_it_is(query: Query) -> bool:
    """Whether a question has a name and wants to know what that is."""
    return _ASKS.match(query.focus) is not None


def defined(query: Query, sentence: str) -> ShortAnswer | None:
    """The full name that initials stand for, or what the sentence calls the name; None where it says neither."""
    asked = _ASKS.match(query.focus)
    if asked is None:
        return None
    name = asked["thing"] or asked["short"]
    full = [other for short, other in query.also if short == name and len(other) > len(name)]
    for other in full:
        if found := re.search(rf"(?<!\w){re.escape(other)}(?=\s\()", sentence):
            return ShortAnswer(*found.span(), found.group())
    called = re.search(_CALLED.format(name=re.escape(name)), sentence)
    return ShortAnswer(*called.span("what"), called["what"]) if called else None


def described_as(name: str, sentence: str) -> ShortAnswer | None:
    """What a sentence says of somebody right behind the name: "a geologist of the Board", "who chairs the fair"."""
    called = re.search(_SAID_OF.format(name=re.escape(name)), sentence)
    return ShortAnswer(*called.span("what"), called["what"]) if called else None
