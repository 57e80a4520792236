"""Small knowledge of English words: which mean nearly the same, which the opposite, which hardly anything.

The lists are in words.yaml. A word that none of them holds is known by its stem alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from index.lexical import terms

_FILE = Path(__file__).with_name("words.yaml")
_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non-?|mis)(?=[a-z]{4})")


@dataclass(frozen=True)
class WordLists:
    """What words.yaml holds, by stem.

    forms: word to its first form. meanings: word to the names of its groups. sides: word to the name of its group of
    opposites, opposite: that name to the other side's. peoples: name of a people to that of its place.
    """

    forms: dict[str, str]
    meanings: dict[str, tuple[str, ...]]
    sides: dict[str, str]
    opposite: dict[str, str]
    converse: frozenset[str]
    light: frozenset[str]
    peoples: dict[str, str]
    taking: frozenset[str]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """One form for all forms of a word: "grew" and "growth" are "grow"."""
    lower = word.lower()
    if known := _lists().forms.get(lower):
        return known
    found = terms(lower)
    return _lists().forms.get(found[0], found[0]) if found else lower


@lru_cache(maxsize=65_536)
def meanings(word: str) -> frozenset[str]:
    """Names of the groups of words that mean nearly what this one does, and its own stem."""
    own = stem(word)
    return frozenset((own, *_lists().meanings.get(own, ()), *((side,) if (side := side_of(word)) else ())))


def side_of(word: str) -> str | None:
    """The side of a pair of opposites on which a word stands, by the name of that side; "reopened" is open."""
    known = _lists().sides.get(stem(word))
    return known or (_lists().sides.get(stem(word[2:])) if word[:2].lower() == "re" else None)


def opposite(side: str) -> str:
    """The other side of a pair of opposites."""
    return _lists().opposite[side]


def is_converse(side: str) -> bool:
    """Whether a side and its opposite say the same once the parties change places: "sold to", "bought from"."""
    return side in _lists().converse or _lists().opposite[side] in _lists().converse


def is_taking(side: str) -> bool:
    """Whether who does it takes: "import", "buy"; not "export", "sell"."""
    return side in _lists().taking


def is_light(word: str) -> bool:
    """Whether a word claims nothing of its own."""
    return stem(word) in _lists().light


def place_of_people(word: str) -> str | None:
    """The place that a word in lower case names, or whose people it names; None where no list holds it."""
    return _lists().peoples.get(word)


def without_prefix(word: str) -> str | None:
    """What "un-", "in-", "dis-" and their like turn round: "stable" for "unstable"."""
    lower = word.lower()
    bare = _PREFIX.sub("", lower)
    return bare if bare != lower else None


@lru_cache(maxsize=1)
def _lists() -> WordLists:
    read: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    groups = [group.split() for line in read["forms"].splitlines() for group in line.split("|")]
    forms = {word: group[0] for group in groups for word in group}

    def stemmed(words: str) -> list[str]:
        return [forms.get(word) or forms.get(found, found) for word in words.split() for found in _plain(word)]

    meanings: dict[str, tuple[str, ...]] = {}
    for line in read["meanings"].splitlines():
        group = stemmed(line)
        for word in group:
            meanings[word] = (*meanings.get(word, ()), f"={group[0]}")
    pairs = [[stemmed(side) for side in line.split(" : ")] for line in read["opposites"].splitlines()]
    sides = {word: f"±{side[0]}" for pair in pairs for side in pair for word in side}
    opposite = {f"±{a[0]}": f"±{b[0]}" for pair in pairs for a, b in (pair, pair[::-1])}
    peoples = {
        word: g.split()[0] for line in read["peoples"].splitlines() for g in line.split("|") for word in g.split()
    }
    taking = frozenset(f"±{word}" for word in stemmed(read["taking"]))
    converse = frozenset(f"±{word}" for word in stemmed(read["converse"]))
    return WordLists(forms, meanings, sides, opposite, converse, frozenset(stemmed(read["light"])), peoples, taking)


def _plain(word: str) -> list[str]:
    return terms(word) or [word]
