"""Where a conversation is: the paragraph that answers the question before, near which the next one is mostly answered.

It is found by asking the question before once more; what was answered then is not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.types import Passage, Span
from index.nodes import Hit
from index.rerank import DEPTH, LateInteraction

# What a passage's fused score (z-scores, about 0 to 8) and a sentence's score (about 0 to 1) gain in the paragraph of
# the scene, so many paragraphs off, and elsewhere in its article. Passages gain only where the question is not searched
# with the words of earlier ones too: of CAsT's turns .846 have their passage among the first five otherwise, not .859.
PASSAGE_GAINS = (2.0, 1.0, 0.5)
SENTENCE_GAINS = (0.08, 0.04, 0.02)
NEAR = 2


@dataclass(frozen=True)
class Scene:
    """A sentence that answers, by its start, in a paragraph, by its number, of an article."""

    article: str
    paragraph: int
    start: int

    @classmethod
    def of(cls, passage: Passage, sentence: Span) -> Scene:
        """Where a sentence of a passage stands."""
        return cls(passage.article_id, passage.paragraph, sentence.start)

    @property
    def told(self) -> tuple[str, int]:
        """The sentence, as bot/reckoning/lead.py tells it from others."""
        return self.article, self.start

    def distance(self, passage: Passage) -> int | None:
        """How far a passage is off: 0 in the paragraph, 1 near it, 2 elsewhere in its article; None in another."""
        if passage.article_id != self.article:
            return None
        off = abs(passage.paragraph - self.paragraph)
        return min(off, 1) if off <= NEAR else 2


def raised(scene: Scene, hits: Sequence[Hit], there: Sequence[Hit]) -> list[Hit]:
    """The hits in a new order, those of the scene's article gaining by where they stand; `there`: all hits in it."""
    known = {hit.passage.id for hit in hits}
    found = [_gaining(scene, hit) for hit in (*hits, *(hit for hit in there if hit.passage.id not in known))]
    return sorted(found, key=lambda hit: (-hit.scores.fused, hit.passage.id))


def likeness(
    scene: Scene, question: str, hits: Sequence[Hit], reranker: LateInteraction
) -> dict[tuple[str, int], float]:
    """How like a question the sentences near the scene are, by article and start."""
    near = [
        Hit(h.passage, replace(h.scores, sentences=())) for h in hits[:DEPTH] if scene.distance(h.passage) in (0, 1)
    ]
    return {
        (hit.passage.article_id, span.start): score
        for hit in reranker.with_sentences(question, near)
        for span, score in zip(hit.passage.sentences, hit.scores.sentences, strict=False)
    }


def gain(scene: Scene | None, passage: Passage) -> float:
    """What the score of a passage's sentences gains by where it stands."""
    off = scene.distance(passage) if scene else None
    return 0.0 if off is None else SENTENCE_GAINS[off]


def _gaining(scene: Scene, hit: Hit) -> Hit:
    off = scene.distance(hit.passage)
    if off is None:
        return hit
    fused = hit.scores.fused + PASSAGE_GAINS[off]
    return replace(hit, scores=replace(hit.scores, fused=fused, rank=fused))
