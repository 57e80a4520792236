"""One generation of an index as it is read: articles, passages, vectors, words."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpus.errors import IndexFault
from corpus.types import Article, Passage
from index.aliases import Alias, load_aliases, read_aliases
from index.card import IndexCard, searchable
from index.embedder import Embedder, Floats, TokenVectors, unit
from index.faults import damaged
from index.lexical import LexicalIndex
from index.recent import Recent
from index.sentences import SentenceStore
from index.table import Row, Table
from index.token_cache import TokenCache
from index.vectors import VectorStore, own_tokens
from index.vocabulary import Vocabulary

Stored = TypeVar("Stored", Article, Passage)
# What a generation's folder holds beside its database.
LEXICAL, VECTORS, VOCABULARY, ALIASES = "lexical", "vectors", "vocabulary.json", "aliases.json"
SENTENCES = "sentences"
# Cosines are given to this many decimals: what lies beyond is rounding, and would order equals at random.
DECIMALS = 6
# Passages, and vectors, that a snapshot keeps in memory once read: some 2 kB each.
KEPT = 10_000
# Passages whose token vectors are kept where they have to be made: some 130 kB each.
MADE_TOKENS_KEPT = 1_500
# Passages whose stored token vectors are kept in 32 bits: some 110 kB each.
TOKENS_KEPT = 256


class Snapshot:
    """One generation of an index, read only and always the same; safe for many threads."""

    def __init__(
        self,
        generation: str,
        card: IndexCard,
        tables: tuple[Table, Table],
        folder: Path | None,
        embedder: Embedder | None = None,
    ) -> None:
        self.generation = generation
        self.card = card
        self._passages, self._articles = tables
        self._folder, self._embedder = folder, embedder
        self._read: dict[str, Article] = {}
        self._passages_read: Recent[str, Passage] = Recent(self._read_passages, KEPT)
        self._vectors_read: Recent[str, Floats] = Recent(self._passages.vectors, KEPT)  # type: ignore[arg-type]
        self._tokens_read: Recent[str, TokenVectors] = Recent(self._read_tokens, TOKENS_KEPT)
        self._firsts_read: Recent[str, list[int]] = Recent(self._read_firsts, KEPT)

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Passages in the order of `ids`; IndexDamaged where one is not there."""
        return self._passages_read.get(ids)

    def all_passages(self) -> tuple[Passage, ...]:
        """Every passage: articles by id, each in its own order."""
        return self._all_passages

    def article(self, article_id: str) -> Article:
        """One article, whole; IndexDamaged where it is not there."""
        return self.some_articles([article_id])[article_id]

    def some_articles(self, ids: Collection[str]) -> dict[str, Article]:
        """Some articles by id, read together; IndexDamaged where one is not there."""
        if unread := [id_ for id_ in sorted(ids) if id_ not in self._read]:
            for row in self._articles.get(unread):
                article = _restored(Article, row)
                if self.sentences is not None:
                    article.cuts.update(self.sentences.of(article))
                self._read[row.id] = article
        return {id_: self._read[id_] for id_ in ids}

    def articles(self) -> tuple[Article, ...]:
        """Every article, by id."""
        return self._all_articles

    def vectors(self, ids: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows, in the order of `ids`."""
        if self.stored is not None:
            return self.stored.pooled(ids)
        return np.array(self._vectors_read.get(ids), np.float32).reshape(-1, self.card.model.dimension)

    def token_vectors(self, ids: Sequence[str]) -> list[TokenVectors]:
        """The tokens of each passage's own text, read in context, spans counted in that text; in the order of `ids`.

        Read from disk, where they are kept in 8 bits; made anew for an index on a server. Raises IndexDamaged.
        """
        if self.stored is not None:
            return self._tokens_read.get(ids)
        passages = self.passages(ids)
        made = self._token_maker.encode_tokens([searchable(passage) for passage in passages])
        return [own_tokens(passage, tokens) for passage, tokens in zip(passages, made, strict=True)]

    def first_tokens(self, ids: Sequence[str]) -> list[list[int]]:
        """For each passage the first token of each of its sentences, and behind these the number of its tokens."""
        return self._firsts_read.get(ids)

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """Up to `k` (passage id, cosine with `vector` (d,)), best first, equals by id.

        Looked for among all vectors, which is exact and, to 100,000 passages, takes no longer than a graph; on a
        server, in Chroma's graph.
        """
        if k < 1:
            return []
        find = self.stored.nearest if self.stored is not None else self._nearest_on_server
        found = sorted([(-round(cosine, DECIMALS), id_) for id_, cosine in find(unit(vector), k)])
        return [(id_, -cosine) for cosine, id_ in found[:k]]

    def _nearest_on_server(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """At least `k`, and more while the last one found equals the k-th.

        Which of several equals come first must not depend on the order in which they went into the graph.
        """
        asked = min(2 * k + 16, self.card.passages)
        while True:
            got = self._passages.nearest(vector, asked)
            found = sorted((round(cosine, DECIMALS) for _, cosine in got), reverse=True)
            if not found:
                raise damaged(f"no passage of {self.generation} can be found by its vector")
            if len(found) < asked or asked == self.card.passages or found[-1] < found[k - 1]:
                return got
            asked = min(2 * asked, self.card.passages)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The lexical index: read from its folder, or made from the passages where there is none."""
        if self._folder is None:
            return LexicalIndex.build(self.all_passages())
        return LexicalIndex.load(self._folder / LEXICAL)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words as they are written: read from their file, or counted in the passages where there is none."""
        if self._folder is None:
            return Vocabulary.build(self.all_passages())
        return Vocabulary.load(self._folder / VOCABULARY)

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """Other names that the articles introduce: read from their file, or from the passages where there is none."""
        if self._folder is None:
            return read_aliases(self.all_passages())
        return load_aliases(self._folder / ALIASES)

    @cached_property
    def stored(self) -> VectorStore | None:
        """The vectors beside the database; None for an index on a server. Raises IndexDamaged."""
        if self._folder is None:
            return None
        return VectorStore.load(self._folder / VECTORS, self.card.passages, self.card.model.dimension)

    @cached_property
    def sentences(self) -> SentenceStore | None:
        """Where the articles' sentences are; None for an index on a server. Raises IndexDamaged."""
        return None if self._folder is None else SentenceStore.load(self._folder / SENTENCES)

    def with_card(self, card: IndexCard) -> Snapshot:
        """The same generation under a card that says more, or less, of what was left out."""
        return Snapshot(self.generation, card, (self._passages, self._articles), self._folder, self._embedder)

    @cached_property
    def _token_maker(self) -> Embedder:
        if self._embedder is None:
            raise IndexFault(
                "an index on a server, which keeps no token vectors, opened without a model",
                expected="a model to make them with",
                todo="give the reader an embedder",
            )
        return TokenCache(self._embedder, MADE_TOKENS_KEPT)

    def _read_passages(self, ids: Sequence[str]) -> list[Passage]:
        return [_restored(Passage, row) for row in self._passages.get(ids)]

    def _read_tokens(self, ids: Sequence[str]) -> list[TokenVectors]:
        return [tokens.read() for tokens in self.stored.tokens(ids)] if self.stored is not None else []

    def _read_firsts(self, ids: Sequence[str]) -> list[list[int]]:
        found = []
        for passage, tokens in zip(self.passages(ids), self.token_vectors(ids), strict=True):
            starts = [sentence.start - passage.start for sentence in passage.sentences]
            found.append([*tokens.spans[:, 0].searchsorted(starts).tolist(), len(tokens.spans)])
        return found

    @cached_property
    def _all_passages(self) -> tuple[Passage, ...]:
        return tuple(_restored(Passage, row) for row in self._passages.all())

    @cached_property
    def _all_articles(self) -> tuple[Article, ...]:
        return tuple(_restored(Article, row) for row in self._articles.all())


def _restored(kind: type[Stored], row: Row) -> Stored:
    try:
        return kind.model_validate({**json.loads(row.record), "text": row.text})
    except (ValueError, TypeError) as error:
        raise damaged(f"{kind.__name__.lower()} {row.id} cannot be read back") from error
