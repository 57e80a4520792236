"""Sentences that tell which of several has most, for a question that asks it: "who buys most wool"."""

from __future__ import annotations

from bot.choosing.evidence import Evidence, before, in_full
from bot.english.superlatives import asks_superlative, is_same_superlative, tells_superlative
from bot.questions.query import Query


def lacks_most(query: Query, evidence: Evidence) -> bool:
    """Whether it is asked which of several has most, and the sentence sets none before the others."""
    return asks_superlative(query.focus) and not tells_superlative(in_full(evidence))


def tells_most(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence tells the most of what the question asks it of."""
    above = " ".join(before(evidence.article, evidence.span.start)[-1:])
    return is_same_superlative(query.focus, evidence.text, above)
