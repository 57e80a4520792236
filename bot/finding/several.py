"""One answer from each document: namesakes, and sources that contradict each other.

Several documents may answer one question, each with a value of its own. A document stands for one answer: its best
sentence. Answers that say the same are put together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.choosing.evidence import Evidence, with_short
from bot.english.precision import same_figure
from bot.english.quantities import Quantity, read_quantities
from bot.finding.documents import TOLD, AskedTerms, Document, asked_terms, closest, documents_of, terms_in
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC, fit_of
from index.lexical import LexicalIndex, terms

# A document may answer when its best sentence is this close (similarity) to the best of all.
MARGIN = 0.3
MOST = 8
TWO = 2  # are looked for where documents hardly differ: it only matters whether they all say the same
# What a sentence gains within its document: for what it leaves out because the document has said it (as a share of
# the question's weight), for holding a figure, date or name of the kind asked for, and for saying what somebody is.
UNSAID = 0.4
HAS_SHORT = 0.1
HAS_FIGURE = 0.3
# What it gains for each unit of the reader's log-odds: with all of them read the answer is in the first sentence for
# .78 of the documents of RAMDocs that have it, in the first two for .94; with the closest dozen alone for .76 and .91.
# And where its article opens with it, as what tells of whom or of what the article is mostly does.
READER_SHARE = 0.02
OPENS = 0.05
# Sentences are read for what each document answers where it is so likely that documents differ.
MAY_DIFFER = 0.14
# A second sentence of a document is shown where it is this close to the first.
SECOND = 0.25
# Two sentences say the same where this share of the terms of both, beside those asked for, stand in either.
ALIKE = 0.95

# Logistic regression, fitted on tuning parts of RAMDocs ("several" against "one"), XQuAD and SQuAD 2.0 (none). AUROC
# on articles that it was not fitted to is .84 within RAMDocs and .95 against the other two. second: how close the
# second document comes to the first. third_said: the same of the third, times what it says of the question. terms: how
# many the question has. unnamed: it names nobody and nothing, so that there are no namesakes. shared: what the first
# two documents have in common beside the question, as parts of one text do.
WEIGHTS = {"second": 7.51, "third_said": 5.2, "terms": -0.327, "unnamed": -1.585, "shared": -1.504}
INTERCEPT = -7.25
MOST_TERMS = 8


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


def several_values(
    query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex, enough: int = MOST
) -> tuple[DocumentValue, ...]:
    """One value of each document that may answer, best first, equal ones put together; `enough` of them will do.

    Of equal ones the document that tells more leads: "27 April 2010" before "2010".
    """
    found: list[DocumentValue] = []
    for value in document_values(query, evidence, lexical):
        same = next((i for i, other in enumerate(found) if _same(query, other, value)), None)
        if same is None:
            found.append(value)
        else:
            found[same] = _together(found[same], value)
        if len(found) == enough:
            break
    return tuple(found)


def document_values(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> Iterator[DocumentValue]:
    """The same with one for each of at most `MOST` documents, equal or not."""
    asked = asked_terms(query, lexical)
    documents = documents_of(asked, evidence, lexical)
    best = max((document.similarity for document in documents), default=0.0)
    close = [document for document in documents if document.similarity >= best - MARGIN]
    return (_value(query, asked, document, lexical) for document in close[:MOST])


def likelihood_of_several(query: Query, evidence: Sequence[Evidence], lexical: LexicalIndex) -> float:
    """Probability that documents give different answers, 0 to 1: the second and third come close to the first."""
    asked = asked_terms(query, lexical)
    documents = documents_of(asked, evidence, lexical)
    if not documents:
        return 0.0
    best = max(max(document.similarity for document in documents), 1e-6)
    close = sorted((document.similarity / best for document in documents), reverse=True)
    said = sorted((d.similarity / best * asked.share(d.words) for d in documents[:MOST]), reverse=True)
    features = {
        "second": _nth(close, 2),
        "third_said": _nth(said, 3),
        "terms": min(len(asked.terms), MOST_TERMS),
        "unnamed": not query.names,
        "shared": _shared(asked, documents, lexical),
    }
    return 1 / (1 + math.exp(-INTERCEPT - sum(WEIGHTS[name] * value for name, value in features.items())))


def _shared(asked: AskedTerms, documents: Sequence[Document], lexical: LexicalIndex) -> float:
    """Share, by IDF, of the terms beside those asked for that the first two documents have in common; 1 for one."""
    if len(documents) < 2:
        return 1.0
    first, second = (document.terms - asked.terms for document in documents[:2])
    least = min(_weight(first, lexical), _weight(second, lexical))
    return _weight(first & second, lexical) / least if least else 0.0


def _weight(found: frozenset[str], lexical: LexicalIndex) -> float:
    return sum(lexical.idfs(sorted(found)))


def _nth(values: Sequence[float], n: int) -> float:
    return values[n - 1] if len(values) >= n else 0.0


def _value(query: Query, asked: AskedTerms, document: Document, lexical: LexicalIndex) -> DocumentValue:
    named = asked.names & document.words
    close = closest(document.sentences)
    read = [with_short(query, e, lexical) for e in close[:TOLD]] + close[TOLD:]
    scores = {e.span: _score(query, asked, named, e) for e in read}
    order = sorted(read, key=lambda e: (-scores[e.span], e.span.start))
    best = order[0]
    second = order[1] if len(order) > 1 and scores[best.span] - scores[order[1].span] <= SECOND else None
    return DocumentValue(best, best.short.text if best.short else None, second)


def _score(query: Query, asked: AskedTerms, named: frozenset[str], evidence: Evidence) -> float:
    """`named`: names of the question that the document has."""
    unsaid = named - terms_in(evidence.text) if named else named
    read = READER_SHARE * evidence.reading.order if evidence.reading else 0.0
    score = evidence.similarity + read + UNSAID * asked.share(unsaid) + OPENS * _opens(evidence)
    if query.kind in NUMERIC:
        return score + HAS_FIGURE * fit_of(query, evidence)
    return score + HAS_SHORT * (evidence.short is not None)


def _opens(evidence: Evidence) -> bool:
    return evidence.span.start == evidence.article.citable[0].start


def _same(query: Query, left: DocumentValue, right: DocumentValue) -> bool:
    if left.value and right.value:
        return same_value(left.value, right.value) and not _tell_apart(left, right)
    if left.value or right.value:
        return False
    asked = terms_in(query.focus)
    a, b = (terms_in(v.evidence.text) - asked for v in (left, right))
    return len(a & b) >= ALIKE * len(a | b)


def _tell_apart(left: DocumentValue, right: DocumentValue) -> bool:
    """Whether each sentence has a figure of the kind asked for that the other lacks: "in 1866", of two birthdays."""
    kinds = {quantity.kind for value in (left, right) for quantity in read_quantities(value.value or "")}
    ours, theirs = ([q for q in read_quantities(value.evidence.text) if q.kind in kinds] for value in (left, right))
    return _has_another(ours, theirs) and _has_another(theirs, ours)


def _has_another(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    return any(not any(same_figure(one, other) for other in theirs) for one in ours)


def _together(first: DocumentValue, second: DocumentValue) -> DocumentValue:
    if first.value and second.value and terms_in(first.value) < terms_in(second.value):
        return replace(second, also=(*first.also, first.evidence))
    return replace(first, also=(*first.also, second.evidence))


def same_value(left: str, right: str) -> bool:
    """Whether two short answers say the same: equal words, one within the other, one year, one number rounded."""
    a, b = read_quantities(left), read_quantities(right)
    if a and b:
        return same_figure(a[0], b[0])
    first, second = set(terms(left)), set(terms(right))
    return bool(first) and bool(second) and (first <= second or second <= first)
