"""A table of an index: rows of text, each with its vector. One Chroma collection, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedder import Floats
from index.faults import damaged

if TYPE_CHECKING:
    from chromadb import Collection, GetResult

    from index.chroma import Database

# Rows read or written in one call, and characters of text in it: a server takes 40 MB at a time.
PAGE_ROWS = 1000
PAGE_CHARACTERS = 4_000_000


@dataclass(frozen=True)
class Row:
    """One record: `text` and `record` (JSON) as given, `position` its place in the order of the table."""

    id: str
    position: int
    text: str
    record: str


class Table:
    """One collection: rows with a vector each."""

    def __init__(self, database: Database, collection: Collection) -> None:
        self._database = database
        self._collection = collection

    @property
    def id(self) -> str:
        """Its identity: stays when it is renamed, and is never another table's."""
        return str(self._collection.id)

    @property
    def notes(self) -> Mapping[str, Any]:
        """What `create` or `note` put down, as of when the table was found."""
        return self._collection.metadata or {}

    def note(self, notes: Mapping[str, str | float]) -> None:
        """Put down other notes in place of these; IndexDamaged where the table is gone."""
        with self._database.faults(writing=True):
            self._collection.modify(metadata=dict(notes))

    def rename(self, name: str) -> None:
        """Give this very table, whatever it is called now, another name."""
        with self._database.faults(writing=True):
            self._collection.modify(name=name)

    def put(self, rows: Sequence[Row], vectors: Floats) -> None:
        """Write rows, in place of those with the same id, with their vectors (n, d)."""
        with self._database.faults(writing=True):
            for page in _pages(rows, self._database.rows_in_one_call()):
                self._collection.upsert(
                    ids=[row.id for row in rows[page]],
                    documents=[row.text for row in rows[page]],
                    metadatas=[{"record": row.record, "position": row.position} for row in rows[page]],
                    embeddings=vectors[page],
                )

    def count(self) -> int:
        """Number of rows."""
        with self._database.faults(writing=False):
            return self._collection.count()

    def dimension(self) -> int:
        """Length of its vectors, by reading one: 0 without rows; IndexDamaged where the vectors are not readable."""
        with self._database.faults(writing=False):
            got = self._collection.get(limit=1, include=["embeddings"])["embeddings"]
        return len(got[0]) if got is not None and len(got) else 0

    def get(self, ids: Sequence[str]) -> list[Row]:
        """Rows in the order of `ids`; IndexDamaged where one is not there."""
        found: dict[str, Row] = {}
        for first in range(0, len(ids), PAGE_ROWS):
            with self._database.faults(writing=False):
                got = self._collection.get(ids=list(ids[first : first + PAGE_ROWS]), include=["documents", "metadatas"])
            found |= {row.id: row for row in _rows(got)}
        if lacking := set(ids) - set(found):
            raise damaged(f"{self._collection.name} lacks {sorted(lacking)[0]}")
        return [found[id_] for id_ in ids]

    def all(self) -> list[Row]:
        """Every row, by position."""
        found: list[Row] = []
        for first in range(0, self.count(), PAGE_ROWS):
            with self._database.faults(writing=False):
                got = self._collection.get(limit=PAGE_ROWS, offset=first, include=["documents", "metadatas"])
            found += _rows(got)
        return sorted(found, key=lambda row: row.position)

    def vectors(self, ids: Sequence[str]) -> Floats:
        """(n, d) float32, bit for bit as they were put, in the order of `ids`."""
        found: dict[str, Any] = {}
        for first in range(0, len(ids), PAGE_ROWS):
            with self._database.faults(writing=False):
                got = self._collection.get(ids=list(ids[first : first + PAGE_ROWS]), include=["embeddings"])
            found |= zip(got["ids"], got["embeddings"] if got["embeddings"] is not None else (), strict=True)
        if lacking := set(ids) - set(found):
            raise damaged(f"{self._collection.name} lacks the vector of {sorted(lacking)[0]}")
        return np.array([found[id_] for id_ in ids], dtype=np.float32)

    def nearest(self, vector: Floats, count: int) -> list[tuple[str, float]]:
        """Up to `count` (id, inner product), best first."""
        with self._database.faults(writing=False):
            got = self._collection.query(query_embeddings=vector[np.newaxis], n_results=count, include=["distances"])
        distances = (got["distances"] or [[]])[0]
        return [(id_, 1 - distance) for id_, distance in zip(got["ids"][0], distances, strict=True)]


def _pages(rows: Sequence[Row], most: int) -> Iterator[slice]:
    """Slices of at most `most` rows and about PAGE_CHARACTERS of text; a longer row goes alone."""
    first = characters = 0
    for last, row in enumerate(rows):
        size = len(row.text) + len(row.record)
        if last > first and (last - first == most or characters + size > PAGE_CHARACTERS):
            yield slice(first, last)
            first, characters = last, 0
        characters += size
    yield slice(first, len(rows))


def _rows(got: GetResult) -> list[Row]:
    columns = zip(got["ids"], got["documents"] or (), got["metadatas"] or (), strict=True)
    try:
        return [Row(id_, int(m["position"]), text, str(m["record"])) for id_, text, m in columns]  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(f"a row is not one that Corridor wrote ({error})") from error
