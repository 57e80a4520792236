"""Retrieval: dense and lexical search, fused; a LlamaIndex retriever."""

from __future__ import annotations

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle
from numpy.typing import NDArray

from index.embed import Embedder, Floats
from index.nodes import Hit, Scores, to_node
from index.store import Snapshot

# Passages that each method names at first, and how many different articles must be among them.
CANDIDATES = 50
ARTICLES = 10


class HybridRetriever(BaseRetriever):
    """The passages nearest to a question by meaning and by words, best first.

    Both methods name candidates, more of them until ten articles are among them; each candidate then gets both
    scores, and the two are added as z-scores over the candidates, so that neither scale dominates (CombSUM of
    Fox and Shaw 1994, with z-scores in place of min-max).
    """

    def __init__(self, snapshot: Snapshot, embedder: Embedder, candidates: int = CANDIDATES) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._embedder = embedder
        self._candidates = candidates

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Nodes with the fused score, ties by passage id; searched with the first embedding string of the bundle."""
        return [to_node(hit) for hit in self.hits(query_bundle.embedding_strs[0])]

    def hits(self, question: str) -> list[Hit]:
        """The same as hits, for use without LlamaIndex."""
        vector = self._embedder.encode([question])[0]
        wanted = min(ARTICLES, self._snapshot.card.articles)
        asked = self._candidates
        hits = self._fused(question, vector, asked)
        while len({hit.passage.article_id for hit in hits}) < wanted and asked < self._snapshot.card.passages:
            asked *= 4
            hits = self._fused(question, vector, asked)
        return hits

    def _fused(self, question: str, vector: Floats, asked: int) -> list[Hit]:
        lexical = dict(self._snapshot.lexical.search(question, asked))
        dense = dict(self._snapshot.nearest(vector, asked))
        if unseen := sorted(lexical.keys() - dense.keys()):
            dense |= zip(unseen, (self._snapshot.vectors(unseen) @ vector).tolist(), strict=True)
        names = sorted(dense)
        fused = _standard([dense[n] for n in names]) + _standard([lexical.get(n, 0.0) for n in names])
        order = sorted(range(len(names)), key=lambda i: (-fused[i], names[i]))
        passages = self._snapshot.passages([names[i] for i in order])
        scores = [Scores(dense[names[i]], lexical.get(names[i], 0.0), float(fused[i]), float(fused[i])) for i in order]
        return [Hit(passage, score) for passage, score in zip(passages, scores, strict=True)]


def _standard(values: list[float]) -> NDArray[np.float64]:
    """z-scores; zeros where all values are the same."""
    array = np.asarray(values, dtype=np.float64)
    spread = array.std() if array.size else 0.0
    return (array - array.mean()) / spread if spread > 1e-9 else np.zeros_like(array)
