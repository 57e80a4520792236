"""Who does what a passive verb tells: "the mill, which is being built by the Corkwell Group", of who builds it."""

from __future__ import annotations

import re

from bot.choosing.extract import ShortAnswer
from bot.choosing.speech import PERSON
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import read_parties
from bot.english.tagging import tagged
from bot.english.words import meanings
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.spans.doers import NAMED

_WHO_DOES = re.compile(
    r"^\W*(?:and |but |so )?who (?:(?:is|was|are|were|has|have|had|will|would|can|could|also) ){0,2}"
    r"(?P<verb>[a-z]{3,})\b(?!\sby\b)",
    re.IGNORECASE,
)
# "By the Turkish operator Corkwell", "by Porto-based Corkwell".
_BY = re.compile(
    r"\sby\s(?:(?:the|an?)\s)?(?P<kind>(?:[A-Z][\w-]+\s(?!(?:and|or|of|the|in|for|at)\b)[a-z]+\s(?:[a-z]+\s)?)?"
    rf"(?:[a-z-]+\s){{0,3}}?)(?P<name>{NAMED})"
)
_WHENCE = re.compile(r"^[\w-]+(?:-based|['’]s)\s")
_ELSEWHERE = re.compile(r"\b(?:in|at|from|for|of|to|on|with|about|and|or|the|an?)\b")


def by_whom(query: Query, sentence: str) -> ShortAnswer | None:
    """Who does it by a sentence that tells what is done by somebody; None where it tells that of several."""
    asked = _WHO_DOES.match(query.focus) if query.kind is AnswerKind.PERSON else None
    if asked is None:
        return None
    deed = _deed(asked["verb"])
    done = [word for word in tagged(sentence) if word.tag in ("VBN", "VBD") and not deed.isdisjoint(_deed(word.text))]
    told = [found for word in done if (found := _BY.match(sentence, word.end)) and not _ELSEWHERE.search(found["kind"])]
    if len(told) != 1:
        return None
    start, end = told[0].span("name")
    whence = _WHENCE.match(sentence[start:end])
    start += whence.end() if whence else 0
    people = [name for name in read_names(sentence) if start <= name.start and name.end <= end and name.person > PERSON]
    start = people[0].start if people else start  # "Mayor Ana Sousa", "Ana Sousa and Bold Erdene"
    name = sentence[start:end]
    is_people = any(party.people for party in read_parties(name))
    return None if is_people or not names_missing([name], query.focus) else ShortAnswer(start, end, name)


def _deed(verb: str) -> frozenset[str]:
    """What a verb means, in whatever form."""
    return meanings(re.sub(r"ied$", "y", verb))  # "supplied", which no list has
