"""Retrieval: dense and lexical search, fused; a LlamaIndex retriever."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.embedder import Embedder, Floats, unit
from index.nodes import Hit, Scores, to_node
from index.snapshot import DECIMALS, Snapshot

# Passages that each method names at first; how many of them become hits, and how many articles must be among these.
CANDIDATES = 50
PASSAGES = 30
ARTICLES = 10
# Share of a question's own words where it is searched together with earlier ones. On CAsT (78 turns) the answering
# passage has a mean reciprocal rank of .58 without it, of .62 with 0.3 or 0.5; with 0.5 it is less often among the
# first five.
OWN = 0.3

# A passage's id, its dense and its lexical score, and both fused.
_Candidate = tuple[str, float, float, float]


class HybridRetriever(BaseRetriever):
    """The passages nearest to a question by meaning and by words, best first.

    Both methods name candidates, more of them until ten articles are among them; each candidate then gets both
    scores, and the two are added as z-scores over the candidates, so that neither scale dominates (CombSUM of
    Fox and Shaw 1994, with z-scores in place of min-max). The first thirty are the hits, or sixty and so on where
    ten articles are only among these.
    """

    def __init__(self, snapshot: Snapshot, embedder: Embedder, candidates: int = CANDIDATES) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._embedder = embedder
        self._candidates = candidates

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Nodes with the fused score, ties by passage id; searched with the first embedding string of the bundle."""
        return [to_node(hit) for hit in self.hits(query_bundle.embedding_strs[0])]

    def hits(self, question: str, admitted: Collection[str] | None = None, own: str = "") -> list[Hit]:
        """The same as hits, for use without LlamaIndex; `admitted`: ids of the articles to search, None for all.

        `own`: the question without the earlier ones that it leans on, where it follows them.
        """
        searched = _Searched(question, own, self._vector(question, own))
        wanted = min(ARTICLES, self._snapshot.card.articles if admitted is None else len(admitted))
        asked = self._candidates
        found = self._found(searched, asked)
        # Of the first candidates: those farther off must not change how the scales weigh against each other.
        scales = Scale.of([dense for dense, _ in found.values()]), Scale.of([words for _, words in found.values()])
        hits = self._first(_fused(found, *scales), wanted, admitted)
        while len(_articles(hits)) < wanted and asked < self._snapshot.card.passages:
            asked *= 4
            hits = self._first(_fused(self._found(searched, asked), *scales), wanted, admitted)
        return hits

    def _vector(self, question: str, own: str) -> Floats:
        """(d,) unit vector of a question, nearer to that of its own words where it has others."""
        texts, shares = ([question, own], [1 - OWN, OWN]) if own and own != question else ([question], [1.0])
        vector: Floats = np.array(shares, np.float32) @ self._embedder.encode(texts)
        return unit(vector)

    def _worded(self, searched: _Searched, asked: int) -> dict[str, float]:
        """Passage ids with their lexical scores; words of earlier questions count for less than its own."""
        whole = self._snapshot.lexical.search(searched.question, asked)
        if not searched.own or searched.own == searched.question:
            return dict(whole)
        found = {name: (1 - OWN) * score for name, score in whole}
        for name, score in self._snapshot.lexical.search(searched.own, asked):
            found[name] = found.get(name, 0.0) + OWN * score
        return found

    def _found(self, searched: _Searched, asked: int) -> dict[str, tuple[float, float]]:
        """Passage ids, in order, with the scores of both methods, dense and lexical."""
        lexical = self._worded(searched, asked)
        dense = dict(self._snapshot.nearest(searched.vector, asked))
        if unseen := sorted(lexical.keys() - dense.keys()):
            cosines = self._snapshot.vectors(unseen) @ searched.vector
            dense |= zip(unseen, cosines.round(DECIMALS).tolist(), strict=True)
        return {name: (dense[name], lexical.get(name, 0.0)) for name in sorted(dense)}

    def _first(self, scored: list[_Candidate], wanted: int, admitted: Collection[str] | None) -> list[Hit]:
        """The first PASSAGES as hits, and on until `wanted` articles are among them; only these are read."""
        hits: list[Hit] = []
        for first in range(0, len(scored), PASSAGES):
            page = scored[first : first + PASSAGES]
            passages = self._snapshot.passages([name for name, *_ in page])
            hits += [
                Hit(passage, Scores(dense, lexical, fused, fused))
                for passage, (_, dense, lexical, fused) in zip(passages, page, strict=True)
                if admitted is None or passage.article_id in admitted
            ]
            if len(_articles(hits)) >= wanted:
                break
        return hits


@dataclass(frozen=True, eq=False)
class _Searched:
    """A question to be searched, its own words where it follows others, else none, and its unit vector (d,)."""

    question: str
    own: str
    vector: Floats


def _articles(hits: list[Hit]) -> set[str]:
    return {hit.passage.article_id for hit in hits}


@dataclass(frozen=True)
class Scale:
    """Mean and standard deviation of some values; a deviation of 1 where all are the same."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Scale:
        """That of some values."""
        if not values:
            return cls(0.0, 1.0)
        array = np.array(values, np.float64)
        # By hand: an array's own methods take several times as long on so few.
        mean = np.add.reduce(array) / len(array)
        off = array - mean
        deviation = math.sqrt(np.add.reduce(off * off) / len(array))
        return cls(float(mean), deviation if deviation > 1e-9 else 1.0)


def _fused(found: dict[str, tuple[float, float]], near: Scale, worded: Scale) -> list[_Candidate]:
    """Candidates, best first, equals by id."""
    scored = [
        (name, dense, lexical, (dense - near.mean) / near.deviation + (lexical - worded.mean) / worded.deviation)
        for name, (dense, lexical) in found.items()
    ]
    return sorted(scored, key=lambda candidate: (-candidate[3], candidate[0]))
