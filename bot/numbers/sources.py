"""Who a sentence says its figures come from."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME_WORD = r"[A-ZÀ-ÞА-Я][\w’'&.-]*\w|[A-Z]"
_NAME = (
    rf"(?:(?:{_NAME_WORD})(?:\s(?:(?:of|and|for|the|de|on)\s(?:the\s)?)*(?:{_NAME_WORD}))*)"
    r"(?:\s\((?P<{}>[A-Z][\w&-]+)\))?"
)
_ROLE = r"(?:(?:the|its|a|an)\s)?(?:(?:former\s)?(?:[a-z]+\s){0,2}?)?"
_DATA = r"(?:data|figures?|statistics|estimates?|information|calculations|reports?|census|survey)"
_SPEAKS = (
    r"(?:said|says|told|noted|adds?|added|reported|reports|stated|states|stressed|emphasi[sz]ed|announced|estimate[sd]"
    r"|explained|argued|claimed|claims|believes|puts?|pointed|highlighted|focused|expects|forecasts?|predicted|wrote"
    r"|reckons|calculates|calculated)"
)
# Whom an article names once in full and then so.
_BODY = (
    r"(?:ministry|government|bank|company|association|agency|office|institute|committee|authorit(?:y|ies)|service|fund"
    r"|commission|embassy|chamber|operators?|organi[sz]ation|bureau|department|union|group)"
)
_OPENERS = frozenset(
    "The In On At By For From A An And But According As While Since This That These It He She They".split()
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[Aa]ccording to {_ROLE}(?:{_DATA}\s(?:of|from|by)\s)?(?:the\s)?(?P<a>{_NAME.format('a1')})",
        rf"\b[Dd]ata (?:of|from|by)\s(?:the\s)?(?P<b>{_NAME.format('b1')})",
        rf"\b(?:[Ff]igures|[Ss]tatistics|[Ee]stimates) (?:of|from|by)\s(?:the\s)?(?P<c>{_NAME.format('c1')})",
        rf"(?P<d>{_NAME.format('d1')})(?:['’]s?)?\s{_DATA}\s(?:show|indicate|suggest|put)",
        rf"\b(?:said|reported by|quoted by|cited by|reported)\s(?:the\s)?(?P<e>{_NAME.format('e1')})",
        rf"(?P<f>{_NAME.format('f1')})(?:,[^,]{{3,60}},)?\s(?:also\s|further\s)?{_SPEAKS}\b",
        r"[Aa]ccording to (?P<g>the\s(?:[a-z]+\s){0,2}?" + _BODY + r")\b",
        rf"\b(?P<h>[Tt]he\s(?:[a-z]+\s){{0,2}}?{_BODY})\s(?:also\s)?{_SPEAKS}\b",
    )
)


@lru_cache(maxsize=16_384)
def said_by(sentence: str) -> str | None:
    """The source of what a sentence states; an abbreviation in parentheses after its name stands for it."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            letter = next(name for name, value in match.groupdict().items() if len(name) == 1 and value)
            name = (
                match[letter].lower() if letter in "gh" else match.groupdict().get(f"{letter}1") or _bare(match[letter])
            )
            if name and (letter in "gh" or name.split()[0] not in _OPENERS):
                return name
    return None


def _bare(name: str) -> str:
    """The name without the owner in front of it and without words that only open a sentence."""
    words = name.split()
    while words and words[0] in _OPENERS:
        words = words[1:]
    return re.sub(r"['’]s?$", "", " ".join(words))


_PHRASE = re.compile(
    r"^[Aa]ccording to [^,]*?,(?=\s)(?:[^,]{0,60}(?:\([A-Z]\w+\)|[A-Z]\w+),(?=\s[a-z]))?"
    r"|,?\s[Aa]ccording to [^,;]*(?=[,;.]|$)"
    r"|\b[Dd]ata (?:of|from|by) [^,]*? (?:show|indicate|suggest)s?\b(?: that\b)?|,?\s(?:as )?reported by [^,;.]*"
)


@lru_cache(maxsize=16_384)
def without_source(sentence: str) -> str:
    """The sentence with spaces in place of the words that only name its source; all offsets stay."""
    return _PHRASE.sub(lambda match: " " * len(match.group()), sentence)


_TAIL = re.compile(r"\s(?:News|Agency|Media|Press|Daily|Online|International|Group|Inc|Ltd)\b.*$")


def named_publishers(text: str, publishers: frozenset[str]) -> tuple[str, ...]:
    """Those of the publishers that a text names, also without "News Agency" and the like."""
    return tuple(name for name in sorted(publishers) if _mention(name).search(text))


def without_publishers(text: str, publishers: tuple[str, ...]) -> str:
    """A text without the names of these publishers."""
    for name in publishers:
        text = _mention(name).sub(" ", text)
    return text


@lru_cache(maxsize=1024)
def _mention(publisher: str) -> re.Pattern[str]:
    short = _TAIL.sub("", publisher)
    words = re.escape(short.removeprefix("The "))
    return re.compile(
        rf"\b(?:(?:in|by|of|from|to|does|do|on|and)\s)?(?:[Tt]he\s)?{words}(?:['’]s)?(?!\w)", re.IGNORECASE
    )
