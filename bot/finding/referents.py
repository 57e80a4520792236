"""Whom or what a question's "he", "there" or "their" stands for: what an earlier question, asked again, tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.choosing.evidence import Evidence, before
from bot.english.constraints import names_missing
from bot.english.names import Name, read_names
from bot.questions.dialogue import refers_to, with_person
from bot.questions.kinds import WHO_IS_NAME, AnswerKind, kind_of
from bot.questions.office_holder import said_of
from bot.questions.query import Query, query_of, with_referents
from bot.questions.roles import in_plain_words
from index.lexical import terms

if TYPE_CHECKING:
    from bot.finding.found import Found

# How many names of an earlier question's best sentence may stand for "they" or "there".
REFERENTS = 4
# How much a name looks like a person's.
PERSON = 0.4
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_KINDS = {
    "person": (AnswerKind.PERSON,),
    "place": (AnswerKind.PLACE,),
    "thing": (AnswerKind.PLACE, AnswerKind.PERSON, AnswerKind.NAME),
}


def earlier_of(query: Query, number: int) -> Query:
    """The earlier question of that number, 0 for the oldest, in its own place of the conversation."""
    return replace(query_of(query.history[number], query.history[:number]), scope=query.scope)


def referring(query: Query, ask: Callable[[Query], Found]) -> Query:
    """With the names that its "he" or "there" stands for, found by asking an earlier question once more."""
    wanted = refers_to(query.focus)
    if wanted is None or not query.earlier:
        return query
    earlier = [earlier_of(query, number) for number in reversed(range(len(query.history)))]
    fitting = [one for one in earlier if one.kind in _KINDS[wanted] or one.role] or earlier[:1]
    first = fitting[0]
    asked_who = WHO_IS_NAME.match(first.focus) if wanted == "person" else None
    if asked_who and len(first.names) == 1 and (named := with_person(query.focus, asked_who["who"])):
        plain = in_plain_words(named)
        return replace(query, focus=plain, kind=kind_of(plain), context="", names=(*query.names, asked_who["who"]))
    if wanted != "thing" and first.names and first.kind not in _KINDS[wanted]:
        return query  # the name is in the context
    found = ask(first)
    referents = _referents(found, wanted)
    known = len(referents) == 1 and (referents[0] in found.evidence[0].text or referents[0] == _named_beside(found))
    told = wanted == "person" and known
    named = with_person(query.focus, referents[0]) if told else None
    if named is not None:  # the question stands by itself
        return replace(query, focus=named, context="", names=(*query.names, *referents))
    return with_referents(query, referents) if referents else query


def without_supplied(query: Query) -> str:
    """The question without names that it was not asked with."""
    supplied = [re.escape(name) for name in query.names if name not in query.text]
    return re.sub("|".join(supplied), "", query.focus) if supplied else query.focus


def _referents(found: Found, wanted: str) -> tuple[str, ...]:
    """Whom or what a question was answered with: its short answer, or the new names of its best sentence."""
    if not found.evidence:
        return ()
    best, earlier = found.evidence[0], found.query
    asks_who = earlier.kind is AnswerKind.PERSON or earlier.role is not None
    if asks_who and not found.answers:
        return ()  # nobody is known to be meant
    if wanted == "person" and asks_who and (person := _named_beside(found) or _person(best, earlier)):
        return (person,)
    if best.short and earlier.kind in _KINDS["thing"]:
        return (best.short.text,)
    if earlier.names:
        return ()  # its words are searched as they stand
    new = [name.text for name in read_names(best.text) if name.text not in earlier.focus]
    return tuple(dict.fromkeys(new))[:REFERENTS]


def _named_beside(found: Found) -> str | None:
    """Who was answered where another sentence than the best one names him: the speaker of a quoted one."""
    short = found.short
    return short.text if short and short.text not in found.evidence[0].text else None


def _person(best: Evidence, earlier: Query) -> str | None:
    """The person of a sentence that is called what the question asks for, most of all; where it only has "he", the
    last one named before it."""
    people = [name for name in _people(best.text) if names_missing([name.text], earlier.focus)]
    if not people and _PRONOUN.search(best.text):
        people = [name for sentence in before(best.article, best.span.start) for name in _people(sentence)][-1:]
    asked = set(terms(earlier.focus))
    called = sorted(people, key=lambda name: -len(asked & set(terms(said_of(name, best.text)))))
    return called[0].text if called else None


def _people(text: str) -> list[Name]:
    return [name for name in read_names(text) if name.person >= PERSON]
