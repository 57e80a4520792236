"""What makes vectors of texts: the form that every model has here, and the form of its vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.card import ModelCard

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TokenVectors:
    """The tokens of one text in its context, special tokens left out, cut after the model's longest input.

    `vectors` (t, d) float32, unit rows; `spans` (t, 2) int, start and end of each token in the text, in code points.
    """

    vectors: Floats
    spans: Integers


@dataclass(frozen=True, eq=False)
class TextVectors(TokenVectors):
    """The tokens of a text and, from the same run of the model, the vector of the whole: `pooled` (d,), unit length."""

    pooled: Floats


class Embedder(Protocol):
    """A model that makes vectors; safe to call from many threads."""

    @property
    def card(self) -> ModelCard:
        """Which model this is."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows; a text longer than `card.max_tokens` is read up to there."""

    def encode_tokens(self, texts: Sequence[str]) -> list[TextVectors]:
        """One TextVectors for each text, in order; its `pooled` equals that text's row of `encode`."""


def unit(vectors: Floats) -> Floats:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.sqrt(np.add.reduce(vectors * vectors, axis=-1, keepdims=True))  # np.linalg.norm takes twice as long
    return np.asarray(vectors / np.maximum(lengths, np.float32(1e-12)), dtype=np.float32)
