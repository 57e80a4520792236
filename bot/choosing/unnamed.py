"""Persons that a text tells of without a name: "a former diplomat", "students"."""

from __future__ import annotations

import re

from bot.english.numerals import WORDS
from bot.english.tagging import is_common, tagged
from bot.questions.kind_words import BODY, SOMEBODY
from bot.questions.kinds import WHO_DID, AnswerKind
from bot.questions.query import Query
from index.lexical import terms

_UNNAMED = re.compile(
    rf"\b(?i:(?:an?|one|another)\s(?:(?!(?:by|of|and|that|who|to)\b)[\w-]+\s){{0,3}}?{SOMEBODY})\b(?!\s[A-Z])(?!['’])"
)
# Many at once, without a number: "Students thronged there", "local fishermen", not "the farmers' union".
_GROUP = re.compile(
    r"(?<![\w-])(?<!\d\s)(?:(?i:some|many|most|several|all)\s)?(?:(?!(?:of|that|these|those)\b)[A-Za-z-]+(?:ic|al|an|ish|ed|ing)\s)?"
    rf"(?i:{SOMEBODY}s|(?:fisher|police|crafts|states|business)?(?:wo)?men|people|children|students|pupils|teachers|doctors"
    r"|physicians|soldiers|priests|monks|settlers|merchants|traders|workers|peasants|raiders|pirates|artists|writers"
    r"|philosophers|geographers|photographers|pilots|volunteers|protesters|residents|villagers|migrants|refugees|slaves"
    r"|nobles|engineers|judges)\b(?!\s[A-Z])(?!['’-])"
)
# Many of them, told by what they are, at the head of a sentence or as those by whom it was done.
_PEOPLE = re.compile(
    r"(?:^\W*(?:[\w-]+\s){0,4}?|\b(?:by|according to)\s(?:[\w-]+\s){0,3}?)"
    r"\b(?P<who>(?i:people|(?:wo)?men|children|students|scholars|dukes|kings|troops|citizens|residents|governments"
    r"|families|nurses)"
    r"|\w{3,}(?:(?<!contain)(?<!pap)(?<!cent)(?<!numb)(?<!memb)(?<!pow)(?<!riv)(?<!oth)ers|(?<!fact)ors|ists|ians))\b"
)
# A body, told by what it is, by which it was done or of which it was got: "paid by the port authority".
_BODY = re.compile(
    rf"\b(?:by|from|of)\s(?:the|an?|its|their|our)\s(?:[\w’'-]+\s){{0,3}}?(?P<who>{BODY}|government|ministry|state|region"
    r"|municipality|council|authority|union|church|foundation|club)\b(?!['’])"
)
# A number of them who did it: "some 40 shepherds marched", "hundreds of women marched".
_COUNTED = re.compile(
    r"\b(?P<who>(?:(?i:some|about|around|nearly|almost|over|more than|at least|up to|roughly|only)\s)?"
    rf"(?:(?:\d[\d,]*|(?i:{'|'.join(word for word in WORDS if word != 'one')}))\s"
    r"|(?i:(?:several\s)?(?:a\s)?(?:dozens?|hundreds?|thousands?)\s(?:of\s)?))"
    r"(?:[a-z-]+\s){0,2}?(?:[a-z]{3,}s|people|(?:wo)?men|children))\s(?P<verb>[a-z]+)\b"
)
_TIMES = re.compile(r"(?:seconds|minutes|hours|days|weeks|months|years|decades|times)$")
_OPENS = re.compile(r"^\W*(?P<name>[A-Z][a-zà-ÿ]{2,})(?:,\s\w+,)?\s(?P<verb>[a-z]+)\b")


def tells_of_people(query: Query, sentence: str) -> bool:
    """Whether somebody in a sentence, without a name or with one that only opens it, may have done what is asked.

    "The dukes used the church", "Galileo was the first": names that no capital tells from other words there.
    """
    if not _asks_who_did(query):
        return False
    asked = set(terms(query.focus))
    opening = _OPENS.match(sentence)
    if opening and not is_common(opening["name"]) and opening["name"] not in query.focus:
        return True
    told = (found["who"] for pattern in (_PEOPLE, _BODY) for found in pattern.finditer(sentence))
    return any(not set(terms(who)) & asked for who in told)


def unnamed(query: Query, sentence: str) -> tuple[int, int] | None:
    """Where a sentence has the only person that it tells of, for a question that asks who did something.

    None where it names none such, or where the question has that person itself and wants the name.
    """
    if not _asks_who_did(query):
        return None
    if counted := _counted(query, sentence):
        return counted
    nouns = {word.start for word in tagged(sentence) if word.is_noun}
    alone = [match for match in _UNNAMED.finditer(sentence) if match.end() + 1 not in nouns]  # "an official visit"
    found = alone or list(_GROUP.finditer(sentence))
    if len(found) != 1 or set(terms(found[0].group())) & set(terms(query.focus)):
        return None
    return found[0].span()


def _counted(query: Query, sentence: str) -> tuple[int, int] | None:
    """Where a sentence has how many did what is asked, by the question's own verb; None for several such."""
    asked = set(terms(query.focus))
    found = [
        match.span("who")
        for match in _COUNTED.finditer(sentence)
        if (verb := terms(match["verb"]))
        and set(verb) <= asked
        and not set(terms(match["who"])) & asked
        and not _TIMES.search(match["who"])
    ]
    return found[0] if len(found) == 1 else None


def _asks_who_did(query: Query) -> bool:
    return query.kind is AnswerKind.PERSON and WHO_DID.match(query.focus) is not None
