"""A question that was split into parts: when that is worth it, and what the parts add to what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.composing.compose import compose
from bot.composing.draft import Draft
from bot.finding.found import Found
from bot.reckoning.arithmetic import Worked
from corpus.types import Span

# What sets one thing that is asked beside another, in a question that was looked up as one.
_BESIDE = re.compile(
    r"\w,?\s(?:and|or|but)\s(?:[a-z]+\s){0,2}?(?:what|which|who|whom|where|when|why|how)\b"
    r"|\b(?:both|respectively|on the one hand)\b",
    re.IGNORECASE,
)


def may_split(findings: Sequence[Found]) -> bool:
    """Whether a question looks like several: its own parts may have been found by the wrong words, or as one."""
    if len(findings) > 1:
        return True
    found = findings[0]
    return not found.is_sum and _BESIDE.search(found.query.focus) is not None


def with_parts(findings: Sequence[Found], parts: Sequence[Found]) -> list[Found]:
    """The findings with those of the parts that say something else; as they are unless every part is answered.

    So what the articles don't give is not lost from sight where a question is put in other words.
    """
    if not parts or not all(part.answers and not part.premises for part in parts):
        return list(findings)
    together = [found for found in findings if found.answers]
    for part in parts:
        if not _lead(part) <= _cited(compose(together)):
            together.append(part)
    return together


def _lead(found: Found) -> set[tuple[str, Span]]:
    """The sentences that the answer is in: the operands of a sum, else the best one."""
    if isinstance(found.reckoning.worked, Worked):
        return {(figure.article.id, figure.span) for figure in found.reckoning.worked.operands}
    return {(found.evidence[0].article.id, found.evidence[0].span)}


def _cited(draft: Draft) -> set[tuple[str, Span]]:
    return {(source.article.id, source.span) for sentence in draft.sentences for source in sentence.sources}
