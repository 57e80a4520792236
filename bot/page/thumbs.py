"""What a reader thinks of an answer: a thumb with a reason, taken from the page to the store of feedback."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.feedback import FeedbackStore, feedback_on
from bot.page.conversation import Turn, ask, history_of
from bot.pipeline import Pipeline
from corpus.errors import CorridorError

THANKS = "Thank you: it is stored with the question and the answer, on this machine."
NOT_KEPT = "This server keeps no feedback."


class Given(BaseModel):
    """What the page says: the number of the turn, from 0, and what the reader thinks of it."""

    model_config = ConfigDict(extra="ignore")

    turn: int
    thumb: Literal["up", "down"]
    reason: str = ""


def keep(store: FeedbackStore | None, pipeline: Pipeline, turns: tuple[Turn, ...], given: Given) -> str:
    """Store it, with the answer that the question gets now; what to tell the reader. Raises CorridorError."""
    if store is None:
        return NOT_KEPT
    if not 0 <= given.turn < len(turns):
        raise CorridorError(
            "feedback on an answer that is gone", expected="one on the page", todo="open the page again"
        )
    turn, before = turns[given.turn], turns[: given.turn]
    answer = ask(pipeline, turn, before)
    store.add(feedback_on(answer, history_of(before), given.thumb, given.reason))
    return THANKS
