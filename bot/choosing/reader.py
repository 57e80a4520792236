"""A small learned reader: which of the sentences found answers the question, whether any does, and which more belong.

Three linear models over the features of bot/choosing/reader_features.py, one each over EXTENT and BREADTH and what the
checker's doubts of bot/choosing/doubt.py weigh, each weight by name in reader.json, fitted by `corridor train`
(evals/train.py), which also tells how they do on articles that they were not fitted to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from bot.choosing.doubt import DOUBTS
from bot.choosing.reader_features import FEATURES
from bot.choosing.reader_question import Table
from corpus.errors import ModelError
from corpus.types import Record

# What tells whether a sentence is part of the answer too (bot/choosing/extent.py). order_behind, similarity_behind: how
# far it is behind the best one. opens: whether it opens its paragraph. dense: cosine of question and the best one's
# passage. short_answer: whether the best one holds words of the kind asked for. words: how many content words the
# question has. order: the best one's. other_behind: how far the best sentence of another article is behind.
EXTENT = ("order_behind", "similarity_behind", "opens", "dense", "short_answer", "words", "order", "other_behind")
# What tells whether a question is broad, so that several sentences answer it. others_behind: how far the second and the
# third of the best one's nearest sentences are behind it, on average. in_title: share of the question's content words
# that stand in the title of the best one's article.
BREADTH = ("dense", "words", "order", "other_behind", "others_behind", "in_title")
WEIGHTS = Path(__file__).with_name("reader.json")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as read for one question.

    order: log-odds against the question's other sentences. topic: probability that the articles speak of what is asked.
    answer: probability that the sentence answers, given that they do.
    """

    order: float
    topic: float
    answer: float

    @property
    def sure(self) -> float:
        """Probability that the sentence answers the question."""
        return self.topic * self.answer


@lru_cache(maxsize=64)
def _row(weights: tuple[tuple[str, float], ...], names: tuple[str, ...]) -> Table:
    """The weights (f,) of features of some names."""
    known = dict(weights)
    return np.array([known.get(name, 0.0) for name in names], np.float32)


class Linear(Record):
    """A weighted sum of features, each by its name; those that are not named weigh nothing."""

    intercept: float
    weights: dict[str, float]

    def __call__(self, table: Table, names: tuple[str, ...] = FEATURES) -> Table:
        """(n,) log-odds of (n, f) features of these names."""
        row = _row(self._named, names)
        # Not `table @ row`: on so few columns some BLAS kernels read past the end and report an invalid value.
        weighted: Table = np.add.reduce(table * row, axis=1, dtype=np.float32)
        return weighted + np.float32(self.intercept)

    @cached_property
    def _named(self) -> tuple[tuple[str, float], ...]:
        return tuple(self.weights.items())


class Weights(Record):
    """What reader.json holds."""

    order: Linear
    topic: Linear
    answer: Linear
    doubt: Linear
    extent: Linear
    breadth: Linear


@dataclass(frozen=True)
class Reader:
    """Reads sentences for a question; the same for the same input, safe for many threads."""

    weights: Weights

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> Reader:
        """The reader with the weights of a file, by default those that come with Corridor. Raises ModelError."""
        return _load(file)

    def judge(self, table: Table) -> tuple[Reading, ...]:
        """A reading for each row of (n, f) features."""
        columns = (self.weights.order(table), self.weights.topic(table), self.weights.answer(table))
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return tuple(Reading(order, _probability(topic), _probability(answer)) for order, topic, answer in rows)

    def doubting(self, reading: Reading, doubts: Sequence[float]) -> Reading:
        """The reading of a sentence with what its DOUBTS take away."""
        answer = log_odds(reading.answer) + self.weights.doubt(np.array([doubts], np.float32), DOUBTS).item()
        return replace(reading, answer=_probability(answer))

    def extends(self, table: Table) -> tuple[float, ...]:
        """Probability that a sentence is part of the answer beside the best one, for each row of (n, f) EXTENT."""
        return tuple(map(_probability, self.weights.extent(table, EXTENT).tolist()))

    def is_broad(self, table: Table) -> float:
        """Probability that a question of (1, f) BREADTH is broad."""
        return _probability(self.weights.breadth(table, BREADTH).item())


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(log_odds, -50.0)))


def log_odds(probability: float) -> float:
    """How much likelier than not, as a logarithm."""
    return math.log(max(probability, 1e-12) / max(1 - probability, 1e-12))


@lru_cache(maxsize=4)
def _load(file: Path) -> Reader:
    try:
        weights = Weights.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise _unfit(file, "can't be read as weights of the reader") from error
    named = {name for part in (weights.order, weights.topic, weights.answer) for name in part.weights}
    others = (
        *(weights.extent.weights.keys() - set(EXTENT)),
        *(weights.breadth.weights.keys() - set(BREADTH)),
        *(weights.doubt.weights.keys() - set(DOUBTS)),
    )
    if unknown := sorted((named - set(FEATURES)).union(others)):
        raise _unfit(file, f"weighs {', '.join(unknown)}, which the reader doesn't see")
    return Reader(weights)


def _unfit(file: Path, problem: str) -> ModelError:
    return ModelError(
        f"{file.name} {problem}",
        expected=f"weights for {', '.join(FEATURES)}; of doubt: {', '.join(DOUBTS)}; of extent: {', '.join(EXTENT)};"
        f" of breadth: {', '.join(BREADTH)}",
        todo="reinstall Corridor, or write the file anew with `corridor train`",
    )
