"""How much belongs to an answer: which sentences of the best one's article are part of it too.

A narrow question is answered by one sentence and the others fall far behind it; a broad one, asked in few words and
about what the whole passage is about, by several that come close to each other. A linear model over that, fitted by
`corridor train`, gives the probability that a sentence is part of the answer that the best one leads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.evidence import Evidence
from bot.query import Query
from bot.reader import EXTENT, Reader
from bot.reader_features import Table
from index.lexical import terms

# So likely must a second sentence be part of the answer, and each one after it. Judged by a model that was not fitted
# to the article, token F1 of what is quoted on CLAPnq (142 questions, sentences chosen by people) is .63 so, with 2.8
# sentences on average; the first three of every answer give .67, fixed margins with 1.9 sentences .58. Of one article
# more than two sentences are quoted for 5% of the questions of XQuAD and 3% of those of SQuAD 2.0.
SECOND, THIRD = 0.12, 0.3
MOST = 3
# More words than these make a question no narrower.
WORDS = 10


def also(reader: Reader, query: Query, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Sentences that are part of the answer beside the first, likeliest first, at most `MOST`."""
    if not evidence:
        return ()
    others = beside_best(evidence)
    likely = reader.extends(extent_table(query, evidence[0], others))
    order = sorted(zip(likely, others, strict=True), key=lambda pair: -pair[0])
    return tuple(e for place, (p, e) in enumerate(order[:MOST]) if p >= (THIRD if place else SECOND))


def beside_best(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the first one's article that the reader has read, but for itself."""
    best = evidence[0]
    if best.reading is None:
        return []
    return [e for e in evidence[1:] if e.reading and e.article.id == best.article.id and e.span != best.span]


def extent_table(query: Query, best: Evidence, others: Sequence[Evidence]) -> Table:
    """(n, f) bot.reader.EXTENT of sentences beside the best; all have been read."""
    words = min(len(set(terms(query.focus))), WORDS)
    rows = [
        (_order(best) - _order(e), best.similarity - e.similarity, best.dense, best.short is not None, words)
        for e in others
    ]
    return np.array(rows, np.float32).reshape(-1, len(EXTENT))


def _order(evidence: Evidence) -> float:
    return evidence.reading.order if evidence.reading else 0.0
