"""Names that only tell which thing of the question's own a sentence speaks of: "Central Asia + Italy" of a summit."""

from __future__ import annotations

import re

from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from index.lexical import terms

_REST = re.compile(r"(?P<joined>(?:\s?[+–]\s?[A-Z][\w-]*)*)[”\"’']?\s(?P<noun>[a-z]+(?:\s[a-z]+)?)")
_JOINED = re.compile(r"\w\s?[+–]\s?$")


def is_of_asked(query: Query, sentence: str, start: int, end: int) -> bool:
    """Whether words that end with a name, `sentence[start:end]`, stand right before what the question asks about.

    Who hosts the summit is not "Central Asia" of "the Central Asia + Italy summit"; but where it is may be "Astana" of
    "the Astana summit".
    """
    rest = _REST.match(sentence, end)
    if rest is None or not sentence[start:end].split()[-1][0].isupper():
        return False
    joined = bool(rest["joined"]) or _JOINED.search(sentence, 0, start) is not None
    if not joined and query.kind is not AnswerKind.PERSON:
        return False
    return bool(set(terms(rest["noun"])) & set(terms(query.focus)))
