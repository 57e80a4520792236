"""What a question and a sentence have in common, as numbers; what the reader judges by.

Similarities are cosines of token vectors of the embedding model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.query import Query
from bot.reader_words import Word, Wording, denies, is_opposed, stands, stands_alike, wording, words_of
from corpus.types import Passage
from index.embed import TokenVectors
from index.lexical import LexicalIndex
from index.rerank import CONTEXT_WEIGHT

if TYPE_CHECKING:
    from bot.evidence import Evidence

Table = NDArray[np.float32]
# IDF runs to about so much.
_IDF_SCALE = 8.0
# The best matches of two neighbouring words lie close at so many tokens or fewer.
_CLOSE = 4
# Of the sentence as it was found; by its token vectors; by the words that stand there.
_FOUND = ("score", "similarity", "dense", "short_answer")
_ALIKE = ("passage_similarity", "least_word", "about_question", "question_word", "aligned")
_WORDED = (
    *("missing", "missing_in_passage", "names_missing", "names_missing_in_passage", "numbers_missing"),
    *("largest_missing", "opposed", "denied"),
)
# score: as evidence is ordered without the reader. short_answer: whether it holds words of the kind asked for.
# passage_similarity: the weighted similarity to all of the passage. least_word: that of the question's content word
# that is least met. about_question: mean over the sentence's tokens of their best match in the question.
# question_word: best match of the question's first token. aligned: share of neighbours among its content words that
# are met close to each other. missing: share, by IDF, of its content words that don't stand there. names_missing,
# numbers_missing, opposed: how many of the question's own. largest_missing: most that one word weighs that nothing is
# like. denied: the question denies something, the sentence nothing.
FEATURES = (*_FOUND, *_ALIKE, *_WORDED)


@dataclass(frozen=True, eq=False)
class Question:
    """A question as the reader sees it, after earlier ones that it leans on: q tokens, c content words.

    weights (q,): as in reranking, summing to 1. pieces (c, q): a word's value is the mean of those of its tokens.
    shares (c,): of each word in the IDF of all. own: where the question itself starts; first: its first token.
    """

    query: Query
    tokens: TokenVectors
    weights: Table
    words: tuple[Word, ...]
    pieces: Table
    shares: Table
    own: int
    first: int

    @classmethod
    def of(cls, query: Query, tokens: TokenVectors, weights: NDArray[np.float64], lexical: LexicalIndex) -> Question:
        """`tokens` (one at least) and `weights` of `query.understood`, as the reranker reads it."""
        starts, ends = tokens.spans[:, 0], tokens.spans[:, 1]
        own = len(query.understood) - len(query.focus)
        words = [
            (word if word.start >= own else replace(word, idf=CONTEXT_WEIGHT * word.idf), inside)
            for word in words_of(query.understood, lexical)
            if word.terms and (inside := (starts >= word.start) & (ends <= word.end)).any()
        ]
        pieces = np.array([inside / inside.sum() for _, inside in words], np.float32).reshape(len(words), len(starts))
        idf = np.array([word.idf for word, _ in words], np.float32)
        first = min(int(np.searchsorted(starts, own)), len(starts) - 1)
        shares = idf / max(float(idf.sum()), 1e-6)
        content = tuple(word for word, _ in words)
        return cls(query, tokens, weights.astype(np.float32), content, pieces, shares, own, first)


def feature_table(question: Question, evidence: Sequence[Evidence], passages: Mapping[str, TokenVectors]) -> Table:
    """(n, f) FEATURES of each sentence; `passages`: by passage id, the tokens of the passage's own text."""
    found = {one.passage.id: one.passage for one in evidence}
    against = {id_: _Against.of(question, passage, passages[id_]) for id_, passage in found.items()}
    rows = [_row(question, one, against[one.passage.id]) for one in evidence]
    return np.array(rows, np.float32).reshape(-1, len(FEATURES))


def _row(question: Question, evidence: Evidence, against: _Against) -> list[float]:
    passage = evidence.passage
    place = passage.sentences.index(evidence.span)
    similarity = against.similarity[:, against.edges[place] : against.edges[place + 1]]
    here, around = wording(evidence.text), wording(f"{passage.article_title} {passage.text}")
    return [
        *(evidence.score, evidence.similarity, evidence.dense, float(evidence.short is not None)),
        float(question.weights @ against.best),
        *_alike(question, similarity),
        *_worded(question, similarity, here, around),
    ]


@dataclass(frozen=True, eq=False)
class _Against:
    """A question's tokens against those of a passage: similarity (q, t), best (q,), first token of each sentence."""

    edges: list[int]
    similarity: Table
    best: Table

    @classmethod
    def of(cls, question: Question, passage: Passage, tokens: TokenVectors) -> _Against:
        similarity = question.tokens.vectors @ tokens.vectors.T
        firsts = np.searchsorted(tokens.spans[:, 0], [span.start - passage.start for span in passage.sentences])
        best = similarity.max(axis=1, initial=0.0)
        return cls([*firsts.tolist(), len(tokens.spans)], similarity, best)


def _alike(question: Question, similarity: Table) -> list[float]:
    """_ALIKE without the passage's, of a sentence's (q, t); zeros where the model did not read it."""
    if not similarity.size:
        return [0.0] * 4
    best, places = similarity.max(axis=1), similarity.argmax(axis=1)
    words = question.pieces @ best
    met = np.abs(np.diff(places[question.pieces.argmax(axis=1)])) <= _CLOSE if len(words) > 1 else np.zeros(1)
    least = float(words.min(initial=1.0)) if len(words) else 0.0
    return [least, float(similarity.max(axis=0).mean()), float(best[question.first]), float(met.mean())]


def _worded(question: Question, similarity: Table, here: Wording, around: Wording) -> list[float]:
    """_WORDED of a sentence and its passage."""
    words = question.words
    best = question.pieces @ similarity.max(axis=1, initial=0.0)
    lost = np.array([not stands(word, here) for word in words], np.float32)
    gone = np.array([not stands(word, around) for word in words], np.float32)
    names = np.array([word.is_name and word.start >= question.own for word in words], np.float32)
    numbers = np.array([word.is_number and word.start >= question.own for word in words], np.float32)
    unlike = [
        word.idf * (1 - float(near)) for word, near in zip(words, best, strict=True) if not stands_alike(word, here)
    ]
    return [
        *(float(question.shares @ lost), float(question.shares @ gone)),
        *(float(names @ lost), float(names @ gone), float(numbers @ lost)),
        max(unlike, default=0.0) / _IDF_SCALE,
        float(sum(is_opposed(word, here) for word in words)),
        float(denies(question.query.focus) and not here.denies),
    ]
