"""The vectors of passages, made once, at indexing, and read from disk as needed: of the whole, and of each token.

A component of a token is kept in 8 bits as round(127 x / m), m being the largest of its token: retrieval is the same
as with 32 bits, in a quarter of the room (XQuAD, SQuAD 2.0).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.types import Passage
from index.card import searchable
from index.embedder import Floats, TextVectors, TokenVectors
from index.faults import damaged

_IDS = "passages.json"
# Products this close may be equals that were rounded apart.
ROUNDING = 1e-5
# Arrays over all passages, one after the other, and their types; `ends`: where in the others a passage's tokens end.
_ARRAYS = {"pooled": np.float32, "tokens": np.int8, "scales": np.float32, "spans": np.int32, "ends": np.int64}


@dataclass(frozen=True, eq=False)
class CompactTokens:
    """The tokens of one passage's text: `vectors` (t, d) int8, `scales` (t,) float32, `spans` (t, 2) int32."""

    vectors: NDArray[np.int8]
    scales: Floats
    spans: NDArray[np.int32]

    @classmethod
    def of(cls, tokens: TokenVectors) -> CompactTokens:
        """Rounded to 8 bits."""
        scales = np.abs(tokens.vectors).max(axis=1, initial=1e-12) / np.float32(127)
        rounded = np.rint(tokens.vectors / scales[:, np.newaxis])
        return cls(rounded.astype(np.int8), scales.astype(np.float32), tokens.spans.astype(np.int32))

    def read(self) -> TokenVectors:
        """In 32 bits again, their length 1 but for rounding."""
        return TokenVectors(self.vectors * self.scales[:, np.newaxis], self.spans.astype(np.int64))


@dataclass(frozen=True, eq=False)
class PassageVectors:
    """What a passage is found by: `pooled` (d,) float32, unit length, and its tokens where they are kept."""

    pooled: Floats
    tokens: CompactTokens | None


def own_tokens(passage: Passage, tokens: TextVectors) -> TokenVectors:
    """Of the tokens of `searchable(passage)` those of the passage's own text, their spans counted in that text."""
    before = len(searchable(passage)) - len(passage.text)
    own = tokens.spans[:, 0] >= before
    return TokenVectors(tokens.vectors[own], tokens.spans[own] - before)


class VectorStore:
    """The vectors of an index; read-only, safe for many threads."""

    def __init__(self, ids: Sequence[str], arrays: dict[str, NDArray[Any]]) -> None:
        self._ids = tuple(ids)
        self._rows = {id_: row for row, id_ in enumerate(ids)}
        self._arrays = arrays
        self._pooled: Floats = arrays["pooled"]
        self._ends = [0, *arrays["ends"].tolist()]

    @classmethod
    def load(cls, folder: Path, passages: int, dimension: int) -> VectorStore:
        """What `save_vectors` wrote, left on disk; IndexDamaged where it is not whole or not for so many passages."""
        try:
            ids = json.loads((folder / _IDS).read_text(encoding="utf-8"))
            # A plain view of each mapped file: numpy's own class for them costs more than the work done on a slice.
            arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _ARRAYS}
            _check(ids, arrays, passages, dimension)
        except (OSError, ValueError, TypeError, EOFError) as error:
            raise damaged(f"the vectors in {folder} cannot be read ({error})") from error
        return cls(ids, arrays)

    @property
    def token_bytes(self) -> int:
        """Bytes that the token vectors take on disk, with their scales and spans."""
        return sum(self._arrays[name].nbytes for name in ("tokens", "scales", "spans"))

    def pooled(self, ids: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows, in the order of `ids`; IndexDamaged where a passage is not there."""
        rows = [self._row(id_) for id_ in ids]
        return self._pooled[rows]

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """(passage id, inner product with `vector` (d,)) of the `k` best, and of all that nearly equal the last."""
        products = self._pooled @ vector
        last = np.partition(products, -k)[-k] if k < len(products) else products.min()
        rows = np.flatnonzero(products >= last - ROUNDING)
        return [(self._ids[row], product) for row, product in zip(rows.tolist(), products[rows].tolist(), strict=True)]

    def tokens(self, ids: Sequence[str]) -> list[CompactTokens]:
        """Tokens in the order of `ids`; IndexDamaged where a passage is not there."""
        return [self._tokens(self._row(id_)) for id_ in ids]

    def _tokens(self, row: int) -> CompactTokens:
        here = slice(self._ends[row], self._ends[row + 1])
        vectors, scales, spans = (self._arrays[name][here] for name in ("tokens", "scales", "spans"))
        return CompactTokens(vectors, scales, spans)

    def _row(self, id_: str) -> int:
        if id_ not in self._rows:
            raise damaged(f"the index lacks the vector of {id_}")
        return self._rows[id_]


def save_vectors(folder: Path, ids: Sequence[str], vectors: Sequence[PassageVectors]) -> None:
    """Write numpy arrays and JSON, no pickle, into `folder`, which is made."""
    folder.mkdir(parents=True)
    (folder / _IDS).write_text(json.dumps(list(ids)), encoding="utf-8")
    tokens = [one.tokens for one in vectors if one.tokens is not None]
    parts = {
        "pooled": np.array([one.pooled for one in vectors]),
        "tokens": np.concatenate([one.vectors for one in tokens]),
        "scales": np.concatenate([one.scales for one in tokens]),
        "spans": np.concatenate([one.spans for one in tokens]),
        "ends": np.cumsum([len(one.scales) for one in tokens]),
    }
    for name, kind in _ARRAYS.items():
        np.save(folder / f"{name}.npy", parts[name].astype(kind, copy=False), allow_pickle=False)


def _check(ids: Sequence[str], arrays: dict[str, NDArray[Any]], passages: int, dimension: int) -> None:
    """Raise ValueError for arrays that do not fit each other, or not this number of passages."""
    ends = arrays["ends"]
    count = int(ends[-1]) if ends.shape == (passages,) else -1
    shapes = {
        "pooled": (passages, dimension),
        "tokens": (count, dimension),
        "scales": (count,),
        "spans": (count, 2),
        "ends": (passages,),
    }
    held = {name: array.shape for name, array in arrays.items()}
    if len(ids) != passages or held != shapes or any(arrays[name].dtype != kind for name, kind in _ARRAYS.items()):
        raise ValueError(f"{len(ids)} ids and {held} for {passages} passages of {dimension} dimensions")
