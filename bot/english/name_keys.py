"""Keys of names: one form for a place and its people, and whether two names are one."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.names import territories
from bot.english.words import place_of_people

_LAND = re.compile(r"(?:istan|stan|ia|land|y|a|e|en|an)$")
_PEOPLE = re.compile(r"(?:istanis?|stanis?|[ei]?ans?|ish|ese|is?|ders?|ns?)$")
_WORD = re.compile(r"[^\W_]+")
_STRANGERS = re.compile(r"(?:i?ans?|ese|ish)$")
_STATES = re.compile(r"^(?:United States(?: of America)?|USA?|U\.S\.(?:A\.)?)$")


@lru_cache(maxsize=16_384)
def name_key(word: str) -> str:
    """One form for a place and its people: "Kazakhstan's", "Kazakhstani" and "Kazakh" are "kazakh"."""
    lower = re.sub(r"['’]s?$", "", word.lower())
    if lower == "pm":
        return "premier"
    if known := place_of_people(lower):
        return known
    if lower in _place_stems():
        return lower
    if lower in _place_words():
        return _place_stem(lower)
    bare = _PEOPLE.sub("", lower)
    if bare == lower:
        return lower
    return next((stem for stem in (bare, f"{bare}i", _place_stem(bare)) if stem in _place_stems()), lower)


def is_people(word: str) -> bool:
    """Whether a word names the people or ways of a place: "Italian"."""
    lower = word.lower()
    known = place_of_people(lower)
    return known != lower if known else name_key(word) in _place_stems() and lower not in _place_words()


def is_place(word: str) -> bool:
    """Whether a word names a place of the world or its people, by itself."""
    return (
        place_of_people(word.lower()) is not None or name_key(word) in _place_stems() or word.lower() in _place_words()
    )


@lru_cache(maxsize=16_384)
def same_name(left: str, right: str) -> bool:
    """Whether two names are one: alike at the end, one a part of the other, or one the initials of the other."""
    left, right = (_STATES.sub("America", name) for name in (left, right))
    ours, theirs = ([name_key(word) for word in _WORD.findall(name)] for name in (left, right))
    if not ours or not theirs:
        return left == right
    if _is_people_of(ours[-1], theirs[-1]) or _is_people_of(theirs[-1], ours[-1]):
        return True
    if ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return right in _initials(left) or left in _initials(right)


def _is_people_of(people: str, place: str) -> bool:
    """Whether a word looks like the people of a place that no list knows: "Estavian" of Estavia."""
    bare = _STRANGERS.sub("", people)
    return bare != people and len(bare) >= 4 and place.startswith(bare) and len(place) - len(bare) <= 2


def _initials(name: str) -> tuple[str, str]:
    """With a hyphened word as one and as two: "TITR" is the Trans-Caspian International Transport Route."""
    whole, parts = ("".join(word[0] for word in re.split(cut, name) if word[:1].isupper()) for cut in (r"\s", r"[\s-]"))
    return whole, parts


@lru_cache(maxsize=1)
def _place_words() -> frozenset[str]:
    return frozenset(word.lower() for name in territories() for word in name.split() if word[0].isupper())


@lru_cache(maxsize=1)
def _place_stems() -> frozenset[str]:
    """What is left of places without their endings, and of some whose people are called quite otherwise."""
    return frozenset(_place_stem(word) for word in _place_words() if len(word) > 3)


def _place_stem(word: str) -> str:
    bare = _LAND.sub("", word)
    return bare if len(bare) >= 3 else word
