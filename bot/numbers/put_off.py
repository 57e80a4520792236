"""Dates that were put off: which one of a sentence still stands, and which stood before."""

from __future__ import annotations

import re

_MOVED = (
    r"(?:postpon\w+|put (?:off|back)|pushed back|set back|mov(?:ed|es)|delay\w*|slip(?:s|ped)?|deferr\w+|reschedul\w+"
    r"|shifted|brought forward)"
)
# What may stand between "until" and a date: "the second half of".
_PART = (
    r"(?:(?:the|early|late|mid|spring|summer|autumn|winter|first|second|third|fourth|last|quarter|half|end|beginning"
    r"|start|middle|of|next|this)[\s-])*"
)
_STANDS = re.compile(
    rf"(?:\b{_MOVED}\b[^.;:]{{0,60}}?\b(?:to|until|till)|\b(?:wait|not)\b[^.;:,]{{0,40}}?\b(?:until|till|before))"
    rf"\s{_PART}$",
    re.IGNORECASE,
)
_PLANNED = r"(?:due|supposed|scheduled|meant|expected|planned|set|foreseen)"
_STOOD = re.compile(
    r"(?:\b(?:originally|initially|at first)\b"
    r"|\b(?:(?:should|ought to) have|had hoped)\b|\b(?:was|were) to\b"
    rf"|\b(?:was|were|had been) {_PLANNED} (?:to|for|in|on|by)\b)"
    rf"[^.;:,]{{0,60}}$|\bto be (?:[a-z]+ )?last\s$|\b{_MOVED}\b[^.;:,]{{0,60}}?\bfrom\s{_PART}$",
    re.IGNORECASE,
)
_ASKS_PLAN = re.compile(
    r"\b(?:originally|initially|at first|(?:should|ought to)\b.*\bhave|(?:was|were|had) .*\b(?:to|for|due|planned)\b)",
    re.IGNORECASE,
)
_ASKS_AHEAD = re.compile(
    r"\bwhen(?:['’]s| is| are| does| do| will| can)\b(?!.*\b(?:was|were|did|had|says?)\b)", re.IGNORECASE
)


def stands(sentence: str, start: int) -> bool:
    """Whether a sentence says that something was put off to the date at a place: "has slipped to spring 2028"."""
    return _STANDS.search(sentence[:start]) is not None


def stood(sentence: str, start: int) -> bool:
    """Whether a date at a place was planned and holds no longer: "should have opened in February"."""
    return not stands(sentence, start) and _STOOD.search(sentence[:start]) is not None


def asks_plan(question: str) -> bool:
    """Whether a question asks for the date that was planned at first."""
    return _ASKS_PLAN.search(question) is not None


def asks_ahead(question: str) -> bool:
    """Whether a question asks when something will be: "when does it open?"."""
    return _ASKS_AHEAD.search(question) is not None
