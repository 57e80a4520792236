"""So many of so many: "seven of every ten wagons", "one student in three", which no single number of them tells."""

from __future__ import annotations

import re

from bot.english.numerals import WORDS

_WORD = f"(?:{'|'.join(sorted((w for w, n in WORDS.items() if n < 100), key=len, reverse=True))})"
_NUMBER = rf"(?:\d+|{_WORD})"
_BEFORE = re.compile(rf"\b{_NUMBER}\s(?:of|in|out\sof)\s(?:every|each)\s$", re.IGNORECASE)
# "One student in three pays nothing": the word behind is no unit.
_ONE_IN = re.compile(r"\bone\s[a-z]+\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE)
_FIRST = re.compile(rf"{_NUMBER}\b", re.IGNORECASE)
_AFTER = re.compile(rf"\s(?:in|out\sof)\s(?:every\s)?{_WORD}\b(?!\s?(?:percent|per\scent|[a-z]+s\b))", re.IGNORECASE)

# "A six-year contract".
_OF_TIME = re.compile(r"-(?:year|month|week|day|hour|minute|night)\b")
# "Nine of the 62 turbines".
OF_THE = re.compile(
    rf"(?P<of>\s(?:out\s)?of\s(?:(?:all|the|its|their|his|her|our)\s){{1,2}})(?P<all>{_NUMBER})\b(?:\s[a-z-]+s\b)?",
    re.IGNORECASE,
)
PART_OF_THE = re.compile(rf"(?<![\w.,$€£-]){_NUMBER}(?={OF_THE.pattern})", re.IGNORECASE)


def whole_ratio(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The place of a figure with the number that it is said of, or that is said of it."""
    if one := _ONE_IN.search(sentence[:start]):
        number = _FIRST.match(sentence, start)
        return one.start(), number.end() if number else end
    after = _AFTER.match(sentence, end) or OF_THE.match(sentence, end) or _OF_TIME.match(sentence, end)
    before = _BEFORE.search(sentence[:start])
    return (before.start() if before else start, after.end() if after else end)
