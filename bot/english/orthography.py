"""British and American spellings of one word."""

from __future__ import annotations

import re

# British and American, each way; endings of verbs and plurals may follow.
_STEM = r"(?:(?<=[aeiou]\w)|(?<=[aeiou]\w\w)|(?<=[aeiou]\w\w\w))"  # "harbour" and "odour", but not "four"
_PAIRS = (
    (rf"{_STEM}our", "or"),
    ("is(?=[ei]|ation)", "iz"),
    ("ys(?=[ei])", "yz"),
    ("ll(?=ed|ing|er)", "l"),
    ("re(?=s?$)", "er"),
    ("ogue", "og"),
    ("sulph", "sulf"),
    ("ence(?=s?$)", "ense"),
    ("mme(?=s?$)", "m"),
    ("inium", "inum"),
    ("plough", "plow"),
    ("aeo", "eo"),
)
_AHEAD = re.compile(r"\(\?=.*\)")


def _turned(british: str, american: str) -> tuple[re.Pattern[str], str]:
    """The rule the other way, with what must stand before and behind."""
    stem = _STEM if british.startswith(_STEM) else ""
    plain = british.removeprefix(stem)
    return re.compile(stem + american + "".join(_AHEAD.findall(plain))), _AHEAD.sub("", plain)


_RULES = [
    *((re.compile(british), american) for british, american in _PAIRS),
    *(_turned(british, american) for british, american in _PAIRS),
]


def other_spellings(word: str) -> tuple[str, ...]:
    """How the other side of the Atlantic may write a word in lower case; no list of words, so some are none at all."""
    found = (pattern.sub(other, word) for pattern, other in _RULES)
    return tuple(dict.fromkeys(form for form in found if form != word))
