"""Which of several a text speaks of: "the next summit", "the first visit", "the second quarter"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.words import wider_meanings
from index.lexical import terms

# Words for the same place in an order.
_ALIKE = (
    "first inaugural opening initial debut",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "next upcoming coming forthcoming following",
    "last previous latest preceding past earlier former",
    "final closing",
    "largest biggest greatest",
    "smallest",
    "longest",
    "oldest",
    "highest",
    "lowest",
)
_COUNTED = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
_PLACES = {word: words.split()[0] for words in _ALIKE for word in words.split()}
# "The next Central Asia + Italy summit": names may stand between.
_TOLD = re.compile(
    rf"\b(?P<place>(?i:{'|'.join(_PLACES)}))\s(?:(?:[“\"]?[A-Z][\w’'-]*[”\"]?|[+–&-])\s)*(?P<noun>[a-z][a-z-]+)"
)
# "The third-largest trade partner".
RANKED = re.compile(
    r"\b(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[-\s](?:largest|biggest|most important"
    r"|leading)\s(?P<what>(?:[a-z]+\s)?(?!(?:of|in|for|to|after|behind)\b)[a-z]+)"
)


def orders(question: str) -> bool:
    """Whether a question asks about one of several by its place in their order."""
    return bool(_places(question))


def is_same(question: str, text: str) -> bool:
    """Whether a text speaks of what a question tells by its place: of the next summit, if that is asked about."""
    there = _places(text)
    return all(places <= _of_like(noun, there) for noun, places in _places(question).items())


def is_another(question: str, text: str) -> bool:
    """Whether a text counts only others of what a question counts: the second summit, if the first is asked about."""
    there = _places(text)
    told = ((places & _COUNTED, _of_like(noun, there) & _COUNTED) for noun, places in _places(question).items())
    return any(asked and others and not asked <= others for asked, others in told)


def _of_like(noun: str, there: dict[str, frozenset[str]]) -> frozenset[str]:
    """The places told of a noun, or of another word for the same: of the ship, for the vessel."""
    return frozenset(
        place
        for other, places in there.items()
        for place in places
        if other == noun or wider_meanings(noun) & wider_meanings(other)
    )


@lru_cache(maxsize=8192)
def _places(text: str) -> dict[str, frozenset[str]]:
    """Places told of each noun, by its stem."""
    found: dict[str, frozenset[str]] = {}
    for match in _TOLD.finditer(text):
        for noun in terms(match["noun"]):
            found[noun] = found.get(noun, frozenset()) | {_PLACES[match["place"].lower()]}
    return found
