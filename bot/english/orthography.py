"""British and American spellings of one word."""

from __future__ import annotations

import re

# British and American, each way; endings of verbs and plurals may follow.
_PAIRS = (
    ("our", "or"),
    ("is(?=[ei]|ation)", "iz"),
    ("ys(?=[ei])", "yz"),
    ("ll(?=ed|ing|er)", "l"),
    ("re(?=s?$)", "er"),
    ("ogue", "og"),
    ("sulph", "sulf"),
    ("ence(?=s?$)", "ense"),
    ("mme(?=s?$)", "m"),
    ("inium", "inum"),
    ("ough(?=s?$)", "ow"),
    ("aeo", "eo"),
)
_AHEAD = re.compile(r"\(\?=.*\)")
_RULES = [
    *((re.compile(british), american) for british, american in _PAIRS),
    *(
        (re.compile(american + "".join(_AHEAD.findall(british))), _AHEAD.sub("", british))
        for british, american in _PAIRS
    ),
]


def other_spellings(word: str) -> tuple[str, ...]:
    """How the other side of the Atlantic may write a word in lower case; no list of words, so some are none at all."""
    found = (pattern.sub(other, word) for pattern, other in _RULES)
    return tuple(dict.fromkeys(form for form in found if form != word))
