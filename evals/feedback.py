"""Draft cases made of readers' feedback: each question once, with what was said of its answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.feedback import Feedback
from bot.types import Answer, Status
from evals.case import Case, Kind
from evals.draft import TO_DO, as_it_is, entry, fields_of
from evals.load_cases import load_cases

CONFIRM = "a reader liked this answer, so it is taken for right: see whether it is, and remove `draft`"


def drafts(feedback: Sequence[Feedback], known: Iterable[Case] = ()) -> tuple[str, ...]:
    """A YAML list item for each question, with its history, that no case of `known` asks; the newest answer counts.

    Where readers liked that answer and none disliked it, the draft says already what it holds and cites.
    """
    asked: dict[tuple[str, ...], list[Feedback]] = {}
    for given in feedback:
        asked.setdefault(_key(given.question, given.history), []).append(given)
    known = tuple(known)
    old = {_key(case.question, case.history) for case in known}
    taken = {case.id for case in known}
    return tuple(_draft(given, taken) for key, given in asked.items() if key not in old)


def known_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file; none where it is missing or empty. Raises CorridorError for what is no case."""
    return load_cases(path) if path.exists() and path.read_text(encoding="utf-8").strip() else ()


def _key(question: str, history: Sequence[str]) -> tuple[str, ...]:
    """The same for questions that differ only in capitals and white space."""
    return tuple(" ".join(words.casefold().split()) for words in (*history, question))


def _draft(given: Sequence[Feedback], taken: set[str]) -> str:
    """The draft of one question; its id goes into `taken`."""
    newest = given[-1]
    liked = {each.thumb for each in given if each.answer.answer == newest.answer.answer} == {"up"}
    kind = Kind.FOLLOW_UP if newest.history else Kind.SINGLE_FACT
    fields = fields_of(newest.answer, newest.history, kind.value)
    fields["id"] = _free(fields["id"], taken)
    taken.add(fields["id"])
    if liked:
        fields |= _as_answered(newest.answer)
    said = [f"thumb {each.thumb} at {each.time}{f': {each.reason}' if each.reason else ''}" for each in given]
    return entry(fields, [*said, *as_it_is(newest.answer), CONFIRM if liked else TO_DO])


def _as_answered(answer: Answer) -> dict[str, Any]:
    """What a case must hold for this answer to be right."""
    if answer.status is Status.REFUSED:
        return {"answerable": False}
    quotes: dict[str, list[list[str]]] = {}
    for citation in answer.citations:
        quotes.setdefault(citation.article, []).append([citation.quote])
    cite = [{"article": article, "words": words} for article, words in quotes.items()]
    short = [answer.short_answer] if answer.short_answer else []
    return {"must": [[re.escape(words)] for words in short], "cite": cite, "short": short}


def _free(name: str, taken: set[str]) -> str:
    """The id, with a number where another case has it."""
    count = 1
    while (free := name if count == 1 else f"{name}-{count}") in taken:
        count += 1
    return free
