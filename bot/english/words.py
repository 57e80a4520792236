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
_MORE_OR_LESS = {"±rise": True, "±fall": False, "±high": True, "±low": False, "±large": True, "±small": False}
_MORE_OR_LESS |= {"±before": True, "±after": False}  # "ahead of", "behind"
# What makes nouns of verbs, as it is left by the stemmer, and how long a verb is at least.
_ENDINGS = ("eri", "ment", "ion", "at", "anc", "enc", "al", "er", "or", "i", "ant")
_SHORTEST = 3
_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non-?|mis)(?=[a-z]{4})")


@dataclass(frozen=True)
class WordLists:
    """What words.yaml holds, by stem.

    forms: word to its first form; families: the same of all forms with one stem. meanings: word to the names of its
    groups. sides: word to the name of its group of opposites, opposite: that name to the other side's. peoples: name of
    a people to that of its place. framing: words that only present what is said, carrying: verbs that do.
    """

    forms: dict[str, str]
    meanings: dict[str, tuple[str, ...]]
    sides: dict[str, str]
    opposite: dict[str, str]
    converse: frozenset[str]
    light: frozenset[str]
    peoples: dict[str, str]
    taking: frozenset[str]
    givers: frozenset[str]
    takers: frozenset[str]
    acts: dict[str, str]
    wider: dict[str, tuple[str, ...]]
    wider_sides: dict[str, str]
    framing: frozenset[str]
    carrying: frozenset[str]
    families: dict[str, str]


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


@lru_cache(maxsize=16_384)
def wider_meanings(word: str) -> frozenset[str]:
    """Its meanings and those that only rewordings need: what the reader was fitted with must not move."""
    own = stem(word)
    wider = [*_lists().wider.get(own, ()), *((f"={act}-act",) if (act := act_of(word)) else ())]
    if family := _family(word):
        wider += [family, *_lists().meanings.get(family, ()), *_lists().wider.get(family, ())]
    side = wider_side(word)
    return frozenset((*(key for key in meanings(word) if key != side_of(word)), *wider, *((side,) if side else ())))


def is_framing(word: str) -> bool:
    """Whether a word only presents what is said: "represents", "respectively"."""
    return stem(word) in _lists().framing


def is_carrying(word: str) -> bool:
    """Whether a verb carries a sentence without telling of an act of its own: "goes", "received"."""
    return stem(word) in _lists().carrying


def _family(word: str) -> str | None:
    """The first form of the family of a word that no list has as it is: "operate" of "operating", "deliver" of
    "delivery".
    """
    own = stem(word)
    if own in _lists().meanings or own in _lists().wider or own in _lists().sides or own in _lists().wider_sides:
        return None
    if known := _lists().families.get(own):
        return known
    bases = (own.removesuffix(ending) + more for ending in _ENDINGS if own.endswith(ending) for more in ("", "e"))
    return next((base for base in bases if len(base) > _SHORTEST and base in _lists().meanings), None)


def wider_side(word: str) -> str | None:
    """The same of sides."""
    own = stem(word)
    if own in _lists().wider_sides:
        return _lists().wider_sides[own] or None
    return side_of(word) or (side_of(word[:-3]) if word.endswith("est") else None)


def opposite(side: str) -> str:
    """The other side of a pair of opposites."""
    return _lists().opposite[side]


def is_converse(side: str) -> bool:
    """Whether a side and its opposite say the same once the parties change places: "sold to", "bought from"."""
    return side in _lists().converse or _lists().opposite[side] in _lists().converse


def is_taking(side: str) -> bool:
    """Whether who does it takes: "import", "buy"; not "export", "sell"."""
    return side in _lists().taking


def gives(word: str) -> bool:
    """Whether who does it, or is called so, lets another have something: "sell", "exporter"."""
    return stem(word) in _lists().givers


def takes(word: str) -> bool:
    """Whether who does it, or is called so, gets something of another: "buy", "importer"."""
    return stem(word) in _lists().takers


def is_transfer(word: str) -> bool:
    """Whether something passes from one to another by it."""
    return gives(word) or takes(word)


def act_of(word: str) -> str | None:
    """What an act is called by whatever verb it is told: "beat" for "defeated"; "more" for "exceeds"."""
    return _lists().acts.get(word.lower()) or _lists().acts.get(stem(word))


def comparing(word: str) -> bool | None:
    """True of a word for more ("more", "ahead", "higher"), False of one for less, None of any other."""
    return more_or_less("±low" if word == "cheaper" else side_of(word))


def more_or_less(side: str | None) -> bool | None:
    """The same of the side on which a word is."""
    return _MORE_OR_LESS.get(side) if side else None


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
    wider: dict[str, tuple[str, ...]] = {}
    for line in read["wider"].splitlines():
        group = stemmed(line)
        for word in group:
            wider[word] = (*wider.get(word, ()), f"={group[0]}-wide")
    pairs = [[stemmed(side) for side in line.split(" : ")] for line in read["opposites"].splitlines()]
    sides = {word: f"±{side[0]}" for pair in pairs for side in pair for word in side}
    opposite = {f"±{a[0]}": f"±{b[0]}" for pair in pairs for a, b in (pair, pair[::-1])}
    more = [[stemmed(side) for side in line.split(" : ")] for line in read["wider_opposites"].splitlines()]
    for pair in more:
        for ours, theirs in (pair, pair[::-1]):
            opposite.setdefault(f"±{ours[0]}", f"±{theirs[0]}")
    wider_sides = {word: f"±{side[0]}" for pair in more for side in pair for word in side}
    wider_sides |= dict.fromkeys(stemmed(read["unsided"]), "")
    peoples = {
        word: g.split()[0] for line in read["peoples"].splitlines() for g in line.split("|") for word in g.split()
    }
    taking = frozenset(f"±{word}" for word in stemmed(read["taking"]))
    converse = frozenset(f"±{word}" for word in stemmed(read["converse"]))
    acts = {
        form: line.split()[0] for line in read["acts"].splitlines() for w in line.split() for form in (w, *stemmed(w))
    }
    light = frozenset(stemmed(read["light"]))
    framing, carrying = (frozenset(stemmed(read[name])) for name in ("framing", "carrying"))
    listed = meanings.keys() | wider.keys() | sides.keys() | light
    families = {found: forms[word] for word in forms for found in _plain(word) if found not in listed}
    givers, takers = (
        frozenset((*stemmed(read[name]), *(form for word in read[name].split() for form in _plain(word))))
        for name in ("givers", "takers")
    )
    return WordLists(
        forms,
        meanings,
        sides,
        opposite,
        converse,
        light,
        peoples,
        taking,
        givers,
        takers,
        acts,
        wider,
        wider_sides,
        framing,
        carrying,
        families,
    )


def _plain(word: str) -> list[str]:
    return terms(word) or [word]
