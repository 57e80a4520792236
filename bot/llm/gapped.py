"""A verb that is said once for two: "tea brought in $5 million and coffee $7 million" with the verb in both places.

Only for the checker, like all of bot/llm/plain.py.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tagging import tagged

_SUBJECT = re.compile(r"^(?P<tail>[^,;:.]*?),? (?:and|while|whereas) (?P<who>(?:the |its |their )?[A-Za-z][\w' -]*?) $")
_KINDS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT)
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "VBN")
_LONGEST = 25  # characters of a verb with what belongs to it


def with_verbs(text: str) -> str:
    """A sentence with the verb before each of the figures that it is said of."""
    figures = [q for q in read_quantities(text) if q.kind in _KINDS and q.value is not None]
    words = tagged(text)
    for first, second in reversed(list(pairwise(figures))):
        match = _SUBJECT.match(text[first.end : second.start])
        verbs = [word for word in words if word.tag in ("VBD", "VBZ", "VBP", "VBN") and word.start < first.start]
        if match is None or first.kind is not second.kind or not verbs or not match["who"].strip():
            continue
        helped = len(verbs) > 1 and verbs[-1].start - verbs[-2].end == 1
        verb = verbs[-2] if helped else verbs[-1]
        start, end = first.end + match.start("who"), second.start
        subject = [word for word in words if start <= word.start < end]
        whole = text[verb.start : first.start]
        nominal = subject and subject[-1].is_noun and all(word.tag in _NOUNS for word in subject)
        if nominal and len(whole) <= _LONGEST and not re.search(r"[,;:]|\d", whole):
            text = f"{text[:end]}{whole}{text[end:]}"
    return text
