"""The sentence that goes on where the best one stops: "A school opened in Lima. It teaches law, music and dance."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.abstention.unmentioned import said_otherwise
from bot.choosing.evidence import Evidence, list_items
from bot.choosing.leaning import leans, opening_of, takes_up
from bot.choosing.listing import asks_countries
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import canonical, countries
from bot.english.quantities import read_quantities
from bot.english.tagging import tagged
from bot.english.words import stem, wider_meanings
from bot.questions.each import asks_each
from bot.questions.kinds import WHO_DID, AnswerKind
from bot.questions.query import Query
from bot.reckoning.lead import in_front
from bot.spans.enumeration import NAMED_THINGS, asks_several, things_asked
from bot.spans.listing import lists_things
from corpus.split import sentences_of
from corpus.types import ParagraphKind
from index.lexical import terms

# How many sentences farther on what is asked for may be told.
FAR = 3
# So many countries with as many figures make a breakdown.
EACH = 3
MANY = 3
# "What will the museum show?": a thing is asked for, which a list may tell.
_WHAT = re.compile(
    r"^\W*(?:and |but |so )?(?:on |for |from |with |in )?what (?:do|does|did|will|would|can|could|may|is|are"
    r"|was|were|has|have)\b"
    r"(?!.*\b(?:mean|happen\w*|say|said|tell|told|think|thought|called)\b)",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|its|them|their|there)\b", re.IGNORECASE)
# Who runs something is called by many names.
_LEADS = frozenset(
    map(stem, "run head lead manage direct chair director manager chairman chairwoman president rector boss".split())
)
_AUXILIARIES = frozenset("is are was were be been do does did has have had can could will would may might".split())


def gone_on(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the sentence after the best one that has what is asked for, where the best names only what it
    is asked of."""
    if not evidence or query.role is not None:
        return evidence
    best, gives = evidence[0], _gives(query)
    in_item = best.paragraph.kind is ParagraphKind.ITEM and query.kind is not AnswerKind.PERSON
    if gives is None or gives(best) or in_item:
        return evidence
    near = list(_near(query, best, evidence))
    found = _with_act(query, best, near)
    if found is None and (asks_each(query.focus) or not _has_all(query, best.text)):
        found = next((one for one in near if gives(one)), None)
    if found is None:
        return evidence
    reading = max(found.reading, best.reading, key=lambda read: read.sure if read else 0.0)
    after = best.span if best.span.start < found.span.start else None
    return in_front(replace(found, reading=reading, after=after), evidence)


def _with_act(query: Query, best: Evidence, near: Sequence[Evidence]) -> Evidence | None:
    """The first of the sentences near the best one that has the very act that is asked about, where that has not."""
    acts = _own_acts(query) if query.kind is AnswerKind.EXPLANATION else frozenset()
    if acts & _stems(best.text):
        return None
    return next((one for one in near if acts & _stems(one.text)), None)


def _gives(query: Query) -> Callable[[Evidence], bool] | None:
    """What a sentence must have to answer; None where no list and no doer is asked for."""
    if query.kind is AnswerKind.PERSON:
        return (lambda e: _tells_doer(query, e.text)) if WHO_DID.match(query.focus) else None
    if asks_each(query.focus):
        return lambda e: _introduces(e) or _tells_each(e.text)
    if asks_several(query) or query.kind is AnswerKind.LIST:
        return lambda e: (
            _introduces(e)
            or ((lists_things(query, e.text) or _names_many(query, e.text)) and not _tells_others(query, e.text))
        )
    if query.kind is AnswerKind.EXPLANATION and _WHAT.match(query.focus):
        return lambda e: _introduces(e) or (lists_things(query, e.text) and bool(_acts(query) & _words(e.text)))
    return None


def _has_all(query: Query, sentence: str) -> bool:
    """Whether a sentence names what is asked for, and the act that is asked about: then it may answer by itself."""
    if things_asked(query) in NAMED_THINGS:
        return _names_many(query, sentence)
    things, acts = set(terms(things_asked(query))), _acts(query)
    there = set(terms(sentence))
    told = query.kind is not AnswerKind.PERSON and bool(things or acts)
    return told and (not things or bool(things & there)) and (not acts or bool(acts & _words(sentence)))


def _introduces(evidence: Evidence) -> bool:
    return evidence.text.rstrip().endswith(":") and bool(list_items(evidence))


