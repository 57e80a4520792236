"""An embedder that keeps the token vectors of texts seen lately, for many questions over the same passages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from index.card import ModelCard
from index.embed import Embedder, Floats, TokenVectors

# Texts kept: some 400 MB of vectors for paragraphs of usual length.
TEXTS = 1500


class TokenCache:
    """The same vectors as the embedder's own, which do not depend on what else is asked for; an Embedder itself."""

    def __init__(self, embedder: Embedder, texts: int = TEXTS) -> None:
        self._embedder, self._texts = embedder, texts
        self._known: OrderedDict[str, TokenVectors] = OrderedDict()
        self._lock = Lock()

    @property
    def card(self) -> ModelCard:
        """The embedder's card."""
        return self._embedder.card

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows; not kept."""
        return self._embedder.encode(texts)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """One TokenVectors for each text, in order; the ones used longest ago are let go."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = list(dict.fromkeys(text for text in texts if text not in found))
        found |= zip(missing, self._embedder.encode_tokens(missing), strict=True)
        with self._lock:
            for text in texts:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > self._texts:
                self._known.popitem(last=False)
        return [found[text] for text in texts]
