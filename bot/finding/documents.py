"""Documents: the sentences that each article has for a question, and the question's words in them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.choosing.evidence import Evidence
from bot.questions.query import Query
from index.lexical import LexicalIndex, terms

# Sentences of a document that are read for what they answer.
TOLD = 5
# A term this rare (IDF) may be what a document is about, as a name is.
RARE = 4.0


def told_most(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The TOLD sentences of each document that are closest to the question."""
    documents: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        documents[e.article.id].append(e)
    return tuple(e for found in documents.values() for e in closest(found)[:TOLD])


@dataclass(frozen=True)
class AskedTerms:
    """The terms of a question; those of its names, or where it has none its rare ones; and the IDF of each."""

    terms: frozenset[str]
    names: frozenset[str]
    idf: dict[str, float]

    def share(self, there: frozenset[str]) -> float:
        """Share of the terms, by IDF, that stand among others."""
        met = self.terms & there
        return math.fsum([self.idf[term] for term in met]) / self.total if met and self.total else 0.0

    @cached_property
    def total(self) -> float:
        """The IDF of all terms together."""
        return math.fsum(self.idf[term] for term in self.terms)


def asked_terms(query: Query, lexical: LexicalIndex) -> AskedTerms:
    """The terms of a question, each with its IDF."""
    return _asked_terms(query.focus, query.names, lexical)


# Both what the documents answer and how likely they differ is told by it.
@lru_cache(maxsize=8)
def _asked_terms(question: str, named: tuple[str, ...], lexical: LexicalIndex) -> AskedTerms:
    own = terms_in(question)
    names = frozenset(term for name in named for term in terms(name))
    idf = {term: lexical.idf(term) for term in own | names}
    return AskedTerms(own, names or frozenset(term for term in own if idf[term] > RARE), idf)


@dataclass(frozen=True)
class Document:
    """The sentences of one article, best first, and those of the terms asked for that their passages have."""

    sentences: tuple[Evidence, ...]
    words: frozenset[str]

    @cached_property
    def similarity(self) -> float:
        """That of its best sentence."""
        return max(e.similarity for e in self.sentences)

    @property
    def terms(self) -> frozenset[str]:
        """Those of its best sentences."""
        return frozenset[str]().union(*(terms_in(e.text) for e in self.sentences[:TOLD]))


def documents_of(asked: AskedTerms, evidence: Sequence[Evidence], lexical: LexicalIndex) -> list[Document]:
    """The articles of the evidence, each with its sentences."""
    sentences: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        sentences[e.article.id].append(e)
    words: dict[str, set[str]] = defaultdict(set)
    articles = {e.passage.id: e.article.id for e in evidence}
    for article, own in zip(articles.values(), _held(lexical, tuple(asked.idf), tuple(articles)), strict=True):
        words[article] |= own
    return [Document(tuple(found), frozenset(words[article])) for article, found in sentences.items()]


# So is this.
@lru_cache(maxsize=8)
def _held(lexical: LexicalIndex, wanted: tuple[str, ...], passages: tuple[str, ...]) -> list[set[str]]:
    return lexical.held(wanted, passages)


@lru_cache(maxsize=4096)
def terms_in(text: str) -> frozenset[str]:
    """The terms of a text, kept for the sentences that are asked about most."""
    return frozenset(terms(text))


def closest(sentences: Sequence[Evidence]) -> list[Evidence]:
    """Sentences by how like the question they are."""
    return sorted(sentences, key=lambda e: (-e.similarity, e.span.start))
