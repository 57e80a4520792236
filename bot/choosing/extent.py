"""How much belongs to an answer: which sentences of the best one's article are part of it too.

A narrow question is answered by one sentence and the others fall far behind it; a broad one, asked in few words and
about what the whole passage, and no other article, is about, by several that come close to each other. Two linear
models fitted by `corridor train`: one gives the probability that a question is broad, the other that a sentence is part
of the answer that the best one leads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.choosing.reader import EXTENT, Reader
from bot.choosing.reader_question import Table
from bot.questions.query import Query
from index.lexical import terms

# So likely must it be that a question is broad for its answer to have the two likeliest sentences more, and so likely
# the third of them. Judged by models that were not fitted to the article (four ways of parting them), token F1 of what
# is quoted on CLAPnq (143 questions, sentences chosen by people) is .645 to .653 so, that of refused questions 0, and
# no more with every question taken for broad. Of one article more than two sentences are quoted for 5% of the questions
# of SQuAD 2.0 and 5% of those of XQuAD.
SURELY_BROAD, LAST = 0.65, 0.45
# So likely must a second sentence be part of the answer to any other question.
SECOND = 0.1
# And so likely one where the learned head has put a phrase of the first in front (bot/spans/head.py), which it does of
# a sentence that is far ahead only. Of such questions of XQuAD and SQuAD 2.0 with a second sentence that is less likely
# (57 of 247), the first has the answer for 82%, the two for 91%.
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
    others = beside_best(evidence)
    likely = reader.extends(extent_table(query, evidence, others))
    order = sorted(zip(likely, others, strict=True), key=lambda pair: -pair[0])
    if reader.is_broad(breadth_table(query, evidence, others)) >= SURELY_BROAD:
        return tuple(e for place, (p, e) in enumerate(order[:MOST]) if place < MOST - 1 or p >= LAST)
    second = SECOND_BESIDE_PHRASE if short and evidence[0].short is None else SECOND
    return tuple(e for p, e in order[:1] if p >= second)


def beside_best(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the first one's article that the reader has read close to it, but for itself."""
    best = evidence[0]
    if best.reading is None:
        return []
    own = (e for e in evidence[1:] if e.reading and e.article.id == best.article.id and e.span != best.span)
    return [e for e in own if _order(best) - _order(e) < APART]


def extent_table(query: Query, evidence: Sequence[Evidence], others: Sequence[Evidence]) -> Table:
    """(n, f) bot.choosing.reader.EXTENT of sentences of the best one's article; all have been read."""
    best = evidence[0]
    of_question = (best.dense, best.short is not None, _words(query), _order(best), _other_behind(evidence))
    rows = [
        (_order(best) - _order(e), best.similarity - e.similarity, e.span.start == e.paragraph.start, *of_question)
        for e in others
    ]
    return np.array(rows, np.float32).reshape(-1, len(EXTENT))


def breadth_table(query: Query, evidence: Sequence[Evidence], others: Sequence[Evidence]) -> Table:
    """(1, f) bot.choosing.reader.BREADTH of the question; the best one and `others`, of its article, have been read."""
    best = evidence[0]
    behind = sorted(_order(best) - _order(e) for e in others)
    _, second, third = (*behind, APART, APART, APART)[:3]
    asked = set(terms(query.focus))
    in_title = len(asked & set(terms(best.article.title or ""))) / max(len(asked), 1)
    row = (best.dense, _words(query), _order(best), _other_behind(evidence), (second + third) / 2, in_title)
    return np.array([row], np.float32)


def _words(query: Query) -> int:
    """How many content words the question has, as far as that tells."""
    return min(len(set(terms(query.focus))), WORDS)


def _other_behind(evidence: Sequence[Evidence]) -> float:
    """How far the best sentence of another article that has been read is behind the best of all."""
    best = evidence[0]
    others = [e for e in evidence if e.article.id != best.article.id]
    return min((FARTHEST, *(_order(best) - _order(e) for e in others if e.reading))) if others else ALONE


def _order(evidence: Evidence) -> float:
    return evidence.reading.order if evidence.reading else 0.0
