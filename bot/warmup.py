"""What a program that stays does before its first question, so that nobody waits for it."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.choosing.doubt import doubts_of
from bot.claims.whose import turned_round
from bot.english.capitals import lands_of
from bot.questions.query import query_of
from bot.reckoning.reckon import reckon
from corpus.errors import CorridorError
from index.nodes import Hit, Scores

if TYPE_CHECKING:
    from bot.finding.find import Search
    from bot.pipeline import Pipeline

# Between them they bring in word lists, the lexicons of three languages, the parts of an index, and what spelling is
# repaired by.
QUESTIONS = ("How much did Italain exports grow in 2024, and why?", "Quanto?", "Кто президент?", "Президент кім?")
# What every sentence is read for: figures; names; dates, and what names and neighbouring words of a question meet.
READ_FOR = ("How much was that?", "Who was that?", "When did the Italian prime minister visit Peru?")
# The cities of the world are read for the first question where something is, for 0.4 s.
CITY = "Rome"
# Passages that are read through: as many as the memories of what was read hold, and as take a second.
READ_THROUGH = 300


def warm_up(pipeline: Pipeline) -> None:
    """Answer a few questions, read the articles, and spare what that brought in from Python's search for garbage.

    That search goes through every object that there is, in the middle of somebody's answer: seen, 140 to 370 ms.
    """
    for question in QUESTIONS:
        with suppress(CorridorError):  # whoever asks is told: the index is damaged, or no question may be so long
            pipeline.quote(question)
    lands_of(CITY)
    with suppress(CorridorError):
        _read_through(pipeline.search())
    gc.collect()
    gc.freeze()


def _read_through(search: Search) -> None:
    """Read each passage as if it alone had been found: what its sentences tell is kept for the questions to come."""
    if len(search.snapshot.lexical) > READ_THROUGH:
        return
    for passage in search.snapshot.all_passages():
        for asked in READ_FOR:
            query = query_of(asked)
            hits = search.reranker.with_sentences(query.focus, [Hit(passage, Scores(0.0, 0.0, 0.0, 0.0))])
            evidence = search.read(query, hits)
            reckon(query, evidence)
            for one in evidence:
                doubts_of(query, one.text)
                turned_round(query.focus, one.text)