def _names_many(query: Query, sentence: str) -> bool:
    """Whether a sentence has several names that the question does not have, where such are asked for."""
    if things_asked(query) not in NAMED_THINGS:
        return False
    named = [name.text for name in read_names(sentence) if canonical(name.text) is None or asks_countries(query)]
    return len(names_missing(list(dict.fromkeys(named)), query.focus)) >= MANY


def _tells_others(query: Query, sentence: str) -> bool:
    """Whether a sentence speaks of other such things than are asked for: "three banks", for "which contractors"."""
    things = things_asked(query)
    there = {word.text.lower() for word in tagged(sentence)} & NAMED_THINGS
    return things in NAMED_THINGS and bool(there) and not any(said_otherwise(things, one) for one in there)


def _own_acts(query: Query) -> frozenset[str]:
    """What the verbs of a question are forms of; after "did" and a name the tagger takes them for nouns."""
    words = tagged(query.focus)
    does = any(word.text.lower() in ("do", "does", "did") for word in words)
    after = [two.text for one, two in pairwise(words) if does and one.tag == "NNP" and two.tag in ("NN", "VBP")]
    return frozenset(map(stem, (*_verbs(query), *after)))


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in tagged(sentence))


def _tells_each(sentence: str) -> bool:
    """Whether a sentence has a figure each for several that it names."""
    names = {name.text for name in read_names(sentence)}
    return min(max(len(countries(sentence)), len(names)), len(read_quantities(sentence))) >= EACH


def _tells_doer(query: Query, sentence: str) -> bool:
    """Whether a sentence has the act that is asked about, and a name that the question does not have."""
    names = [name.text for name in read_names(sentence)]
    return bool(_acts(query) & _words(sentence)) and bool(names_missing(names, query.focus))


def _goes_on(query: Query, best: Evidence, other: Evidence) -> bool:
    """Whether a later sentence is about what the best one is, or tells in its paragraph each of what is asked for, or
    who did it."""
    if other.paragraph == best.paragraph and (_tells_each(other.text) or _names_many(query, other.text)):
        return True
    if query.kind is AnswerKind.PERSON and _is_of_it(best, other):
        return True
    return takes_up(other.text, best.article.text[best.paragraph.start : other.span.start])


def _is_of_it(best: Evidence, other: Evidence) -> bool:
    """Whether a sentence that opens with somebody new may tell of what the one before it does: "Ana Sousa paid for it",
    or anything in the same item of a list."""
    item = best.paragraph.kind is ParagraphKind.ITEM
    return other.paragraph == best.paragraph and (item or _IT.search(other.text) is not None)


def _acts(query: Query) -> frozenset[str]:
    """What the verbs of a question mean: "runs" of "Who runs the ferry?"."""
    verbs = _verbs(query)
    if query.kind is AnswerKind.PERSON and not _LEADS.isdisjoint(map(stem, verbs)):
        return _LEADS
    return frozenset(meaning for verb in verbs for meaning in wider_meanings(verb))


def _verbs(query: Query) -> list[str]:
    return [word.text for word in tagged(query.focus) if word.is_verb and word.text.lower() not in _AUXILIARIES]


def _words(sentence: str) -> frozenset[str]:
    return frozenset(meaning for word in tagged(sentence) for meaning in wider_meanings(word.text))


def _near(query: Query, best: Evidence, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """The sentences that go on about the best one: the next of its paragraph, and the first of the next paragraph where
    it opens with something of that; and those before it that lean on what is said above, or open with what is asked of.
    """
    article, here = best.article, best.passage.paragraph
    opened = set(terms(article.text[best.paragraph.start : best.paragraph.end]))
    own = [span for span in sentences_of(article, best.paragraph) if span.start > best.span.start][:FAR]
    below = [span for part in article.citable[here : here + 1] for span in sentences_of(article, part)[:1]]
    places = {(article.id, e.span.start): e for e in evidence}
    for span in [*own, *below]:
        one = places.get((article.id, span.start))
        if one is None or not _goes_on(query, best, one):
            continue
        leaning = query.kind is AnswerKind.PERSON and leans(one.text)
        if one.paragraph == best.paragraph or leaning or opened & set(terms(opening_of(one.text))):
            yield one
    asked = set(terms(query.focus))
    for span in reversed(
        [span for span in sentences_of(article, best.paragraph) if span.start < best.span.start][-FAR:]
    ):
        one = places.get((article.id, span.start))
        if one is not None and (leans(one.text) or asked & set(terms(opening_of(one.text)))):
            yield one
