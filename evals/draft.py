"""Turning a question into a draft case: a person still has to say what the right answer is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import Reader

from bot.types import Answer

TO_DO = "say what a right answer must hold and cite (or answerable: false), and remove `draft`"


def draft(answer: Answer, history: Sequence[str], kind: str) -> str:
    """A YAML list item for `answer`'s question, with the present answer and its quotes as comments."""
    return entry(fields_of(answer, history, kind), [*as_it_is(answer), TO_DO])


def fields_of(answer: Answer, history: Sequence[str], kind: str) -> dict[str, Any]:
    """The fields of a draft case, those that a person has to fill still empty."""
    return {
        "id": _id(answer),
        "kind": kind,
        "question": answer.question,
        "history": list(history),
        "must": [],
        "must_not": [],
        "cite": [],
        "short": [],
        "answerable": True,
        "draft": True,
    }


def as_it_is(answer: Answer) -> list[str]:
    """The answer and its quotes, in lines for comments."""
    return [
        f"status now: {answer.status}",
        *(f"answer now: {line}" for line in answer.answer.splitlines()),
        *(f"cited now: {c.article}, paragraph {c.paragraph}: {c.quote}" for c in answer.citations),
    ]


def entry(fields: dict[str, Any], comments: Sequence[str]) -> str:
    """A YAML list item of these fields under these comments, each on a line of its own."""
    # YAML takes no control character, not even in a comment.
    lines = [f"# {' '.join(Reader.NON_PRINTABLE.sub(' ', comment).split())}" for comment in comments]
    return "\n".join([*lines, yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=110)])


def append(text: str, path: Path) -> None:
    """Add a draft to a file of cases, made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    path.write_text(before + text, encoding="utf-8")


def _id(answer: Answer) -> str:
    words = re.findall(r"[a-z0-9]+", answer.question.lower())[:6]
    return "-".join(["draft", *words, answer.id[:4]])
