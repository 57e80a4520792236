"""The sentence that puts off what the best one tells the date of: "It has been put off to March"."""

from __future__ import annotations

from dataclasses import replace

from bot.choosing.evidence import Evidence
from bot.choosing.leaning import leans, opening_of
from bot.numbers.put_off import asks_plan, stands
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.lead import in_front
from index.lexical import terms

# How many characters farther on it may end.
FAR = 400


def with_later_date(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the sentence of the same paragraph that gives what is asked about a later date."""
    if query.kind is not AnswerKind.DATE or not evidence or asks_plan(query.focus) or _gives(evidence[0]):
        return evidence
    best, asked = evidence[0], set(terms(query.focus))
    after = (e for e in evidence if e.paragraph == best.paragraph and 0 < e.span.start - best.span.end < FAR)
    there = (e for e in after if e.article.id == best.article.id and _gives(e))
    about = (e for e in there if leans(e.text) or asked & set(terms(opening_of(e.text))))
    found = min(about, key=lambda e: e.span.start, default=None)
    if found is None:
        return evidence
    reading = max(found.reading, best.reading, key=lambda read: read.sure if read else 0.0)
    return in_front(replace(found, reading=reading, after=best.span), evidence)


def _gives(evidence: Evidence) -> bool:
    """Whether the date of a sentence is one that something was put off to."""
    return evidence.short is not None and stands(evidence.text, evidence.short.start)
