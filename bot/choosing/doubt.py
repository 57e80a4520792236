"""What in a sentence speaks against a question that it was found for, as the checker of statements sees it.

A question whose words are all near those of a sentence may still ask for the opposite of what that says, or for
something else: "Who was not invited?" of "Bold was invited", "When did Ulan join?" of "Darkhan joined in 2001". Token
vectors hardly tell such words apart; the checks of statements do, with the question as the statement.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.choosing.reader_words import denies, is_denial
from bot.claims.polarity import contradiction
from bot.claims.relations import exchanged
from bot.claims.whose import turned_round
from bot.english.words import is_converse, side_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query

# contradicted: the sentence denies what the question says, or has the opposite. exchanged: something else of its kind
# stands there in place of a name or number of the question.
DOUBTS = ("contradicted", "exchanged")
_QUESTION = re.compile(r"\?[\s\"'”’)]*$")
_OF_A_QUESTION = re.compile(r"\b(?:ask(?:s|ed)?|questions?|wonder(?:s|ed)?)\b", re.IGNORECASE)


def doubts_of(query: Query, sentence: str) -> tuple[float, ...]:
    """DOUBTS of a sentence, 1 for each that there is; none where "no" is an answer.

    Where it is asked why something is not so, the answer mostly tells that without a "not".
    """
    if query.kind is AnswerKind.YES_NO:
        return (0.0, 0.0)
    denied, other = _doubts(query.focus, sentence)
    return (denied * (is_denial(query.focus) or not denies(query.focus)), other)


def cannot_answer(query: Query, sentence: str) -> bool:
    """Whether a sentence only asks, or tells of two the other way round; one may be asked whether that is so."""
    turned = query.kind is not AnswerKind.YES_NO and turned_round(query.focus, sentence)
    return turned or only_asks(query, sentence)


def only_asks(query: Query, sentence: str) -> bool:
    """Whether a sentence is itself a question, which answers nothing but what somebody asked."""
    return _QUESTION.search(sentence) is not None and _OF_A_QUESTION.search(query.focus) is None


@lru_cache(maxsize=4096)
def _doubts(question: str, sentence: str) -> tuple[float, ...]:
    denied, other = contradiction(question, [sentence], asked=True), exchanged(question, [sentence])
    away = other is not None and other.said.lower() not in sentence.lower()
    return (float(denied is not None and not _is_of_view(denied)), float(away))


def _is_of_view(word: str) -> bool:
    """Whether the opposite tells of the same from the other end: "buyers" of exports, "before" of what came after."""
    side = side_of(word)
    return side is not None and is_converse(side)
