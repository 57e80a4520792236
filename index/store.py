"""The stored index: where it is, how a generation is written and opened, and a reader that follows the swaps.

How it is laid out: a table of passages (their vectors, text and record) and a table of articles in Chroma; beside them
a lexical index, the vectors again with those of all tokens, the words as written, the aliases and the sentences; and
the card with the pointer (index/generations.py).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from corpus.errors import IndexDamaged, SettingsError
from corpus.types import Article, Passage
from index.aliases import read_aliases, save_aliases
from index.embedder import Embedder, Floats
from index.faults import damaged
from index.generations import FolderGenerations, Generations, Pointer
from index.lexical import LexicalIndex
from index.sentences import save_sentences
from index.server import ServerGenerations
from index.snapshot import ALIASES, LEXICAL, SENTENCES, VECTORS, VOCABULARY, Snapshot
from index.table import Row
from index.vectors import PassageVectors, save_vectors
from index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from index.chroma import Database

__all__ = ["Location", "Reader", "Snapshot", "generations_at", "open_snapshot", "write_generation"]


@dataclass(frozen=True)
class Location:
    """Where an index is: in `folder`, or on the Chroma server at `chroma_url` under `name`."""

    folder: Path
    chroma_url: str | None = None
    name: str = "corridor"

    def __post_init__(self) -> None:
        """Raise SettingsError for an address or a name that Chroma could not take."""
        if self.chroma_url is not None:
            _check_address(self.chroma_url)
        if not re.fullmatch(r"[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}", self.name):
            raise SettingsError(
                f"the index is called {self.name!r}",
                expected="up to 100 letters, digits, dots, dashes and underscores",
                todo="give it another name",
            )


class Reader:
    """The newest snapshot, whatever is swapped in meanwhile; safe for many threads.

    `embedder` makes the token vectors of an index on a server, which keeps none.
    """

    def __init__(self, location: Location, embedder: Embedder | None = None) -> None:
        self._generations = generations_at(location)
        self._embedder = embedder
        self._snapshot: Snapshot | None = None
        self._lock = threading.Lock()

    def snapshot(self) -> Snapshot:
        """Look at the pointer and open its generation if it is another. Raises IndexMissing, IndexDamaged."""
        with self._lock:
            pointer = self._generations.pointer()
            if self._snapshot is None or self._snapshot.generation != pointer.generation:
                self._snapshot = _open_current(self._generations, self._embedder)
            elif self._snapshot.card != pointer.card:
                self._snapshot = self._snapshot.with_card(pointer.card)
            return self._snapshot


def open_snapshot(location: Location, embedder: Embedder | None = None) -> Snapshot:
    """The generation that serves now; `embedder` as in Reader. Raises IndexMissing, IndexDamaged, IndexFault."""
    return _open_current(generations_at(location), embedder)


def generations_at(location: Location) -> Generations:
    """The generations of an index, in its folder or on its server."""
    if location.chroma_url is not None:
        return ServerGenerations(location.chroma_url, location.name)
    return FolderGenerations(location.folder)


def write_generation(
    generations: Generations,
    generation: str,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    vectors: Sequence[PassageVectors],
) -> None:
    """Write all of a generation but its pointer; `vectors` one for each passage. Nobody reads it yet."""
    pooled = np.array([vector.pooled for vector in vectors], dtype=np.float32)
    with generations.make(generation) as database:
        no_vectors = np.ones((len(articles), 1), np.float32)  # Chroma takes no row without one
        _write(database, generations.table_name(generation, "articles"), articles, no_vectors)
        _write(database, generations.table_name(generation, "passages"), passages, pooled)
    if folder := generations.folder(generation):
        LexicalIndex.build(passages).save(folder / LEXICAL)
        Vocabulary.build(passages).save(folder / VOCABULARY)
        save_aliases(folder / ALIASES, read_aliases(passages))
        save_sentences(folder / SENTENCES, passages)
        save_vectors(folder / VECTORS, [passage.id for passage in passages], vectors)


def _write(database: Database, name: str, records: Sequence[Article | Passage], vectors: Floats) -> None:
    rows = [
        Row(record.id, position, record.text, record.model_dump_json(exclude={"text"}))
        for position, record in enumerate(records)
    ]
    database.create(name, size=len(rows)).put(rows, vectors)


def _open_current(generations: Generations, embedder: Embedder | None) -> Snapshot:
    """The current generation; where it is swept away while it is opened, the one that took its place."""
    while True:
        pointer = generations.pointer()
        try:
            return _open(generations, pointer, embedder)
        except IndexDamaged:
            if generations.pointer().generation == pointer.generation:
                raise


def _open(generations: Generations, pointer: Pointer, embedder: Embedder | None) -> Snapshot:
    """A generation that has what its card says: so many articles and passages, and vectors of that dimension."""
    generation, card = pointer.generation, pointer.card
    database = generations.open(generation)
    tables = {kind: database.find(generations.table_name(generation, kind)) for kind in ("passages", "articles")}
    passages, articles = tables["passages"], tables["articles"]
    if passages is None or articles is None:
        raise damaged(f"generation {generation} is gone from {database.place}")
    held = (passages.count(), articles.count(), passages.dimension())
    if held != (card.passages, card.articles, card.model.dimension):
        wanted = (card.passages, card.articles, card.model.dimension)
        raise damaged(
            f"generation {generation} holds (passages, articles, dimension) {held} and its card says {wanted}"
        )
    return Snapshot(generation, card, (passages, articles), generations.folder(generation), embedder)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return
        reason = "no scheme or host"
    except ValueError as error:
        reason = str(error)
    raise SettingsError(
        f"--chroma-url is {url} ({reason})",
        expected="an address such as http://127.0.0.1:8000",
        todo="mend the flag or CORRIDOR_CHROMA_URL",
    )
