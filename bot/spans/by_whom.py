"""Who does what a passive verb tells: "the mill, which is being built by the Corkwell Group", of who builds it."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.choosing.extract import ShortAnswer
from bot.choosing.speech import PERSON
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import read_parties
from bot.english.tagging import Word, tagged
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
# "By Ana Sousa, Peru's envoy Bold Erdene and the mayor of Lima": others did it too.
_GOES_ON = re.compile(r"(?:,\s[^;.]*)?,?\sand\s(?:(?:the|an?)\s(?:[a-z-]+\s){0,2}?(?:(?:of|in)\s)?|[a-z-]+\s)?[A-Z]")
_WHENCE = re.compile(r"^[\w-]+(?:-based|['’]s)\s")
_ELSEWHERE = re.compile(r"\b(?:in|at|from|for|of|to|on|with|about|and|or|the|an?)\b")


# "Corkwell has already agreed to build", "Corkwell will build": between who does it and the verb.
_HELPS = re.compile(
    r"^(?:\s(?:will|would|can|could|may|might|must|shall|should|is|was|has|have|had|been|being|to|also|already|now|soon"
    r"|not|first|agreed|plans|intends|wants|[a-z]+ly))*\s$"
)
_HEADS_CLAUSE = re.compile(
    r"(?:^\W*|[,;:–—-]\s(?:(?:and|but|while|as|where|which|that)\s)?|\b(?:that|while|as|where|when)\s)$"
)


def by_whom(query: Query, sentence: str) -> ShortAnswer | None:
    """Who does it by a sentence that tells what is done by somebody, or who does it right before the verb; None where
    it tells that of several."""
    asked = _WHO_DOES.match(query.focus) if query.kind is AnswerKind.PERSON else None
    if asked is None:
        return None
    deed = _deed(asked["verb"])
    words = tagged(sentence)
    helped = {word.start for before, word in pairwise(words) if before.tag == "MD"}  # "will design", tagged as a noun
    done = [word for word in words if (word.is_verb or word.start in helped) and not deed.isdisjoint(_deed(word.text))]
    told = [place for word in done if (place := _agent(word, sentence) or _subject(word, sentence))]
    if len(told) != 1:
        return None
    name = sentence[slice(*told[0])]
    is_people = any(party.people for party in read_parties(name))
    return None if is_people or not names_missing([name], query.focus) else ShortAnswer(*told[0], name)


def _agent(verb: Word, sentence: str) -> tuple[int, int] | None:
    """Where the name of those by whom it is done stands."""
    found = _BY.match(sentence, verb.end) if verb.tag in ("VBN", "VBD") else None
    if found and _GOES_ON.match(sentence, found.end()):
        return None
    return _own(found.span("name"), sentence) if found and not _ELSEWHERE.search(found["kind"]) else None


def _subject(verb: Word, sentence: str) -> tuple[int, int] | None:
    """Where the name stands that opens a clause and has the verb right behind it."""
    for found in re.finditer(NAMED, sentence[: verb.start]):
        if _HELPS.match(sentence[found.end() : verb.start]) and _HEADS_CLAUSE.search(sentence[: found.start()]):
            return _own(found.span(), sentence)
    return None


def _own(place: tuple[int, int], sentence: str) -> tuple[int, int]:
    """A name without what stands before it: "Mayor Ana Sousa", "Ana Sousa and Bold Erdene", "Peru's Hidrosa"."""
    start, end = place
    whence = _WHENCE.match(sentence[start:end])
    start += whence.end() if whence else 0
    people = [name for name in read_names(sentence) if start <= name.start and name.end <= end and name.person > PERSON]
    return people[0].start if people else start, end


def _deed(verb: str) -> frozenset[str]:
    """What a verb means, in whatever form."""
    return meanings(re.sub(r"ied$", "y", verb))  # "supplied", which no list has
