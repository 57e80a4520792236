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
from index.lexical import terms

# contradicted: the sentence denies what the question says, or has the opposite. exchanged: something else of its kind
# stands there in place of a name or number of the question.
DOUBTS = ("contradicted", "exchanged")
_QUESTION = re.compile(r"\?[\s\"'”’)]*$")
# "Residents asked where the plant would get its water."
_TOLD_QUESTION = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|(?:wants?|wanted|would like|liked?) to know)\s(?:[\w’'-]+\s){0,2}?"
    r"(?P<asked>(?P<word>who|what|when|where|why|how|which)\b[^.;?]*)",
    re.IGNORECASE,
)
# It is the question if it has so much of its words.
_SAME_QUESTION = 0.6
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
    """Whether a sentence is itself a question, or tells that somebody asked it, which answers nothing else."""
    if _OF_A_QUESTION.search(query.focus):
        return False
    return _QUESTION.search(sentence) is not None or _tells_it_was_asked(query, sentence)


def _tells_it_was_asked(query: Query, sentence: str) -> bool:
    """Whether a sentence only tells that somebody asked the same."""
    told = _TOLD_QUESTION.search(sentence)
    if told is None or re.search(rf"\b{told['word']}\b", query.focus, re.IGNORECASE) is None:
        return False
    own = set(terms(query.focus))
    return len(own & set(terms(told["asked"]))) >= _SAME_QUESTION * max(len(own), 1)


@lru_cache(maxsize=4096)
def _doubts(question: str, sentence: str) -> tuple[float, ...]:
    denied, other = contradiction(question, [sentence], asked=True), exchanged(question, [sentence])
    away = other is not None and other.said.lower() not in sentence.lower()
    return (float(denied is not None and not _is_of_view(denied)), float(away))


def _is_of_view(word: str) -> bool:
    """Whether the opposite tells of the same from the other end: "buyers" of exports, "before" of what came after."""
    side = side_of(word)
    return side is not None and is_converse(side)
