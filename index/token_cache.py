"""An embedder that keeps the vectors of texts seen lately: one run of the model for a question, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.card import ModelCard
from index.embedder import Embedder, Floats, TextVectors
from index.recent import Recent

# Texts kept: those of the question at hand. More would only make a question asked again look quicker than it is.
TEXTS = 4


class TokenCache:
    """The same vectors as the embedder's own, which do not depend on what else is asked for; an Embedder itself."""

    def __init__(self, embedder: Embedder, texts: int = TEXTS) -> None:
        self._embedder = embedder
        self._recent: Recent[str, TextVectors] = Recent(embedder.encode_tokens, texts)

    @property
    def card(self) -> ModelCard:
        """The embedder's card."""
        return self._embedder.card

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows."""
        vectors = [found.pooled for found in self.encode_tokens(texts)]
        return np.array(vectors, dtype=np.float32).reshape(-1, self.card.dimension)

    def encode_tokens(self, texts: Sequence[str]) -> list[TextVectors]:
        """One TextVectors for each text, in order."""
        return self._recent.get(texts)
