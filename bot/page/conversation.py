"""A conversation: its turns, which the reader's own tab keeps, and how one more question goes into it.

The server keeps nothing of a conversation, so that neither a restart nor a swapped index loses it: each question comes
with the turns before it, and a page that is opened again brings the questions, which are then asked anew.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from bot.page.answers import announced, answer_so_far, answer_steps, whole_answer
from bot.page.markup import clean, line, own
from bot.page.scope import Scope
from bot.pipeline import Pipeline, Reply
from bot.questions.filters import Filter
from bot.types import Answer
from corpus.errors import CorridorError
from corpus.types import Record

log = logging.getLogger("corridor.page")

LOOKING = "Looking through the articles …"
WENT_WRONG = "Something went wrong; expected an answer; ask again, and see the server's log if it happens again"
# Between two steps of an answer that is being shown, in seconds.
PAUSE = 0.06
# Turns that a page which is opened again brings back.
MOST_RESTORED = 30
# Earlier questions that one may lean on: each is read again with it, which takes some milliseconds.
MOST_LEANED_ON = 6


class Turn(Record):
    """A question, the articles it was to be answered from, and what the page shows of both."""

    question: str
    scope: Scope = Scope()
    html: str = ""


@dataclass(frozen=True)
class Shown:
    """What the page shows: the turns, what is in the question box, what is wrong, what a screen reader says.

    The box is left alone where it is None: the reader may be writing the next question.
    """

    turns: tuple[Turn, ...]
    box: str | None = None
    problem: str = ""
    said: str = ""


_TURNS = TypeAdapter(tuple[Turn, ...])


def turns_of(sent: object) -> tuple[Turn, ...]:
    """The turns that a page sent, their HTML sanitised again; none where they are not what a page of ours sends."""
    try:
        turns = _TURNS.validate_python(sent or ())
    except ValidationError:
        log.warning("a page sent a conversation that cannot be read")
        return ()
    return tuple(turn.model_copy(update={"html": str(clean(turn.html))}) for turn in turns)


def converse(pipeline: Pipeline, question: str, turns: tuple[Turn, ...], scope: Scope) -> Iterator[Shown]:
    """The conversation as it grows by a question and its answer.

    A question that cannot be asked as it stands goes back to the box with the reason, and no turn is made of it.
    """
    pending = Turn(question=question, scope=scope)
    if question.strip():
        yield Shown((*turns, _looking(pending, len(turns))))
    answer, shown = None, 0
    try:
        for reply in _replies(pipeline, pending, turns):
            answer = reply.answer
            if not reply.whole:
                shown = len(answer.sentences)
                yield Shown((*turns, _shown(pending, len(turns), answer_so_far(answer, len(turns)))))
    except CorridorError as error:
        yield Shown(turns, question, str(error))
        return
    except Exception:
        log.exception("no answer to %r", question)
        yield Shown(turns, question, WENT_WRONG)
        return
    assert answer is not None  # noqa: S101  (there is always a last reply)
    *before, last = answer_steps(answer, len(turns), shown)
    for step in before:
        yield Shown((*turns, _shown(pending, len(turns), step)))
        time.sleep(PAUSE)
    yield Shown((*turns, _shown(pending, len(turns), last)), said=announced(answer))


def restored(pipeline: Pipeline, turns: Sequence[Turn]) -> Iterator[tuple[Turn, ...]]:
    """A conversation of which only the questions are left, each asked anew in its turn, of no language model.

    All of it is always there.
    """
    kept = turns[-MOST_RESTORED:]
    shown = [_looking(turn, number) for number, turn in enumerate(kept)]
    yield tuple(shown)
    for number, turn in enumerate(kept):
        try:
            answer = whole_answer(ask(pipeline, turn, kept[:number]), number)
        except CorridorError as error:
            answer = line(str(error), "problem")
        shown[number] = _shown(turn, number, answer)
        yield tuple(shown)


def ask(pipeline: Pipeline, turn: Turn, before: Sequence[Turn]) -> Answer:
    """The answer to a turn's question after those before it, in the articles' words.

    Raises QuestionError, IndexFault.
    """
    return pipeline.quote(turn.question, history_of(before), _admitted(pipeline, turn))


def _replies(pipeline: Pipeline, turn: Turn, before: Sequence[Turn]) -> Iterator[Reply]:
    """The same as it grows, in the words of a language model where there is one."""
    return pipeline.replies(turn.question, history_of(before), admitted=_admitted(pipeline, turn))


def _admitted(pipeline: Pipeline, turn: Turn) -> Filter:
    """The articles that a turn is to be answered from."""
    if turn.question.strip():
        turn.scope.check(pipeline.search().snapshot.articles())
    return turn.scope.filter()


def history_of(turns: Sequence[Turn]) -> list[str]:
    """The earlier questions that one may lean on, oldest first."""
    return [turn.question for turn in turns[-MOST_LEANED_ON:]]


def _looking(turn: Turn, number: int) -> Turn:
    return _shown(turn, number, line(LOOKING, "pending"))


def _shown(turn: Turn, number: int, answer: Markup) -> Turn:
    """The turn with its HTML."""
    html = Markup(
        '<article class="turn" aria-labelledby="question-{number}"><h2 class="question" id="question-{number}">'
        '<span class="unseen">You asked: </span>{question}</h2>{scope}{answer}</article>'
    ).format(number=number, question=own(turn.question), scope=_limits(turn.scope), answer=answer)
    return turn.model_copy(update={"html": str(clean(html))})


def _limits(scope: Scope) -> Markup:
    """Which articles were to answer, where not all were."""
    return Markup('<p class="limits">Only {}</p>').format(own(scope.words())) if scope.words() else Markup("")
