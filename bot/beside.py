"""Which sentences stand beside the best one: one of each article asked about, or what the best leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.constraints import names_missing
from bot.evidence import Evidence
from bot.find import Found
from bot.kinds import TYPED, AnswerKind
from bot.query import Query
from bot.reckon import LEADS, fit_of
from index.lexical import terms

# How far behind the best (similarity) a sentence of the same article may be shown with it, and how many: where the
# question is broad, an explanation asked for in few words; where the best sentence holds no short answer; and where it
# does.
# On CLAPnq (143 questions, sentences chosen by people) token F1 of what is quoted is .65 so, .45 with the best alone.
BROAD_WORDS = 5
BROAD = (2, 0.3)
WITHOUT_SHORT_ANSWER = (1, 0.15)
WITH_SHORT_ANSWER = (1, 0.1)
# So likely must it be that documents give different answers for all of them to be shown. On RAMDocs (149 questions)
# .80 of the supported values are shown so, each with its own document.
SEVERAL = 0.3
SURELY = 0.6  # then also a second sentence of each
# Where it is only so likely, the best sentence of one other document is shown.
TWO = 0.12
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
    likely = found.likely_several
    settled = query.role is not None or (likely < SURELY and fit_of(query, evidence[0]) >= LEADS)
    if likely >= SEVERAL and not settled:
        return tuple(_of_each_document(found))
    if likely >= TWO and not settled:
        others = (e for e in _of_each_document(found) if e.article.id != evidence[0].article.id)
        return tuple(islice(others, 1))
    if complement := next(_complements(query, evidence), None):
        return (complement,)
    if query.kind is AnswerKind.LIST or settled:
        return ()
    count, margin = _room(query, evidence[0])
    best = evidence[0]
    close = [e for e in evidence[1:] if e.article.id == best.article.id and best.similarity - e.similarity <= margin]
    return tuple(close[:count])


def _of_each_document(found: Found) -> Iterator[Evidence]:
    """What each document answers, but for the best sentence itself."""
    best = found.evidence[0]
    typed = found.query.kind in TYPED and best.short is not None
    for value in found.several:
        if typed and value.value is None:
            continue
        for e in (value.evidence, value.second if found.likely_several >= SURELY else None):
            if e is not None and (e.span != best.span or e.article.id != best.article.id):
                yield e


def _room(query: Query, best: Evidence) -> tuple[int, float]:
    """How many sentences may follow, and how far behind."""
    if best.short is not None:
        return WITH_SHORT_ANSWER
    broad = query.kind is AnswerKind.EXPLANATION and len(set(terms(query.focus))) <= BROAD_WORDS
    return BROAD if broad else WITHOUT_SHORT_ANSWER


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
