"""Reranking by late interaction: every word of the question looks for its best match in each sentence.

ColBERT's MaxSim (Khattab and Zaharia 2020) over token vectors of the embedding model itself, weighted by inverse
document frequency; a sentence's tokens are encoded within their passage, so that "it" knows what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle
from numpy.typing import NDArray
from pydantic import PrivateAttr

from index.embed import Embedder, TokenVectors
from index.lexical import LexicalIndex, terms
from index.nodes import Hit, to_hit, to_node

# Passages beyond these keep their fused order behind the reranked ones.
DEPTH = 12
# What a passage's fused score (z-scores, about 0 to 8) adds to a sentence's similarity (0 to 1). Chosen on XQuAD:
# answer sentence first .807 with 0.02 or 0, .810 with 0.03, .809 with 0.05.
FUSED_WEIGHT = 0.03
# Weight of a stop word, beside 1 and more for words of the corpus: it tells "who" from "when", no more.
STOP_WORD_WEIGHT = 0.15
WORD = re.compile(r"\w+(?:[.,]\d+)*")


class LateInteraction(BaseNodePostprocessor):
    """Scores each sentence of the first passages, and orders these passages by fused score and best sentence."""

    _embedder: Embedder = PrivateAttr()
    _lexical: LexicalIndex = PrivateAttr()
    _depth: int = PrivateAttr()

    def __init__(self, embedder: Embedder, lexical: LexicalIndex, depth: int = DEPTH) -> None:
        super().__init__()
        self._embedder, self._lexical, self._depth = embedder, lexical, depth

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        """The same nodes in a new order, each of the first `depth` with its sentences' scores."""
        if query_bundle is None:
            return nodes
        hits = self.rerank(query_bundle.query_str, [to_hit(node) for node in nodes])
        return [to_node(hit) for hit in hits]

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The same on hits."""
        head, tail = list(hits[: self._depth]), list(hits[self._depth :])
        query = self._embedder.encode_tokens([question])[0]
        weights = self._weights(question, query)
        passages = self._embedder.encode_tokens([_in_context(hit)[0] for hit in head])
        scored = [self._score(hit, query.vectors, weights, tokens) for hit, tokens in zip(head, passages, strict=True)]
        scored.sort(key=lambda hit: (-hit.scores.rank, hit.passage.id))
        lowest = scored[-1].scores.rank if scored else 0.0
        return scored + [_ranked(hit, min(lowest, FUSED_WEIGHT * hit.scores.fused)) for hit in tail]

    def _score(self, hit: Hit, query: NDArray[np.float32], weights: NDArray[np.float64], tokens: TokenVectors) -> Hit:
        similarity = query @ tokens.vectors.T
        offset = _in_context(hit)[1] - hit.passage.start
        scores = []
        for sentence in hit.passage.sentences:
            inside = (tokens.spans[:, 0] >= sentence.start + offset) & (tokens.spans[:, 1] <= sentence.end + offset)
            best = similarity[:, inside].max(axis=1) if inside.any() else np.zeros(len(query))
            scores.append(float(best @ weights))
        rank = max(scores) + FUSED_WEIGHT * hit.scores.fused
        return replace(hit, scores=replace(hit.scores, rank=rank, sentences=tuple(scores)))

    def _weights(self, question: str, query: TokenVectors) -> NDArray[np.float64]:
        """Weight of each question token, summing to 1: IDF of its word, spread over the word's pieces."""
        weights = np.zeros(len(query.spans))
        for word in WORD.finditer(question):
            pieces = (query.spans[:, 0] >= word.start()) & (query.spans[:, 1] <= word.end())
            weight = max((self._lexical.idf(term) for term in terms(word.group())), default=STOP_WORD_WEIGHT)
            weights[pieces] = weight / max(pieces.sum(), 1)
        total = weights.sum()
        return weights / total if total else np.full(len(weights), 1 / max(len(weights), 1))


def _ranked(hit: Hit, rank: float) -> Hit:
    return replace(hit, scores=replace(hit.scores, rank=rank))


def _in_context(hit: Hit) -> tuple[str, int]:
    """The passage's text after its context, and where in that string the text starts."""
    before = f"{hit.passage.context} " if hit.passage.context else ""
    return before + hit.passage.text, len(before)
