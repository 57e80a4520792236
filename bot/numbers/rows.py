"""Figures in a row, each told by a name: "Germany with 11,000 TEU, followed by Italy with 6,300 and Poland with 4,100".

What is left out after the first of them is as it was for the one before; only the name is another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.english.names import CAPITAL
from bot.english.parties import canonical, read_parties
from bot.numbers.measures import content
from bot.numbers.subjects import Subject

_NAME = re.compile(rf"(?<![\w$€£¥])(?:{CAPITAL})(?:[\s-](?:{CAPITAL}|\d+\b))*")
# They only say that a row goes on.
LINKS = frozenset(
    content("followed ahead behind trailed next came place sent it this that respectively only just took take takes")
)
_AGAIN = re.compile(
    r"\b(?:it|this|that|they|th(?:e|is|at) (?:figure|sum|number|total|amount|volume|value|share|rate))\b", re.IGNORECASE
)
_MONTH_OR_SO = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|It|This|That|They|In"
    r"|For|From|The|At|And|But|Of|By|To|With)$"
)
# The last name before a figure, when it stands after "and" or a comma: the figure is that name's.
_NEXT_NAME = re.compile(rf"(?:,\s(?:and\s)?|\sand\s)(?:from\s|to\s|in\s|with\s)?(?:the\s)?(?:{CAPITAL})[^,;.]{{0,40}}$")
_BETWEEN = re.compile(r"\bbetween\s[^,;]*$", re.IGNORECASE)
_ROLES = tuple((re.compile(rf"\b(?:{words})\s(?:the\s)?$", re.IGNORECASE), role) for words, role in (
    ("with|between|and", "with"), ("from", "from"), ("to|into|in", "to")
))  # fmt: skip


@lru_cache(maxsize=16_384)
def names_of(text: str) -> frozenset[str]:
    """The terms of the capitalised names of a text."""
    return frozenset(term for name in _names(text) for term in content(name))


def _names(text: str) -> list[str]:
    """The word that opens a sentence is one if it is a country's, or has another after it."""
    found = [match for match in _NAME.finditer(text) if not _MONTH_OR_SO.match(match.group())]
    return [m.group() for m in found if m.start() or " " in m.group() or canonical(m.group())]


def goes_on(own: str, last: Subject, *, bare: bool = False) -> bool:
    """Whether the words before a figure say nothing but a name, or that it is "it", after a figure that has words.

    bare: the figure counts nothing by its own words, and one word more may say what somebody does: "Malta sends 70".
    """
    names = names_of(own)
    others = frozenset(content(own)) - names - last.measure - LINKS
    return bool(names or _AGAIN.search(own)) and len(others) <= bare


def in_place_of(last: Subject, its: str, own: str) -> Subject:
    """What a figure with the words `own` before it is about, after one with the words `its`: its name for the other."""
    replaced = _contrasted(its, own) if names_of(own) else frozenset()
    now = frozenset(party.name for party in read_parties(own))
    old = names_of(its) - names_of(own) if names_of(own) else frozenset()
    return replace(
        last,
        measure=(last.measure - old) | frozenset(names_of(own)),
        parties=(last.parties - replaced) | now,
        sender=_other(last.sender, replaced, now),
        receiver=_other(last.receiver, replaced, now),
    )


def without_next_name(tail: str) -> str:
    """The words between two figures without the name, at their end, that the second one belongs to."""
    match = _NEXT_NAME.search(tail)
    return tail[: match.start()] if match and not _BETWEEN.search(tail[: match.start()]) else tail


def _other(party: str | None, replaced: frozenset[str], now: frozenset[str]) -> str | None:
    return next(iter(sorted(now)), None) if party in replaced else party


def _contrasted(its: str, own: str) -> frozenset[str]:
    """The countries of a figure's words that those of the next one stand for: in the same place of the sentence."""
    there = [party for party in read_parties(its) if not party.people] or list(read_parties(its))
    here = read_parties(own)
    if {party.name for party in here} <= {party.name for party in there}:  # a city's name stands for no country
        return frozenset()
    if len(there) < 2:
        return frozenset(party.name for party in there)
    role = _role(own, here[0].start)
    elsewhere = {party.name for party in there if party.owner or _role(its, party.start) != role}
    found = frozenset(party.name for party in there) - elsewhere
    return found or frozenset(party.name for party in [p for p in there if not p.owner][-1:])


def _role(text: str, place: int) -> str:
    before = text[:place]
    return next((role for pattern, role in _ROLES if pattern.search(before)), "")
