"""Short answers that a sentence states by its build: who says it, which office somebody holds, what is enumerated."""

from __future__ import annotations

import re

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.choosing.only_says import asks_speaker
from bot.choosing.speech import PERSON, attribution, is_of_pronoun, person_in, speaker_in
from bot.choosing.unnamed import unnamed
from bot.choosing.verbatim import quotes_words
from bot.english.names import read_names
from bot.numbers.sources import said_by
from bot.questions.kinds import TYPED, WHO_IS_NAME, AnswerKind
from bot.questions.office_holder import description_of
from bot.questions.query import Query
from bot.spans.by_whom import by_whom
from bot.spans.definition import asks_what_it_is, defined, described_as
from bot.spans.doers import doer
from bot.spans.enumeration import enumerated, everyone

_DATA = r"(?:figures?|data|statistics|numbers?|estimates?|information|calculations?)"
_BODIES = (
    r"(?:body|bodies|outlet|agency|office|ministry|institution|authority|organi[sz]ation|source|publication|newspaper"
    r"|bank|centre|center|department)"
)
_REPORTED = r"(?:report(?:s|ed)?|publish(?:es|ed)?|release[sd]?|provide[sd]?|compile[sd]?|credited|cited|issued)"
_SAYS = r"says?|said|g[ai]ves?|claim(?:s|ed)?|stat(?:es|ed)|puts?|quot(?:es|ed)|estimate[sd]"
_NUMBER = r"\d[\d.,]*(?:\s?%|\s(?:percent|[mb]illion|tons?)\b)?"
# "Whose figures say that …?", "Who published that number?", "Where does the estimate come from?", "According to whom?"
_ASKS_SOURCE = re.compile(
    rf"\bwhose (?:[a-z]+ )?{_DATA}\b|\baccording to (?:whom|which|what)\b"
    rf"|\b(?:who|(?:which|what) (?:[a-z]+ ){{0,2}}{_BODIES})\b(?: [a-z]+){{0,3}} {_REPORTED}\b"
    rf"|\bwhere (?:do|does|did)\b.*(?:\b{_DATA}\b|{_NUMBER}).*\bcomes? from\b"
    rf"|\bwho (?:{_SAYS}|{_REPORTED})\b.*{_NUMBER}"
    rf"|\b(?:source|origin) (?:of|for|behind) (?:the|this|that|these)\b.*(?:\b{_DATA}\b|{_NUMBER})",
    re.IGNORECASE,
)
# The source of what was answered before.
_ASKS_ITS_SOURCE = re.compile(
    rf"^\W*(?:and |but |so )?(?:who (?:{_SAYS}|{_REPORTED}) (?:that|so|this|it)|says who"
    r"|according to (?:whom|which|what)|what(?: is|['’]s) (?:the|your|its) source|(?:the |your )?source"
    r"|where (?:is|does) (?:that|this|it) (?:come )?from)\W*$",
    re.IGNORECASE,
)
_ASKS_OFFICE = re.compile(
    r"\b(?:what|which) (?:office|post|position|job|role|title|function)\b.*\b(?:hold|holds|held|have|has|occup\w+)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&’'-]*\w"
_OF_BODY = re.compile(rf"\s(?:of|for)\s(?:the\s)?{_NAME}(?:\s(?:(?:and|of|the|for)\s)*{_NAME})*")
# "Who proposed", not "who did she meet" nor "who is the minister".
_ASKS_DOER = re.compile(
    r"\W*who\s(?!(?:is|are|was|were|am|do|does|did|ha[sd]|have|can|could|will|would)\b)", re.IGNORECASE
)
_WHOSE = re.compile(r"\bwhose (?P<thing>[a-z]+)\b", re.IGNORECASE)
_OWNER = r"(?:[A-Z][\w&’'-]*\w)(?:\s(?:(?:and|of|the)\s)*[A-Z][\w&’'-]*\w)*"


# Of these several are no list.
_FIGURES = TYPED - {AnswerKind.PLACE, AnswerKind.NAME, AnswerKind.PERSON}


def asks_source(query: Query) -> bool:
    """Whether a question asks who a figure or report comes from."""
    return _ASKS_SOURCE.search(query.focus) is not None or asks_its_source(query)


def asks_its_source(query: Query) -> bool:
    """Whether it asks who says what the question before was answered with: "Who says so?"."""
    return query.scene is not None and _ASKS_ITS_SOURCE.match(query.focus) is not None


def stated(query: Query, evidence: Evidence) -> ShortAnswer | None:
    """The words of a sentence that answer by its build; None where the question is of no such kind."""
    if asks_source(query):
        return _place(said_by(evidence.text), evidence.text)
    if asks_what_it_is(query):
        return defined(query, evidence.text)
    if WHO_IS_NAME.match(query.focus) or _ASKS_OFFICE.search(query.focus):
        found = next(filter(None, (description_of(name, evidence.text) for name in query.names)), None)
        office = _with_body(_place(found.office if found else None, evidence.text), evidence.text)
        called = next(filter(None, (described_as(name, evidence.text) for name in query.names)), None)
        return called or office
    if query.kind is AnswerKind.PERSON and query.role is None:
        return _somebody(query, evidence)
    place = enumerated(query, evidence.text) if query.kind not in _FIGURES else None
    return ShortAnswer(*place, evidence.text[slice(*place)]) if place else None


def _place(words: str | None, sentence: str) -> ShortAnswer | None:
    """Some words where they stand in a sentence, in its own letters."""
    found = re.search(rf"\b{re.escape(words)}(?!\w)", sentence, re.IGNORECASE) if words else None
    return ShortAnswer(found.start(), found.end(), found.group()) if found else None


def _with_body(office: ShortAnswer | None, sentence: str) -> ShortAnswer | None:
    """An office with what it is of: "Head of the Harbour Department"."""
    if office is None:
        return None
    body = _OF_BODY.match(sentence, office.end)
    end = body.end() if body else office.end
    return ShortAnswer(office.start, end, sentence[office.start : end])


def _speaker(evidence: Evidence) -> ShortAnswer | None:
    """Who says a quoted sentence, by name, where another sentence tells; its place is in that one."""
    span = attribution(evidence)
    if span is None:
        return None
    if is_of_pronoun(evidence.text):
        who = person_in(evidence.article, span)
        return ShortAnswer(who.start, who.end, who.text) if who else None
    text = evidence.article.text[span.start : span.end]
    if told := _place(speaker_in(evidence.article, span), text):
        return told
    name = max(read_names(text), key=lambda one: one.person, default=None)
    return ShortAnswer(name.start, name.end, name.text) if name and name.person >= PERSON else None


def _somebody(query: Query, evidence: Evidence) -> ShortAnswer | None:
    """Whose it is, who says it, all who are listed, or somebody without a name: "A former diplomat"."""
    did = _ASKS_DOER.match(query.focus) is not None and is_of_pronoun(evidence.text)
    speaks = did or quotes_words(query) or asks_speaker(query)
    did_it = by_whom(query, evidence.text) or doer(query, evidence.text)
    if told := _owner(query, evidence.text) or did_it or (_speaker(evidence) if speaks else None):
        return told
    place = everyone(query, evidence.text) or (unnamed(query, evidence.text) if evidence.short is None else None)
    return ShortAnswer(*place, evidence.text[slice(*place)]) if place else None


def _owner(query: Query, sentence: str) -> ShortAnswer | None:
    """Whose thing it is: "the Chad Fund's proposal", "a proposal of the Chad Fund"."""
    asked = _WHOSE.search(query.focus)
    if asked is None:
        return None
    thing = re.escape(asked["thing"])
    found = re.search(rf"(?P<owner>{_OWNER}?)['’]s?\s(?:[a-z-]+\s)?(?i:{thing})\b", sentence) or re.search(
        rf"\b(?i:{thing})\s(?:of|by|from)\s(?:the\s)?(?P<owner>{_OWNER})", sentence
    )
    if found is None:
        return None
    start, end = found.span("owner")
    if not start:  # "Parts of Ana's bridge", where "Parts" only opens the sentence
        start = sentence.rfind(" of ", 0, end) + len(" of ") if " of " in sentence[:end] else start
    return ShortAnswer(start, end, sentence[start:end])
