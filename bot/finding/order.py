"""The order of sentences that were read: by score, the reader's odds, and how near the scene of a conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.choosing.doubt import cannot_answer
from bot.choosing.evidence import Evidence
from bot.choosing.reader import Reading
from bot.choosing.selection import READ, in_order
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.scene import gain
from bot.reckoning.lead import place_of

# How much a sentence near the scene gains by how like a follow-up's own words it is, and how sure the reader must be of
# it: with 0.12, two more of CAsT's 78 turns are refused.
OWN_SHARE, SURE_OF_OWN = 0.3, 0.22
# What the reader's log-odds are in units of a sentence's score, and how much of that score itself is kept, for what
# rules add to it. So scores lie as far apart as before; with more of it, the answer sentence is less often first.
READER_UNIT = 0.042
SCORE_SHARE = 0.35


def in_reading_order(
    query: Query, evidence: Sequence[Evidence], readings: Sequence[Reading], own: Mapping[tuple[str, int], float]
) -> tuple[Evidence, ...]:
    """The evidence, the first READ of it as it was read, best first.

    own: how like a follow-up's own words sentences near the scene are, by their places.
    """
    if query.kind is AnswerKind.LIST:  # what the reader learnt from asks for one fact
        return (*(replace(e, reading=r) for e, r in zip(evidence, readings, strict=False)), *evidence[READ:])
    scores = [
        SCORE_SHARE * one.score
        + READER_UNIT * reading.order
        + gain(query.scene, one.passage)
        + _own_gain(query, one, reading, own)
        for one, reading in zip(evidence, readings, strict=False)
    ]
    raised = evidence[0].score - max(scores) if scores else 0.0
    read = [
        one.weighed(score + raised, one.short, reading)
        for one, score, reading in zip(evidence, scores, readings, strict=False)
    ]
    return (*sorted(read, key=in_order), *evidence[READ:])


def _own_gain(query: Query, one: Evidence, reading: Reading, own: Mapping[tuple[str, int], float]) -> float:
    share = own.get(place_of(one), 0.0)
    if not share or reading.sure < SURE_OF_OWN or cannot_answer(query, one.text):
        return 0.0
    return OWN_SHARE * share
