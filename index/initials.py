"""Initials of long names that the articles never shorten themselves: "LAC" for the "Lisbon Algarve Canal"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
_PART = rf"{_LETTER}[^\W\d_A-Z]+"
_SMALL_WORD = r"(?:(?:of|for)(?: the)?|de|di|del)"
_RUN = rf"{_PART}(?:[ -]{_PART})*"
# "The Fund for Roads and Canals" is one name, "Lower Egypt and Libya" are two.
_NAME = re.compile(rf"(?<![\w-]){_RUN}(?: {_SMALL_WORD} {_RUN}(?:(?<=[a-z]) and {_PART}(?! {_LETTER}))?)*(?![\w-])")
_PARTS = re.compile(rf"(?<![^\W_]){_LETTER}")
# What opens a sentence before a name, and is none of its words.
_OPENING = re.compile(
    r"^(?:The|An?|In|On|At|By|For|From|To|With|Under|Of|As|But|And|So|When|While|If|Since|After|Before|This|That|Its"
    r"|Their|His|Her|Our) "
)
# Shorter names are seldom called by their initials, and those of fewer letters stand for too much.
LEAST = 3


def initials_in(texts: Sequence[str]) -> dict[str, str]:
    """Initials of names of at least LEAST words, each with its name; none that are a word there or of two names."""
    names: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for name in _names(text):
            names["".join(_PARTS.findall(name))].add(name)
    words = _words(texts, names)
    return {short: name for short, (name, *others) in names.items() if not others and short not in words}


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        name = _OPENING.sub("", match.group())
        if len(_PARTS.findall(name)) >= LEAST:
            yield name


def _words(texts: Sequence[str], wanted: Collection[str]) -> set[str]:
    """Those of some words in capitals that stand in the texts, with or without points."""
    found = {word.replace(".", "") for text in texts for word in re.findall(rf"(?:{_LETTER}\.?){{{LEAST},}}", text)}
    return found & set(wanted)
