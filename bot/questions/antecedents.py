"""Whether a question names what its pronouns stand for, so that it needs no question before it."""

from __future__ import annotations

import re

from bot.english.names import read_names
from bot.english.parties import read_parties

_PRONOUN = re.compile(
    r"\b(?:(?P<thing>it|its|itself)|(?P<several>they|them|their|theirs)|(?P<person>he|him|his|she|her|hers))\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:its|their|his|her)\s(?:own\s)?[a-z]", re.IGNORECASE)
# A pronoun that is no owner speaks of what another clause names: "as A told B, what do they …".
_BOUNDARY = re.compile(r"[,;:.–—]\s|\b(?:and|but|or|when|while|after|before|because|although|if|that)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:two|three|four|five|both|several|many|most|all)\s(?:[\w-]+\s){0,3}?[a-z]+s\b", re.I)
_WHO = re.compile(r"^\W*who(?:se)?\b", re.IGNORECASE)
# How much a name must look like a person's.
PERSON = 0.4


def names_its_own(question: str) -> bool:
    """Whether each pronoun of a question has its noun before it in the question; true without any."""
    return all(_has_antecedent(question, found) for found in _PRONOUN.finditer(question))


def _has_antecedent(question: str, pronoun: re.Match[str]) -> bool:
    before = question[: pronoun.start()]
    if not _OWNED.match(question, pronoun.start()) and not _BOUNDARY.search(before):
        return False
    lands = {party.name for party in read_parties(before)}
    people = [name for name in read_names(before) if name.person >= PERSON and not read_parties(name.text)]
    if pronoun["person"]:
        return bool(people) or _WHO.match(before) is not None
    if pronoun["several"]:
        return len(lands) + len(people) > 1 or _SEVERAL.search(before) is not None
    return bool(lands)
