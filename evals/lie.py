"""One thing that a lying language model says, and how the figures of a prompt are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.llm.plan import PLAN_RULES
from bot.llm.prompt import NOTHING
from evals.scripted import Script

NO_PLAN = Script(NOTHING)
# A figure of the evidence, to be called by the number that it has in the prompt: "‹$19.9 billion›".
_FIGURE = re.compile(r"‹([^›]+)›")
NOT_THERE = "Q99"


@dataclass(frozen=True)
class Lie:
    """What the server says to a question. false: texts that must not be shown; true: one that must be.

    plan: what it says where it is asked how the question breaks into parts. astray: the answer may cite nothing that
    it does not cite without the model.
    """

    kind: str
    question: str
    script: Script
    false: tuple[str, ...] = ()
    true: str = ""
    history: tuple[str, ...] = ()
    plan: Script = NO_PLAN
    astray: bool = False


def asks_for_a_plan(messages: Sequence[dict[str, Any]]) -> bool:
    """Whether a request is for a plan, by its rules."""
    return bool(messages[0]["content"] == PLAN_RULES)


def with_numbers(text: str, messages: Sequence[dict[str, Any]]) -> str:
    """A text with the number that each figure has in a prompt; one that is not there for those that it lacks."""
    told = {figure: f"Q{number}" for number, figure in _figures(messages)[::-1]}
    return _FIGURE.sub(lambda match: told.get(match[1], NOT_THERE), text)


def _figures(messages: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    return re.findall(r"\bQ(\d+) = (.+?)(?=, Q\d+ = |\.$)", messages[1]["content"], re.MULTILINE)
