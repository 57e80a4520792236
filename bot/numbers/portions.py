"""Figures of a part of what another one counts: "fourteen of them", "640 of whom"; and what they are parts of."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.quantities import Quantity, read_quantities
from bot.english.ratios import OF_THE, PART_OF_THE
from index.lexical import terms

_ASKS_PART = re.compile(
    r"\bhow (?:many|much) of (?:the|its?|their|his|her|our|these|those|this|that|all)\b", re.IGNORECASE
)
_SUCH = r"(?:of|among)\s(?:them|whom|which|these|those|(?:this|that)(?:\s(?:sum|amount|total|number|money))?)"
_OF_THEM = re.compile(rf"\s{_SUCH}(?=\W|\s(?:is|are|was|were|has|have|had|will)\b)")
_OF_WHOM = re.compile(rf"\b{_SUCH},?\s(?:according\sto\s[^,]+,\s)?(?:[a-z]+\s){{0,2}}$", re.IGNORECASE)
_OF_SUCH = re.compile(rf"\b{_SUCH}", re.IGNORECASE)
_OF_ALL = re.compile(r"^[\W]*(?:Out of|Of)\s(?:(?:the|all|every|some|about|a|possible)\s)*$")
_THEN_PART = re.compile(r",\s(?:[a-z]+\s){0,2}?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|half|none)\b")


def asks_part(question: str) -> bool:
    """Whether it is asked how many of some things, not how many there are."""
    return _ASKS_PART.search(question) is not None


def is_part(quantity: Quantity, sentence: str) -> bool:
    """Whether a figure is told as a part: "fourteen of them"."""
    if not _tells_parts(sentence):
        return False
    start, _ = quantity.shown
    return bool(_OF_THEM.match(sentence, quantity.end) or _OF_WHOM.search(sentence[:start]))


# Each figure of a sentence is looked at, and few sentences tell of any part.
@lru_cache(maxsize=4096)
def _tells_parts(sentence: str) -> bool:
    return _OF_SUCH.search(sentence) is not None


def is_divided(quantity: Quantity, sentence: str) -> bool:
    """Whether a figure is only what a part is told of: the hundred of "Of a hundred exporters, perhaps six know it"."""
    opens = _OF_ALL.match(sentence[: quantity.start]) is not None
    return opens and _THEN_PART.search(sentence, quantity.end) is not None


def is_all_of_part(question: str, quantity: Quantity, sentence: str) -> bool:
    """Whether a figure is the whole of a part that does what is asked: the 62 of "nine of the 62 mills closed"."""
    if " of " not in sentence:
        return False
    for part in PART_OF_THE.finditer(sentence):
        if part.start("all") == quantity.start:
            whole = OF_THE.match(sentence, part.end())
            end = whole.end() if whole else part.end("all")
            own = frozenset(terms(sentence[part.start() : end]))
            said = frozenset(terms(f"{sentence[: part.start()]} {sentence[end:]}"))
            return bool(frozenset(terms(question)) & (said - own))
    return False


def is_as_portioned(question: str, quantity: Quantity, sentence: str) -> bool:
    """Whether a figure is a part where one is asked for and told, and not what that is a part of."""
    if is_part(quantity, sentence):
        return True
    if is_all_of_part(question, quantity, sentence):
        return False
    parts = [other for other in read_quantities(sentence) if is_part(other, sentence)]
    return not is_divided(quantity, sentence) and not (parts and asks_part(question))
