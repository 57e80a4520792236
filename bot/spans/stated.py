"""Short answers that a sentence states by its build: who says it, which office somebody holds, what is enumerated."""

from __future__ import annotations

import re

from bot.evidence import Evidence
from bot.extract import ShortAnswer
from bot.kinds import WHO_IS_NAME, AnswerKind
from bot.names import read_names
from bot.query import Query
from bot.roles import description_of
from bot.sources import said_by

_DATA = r"(?:figures?|data|statistics|numbers?|estimates?|information|calculations?)"
_BODIES = (
    r"(?:body|bodies|outlet|agency|office|ministry|institution|authority|organi[sz]ation|source|publication|newspaper"
    r"|bank|centre|center|department)"
)
_REPORTED = r"(?:report(?:s|ed)?|publish(?:es|ed)?|release[sd]?|provide[sd]?|compile[sd]?|credited|cited|issued)"
# "Whose figures say that …?", "Who published that number?", "Where does the estimate come from?", "According to whom?"
_ASKS_SOURCE = re.compile(
    rf"\bwhose (?:[a-z]+ )?{_DATA}\b|\baccording to (?:whom|which|what)\b"
    rf"|\b(?:who|(?:which|what) (?:[a-z]+ ){{0,2}}{_BODIES})\b(?: [a-z]+){{0,3}} {_REPORTED}\b"
    rf"|\bwhere (?:do|does|did)\b.*\b{_DATA}\b.*\bcomes? from\b"
    rf"|\b(?:source|origin) of (?:the|this|that|these) (?:[a-z]+ )?{_DATA}\b",
    re.IGNORECASE,
)
_ASKS_OFFICE = re.compile(
    r"\b(?:what|which) (?:office|post|position|job|role|title|function)\b.*\b(?:hold|holds|held|have|has|occup\w+)\b",
    re.IGNORECASE,
)
# Several are asked for: "which countries", "where are the refineries".
_ASKS_SEVERAL = re.compile(
    r"\b(?:which|what|where are the|where were the) (?:[\w-]+ ){0,3}?"
    r"(?:countries|states|nations|cities|towns|ports|companies|firms|banks|refineries|plants|republics|places|regions)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&’'-]*\w"
_OF_BODY = re.compile(rf"\s(?:of|for)\s(?:the\s)?{_NAME}(?:\s(?:(?:and|of|the|for)\s)*{_NAME})*")
_ENUMERATED = re.compile(r"^(?:, (?:and |or )?| and | or )(?:the )?$")


def asks_source(query: Query) -> bool:
    """Whether a question asks who a figure or report comes from."""
    return _ASKS_SOURCE.search(query.focus) is not None


def stated(query: Query, evidence: Evidence) -> ShortAnswer | None:
    """The words of a sentence that answer by its build; None where the question is of no such kind."""
    if asks_source(query):
        return _place(said_by(evidence.text), evidence.text)
    if WHO_IS_NAME.match(query.focus) or _ASKS_OFFICE.search(query.focus):
        found = next(filter(None, (description_of(name, evidence.text) for name in query.names)), None)
        return _with_body(_place(found.office if found else None, evidence.text), evidence.text)
    if query.kind in (AnswerKind.LIST, AnswerKind.PLACE, AnswerKind.NAME) and _ASKS_SEVERAL.search(query.focus):
        return _enumeration(query, evidence.text)
    return None


def _place(words: str | None, sentence: str) -> ShortAnswer | None:
    """Some words where they stand in a sentence, in its own letters."""
    found = re.search(rf"\b{re.escape(words)}(?!\w)", sentence, re.IGNORECASE) if words else None
    return ShortAnswer(found.start(), found.end(), found.group()) if found else None


def _with_body(office: ShortAnswer | None, sentence: str) -> ShortAnswer | None:
    """An office with what it is of: "Head of the Harbour Department"."""
    if office is None:
        return None
    body = _OF_BODY.match(sentence, office.end)
    end = body.end() if body else office.end
    return ShortAnswer(office.start, end, sentence[office.start : end])


def _enumeration(query: Query, sentence: str) -> ShortAnswer | None:
    """The longest run of names that commas and "and" join, none of which the question has; None without one."""
    names = [name for name in read_names(sentence) if name.text.lower() not in query.focus.lower()]
    runs: list[list[tuple[int, int]]] = []
    for name in names:
        if runs and _ENUMERATED.match(sentence[runs[-1][-1][1] : name.start]):
            runs[-1].append((name.start, name.end))
        else:
            runs.append([(name.start, name.end)])
    longest = max(runs, key=len, default=[])
    if len(longest) < 2:
        return None
    start, end = longest[0][0], longest[-1][1]
    return ShortAnswer(start, end, sentence[start:end])
