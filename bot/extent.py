"""How much belongs to an answer: which sentences of the best one's article are part of it too.

A narrow question is answered by one sentence and the others fall far behind it; a broad one, asked in few words and
about what the whole passage, and no other article, is about, by several that come close to each other. A linear model
over that, fitted by `corridor train`, gives the probability that a sentence is part of the answer that the best one
leads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.evidence import Evidence
from bot.extract import ShortAnswer
from bot.query import Query
from bot.reader import EXTENT, Reader
from bot.reader_features import Table
from index.lexical import terms

# So likely must a second sentence be part of the answer, and each one after it. Judged by models that were not fitted
# to the article, token F1 of what is quoted on CLAPnq (142 questions, sentences chosen by people) is .64 so, that of
# refused questions 0; the first three of every answer give .65, and no choice among about fifty that were tried more
# than .69 with nothing refused. Of one article more than two sentences are quoted for 3% of the questions of SQuAD 2.0
# and 6% of those of XQuAD.
SECOND, THIRD = 0.08, 0.3
# And so likely a second one where the learned head has put a phrase of the first in front (bot/spans/head.py), which
# it does of a sentence that is far ahead only. Of such questions of XQuAD and SQuAD 2.0 with a second sentence that is
# less likely (57 of 247), the first has the answer for 82%, the two for 91%.
SECOND_BESIDE_PHRASE = 0.15
MOST = 3
# A sentence this far behind the best (log-odds of order) is no part of its answer.
APART = 6.0
# More words than these make a question no narrower. No other article counts as farther behind than FARTHEST; where
# there is none, that tells nothing.
WORDS = 10
FARTHEST, ALONE = 8.0, 4.0


def also(
    reader: Reader, query: Query, evidence: Sequence[Evidence], short: ShortAnswer | None = None
) -> tuple[Evidence, ...]:
    """Sentences that are part of the answer beside the first, likeliest first, at most `MOST`; short: what leads it."""
    if not evidence:
        return ()
    second = SECOND_BESIDE_PHRASE if short and evidence[0].short is None else SECOND
    others = beside_best(evidence)
    likely = reader.extends(extent_table(query, evidence, others))
    order = sorted(zip(likely, others, strict=True), key=lambda pair: -pair[0])
    return tuple(e for place, (p, e) in enumerate(order[:MOST]) if p >= (THIRD if place else second))


def beside_best(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the first one's article that the reader has read close to it, but for itself."""
    best = evidence[0]
    if best.reading is None:
        return []
    own = (e for e in evidence[1:] if e.reading and e.article.id == best.article.id and e.span != best.span)
    return [e for e in own if _order(best) - _order(e) < APART]


def extent_table(query: Query, evidence: Sequence[Evidence], others: Sequence[Evidence]) -> Table:
    """(n, f) bot.reader.EXTENT of sentences of the best one's article; the best one and they have been read."""
    best = evidence[0]
    words = min(len(set(terms(query.focus))), WORDS)
    of_question = (best.dense, best.short is not None, words, _order(best), _other_behind(evidence))
    rows = [
        (_order(best) - _order(e), best.similarity - e.similarity, e.span.start == e.paragraph.start, *of_question)
        for e in others
    ]
    return np.array(rows, np.float32).reshape(-1, len(EXTENT))


def _other_behind(evidence: Sequence[Evidence]) -> float:
    """How far the best sentence of another article that has been read is behind the best of all."""
    best = evidence[0]
    others = [e for e in evidence if e.article.id != best.article.id]
    return min((FARTHEST, *(_order(best) - _order(e) for e in others if e.reading))) if others else ALONE


def _order(evidence: Evidence) -> float:
    return evidence.reading.order if evidence.reading else 0.0
