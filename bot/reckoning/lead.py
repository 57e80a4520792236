"""Which sentence the evidence for a question is led by, once more is known than how like the question it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from bot.choosing.evidence import Evidence
from bot.questions.kinds import TYPED
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from corpus.types import Passage
from index.nodes import Hit

# How far behind the best (score) a sentence may be that a later question of the message takes in its place.
UNTOLD_MARGIN = 0.35
# The same where the later question wants no short answer.
NEXT_MARGIN = 0.1


def place_of(evidence: Evidence) -> tuple[str, int]:
    """The article and the start of a sentence, which tell it from others."""
    return evidence.article.id, evidence.span.start


def untold(query: Query, evidence: tuple[Evidence, ...], told: Collection[tuple[str, int]]) -> tuple[Evidence, ...]:
    """The evidence led by one with a short answer, where the best has none and answers an earlier question; where no
    short answer is asked for, by the next, as the best is shown for the earlier one.

    told: places of the sentences that answer earlier questions.
    """
    if not evidence or evidence[0].short or place_of(evidence[0]) not in told:
        return evidence
    typed = query.kind in TYPED
    margin = UNTOLD_MARGIN if typed else NEXT_MARGIN
    close = (e for e in evidence[1:] if evidence[0].score - e.score <= margin and place_of(e) not in told)
    return in_front(next((e for e in close if e.short or not typed), None), evidence)


def with_sentence(figure: Figure, evidence: tuple[Evidence, ...], hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The evidence with a figure's sentence, where it is of a passage that was found but not reranked."""
    place = (figure.article.id, figure.span.start)
    if not evidence or any(place_of(e) == place for e in evidence):
        return evidence
    holding = (hit for hit in hits if _holds(hit.passage, figure))
    best = evidence[0]
    added = [
        replace(
            best,
            article=figure.article,
            passage=hit.passage,
            span=figure.span,
            dense=hit.scores.dense,
            score=evidence[-1].score,
            short=None,
        )
        for hit in islice(holding, 1)
    ]
    return (*evidence, *added)


def led_at(figure: Figure, evidence: tuple[Evidence, ...], hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The same with that sentence in front."""
    there, place = with_sentence(figure, evidence, hits), (figure.article.id, figure.span.start)
    return in_front(next((e for e in there if place_of(e) == place), None), there)


def in_front(sentence: Evidence | None, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence with one sentence in front."""
    return evidence if sentence is None else (sentence, *(e for e in evidence if place_of(e) != place_of(sentence)))


def _holds(passage: Passage, figure: Figure) -> bool:
    return passage.article_id == figure.article.id and passage.start <= figure.span.start < passage.end
