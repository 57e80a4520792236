"""Words that a question quotes: who said them is told by the sentence that has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.choosing.evidence import Evidence
from bot.choosing.speech import is_quoted
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from corpus.split import sentence_spans

_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]+)[”\"]")
_WORD = re.compile(r"[^\W_]+")
# Fewer words may be a title, or stand anywhere.
ENOUGH = 3


def quotes_words(query: Query) -> bool:
    """Whether a question asks who said words that it quotes."""
    return query.kind is AnswerKind.PERSON and bool(_quoted(query))


def verbatim(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """The sentence of somebody's speech with the words that a question quotes and asks the speaker of."""
    wanted = _quoted(query) if query.kind is AnswerKind.PERSON else ()
    return next((e for e in evidence if is_quoted(e) and any(one in _plain(e.text) for one in wanted)), None)


def _quoted(query: Query) -> tuple[str, ...]:
    """The sentences that a question quotes, each as plain words."""
    found = [match["words"] for match in _QUOTED.finditer(query.focus)]
    sentences = [text[span.start : span.end] for text in found for span in sentence_spans(text, 0, len(text))]
    return tuple(plain for one in sentences if len((plain := _plain(one)).split()) >= ENOUGH)


def _plain(text: str) -> str:
    return " ".join(word.lower() for word in _WORD.findall(text))
