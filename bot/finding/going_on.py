"""The sentence that goes on where the best one stops: "A school opened in Lima. It teaches law, music and dance."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.choosing.evidence import Evidence, list_items
from bot.choosing.leaning import opening_of, takes_up
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.tagging import tagged
from bot.english.words import wider_meanings
from bot.questions.kinds import WHO_DID, AnswerKind
from bot.questions.query import Query
from bot.reckoning.lead import in_front
from bot.spans.enumeration import asks_several, things_asked
from bot.spans.listing import lists_things
from corpus.split import sentences_of
from corpus.types import ParagraphKind
from index.lexical import terms

# How many sentences farther on what is asked for may be told.
FAR = 2
# "What will the museum show?": a thing is asked for, which a list may tell.
_WHAT = re.compile(
    r"^\W*(?:and |but |so )?(?:on |for |from |with |in )?what (?:do|does|did|will|would|can|could|may|is|are"
    r"|was|were|has|have)\b"
    r"(?!.*\b(?:mean|happen\w*|say|said|tell|told|think|thought|called)\b)",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset("is are was were be been do does did has have had can could will would may might".split())


def gone_on(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the sentence after the best one that has what is asked for, where the best names only what it
    is asked of."""
    if not evidence or query.role is not None:
        return evidence
    best, gives = evidence[0], _gives(query)
    if gives is None or gives(best) or best.paragraph.kind is ParagraphKind.ITEM:
        return evidence
    if _has_all(query, best.text):
        return evidence
    found = next((one for one in _following(best, evidence) if gives(one)), None)
    if found is None:
        return evidence
    reading = max(found.reading, best.reading, key=lambda read: read.sure if read else 0.0)
    return in_front(replace(found, reading=reading, after=best.span), evidence)


def _gives(query: Query) -> Callable[[Evidence], bool] | None:
    """What a sentence must have to answer; None where no list and no doer is asked for."""
    if query.kind is AnswerKind.PERSON:
        return (lambda e: _tells_doer(query, e.text)) if WHO_DID.match(query.focus) else None
    if asks_several(query) or query.kind is AnswerKind.LIST:
        return lambda e: _introduces(e) or lists_things(query, e.text)
    if query.kind is AnswerKind.EXPLANATION and _WHAT.match(query.focus):
        return lambda e: _introduces(e) or (lists_things(query, e.text) and bool(_acts(query) & _words(e.text)))
    return None


def _has_all(query: Query, sentence: str) -> bool:
    """Whether a sentence names what is asked for, and the act that is asked about: then it may answer by itself."""
    things, acts = set(terms(things_asked(query))), _acts(query)
    there = set(terms(sentence))
    told = query.kind is not AnswerKind.PERSON and bool(things or acts)
    return told and (not things or bool(things & there)) and (not acts or bool(acts & _words(sentence)))


def _introduces(evidence: Evidence) -> bool:
    return evidence.text.rstrip().endswith(":") and bool(list_items(evidence))


def _tells_doer(query: Query, sentence: str) -> bool:
    """Whether a sentence has the act that is asked about, and a name that the question does not have."""
    names = [name.text for name in read_names(sentence)]
    return bool(_acts(query) & _words(sentence)) and bool(names_missing(names, query.focus))


def _acts(query: Query) -> frozenset[str]:
    """What the verbs of a question mean: "runs" of "Who runs the ferry?"."""
    verbs = [word.text for word in tagged(query.focus) if word.is_verb and word.text.lower() not in _AUXILIARIES]
    return frozenset(meaning for verb in verbs for meaning in wider_meanings(verb))


def _words(sentence: str) -> frozenset[str]:
    return frozenset(meaning for word in tagged(sentence) for meaning in wider_meanings(word.text))


def _following(best: Evidence, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """The sentences that go on about the best one: the next of its paragraph, and the first of the next paragraph where
    it opens with something of that."""
    article, here = best.article, best.passage.paragraph
    opened = set(terms(article.text[best.paragraph.start : best.paragraph.end]))
    own = [span for span in sentences_of(article, best.paragraph) if span.start > best.span.start][:FAR]
    below = [span for part in article.citable[here : here + 1] for span in sentences_of(article, part)[:1]]
    places = {(article.id, e.span.start): e for e in evidence}
    for span in [*own, *below]:
        one = places.get((article.id, span.start))
        if one is None or not takes_up(one.text, article.text[best.paragraph.start : span.start]):
            continue
        if one.paragraph == best.paragraph or opened & set(terms(opening_of(one.text))):
            yield one
