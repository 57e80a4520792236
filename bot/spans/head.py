"""The learned head: which phrase of a sentence answers a question, and how sure that is.

A linear model over the named features of bot/spans/features.py, softmax over a sentence's phrases; its weights are in
head.json beside it, fitted by `corridor train --part spans` (evals/train_spans.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from bot.spans.features import Features, Sought, features_of
from bot.spans.phrases import Phrase
from corpus.errors import ModelError
from corpus.types import Record

WEIGHTS = Path(__file__).with_name("head.json")
# A phrase tells of a place in it if it is so many times as long, and so many characters more, at most.
_LONGER, _MORE = 2.5, 10


class Weights(Record):
    """What head.json holds; a feature that it doesn't name weighs nothing."""

    weights: dict[str, float]

    def __call__(self, features: Features) -> float:
        """The phrase's score, in log-odds against the others of its sentence."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())


@dataclass(frozen=True)
class Span:
    """A phrase with the probability, given that its sentence answers, that the answer is in it or around it."""

    phrase: Phrase
    probability: float


@dataclass(frozen=True)
class SpanHead:
    """Chooses phrases; the same for the same input, safe for many threads."""

    weights: Weights

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> SpanHead:
        """The head with the weights of a file, by default those that come with Corridor. Raises ModelError."""
        return _load(file)

    def best(self, sought: Sought, barred: Callable[[Phrase], bool] | None = None) -> Span | None:
        """The likeliest phrase of those that are not barred; None where the sentence has none."""
        found = [pair for pair in features_of(sought) if barred is None or not barred(pair[0])]
        return self.choose(found) if found else None

    def chances(self, sought: Sought, places: Sequence[tuple[int, int]]) -> list[float]:
        """How likely some places of the sentence answer, each by the phrases there that are not far longer."""
        found = features_of(sought)
        if not found:
            return [0.0] * len(places)
        likely = self._likely(found)
        return [sum(chance for phrase, chance in likely if _is_at(phrase, place)) for place in places]

    def choose(self, found: Sequence[tuple[Phrase, Features]]) -> Span:
        """The likeliest of some phrases, one at least, by what speaks for and against each."""
        likely = self._likely(found)
        best, _ = max(likely, key=lambda pair: pair[1])
        # Parts of it and what it is a part of ("Aral Sea basin") take chances from one another, not from the answer.
        return Span(best, sum(chance for phrase, chance in likely if _overlap(phrase, best)))

    def _likely(self, found: Sequence[tuple[Phrase, Features]]) -> list[tuple[Phrase, float]]:
        """Each phrase with its chance against the others."""
        chances = chances_of(np.array([self.weights(features) for _, features in found]))
        return [(phrase, chance) for (phrase, _), chance in zip(found, chances.tolist(), strict=True)]


def chances_of(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities (p,) of log-odds (p,): softmax."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), np.float64)


def _is_at(phrase: Phrase, place: tuple[int, int]) -> bool:
    start, end = place
    return phrase.start < end and start < phrase.end and phrase.end - phrase.start <= _LONGER * (end - start) + _MORE


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=4)
def _load(file: Path) -> SpanHead:
    try:
        return SpanHead(Weights.model_validate_json(file.read_bytes()))
    except (OSError, ValidationError) as error:
        raise ModelError(
            f"{file.name} can't be read as weights of the span head",
            expected="one number for each named feature",
            todo="reinstall Corridor, or write the file anew with `corridor train --part spans`",
        ) from error
