"""Names that only tell which thing of the question's own a sentence speaks of: "Central Asia + Italy" of a summit."""

from __future__ import annotations

import re

from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from index.lexical import terms

_REST = re.compile(r"(?P<joined>(?:\s?[+–]\s?[A-Z][\w-]*)*)[”\"’']?\s(?P<noun>[a-z]+(?:\s[a-z]+)?)")
_OWNS = re.compile(r"['’]s?\s(?P<thing>[a-z-]+)")
_OWNS_NAMED = re.compile(r"['’]s?\s(?:[a-z-]+\s){1,3}(?P<name>[A-Z][\w-]*)")
_OF_WHOM = re.compile(r"\w['’]s?\s|\bof\s[A-Z]")
_JOINED = re.compile(r"\w\s?[+–]\s?$")


def is_of_asked(query: Query, sentence: str, start: int, end: int) -> bool:
    """Whether words that end with a name, `sentence[start:end]`, stand right before what the question asks about.

    Who hosts the summit is not "Central Asia" of "the Central Asia + Italy summit"; but where it is may be "Astana" of
    "the Astana summit".
    """
    if _owns_asked(query, sentence, end):
        return True
    rest = _REST.match(sentence, end)
    if rest is None or not sentence[start:end].split()[-1][0].isupper():
        return False
    joined = bool(rest["joined"]) or _JOINED.search(sentence, 0, start) is not None
    if not joined and query.kind is not AnswerKind.PERSON:
        return False
    return bool(set(terms(rest["noun"])) & set(terms(query.focus)))


def _owns_asked(query: Query, sentence: str, end: int) -> bool:
    """Whether what a name owns is named by the question, but for whose it is ("Who is Ana's father?"), or is what it
    asks the place of: "Where does the oil go?"."""
    named = _OWNS_NAMED.match(sentence, end)
    if named and named["name"] in query.names and not _OF_WHOM.search(query.focus):
        return True
    owned = _OWNS.match(sentence, end) if query.kind is AnswerKind.PLACE else None
    thing = set(terms(owned["thing"])) if owned else set()
    return bool(thing) and thing <= set(terms(query.focus))
