"""One answer from each document: namesakes, and sources that contradict each other.

Several documents may answer one question, each with a value of its own. A document stands for one answer: its best
sentence. Answers that say the same are put together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.evidence import Evidence
from bot.precision import same_figure
from bot.quantities import read_quantities
from bot.query import Query
from index.lexical import LexicalIndex, terms

# A document may answer when its best sentence is this close (similarity) to the best of all.
MARGIN = 0.3
MOST = 8
# What a sentence gains within its document: for what it leaves out because the document has said it (as a share of
# the question's weight), for holding a figure, date or name of the kind asked for, and for saying what somebody is.
UNSAID = 0.4
HAS_SHORT = 0.1
# A second sentence of a document is shown where it is this close to the first.
SECOND = 0.2
# Two sentences say the same where this share of the shorter one's terms stand in the other, beside those asked for.
ALIKE = 0.9
# A term this rare (IDF) may be what a document is about, as a name is.
RARE = 4.0

# Logistic regression, fitted on tuning parts of RAMDocs ("several" against "one"), XQuAD and SQuAD 2.0 (none).
WEIGHTS = {"third": 4.9, "second_said": 2.74, "third_named": 1.26, "terms": -0.343}
INTERCEPT = -4.95


@dataclass(frozen=True)
class DocumentValue:
    """What one document answers.

    evidence: its best sentence. value: the short answer in it; None where the sentence itself is the answer. second:
    another sentence of it, nearly as close. also: best sentences of other documents that say the same.
    """

    evidence: Evidence
    value: str | None
    second: Evidence | None = None
    also: tuple[Evidence, ...] = ()


def several_values(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> tuple[DocumentValue, ...]:
    """One value of each document that may answer, best first, equal ones put together; at most `MOST` documents."""
    found: list[DocumentValue] = []
    for value in document_values(query, evidence, lexical):
        same = next((i for i, other in enumerate(found) if _same(query, other, value)), None)
        if same is None:
            found.append(value)
        else:
            found[same] = replace(found[same], also=(*found[same].also, value.evidence))
    return tuple(found)


def document_values(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> tuple[DocumentValue, ...]:
    """The same with one for each document, equal or not."""
    documents = _documents(evidence)
    best = max((document.similarity for document in documents), default=0.0)
    close = [document for document in documents if document.similarity >= best - MARGIN]
    return tuple(_value(query, document, lexical) for document in close[:MOST])


def likelihood_of_several(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> float:
    """Probability that documents give different answers, 0 to 1: the second and third come close to the first."""
    documents = _documents(evidence)
    if not documents:
        return 0.0
    asked = frozenset(terms(query.focus))
    names = _named(query, asked, lexical)
    best = max(max(document.similarity for document in documents), 1e-6)
    close = sorted((document.similarity / best for document in documents), reverse=True)
    said = sorted((d.similarity / best * _share(asked, d.words, lexical) for d in documents[:MOST]), reverse=True)
    named = sorted((d.similarity / best * _share(names, d.words, lexical) for d in documents[:MOST]), reverse=True)
    features = {
        "third": _nth(close, 3),
        "second_said": _nth(said, 2),
        "third_named": _nth(named, 3),
        "terms": len(asked),
    }
    return 1 / (1 + math.exp(-INTERCEPT - sum(WEIGHTS[name] * value for name, value in features.items())))


@dataclass(frozen=True)
class _Document:
    """The sentences of one article, best first, and all terms of the passages that they stand in."""

    sentences: tuple[Evidence, ...]
    words: frozenset[str]

    @property
    def similarity(self) -> float:
        return max(e.similarity for e in self.sentences)


def _documents(evidence: Sequence[Evidence]) -> list[_Document]:
    found: dict[str, list[Evidence]] = {}
    for e in evidence:
        found.setdefault(e.article.id, []).append(e)
    return [_Document(tuple(sentences), _words(sentences)) for sentences in found.values()]


def _words(sentences: Sequence[Evidence]) -> frozenset[str]:
    texts = {e.passage.id: f"{e.passage.article_title} {e.passage.context} {e.passage.text}" for e in sentences}
    return frozenset().union(*(_terms(text) for text in texts.values()))


@lru_cache(maxsize=4096)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _nth(values: Sequence[float], n: int) -> float:
    return values[n - 1] if len(values) >= n else 0.0


def _share(asked: frozenset[str], there: frozenset[str], lexical: LexicalIndex) -> float:
    """Share of some terms, by IDF, that stand in a document."""
    total = sum(lexical.idf(term) for term in asked)
    return sum(lexical.idf(term) for term in asked & there) / total if total else 0.0


def _named(query: Query, asked: frozenset[str], lexical: LexicalIndex) -> frozenset[str]:
    """The terms of a question's names; where it has none, its rare ones."""
    names = frozenset(term for name in query.names for term in terms(name))
    return names or frozenset(term for term in asked if lexical.idf(term) > RARE)


def _value(query: Query, document: _Document, lexical: LexicalIndex) -> DocumentValue:
    scores = {e.span: _score(query, e, document, lexical) for e in document.sentences}
    order = sorted(document.sentences, key=lambda e: (-scores[e.span], e.span.start))
    best = order[0]
    second = order[1] if len(order) > 1 and scores[best.span] - scores[order[1].span] <= SECOND else None
    return DocumentValue(best, best.short.text if best.short else None, second)


def _score(query: Query, evidence: Evidence, document: _Document, lexical: LexicalIndex) -> float:
    asked = frozenset(terms(query.focus))
    unsaid = (_named(query, asked, lexical) & document.words) - _terms(evidence.text)
    score = evidence.similarity + UNSAID * _share(asked, unsaid, lexical)
    return score + HAS_SHORT * (evidence.short is not None)


def _same(query: Query, left: DocumentValue, right: DocumentValue) -> bool:
    if left.value and right.value:
        return same_value(left.value, right.value)
    if left.value or right.value:
        return False
    asked = _terms(query.focus)
    a, b = (_terms(v.evidence.text) - asked for v in (left, right))
    return len(a & b) >= ALIKE * min(len(a), len(b))


def same_value(left: str, right: str) -> bool:
    """Whether two short answers say the same: equal words, one within the other, one year, one number rounded."""
    a, b = read_quantities(left), read_quantities(right)
    if a and b:
        return same_figure(a[0], b[0])
    first, second = set(terms(left)), set(terms(right))
    return bool(first) and bool(second) and (first <= second or second <= first)
