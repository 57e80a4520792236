"""A question as the reader sees it: its tokens, its content words, and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.choosing.reader_words import Word, is_denial, words_of
from bot.questions.query import Query
from index.embedder import TokenVectors
from index.lexical import LexicalIndex
from index.rerank import CONTEXT_WEIGHT

Table = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Question:
    """A question as the reader sees it, after earlier ones that it leans on: q tokens, c content words.

    weights (q,): as in reranking, summing to 1. pieces (c, q): a word's value is the mean of those of its tokens.
    leading: each word's first token. shares (c,): of each word in the IDF of all. names, numbers: which words are such,
    of the question's own. first: its first token. denies: whether it asks for what is not so.
    """

    query: Query
    tokens: TokenVectors
    weights: Table
    words: tuple[Word, ...]
    pieces: Table
    leading: tuple[int, ...]
    shares: Table
    names: tuple[bool, ...]
    numbers: tuple[bool, ...]
    first: int
    denies: bool

    @classmethod
    def of(cls, query: Query, tokens: TokenVectors, weights: NDArray[np.float64], lexical: LexicalIndex) -> Question:
        """`tokens` (one at least) and `weights` of `query.understood`, as the reranker reads it."""
        own = len(query.understood) - len(query.focus)
        content, pieces = _content(query.understood, own, tokens, lexical)
        idf = np.array([word.idf for word in content], np.float32)
        return cls(
            query,
            tokens,
            weights=weights.astype(np.float32),
            words=content,
            pieces=pieces,
            leading=tuple(pieces.argmax(axis=1).tolist()),
            shares=idf / max(float(np.add.reduce(idf)), 1e-6),
            names=tuple(word.is_name and word.start >= own for word in content),
            numbers=tuple(word.is_number and word.start >= own for word in content),
            first=min(int(tokens.spans[:, 0].searchsorted(own)), len(tokens.spans) - 1),
            denies=is_denial(query.focus),
        )


# A question is read for its best sentences, and again for those of each document.
@lru_cache(maxsize=8)
def _content(question: str, own: int, tokens: TokenVectors, lexical: LexicalIndex) -> tuple[tuple[Word, ...], Table]:
    """The content words of a question, those before its `own` ones weighing less, and (c, q) the share of each token in
    each word."""
    words = [word for word in words_of(question, lexical) if word.terms]
    bounds = np.array([(word.start, word.end) for word in words], np.int64).reshape(-1, 2)
    inside = (tokens.spans[:, 0] >= bounds[:, :1]) & (tokens.spans[:, 1] <= bounds[:, 1:])
    sizes = np.add.reduce(inside, axis=1)
    pieces = (inside[sizes > 0] / sizes[sizes > 0, np.newaxis]).astype(np.float32)
    content = tuple(
        word if word.start >= own else replace(word, idf=CONTEXT_WEIGHT * word.idf)
        for word, size in zip(words, sizes.tolist(), strict=True)
        if size
    )
    return content, pieces
