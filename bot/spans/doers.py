"""Who does what a noun tells: "the offer of the Chad Fund to lend", "Ana's proposal", of who offered or proposed."""

from __future__ import annotations

import re

from bot.choosing.extract import ShortAnswer
from bot.english.constraints import names_missing
from bot.english.tagging import tagged
from bot.english.words import wider_meanings
from bot.questions.query import Query

NAMED = (
    r"(?:(?!(?:He|She|It|They|We|I|His|Her|Its|Their|The|This|That|Both)\b)[A-Z][\w&’'-]*\w)"
    r"(?:\s(?:(?:and|of|the)\s)*[A-Z][\w&’'-]*\w)*"
)
_WHO_DID = re.compile(
    r"^\W*(?:and |but |so )?who (?:has |had |have |also |first )?(?P<verb>[a-z]{4,}ed|made)\b", re.IGNORECASE
)
_NOUN = r"(?P<noun>[a-z]+(?:\s[a-z]+)?)\b"  # with an adjective, or what follows
_POSSESSIVE = r"(?:his|her|its|their)"
_OWN = re.compile(rf"(?P<owner>{NAMED}?)['’]s?\s{_NOUN}")
_OF = re.compile(rf"\b(?P<noun>[a-z]+)\s(?:of|by|from)\s(?:the\s)?(?P<owner>{NAMED})(?=\s(?:to|that|for)\b|[,.;])")
# "Sousa repeated her offer to lend", "During her visit to the mill, Sousa said".
_BEFORE_OWN = re.compile(rf"(?P<owner>{NAMED})\s(?:[a-z]+\s){{1,2}}{_POSSESSIVE}\s{_NOUN}")
_AFTER_OWN = re.compile(
    rf"^(?:During|On|In|At|After|Before|With|Through)\s{_POSSESSIVE}\s{_NOUN}[^,]*,\s(?P<owner>{NAMED})"
)
_FORMS = (_OWN, _OF, _BEFORE_OWN, _AFTER_OWN)


def doer(query: Query, sentence: str) -> ShortAnswer | None:
    """Whose deed the question's verb is, where the sentence has a noun for it and not the verb."""
    asked = _WHO_DID.match(query.focus)
    if asked is None or asked["verb"].lower() in sentence.lower():
        return None
    deed = wider_meanings(asked["verb"])
    nouns = {word.text for word in tagged(sentence) if word.is_noun}
    for found in (match for form in _FORMS for match in form.finditer(sentence)):
        told = [word for word in found["noun"].split() if word in nouns]
        own = any(not deed.isdisjoint(wider_meanings(word)) for word in told)
        if own and names_missing([found["owner"]], query.focus):
            return ShortAnswer(*found.span("owner"), found["owner"])
    return None
