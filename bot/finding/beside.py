"""Which sentences stand beside the best one: one of each article asked about, or what the best leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.choosing.evidence import Evidence
from bot.english.constraints import names_missing
from bot.finding.found import Found
from bot.finding.several import MAY_DIFFER
from bot.finding.versions import altered_copies
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.query import Query
from bot.reckoning.reckon import LEADS
from bot.reckoning.short_figures import fit_of
from index.lexical import terms

BROAD = 2  # sentences beside the best one
# So likely must it be that documents give different answers for all of them to be shown; from MAY_DIFFER on the best
# sentence of one other document is. On RAMDocs (149 questions) .787 of the supported values are shown so, each with
# its own document; on SQuAD 2.0 more than two sentences are shown for 6% of the questions, 7% with 0.6.
SEVERAL = 0.65
# Sentences this far behind may be added for what they alone have of the question, where that is so many words.
FARTHER = 0.3
OPEN_WORDS = 2
# Articles shown where the question asks what several say.
ARTICLES = 3


def beside(found: Found) -> tuple[Evidence, ...]:
    """Evidence to show after the first, best first."""
    query, evidence = found.query, found.evidence
    if query.across:
        return tuple(_of_other_articles(_answering(query, evidence)))
    if query.kind is AnswerKind.YES_NO and found.reckoning.lead is not None:
        return ()
    if is_several(found) and query.role is None:
        return tuple(_of_each_document(found))
    if other := next(altered_copies(evidence), None):
        return (other,)
    if is_broad(found):
        return found.also
    settled = query.role is not None or fit_of(query, evidence[0]) >= LEADS
    if found.likely_several >= MAY_DIFFER and not settled:
        return tuple(islice(_of_another_document(found), 1))
    if complement := next(_complements(query, evidence), None):
        return (complement,)
    if query.kind is AnswerKind.LIST or settled:
        return ()
    return found.also


def is_several(found: Found) -> bool:
    """Whether documents probably give different answers."""
    return found.likely_several >= SEVERAL


def is_broad(found: Found) -> bool:
    """Whether the answer takes more than two sentences of one article."""
    return len(found.also) >= BROAD


def _of_each_document(found: Found) -> Iterator[Evidence]:
    """What each document answers, and what else it says that is close to it, but for the best sentence itself."""
    best = found.evidence[0]
    for value in found.several:
        for e in (value.evidence, value.second):
            if e is not None and (e.span != best.span or e.article.id != best.article.id):
                yield e


def _of_another_document(found: Found) -> Iterator[Evidence]:
    """Sentences of other documents that may answer; where no words of theirs can be the answer, as they were read."""
    best = found.evidence[0]
    close = {value.evidence.article.id for value in found.several} - {best.article.id}
    sentences = found.evidence if found.query.kind is AnswerKind.EXPLANATION else _of_each_document(found)
    return (e for e in sentences if e.article.id in close)


def _answering(query: Query, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence, without sentences that have no date, figure or name where one is asked for and the best has one."""
    if query.kind not in TYPED or evidence[0].short is None:
        return evidence
    return [e for e in evidence if e.short is not None]


def _of_other_articles(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """The best sentence of each other article that is close enough."""
    seen = {evidence[0].article.id}
    for e in evidence:
        if e.article.id not in seen and evidence[0].score - e.score <= FARTHER and len(seen) < ARTICLES:
            seen.add(e.article.id)
            yield e


def _complements(query: Query, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Sentences that have a name, or several words, of the question that the best one and what is around it lack."""
    best = evidence[0]
    there = f"{best.article.publisher or ''} {best.passage.context} {best.passage.text}"
    open_names = names_missing(query.names, there)
    open_words = set(terms(query.focus)) - set(terms(there))
    for e in evidence[1:]:
        if best.score - e.score > FARTHER:
            return
        own = f"{e.passage.lead_in} {e.text}"
        named = len(names_missing(open_names, own)) < len(open_names)
        if (named and open_words & set(terms(own))) or len(open_words & set(terms(own))) >= OPEN_WORDS:
            yield e
