"""Names in a sentence that may answer: people, places, and bodies of the kind asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.choosing.nearness import Candidate
from bot.choosing.only_says import only_says
from bot.choosing.where import in_one_list, is_behind, is_of_named
from bot.english.constraints import names_missing
from bot.english.names import Name, read_names, territories
from bot.english.parties import canonical, is_region, read_parties
from bot.questions.kinds import BODY_ASKED, AnswerKind
from bot.questions.left_out import set_aside
from bot.questions.office_holder import said_of
from bot.questions.query import Query
from bot.questions.roles import described, office_of, same_office
from bot.spans.compounds import is_of_asked

# In units of closeness: a name that fits its kind wholly; how well it must fit to be put first.
_NAME_WORTH = 0.2
_LEAST_WORTH = 0.35
_NOUN = re.compile(r"\b(?i:which|what) (?:[A-Z][\w-]+ )?([a-z]{4,})\b")
_OF_OFFICES = frozenset("State Government Parliament Republic Minister President Premier Ministry".split())
_TOWN = re.compile(r"\b(?:city|town|village|port|capital|province|district)\b", re.IGNORECASE)
_WHERE = re.compile(r"^(?:and |but |so )?(?:from |to )?where\b", re.IGNORECASE)
# How much a name that may be a body's is worth where one is asked for; how much one looks like a person or a place.
_BODY = 0.6
_PERSON, _PLACE = 0.8, 0.5
_COUNTRY = re.compile(r"\b(?:which|what) (?:[\w-]+ ){0,2}(?:country|nation|state)\b", re.IGNORECASE)


def named(query: Query, sentence: str) -> list[Candidate]:
    """The names of a sentence that may answer, of the kind asked for."""
    names = read_names(sentence, _known(query, sentence) if query.kind is AnswerKind.PERSON else frozenset())
    names = tuple(name for name in names if not _is_cut(name, sentence) and not _names_none(query, name, sentence))
    worths = [(name, _worth(query, name)) for name in names]
    fitting = [(name, worth) for name, worth in worths if worth > _LEAST_WORTH]
    if query.kind is AnswerKind.PERSON:
        fitting = [pair for pair in fitting if not only_says(query, pair[0], sentence)]
        fitting = [pair for pair in fitting if not _holds_another(query, pair[0], sentence)] or fitting
        fitting = list(_together(fitting, sentence))
    if query.kind is AnswerKind.PLACE and _WHERE.match(query.focus):
        fitting = [pair for pair in in_one_list(fitting, sentence) if is_behind(query, pair[0], sentence)]
    return [Candidate(n.start, n.end, (n.start, n.end), _NAME_WORTH * w) for n, w in fitting]


def _known(query: Query, sentence: str) -> frozenset[str]:
    """Words of the question's names that a sentence has: few, so that the sentence has often been read so before."""
    there = sentence.lower()
    words = (word.lower() for name in query.names for word in re.findall(r"[\w-]+", name))
    return frozenset(word for word in words if word in there)


def _is_cut(name: Name, sentence: str) -> bool:
    """Whether words of the question were cut off its end: "Kassym-Jomart" of who is asked about by the other name."""
    return any(whole.start <= name.start and name.end < whole.end for whole in read_names(sentence))


def _names_none(query: Query, name: Name, sentence: str) -> bool:
    """Whether a name is part of what an office is called ("Head of State"), or of the thing asked about."""
    place = query.kind is AnswerKind.PLACE
    return place and (name.text in _OF_OFFICES or is_of_asked(query, sentence, name.start, name.end))


def _holds_another(query: Query, name: Name, sentence: str) -> bool:
    """Whether a sentence says of somebody that he or she holds another office than the one asked for."""
    asked, said = office_of(query.focus), described(said_of(name, sentence))
    return asked is not None and said is not None and not same_office(asked.asked.removeprefix("the "), said.office)


def _together(people: Sequence[tuple[Name, float]], sentence: str) -> Iterator[tuple[Name, float]]:
    """The people, two that "and" joins as one: "Ana Sousa and Bold Erdene signed"."""
    rest = list(people)
    while rest:
        name, worth = rest.pop(0)
        while rest and sentence[name.end : rest[0][0].start] == " and ":
            other, its = rest.pop(0)
            name, worth = replace(name, end=other.end, text=sentence[name.start : other.end]), max(worth, its)
        yield name, worth


def _worth(query: Query, name: Name) -> float:
    """How well a name fits the kind asked for; "which pipeline" takes a pipeline only, and no name answers itself."""
    if query.kind is AnswerKind.NAME:
        noun = _NOUN.search(query.focus)
        if noun and noun[1] in name.text.lower():
            return 1.0
        body = BODY_ASKED.search(query.focus) is not None and not set_aside(query, name.text)
        return _BODY * (body and _may_be_body(query, name))
    if set_aside(query, name.text):
        return 0.0
    if not any(names_missing([word], query.focus) for word in name.text.split() if word[:1].isupper()):
        return 0.0
    if query.kind is AnswerKind.PERSON:
        return name.person
    if is_of_named(query, name):
        return 0.0
    land = canonical(name.text)
    country = land is not None and not is_region(land)
    if any(party.people for party in read_parties(name.text)) or (country and "region" in query.focus):
        return 0.0
    wrong = _TOWN if land else _COUNTRY
    if wrong.search(query.focus) or (land and is_region(land) and _COUNTRY.search(query.focus)):
        return 0.0
    return name.place


def _may_be_body(query: Query, name: Name) -> bool:
    """Whether a name is one of a company or the like, so far as can be told: of no person, place nor people."""
    land = name.text in territories() or bool(read_parties(name.text))
    return not land and name.person < _PERSON and name.place < _PLACE and name.text.lower() not in query.focus.lower()
