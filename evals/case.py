"""Cases: a question with what a right answer says and cites, or why there is none."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from corpus.types import Record


class Kind(StrEnum):
    """What a case tries."""

    SINGLE_FACT = "single_fact"
    NUMBER = "number"
    LIST = "list"
    PARAPHRASE = "paraphrase"
    TWO_ARTICLES = "two_articles"
    CONFLICT = "conflict"
    DERIVED = "derived"
    TEMPORAL = "temporal"
    WHO_SAID = "who_said"
    FOLLOW_UP = "follow_up"
    FALSE_PREMISE = "false_premise"
    TYPO = "typo"
    TELEGRAPHIC = "telegraphic"
    NEAR_MISS = "near_miss"
    OFF_TOPIC = "off_topic"
    INJECTION = "injection"
    OTHER_LANGUAGE = "other_language"


def _is_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression ({error})") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_is_pattern)]


class Cite(Record):
    """Words that the quotes from one article must hold together: one of each group, as they stand there."""

    article: str
    words: tuple[tuple[str, ...], ...]


class Case(Record):
    """One case.

    must: groups of regular expressions, of each group one must match the answer (case is ignored). must_not: none
    may match. cite: what the citations must hold. short: right short answers, for exact match and token F1.
    answerable: whether the articles answer; if not, the right answer is a refusal, and `reason` says why, for
    people. history: earlier questions, oldest first. draft: not counted until a person has stated the right answer.
    """

    id: str
    kind: Kind
    question: str
    history: tuple[str, ...] = ()
    must: tuple[tuple[Pattern, ...], ...] = ()
    must_not: tuple[Pattern, ...] = ()
    cite: tuple[Cite, ...] = ()
    short: tuple[str, ...] = ()
    answerable: bool = True
    reason: str = ""
    draft: bool = False
