"""Why a sentence answers nothing of a question, however alike they are."""

from __future__ import annotations

from bot.choosing.destinations import goes_elsewhere
from bot.choosing.doubt import cannot_answer, only_asks
from bot.questions.query import Query
from bot.types import Missing


def barred(query: Query, sentence: str) -> Missing | None:
    """What is lacking where a sentence only asks, tells of another journey or of two the other way round."""
    if only_asks(query, sentence):
        return Missing(kind="other", asked=query.understood, have=())
    if elsewhere := goes_elsewhere(query.focus, sentence):
        asked, told = elsewhere
        return Missing(kind="other", asked=asked, have=(told,))
    return Missing(kind="turned", asked=query.understood, have=()) if cannot_answer(query, sentence) else None
