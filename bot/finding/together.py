"""Figures asked for together, "exports and imports", "in 2023 and 2024": each is a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.finding.found import Found
from bot.numbers.periods import asked_years
from bot.questions.kinds import AnswerKind, kind_of
from bot.questions.names import names_in
from bot.questions.operations import operation_of
from bot.questions.query import Query
from bot.questions.sides import sides_of
from bot.reckoning.comparison import compares

_MEASURE = (
    r"(?:exports?|imports?|trade|turnover|revenues?|sales|profits?|loss(?:es)?|incomes?|earnings|investments?|costs?"
    r"|prices?|wages?|salar(?:y|ies)|debts?|budgets?|gdp|populations?|areas?|sizes?|values?|volumes?|growth|shares?"
    r"|lengths?|widths?|heights?|depths?|weights?|speeds?|ages?|capacit(?:y|ies)|outputs?|production|tonnage"
    r"|consumption|harvests?|rates?)"
)
# Of these "A and B" have one each; trade "of A and B" is what they do with each other.
_OF_EACH = (
    r"(?:populations?|areas?|sizes?|lengths?|widths?|heights?|depths?|weights?|ages?|capacit(?:y|ies)|outputs?|costs?"
    r"|prices?|budgets?|gdp|revenues?|sales|profits?)"
)
_ASKS = r"(?:what|how (?:much|large|big|high|great)) (?:is|was|are|were|did|do|does|will|has|have)(?: be)?"
_ARTICLE = r"(?:(?:the|its|their|his|her)\s)"
_OWNER = r"(?:[A-Z][\w-]*(?:\s[A-Z][\w-]*)*['’]s?\s)"
_NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
_THING = rf"(?:(?!and\b)[\w’'-]+\s){{0,2}}?{_MEASURE}"
_MEASURES = re.compile(
    rf"^(?P<stem>.*?\b(?i:{_ASKS})\s{_ARTICLE}?{_OWNER}?)(?P<one>(?i:{_THING}))(?P<own>(?:\s(?:to|from|with)\s{_NAME})?)"
    rf"\sand\s{_ARTICLE}?(?!{_OWNER})(?P<other>(?i:{_THING}))(?P<rest>\b.*)$"
)
_BY_HOW_MUCH = re.compile(
    rf"^(?P<stem>.*?\b(?i:(?:by )?how (?:much|far|fast|strongly) (?:did|have|has|do|does)|at what rates? (?:did|do))\s"
    rf"{_ARTICLE}?{_OWNER}?)(?P<one>(?i:{_THING}))(?P<own>)\sand\s{_ARTICLE}?(?P<other>(?i:{_THING}))(?P<rest>\b.*)$"
)
_ACTS = re.compile(
    r"^(?P<stem>.*\bhow much .*?)(?P<one>\b(?:export|import|sell|buy|earn|spend|produce|consume)(?: to| from)?)"
    r"\sand\s(?P<other>(?:export|import|sell|buy|earn|spend|produce|consume)(?: to| from)?\b)(?P<rest>.*)$",
    re.IGNORECASE,
)
_OF_NAMES = re.compile(
    rf"^(?P<stem>.*\b(?i:{_OF_EACH})\s(?:of|in)\s(?:the\s)?)(?P<one>{_NAME})\sand\s(?:the\s|of\s|in\s)*(?P<other>{_NAME})"
    r"(?P<rest>\b.*)$"
)
_YEARS = re.compile(r"\bin (?P<years>(?:(?:19|20)\d\d, )*(?:19|20)\d\d,? and (?:in )?(?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIFFERS = re.compile(r"\b(?:differ|together|combined|between|than)\b", re.IGNORECASE)
# When it was, of both.
_TIME = re.compile(
    r"\s(?:in|for|during|last|this|by|at the end of)\s(?:the\s)?(?:\w+\s)?(?:\d{4}|year|quarter|month)\b.*$"
)
_FIGURES = frozenset(
    {
        AnswerKind.MONEY,
        AnswerKind.QUANTITY,
        AnswerKind.COUNT,
        AnswerKind.PERCENT,
        AnswerKind.GROWTH,
        AnswerKind.EXPLANATION,
    }
)


def separately(queries: Sequence[Query]) -> tuple[Query, ...]:
    """The questions, each that asks for several figures once for each of them."""
    return tuple(part for query in queries for part in _each(query))


def are_told(findings: Sequence[Found]) -> bool:
    """Whether any of such questions is answered, and each that is by a figure."""
    answered = [found for found in findings if found.answers]
    return bool(answered) and all(found.short or found.is_sum or found.side_by_side for found in answered)


def _each(query: Query) -> tuple[Query, ...]:
    if sides := sides_of(query.focus):
        return tuple(_asking(query, focus) for focus in sides.questions)
    grows = _BY_HOW_MUCH.match(query.focus.rstrip("?. ")) is not None and not _DIFFERS.search(query.focus)
    if query.kind not in _FIGURES or compares(query.focus) or (operation_of(query) is not None and not grows):
        return (query,)
    foci = [one for focus in _of_measures(query.focus) for one in _of_years(focus)]
    return tuple(_asking(query, focus) for focus in foci) if len(foci) > 1 else (query,)


def _of_measures(question: str) -> Iterator[str]:
    """ "What were exports to Italy and imports in 2024?": the one and the other, of the same time."""
    asked = question.rstrip("?. ")
    matches = (pattern.match(asked) for pattern in (_BY_HOW_MUCH, _MEASURES, _ACTS, _OF_NAMES))
    found = next(filter(None, matches), None)
    if found is None:
        yield question
        return
    stem, rest = found["stem"], found["rest"]
    own = found.groupdict().get("own") or ""
    time = _TIME.search(rest)
    yield _of_one(stem, found["one"], own + (time.group() if time else "") if own else rest)
    yield _of_one(stem, found["other"], rest)


def _of_one(stem: str, thing: str, rest: str) -> str:
    """With "is" for "are" before a thing that has no plural."""
    if thing[0].islower() and not thing.endswith("s"):
        stem = re.sub(r"\bare(?=\s(?:\S+\s){0,4}$)", "is", re.sub(r"\bwere(?=\s(?:\S+\s){0,4}$)", "was", stem))
    return f"{stem}{thing}{rest}?"


def _of_years(question: str) -> Iterator[str]:
    """ "In 2023 and 2024": each year by itself."""
    found = _YEARS.search(question)
    if found is None:
        yield question
        return
    for year in _YEAR.findall(found["years"]):
        yield f"{question[: found.start()]}in {year}{question[found.end() :]}"


def _asking(query: Query, focus: str) -> Query:
    return replace(
        query, focus=focus, kind=kind_of(focus), years=asked_years(focus) or query.years, names=names_in(focus)
    )
