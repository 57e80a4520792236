"""What a question and a sentence have in common, as numbers; what the reader judges by.

Similarities are cosines of token vectors of the embedding model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import and_
from typing import TYPE_CHECKING

import numpy as np

from bot.choosing.reader_question import Question, Table
from bot.choosing.reader_words import (
    Wording,
    absent,
    is_opposed,
    is_related,
    wording,
    wording_before,
)
from bot.choosing.voice import frame, voice

if TYPE_CHECKING:
    from bot.choosing.evidence import Evidence

# IDF runs to about so much.
_IDF_SCALE = 8.0
# How alike the name of who speaks is to all that he or she says.
_SPOKEN = 0.8
# The best matches of two neighbouring words lie close at so many tokens or fewer.
_CLOSE = 4
# Of the sentence as it was found; by its token vectors; by the words that stand there.
_FOUND = ("score", "similarity", "dense", "short_answer")
_ALIKE = ("passage_similarity", "least_word", "about_question", "question_word", "aligned")
_WORDED = (
    *("missing_around", "missing_in_passage", "names_missing", "names_missing_in_passage", "numbers_missing"),
    *("largest_missing", "opposed", "denied"),
)
# score: as evidence is ordered without the reader. short_answer: whether it holds words of the kind asked for.
# passage_similarity: the weighted similarity to all of the passage. least_word: that of the question's content word
# that is least met. about_question: mean over the sentence's tokens of their best match in the question.
# question_word: best match of the question's first token. aligned: share of neighbours among its content words that
# are met close to each other. missing_around: share, by IDF, of its content words that stand neither there nor in the
# sentence before, the title, the heading or the lead-in; missing_in_passage: nor in its passage or the title.
# names_missing, numbers_missing, opposed: how many of the question's own. largest_missing: most that one word weighs
# that nothing is like. denied: the question asks for what is not so, the sentence denies nothing.
FEATURES = (*_FOUND, *_ALIKE, *_WORDED)


def feature_table(
    question: Question, evidence: Sequence[Evidence], passages: Mapping[str, tuple[Sequence[int], Table]]
) -> Table:
    """(n, f) FEATURES of each sentence.

    `passages`: by passage id, the first of the tokens of each of its sentences, their number behind these, and how
    alike the question's tokens are to them (q, t).
    """
    found = {one.passage.id: one for one in evidence}
    against = {id_: _Against.of(question, one, *passages[id_]) for id_, one in found.items()}
    rows = [_row(question, one, against[one.passage.id]) for one in evidence]
    return np.array(rows, np.float32).reshape(-1, len(FEATURES))


def _row(question: Question, evidence: Evidence, against: _Against) -> list[float]:
    place = against.places[evidence.span.start]
    tokens = slice(against.edges[place], against.edges[place + 1])
    similarity, nearest = against.similarity[:, tokens], against.nearest[tokens]
    # numpy's functions, not an array's methods, which take longer on so few.
    found = np.maximum.reduce(similarity, axis=1) if similarity.size else np.zeros(len(similarity), np.float32)
    best, more = found, 0.0
    if against.known is not None or np.minimum.reduce(found) < 0:
        best = np.maximum(found, 0.0 if against.known is None else against.known)
        more = float(question.weights @ (best - found))
    words = (question.pieces @ best).tolist()
    return [
        *(evidence.score + more, evidence.similarity + more, evidence.dense, float(evidence.short is not None)),
        against.whole,
        *(_alike(question, similarity, best, words, nearest) if similarity.size else [0.0] * 4),
        *_worded(question, words, wording(evidence.text), _above(evidence), against),
    ]


def _above(evidence: Evidence) -> Wording:
    """What a sentence is read after, and what its "it" or "the sum" may stand for."""
    passage = evidence.passage
    around = f"{frame(evidence.article, passage.text)} {passage.context}"
    return wording_before(around, evidence.article, passage.paragraph, evidence.span.start)


@dataclass(frozen=True, eq=False, slots=True)
class _Against:
    """A question's tokens against those of a passage: similarity (q, t), and nearest (t,), the best of each column.

    places: number of each sentence, by its start; edges: its first token. whole: weighted similarity to all of the
    passage. known: how alike each token is to all of it, None where none is. unsaid: which of the question's names need
    to be said there. gone: which of the question's words don't stand in it; missing: share of these by IDF; names: how
    many of them are names.
    """

    places: dict[int, int]
    edges: Sequence[int]
    known: Table | None
    similarity: Table
    nearest: Table
    whole: float
    unsaid: Sequence[bool]
    gone: list[bool]
    missing: float
    names: float

    @classmethod
    def of(cls, question: Question, evidence: Evidence, edges: Sequence[int], similarity: Table) -> _Against:
        passage = evidence.passage
        around = wording(f"{frame(evidence.article, passage.text)} {passage.text}")
        gone = absent(question.words, around)
        known = _known(question, evidence)
        nearest = np.maximum.reduce(similarity, axis=1, initial=0.0)
        return cls(
            places={span.start: number for number, span in enumerate(passage.sentences)},
            edges=edges,
            known=known,
            similarity=similarity,
            nearest=np.maximum.reduce(similarity, axis=0),
            whole=float(question.weights @ (nearest if known is None else np.maximum(nearest, known))),
            unsaid=question.names if known is None else _unsaid(question, known),
            gone=gone,
            missing=float(question.shares @ np.array(gone, np.float32)),
            names=_both(question.names, gone),
        )


def _known(question: Question, evidence: Evidence) -> Table | None:
    """(q,) _SPOKEN for the tokens of names that need not be said, as they are of who speaks; 0 for others."""
    spoken = voice(evidence.article, evidence.passage.text) if any(question.names) else ""
    if not spoken:
        return None
    away = absent(question.words, wording(spoken))
    known = [name and not gone for name, gone in zip(question.names, away, strict=True)]
    own: Table = np.array(known, bool) @ (question.pieces > 0)
    return own * np.float32(_SPOKEN)


def _unsaid(question: Question, known: Table) -> list[bool]:
    """Which of the words are names that need to be said, where some tokens are known."""
    said = (question.pieces @ known).tolist()
    return [name and not known for name, known in zip(question.names, said, strict=True)]


def _alike(question: Question, similarity: Table, best: Table, words: Sequence[float], nearest: Table) -> list[float]:
    """_ALIKE without the passage's, of a sentence's (q, t) with its best (q,), that by words (c,), and nearest (t,)."""
    places = similarity.argmax(axis=1).tolist()
    met = [abs(places[a] - places[b]) <= _CLOSE for a, b in pairwise(question.leading)]
    least = min(1.0, *words) if words else 0.0
    # By hand, since numpy's own mean takes four times as long on so few.
    mean = float(np.add.reduce(nearest) / len(nearest))
    return [least, mean, float(best[question.first]), sum(met) / len(met) if met else 0.0]


def _worded(question: Question, best: Sequence[float], here: Wording, above: Wording, against: _Against) -> list[float]:
    """_WORDED of a sentence, of whose tokens the words of the question find their best (c,)."""
    words = question.words
    lost = absent(words, here)
    nowhere = list(map(and_, lost, absent(words, above)))
    unlike = [
        word.idf * (1 - alike)
        for word, alike, away in zip(words, best, lost, strict=True)
        if away and not is_related(word, here)
    ]
    return [
        *(float(question.shares @ np.array(nowhere, np.float32)), against.missing),
        *(_both(against.unsaid, lost), against.names, _both(question.numbers, lost)),
        max(unlike, default=0.0) / _IDF_SCALE,
        float(sum(away and is_opposed(word, here) for word, away in zip(words, lost, strict=True))),
        float(question.denies and not here.denies),
    ]


def _both(left: Sequence[bool], right: Sequence[bool]) -> float:
    """In how many places both are true."""
    return float(sum(map(and_, left, right)))
