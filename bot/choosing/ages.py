"""How old people are, as news tells it: "Ana Sousa, 54, an engineer", "a herder of 71", "he is 26"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.choosing.life_dates import births
from bot.english.names import CAPITAL, read_names
from bot.english.quantities import Quantity

_ASKS = re.compile(
    r"\bhow old (?:is|was|are|were|will)\b|\b(?:what|at what|of what|which) age\b|\bwhat (?:is|was) .*\bage\b",
    re.IGNORECASE,
)
_YEARS = r"(?P<age>[1-9]\d?|1[01]\d)"
_PERSON = (
    r"(?:(?:wo)?man|boy|girl|child|youth|mother|father|(?:grand)?(?:son|daughter)|widow(?:er)?|student|monk|nun|chief"
    r"|guide|nurse|captain|[a-z]{2,}(?:ers?|ors?|ists?|ians?|herds?))"
)
_ENDS = r"(?=[,.;:)”\"]|\s(?:and|but|who|when|this|last|next|in)\b|$)"
_NAME = rf"(?P<name>(?:{CAPITAL})(?:\s(?:(?:{CAPITAL})|de|van|von|der|den|bin|al|di|da|del))*)"
_PATTERNS = (
    re.compile(rf"{_NAME}(?:,\s(?:aged\s)?|\s\(){_YEARS}(?=,\s(?!\d)|[);.]|$)"),
    re.compile(rf"\b(?:aged|age|age of)\s{_YEARS}\b(?!\s(?:to|or|and)\s\d|[-–]\d)"),
    re.compile(rf"\b{_YEARS}[-\s]years?[-\s]old\b"),
    re.compile(rf"\b(?:an?|the)\s(?:[a-z-]+\s)?{_PERSON}\sof\s{_YEARS}{_ENDS}"),
    re.compile(rf"(?:\b(?i:he|she)|{_NAME})\s(?:is|was|turn(?:s|ed)|will be)\s(?:now\s|only\s|just\s)?{_YEARS}{_ENDS}"),
    re.compile(rf"\bat\s{_YEARS}{_ENDS}"),
)
_OLD = re.compile(r"(?:\sof\sage|[\s-]old)\b", re.IGNORECASE)
_AGE = re.compile(r"\bage(?:\sof|\sis|\swas|:)?\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
# "How old is the herder?", "… Bertone's nephew?": somebody told by what he is, and not by a name.
_BY_ROLE = re.compile(
    r"\b(?:is|was|are|were|will)\s(?:the|his|her|their|its)\s(?!age\b)|[’']s?\s(?!age\b)[a-z]", re.IGNORECASE
)


@dataclass(frozen=True)
class Age:
    """An age, `text[start:end]`. name: whose it is; empty where somebody told by "he" or by what he is."""

    start: int
    end: int
    name: str


def asks_age(question: str) -> bool:
    """Whether a question asks how old somebody or something is."""
    return _ASKS.search(question) is not None


@lru_cache(maxsize=4096)
def read_ages(text: str) -> tuple[Age, ...]:
    """The ages of people that a text tells, in order."""
    found = {age.start: age for age in reversed(tuple(_read(text)))}
    return tuple(found[start] for start in sorted(found))


def ages_for(question: str, text: str) -> tuple[Age, ...]:
    """Those of them that may answer: of the one who is named, or of anybody where the question names nobody."""
    if _BY_ROLE.search(question):
        return read_ages(text)
    asked = {word for name in read_names(question) if name.start for word in name.text.split()}
    return tuple(age for age in read_ages(text) if not age.name or asked & set(age.name.split()) or not asked)


def births_for(question: str, text: str) -> tuple[tuple[int, int], ...]:
    """The places of the births that may tell the age asked for: of one whom the text names too, if it is of one."""
    asked = {word for name in read_names(question) if name.start for word in name.text.split()}
    told = {word for name in read_names(text) for word in name.text.split()}
    return births(text) if _BY_ROLE.search(question) or not asked or asked & told else ()


def _read(text: str) -> Iterator[Age]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = match.groupdict().get("name") or ""
            yield Age(*match.span("age"), name)


def is_age(quantity: Quantity, sentence: str) -> bool:
    """Whether a length of time is how old something is: "a 300-year-old bridge", "at an age of 40 million years"."""
    return bool(_OLD.match(sentence, quantity.shown[1]) or _AGE.search(sentence[: quantity.shown[0]]))
