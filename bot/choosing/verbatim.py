"""What somebody said: the sentence with the words that a question quotes, or the words that tell an opinion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.choosing.evidence import Evidence
from bot.choosing.speech import attribution, is_quoted
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from corpus.split import sentence_spans

_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]+)[”\"]")
# "What does Mayor Duarte think of …?", "What is Ines Duarte's view of …?"
_THINKS = re.compile(
    r"\b(?:what|how)\s(?:do|does|did)\s(?P<who>.*[A-Z][\w’'-]+)\s(?:think|feel|make of|see|regard|view)\b"
    r"|\bwhat\s(?:is|was|are|were)\s(?P<whose>.*[A-Z][\w-]+)['’]s?\s(?:opinion|view|position|take|verdict)s?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
# Fewer words may be a title, or stand anywhere.
ENOUGH = 3


def quotes_words(query: Query) -> bool:
    """Whether a question asks who said words that it quotes."""
    return query.kind is AnswerKind.PERSON and bool(_quoted(query))


def verbatim(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """The sentence of somebody's speech with the words that a question quotes and asks the speaker of."""
    if query.kind is not AnswerKind.PERSON or not (wanted := _quoted(query)):
        return None
    return next((e for e in evidence if is_quoted(e) and any(one in _plain(e.text) for one in wanted)), None)


def own_words(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """What somebody says who is asked for an opinion, in the paragraph whose best sentence only names him or her."""
    asked = _THINKS.search(query.focus)
    if asked is None or not evidence or is_quoted(evidence[0]):
        return None
    best, who = evidence[0], (asked["who"] or asked["whose"]).split()[-1]
    beside = (e for e in evidence[1:] if (e.article.id, e.paragraph) == (best.article.id, best.paragraph))
    said = next((e for e in beside if is_quoted(e) and who in _names_speaker(e)), None)
    if said is None:
        return None
    return replace(said, reading=max(said.reading, best.reading, key=lambda read: read.sure if read else 0.0))


def _names_speaker(evidence: Evidence) -> str:
    """The sentence that says who speaks."""
    span = attribution(evidence) or evidence.span
    return evidence.article.text[span.start : span.end]


def _quoted(query: Query) -> tuple[str, ...]:
    """The sentences that a question quotes, each as plain words."""
    found = [match["words"] for match in _QUOTED.finditer(query.focus)]
    sentences = [text[span.start : span.end] for text in found for span in sentence_spans(text, 0, len(text))]
    return tuple(plain for one in sentences if len((plain := _plain(one)).split()) >= ENOUGH)


def _plain(text: str) -> str:
    return " ".join(word.lower() for word in _WORD.findall(text))
