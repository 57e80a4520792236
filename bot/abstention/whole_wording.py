"""Whether a question has no word that is not where a sentence stands."""

from __future__ import annotations

from bot.choosing.evidence import Evidence, in_full
from bot.choosing.voice import frame
from bot.questions.kinds import TYPED
from bot.questions.query import Query
from index.lexical import terms


def has_every_word(query: Query, evidence: Evidence) -> bool:
    """Whether each word of a question for more than one fact stands in the sentence, or frames it, and one in it."""
    if query.kind in TYPED:
        return False
    asked, own = set(terms(query.focus)), set(terms(in_full(evidence)))
    heading = f"{evidence.passage.heading} {frame(evidence.article, evidence.passage.text)}"
    return len(asked) > (not query.admitted) and asked <= own | set(terms(heading))
