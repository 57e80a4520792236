"""Reranking by late interaction: every word of the question looks for its best match in each sentence.

ColBERT's MaxSim (Khattab and Zaharia 2020) over token vectors of the embedding model itself, weighted by inverse
document frequency; a sentence's tokens are encoded within their passage, so that "it" knows what it stands for, and
once for all, when the passage is indexed (index/vectors.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle
from numpy.typing import NDArray
from pydantic import PrivateAttr

from corpus.types import Passage
from index.embedder import Embedder, Floats, TextVectors
from index.lexical import terms
from index.nodes import Hit, to_hit, to_node
from index.recent import Recent
from index.snapshot import Snapshot
from index.token_cache import TEXTS

Weighed = tuple[TextVectors, NDArray[np.float64]]
# Passages beyond these keep their fused order behind the reranked ones.
DEPTH = 12
# What a passage's fused score (z-scores, about 0 to 8) adds to a sentence's similarity (0 to 1). Chosen on XQuAD:
# answer sentence first .807 with 0.02 or 0, .810 with 0.03, .809 with 0.05.
FUSED_WEIGHT = 0.03
# Weight of a stop word, beside 1 and more for words of the corpus: it tells "who" from "when", no more.
STOP_WORD_WEIGHT = 0.15
# What a word of the context weighs beside one of the question itself: of an earlier question, and of other names, in
# brackets, for what the question names. On CAsT (78 turns) the answering passage is among the first five for .859 of
# them with EARLIER_WEIGHT 0.3, for .833 with 0.4.
EARLIER_WEIGHT = 0.3
CONTEXT_WEIGHT = 0.4
# Similarities to passages that are kept for who asks after the reranking: those of a question, some 10 kB each.
SIMILARITIES = 32
WORD = re.compile(r"\w+(?:[.,]\d+)*")
_BRACKETS = re.compile(r"\([^()]*\)")


class LateInteraction(BaseNodePostprocessor):
    """Scores each sentence of the first passages, and orders these passages by fused score and best sentence."""

    _embedder: Embedder = PrivateAttr()
    _snapshot: Snapshot = PrivateAttr()
    _depth: int = PrivateAttr()
    _questions: Callable[[str, str], Weighed] = PrivateAttr()
    _similar: Recent[tuple[str, str, str], Floats] = PrivateAttr()

    def __init__(self, embedder: Embedder, snapshot: Snapshot, depth: int = DEPTH) -> None:
        super().__init__()
        self._embedder, self._snapshot, self._depth = embedder, snapshot, depth
        self._questions = lru_cache(maxsize=TEXTS)(self._read)
        self._similar = Recent(self._compare, SIMILARITIES)

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        """The same nodes in a new order, each of the first `depth` with its sentences' scores."""
        if query_bundle is None:
            return nodes
        hits = self.rerank(query_bundle.query_str, [to_hit(node) for node in nodes])
        return [to_node(hit) for hit in hits]

    def rerank(self, question: str, hits: Sequence[Hit], context: str = "") -> list[Hit]:
        """The same on hits; the words of `context`, earlier questions, count for less than those of the question.

        Raises IndexDamaged for a passage that the index lacks.
        """
        head, tail = _headed(hits, self._depth)
        scored = self._scored(question, head, context)
        scored.sort(key=lambda hit: (-hit.scores.rank, hit.passage.id))
        lowest = scored[-1].scores.rank if scored else 0.0
        return scored + [hit.ranked(min(lowest, FUSED_WEIGHT * hit.scores.fused)) for hit in tail]

    def with_sentences(self, question: str, hits: Sequence[Hit], context: str = "") -> list[Hit]:
        """The same hits in the same order; the first `depth`, where they lack them, with scores for their sentences."""
        lacking = [hit for hit in hits[: self._depth] if not hit.scores.sentences]
        if not lacking:
            return list(hits)
        scored = {hit.passage.id: hit.scores.sentences for hit in self._scored(question, lacking, context)}
        return [
            Hit(hit.passage, replace(hit.scores, sentences=scored[hit.passage.id])) if hit.passage.id in scored else hit
            for hit in hits
        ]

    def read(self, question: str, context: str = "") -> Weighed:
        """The question's tokens, after those of its context, and the weight (t,) of each, summing to 1.

        A word weighs its IDF, spread over its pieces.
        """
        return self._questions(question, context)

    def similarities(self, question: str, ids: Sequence[str], context: str = "") -> list[Floats]:
        """For each passage (q, t), how alike the question's tokens, as `read` gives them, are to its own."""
        return self._similar.get([(question, context, id_) for id_ in ids])

    def _compare(self, asked: Sequence[tuple[str, str, str]]) -> list[Floats]:
        passages = self._snapshot.token_vectors([id_ for _, _, id_ in asked])
        read = {pair: self.read(*pair)[0] for pair in {(question, context) for question, context, _ in asked}}
        pairs = zip(asked, passages, strict=True)
        return [read[question, context].vectors @ tokens.vectors.T for (question, context, _), tokens in pairs]

    def _scored(self, question: str, hits: Sequence[Hit], context: str) -> list[Hit]:
        """The hits with scores for their sentences."""
        weights = self.read(question, context)[1]
        ids = [hit.passage.id for hit in hits]
        read = zip(hits, self.similarities(question, ids, context), self._snapshot.first_tokens(ids), strict=True)
        return [_scored(hit, similarity, weights, firsts) for hit, similarity, firsts in read]

    def _read(self, question: str, context: str) -> Weighed:
        text = f"{context} {question}" if context else question
        query = self._embedder.encode_tokens([text])[0]
        lexical = self._snapshot.lexical
        weights = np.zeros(len(query.spans))
        firsts, lasts = query.spans.T.tolist()
        starts = len(text) - len(question)
        names = [match.span() for match in _BRACKETS.finditer(context)]
        for word in WORD.finditer(text):
            first, last = word.span()
            pieces = slice(bisect_left(firsts, first), bisect_right(lasts, last))
            weight = max((lexical.weight(term) for term in terms(word.group())), default=STOP_WORD_WEIGHT)
            if first < starts:
                weight *= CONTEXT_WEIGHT if any(start < first < end for start, end in names) else EARLIER_WEIGHT
            weights[pieces] = weight / max(pieces.stop - pieces.start, 1)
        total = weights.sum()
        return query, weights / total if total else np.full(len(weights), 1 / max(len(weights), 1))


