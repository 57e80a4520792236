"""A follow-up that turns a question round: "And in the opposite direction?", after what a country buys of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.parties import Party, read_parties
from bot.questions.names import PAIR

# Where no article has "versa", the spelling of it is repaired.
_ROUND = re.compile(
    r"^\W*(?:(?:and|but|so|what about|how about)[\s,]+)*(?:(?:in|into) )?(?:the )?"
    r"(?:(?:opposite|other|reverse) (?:direction|way(?: (?:a)?round)?)|vice vers[ae]|conversely)"
    r"(?:,? (?:in |for |during )?(?:that|the) same (?:year|period|time)|,? same (?:year|period))?\W*$",
    re.IGNORECASE,
)


def turned_round(part: str, earlier: Sequence[str]) -> str:
    """The question before with its two countries in each other's place, where this asks for it; else this one.

    earlier: the questions before, oldest first.
    """
    if not earlier or not _ROUND.match(part):
        return part
    before = earlier[-1]
    parties = read_parties(before)
    if len(parties) != PAIR or parties[0].name == parties[1].name:
        return part
    one, other = parties
    return (
        f"{before[: one.start]}{_in_form_of(one, other.name)}{before[one.end : other.start]}"
        f"{_in_form_of(other, one.name)}{before[other.end :]}"
    )


def _in_form_of(party: Party, name: str) -> str:
    """Another country in the form of one: "Peru's" for "Italy's" and for "Italian"."""
    return f"{name}'s" if party.owner or party.people else name
