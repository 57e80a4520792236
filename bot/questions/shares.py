"""Shares asked for by a people's name: "How much of the trade is Italian?" is what Italy's share of it is."""

from __future__ import annotations

import re

from bot.english.parties import read_parties

_OF_PEOPLE = re.compile(
    r"^\W*(?:and |but |so )?(?:how much|(?:what|which) (?:part|portion|share|percentage|percent|fraction|proportion))"
    r" of (?P<whole>[^?]+?) (?P<verb>is|are|was|were) (?:actually |really )?(?P<people>[A-Z][\w-]+)\W*$",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"^\W*(?:and |but |so )?how much of (?P<whole>[^?]+?) (?:does|did) (?P<party>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    r" (?:have|hold|make)\W*$",
    re.IGNORECASE,
)


def as_share(question: str) -> str:
    """The question for a country's share where it asks how much is that country's; any other as it stands."""
    if (owner := _HAS.match(question)) and len(read_parties(owner["party"])) == 1:
        return f"What is {owner['party']}'s share of {owner['whole']}?"
    found = _OF_PEOPLE.match(question)
    parties = read_parties(found["people"]) if found else ()
    if found is None or len(parties) != 1 or not parties[0].people:
        return question
    verb = "was" if found["verb"].lower() in ("was", "were") else "is"
    return f"What {verb} {parties[0].name}'s share of {found['whole']}?"