def _headed(hits: Sequence[Hit], depth: int) -> tuple[list[Hit], list[Hit]]:
    """The first `depth` hits with the passages that introduce the list items among them, and the other hits."""
    items = [hit.passage for hit in hits[:depth] if hit.passage.lead_in]
    introducing = [hit for hit in hits[depth:] if any(_introduces(hit.passage, item) for item in items)]
    first = {hit.passage.id for hit in introducing}
    return [*hits[:depth], *introducing], [hit for hit in hits[depth:] if hit.passage.id not in first]


def _introduces(passage: Passage, item: Passage) -> bool:
    return item.article_id == passage.article_id and item.lead_in.startswith(passage.text)


def _scored(hit: Hit, similarity: Floats, weights: NDArray[np.float64], firsts: Sequence[int]) -> Hit:
    """The hit with a score for each sentence; 0 for one that the model did not read, the passage being too long."""
    read = [i for i, (first, last) in enumerate(pairwise(firsts)) if last > first]
    scores = [0.0] * (len(firsts) - 1)
    if read:
        best = np.maximum.reduceat(similarity, [firsts[i] for i in read], axis=1)
        for place, score in zip(read, (weights @ best).tolist(), strict=True):
            scores[place] = score
    rank = max(scores) + FUSED_WEIGHT * hit.scores.fused
    return Hit(hit.passage, hit.scores.ranked(rank, tuple(scores)))
