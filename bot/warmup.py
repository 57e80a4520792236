"""What a program that stays does before its first question, so that nobody waits for it."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.errors import CorridorError

if TYPE_CHECKING:
    from bot.pipeline import Pipeline

# Between them they bring in word lists, the lexicons of three languages, and the parts of an index.
QUESTIONS = ("How much did Italian exports grow in 2024, and why?", "Quanto?", "Кто президент?", "Президент кім?")


def warm_up(pipeline: Pipeline) -> None:
    """Answer a few questions, and spare what they brought in from Python's search for garbage.

    That search goes through every object that there is, in the middle of somebody's answer: seen, 140 to 370 ms.
    """
    for question in QUESTIONS:
        with suppress(CorridorError):  # whoever asks is told: the index is damaged, or no question may be so long
            pipeline.quote(question)
    gc.collect()
    gc.freeze()
