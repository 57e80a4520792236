"""The stored index as it is read: a snapshot of one generation, and a reader that follows the swaps.

How it is laid out: a table of passages (their vectors, text and record) and a table of articles in Chroma, a lexical
index beside them, and the card with the pointer (index/generations.py).
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import numpy as np

from corpus.errors import IndexDamaged, SettingsError
from corpus.types import Article, Passage
from index.card import IndexCard
from index.embed import Floats, unit
from index.faults import damaged
from index.generations import FolderGenerations, Generations, Pointer
from index.lexical import LexicalIndex
from index.server import ServerGenerations
from index.table import Row, Table

if TYPE_CHECKING:
    from index.chroma import Database

Stored = TypeVar("Stored", Article, Passage)
# Cosines are given to this many decimals: what lies beyond is rounding, and would order equals at random.
DECIMALS = 6


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


class Snapshot:
    """One generation of an index, read only and always the same; safe for many threads."""

    def __init__(self, generation: str, card: IndexCard, tables: tuple[Table, Table], lexical: Path | None) -> None:
        self.generation = generation
        self.card = card
        self._passages, self._articles = tables
        self._lexical_folder = lexical
        self._read: dict[str, Article] = {}

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Passages in the order of `ids`; IndexDamaged where one is not there."""
        return [_restored(Passage, row) for row in self._passages.get(ids)]

    def all_passages(self) -> tuple[Passage, ...]:
        """Every passage: articles by id, each in its own order."""
        return self._all_passages

    def article(self, article_id: str) -> Article:
        """One article, whole; IndexDamaged where it is not there."""
        if article_id not in self._read:
            self._read[article_id] = _restored(Article, self._articles.get([article_id])[0])
        return self._read[article_id]

    def articles(self) -> tuple[Article, ...]:
        """Every article, by id."""
        return self._all_articles

    def vectors(self, ids: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows, in the order of `ids`."""
        return self._passages.vectors(ids) if ids else np.zeros((0, self.card.model.dimension), np.float32)

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """Up to `k` (passage id, cosine with `vector` (d,)), best first, equals by id.

        Asks for more than `k`, and for more again while the last one found equals the k-th: which of several equals
        come first must not depend on the order in which they went into the graph.
        """
        if k < 1:
            return []
        asked = min(2 * k + 16, self.card.passages)
        while True:
            got = self._passages.nearest(unit(vector), asked)
            found = sorted(((id_, round(cosine, DECIMALS)) for id_, cosine in got), key=lambda hit: (-hit[1], hit[0]))
            if not found:
                raise damaged(f"no passage of {self.generation} can be found by its vector")
            if len(found) < asked or asked == self.card.passages or found[-1][1] < found[k - 1][1]:
                return found[:k]
            asked = min(2 * asked, self.card.passages)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The lexical index: read from its folder, or made from the passages where there is none."""
        if self._lexical_folder is None:
            return LexicalIndex.build(self.all_passages())
        return LexicalIndex.load(self._lexical_folder)

    def with_card(self, card: IndexCard) -> Snapshot:
        """The same generation under a card that says more, or less, of what was left out."""
        return Snapshot(self.generation, card, (self._passages, self._articles), self._lexical_folder)

    @cached_property
    def _all_passages(self) -> tuple[Passage, ...]:
        return tuple(_restored(Passage, row) for row in self._passages.all())

    @cached_property
    def _all_articles(self) -> tuple[Article, ...]:
        return tuple(_restored(Article, row) for row in self._articles.all())


class Reader:
    """The newest snapshot, whatever is swapped in meanwhile; safe for many threads."""

    def __init__(self, location: Location) -> None:
        self._generations = generations_at(location)
        self._snapshot: Snapshot | None = None
        self._lock = threading.Lock()

    def snapshot(self) -> Snapshot:
        """Look at the pointer and open its generation if it is another. Raises IndexMissing, IndexDamaged."""
        with self._lock:
            pointer = self._generations.pointer()
            if self._snapshot is None or self._snapshot.generation != pointer.generation:
                self._snapshot = _open_current(self._generations)
            elif self._snapshot.card != pointer.card:
                self._snapshot = self._snapshot.with_card(pointer.card)
            return self._snapshot


def open_snapshot(location: Location) -> Snapshot:
    """The generation that serves now. Raises IndexMissing, IndexDamaged, IndexFault."""
    return _open_current(generations_at(location))


def generations_at(location: Location) -> Generations:
    """The generations of an index, in its folder or on its server."""
    if location.chroma_url is not None:
        return ServerGenerations(location.chroma_url, location.name)
    return FolderGenerations(location.folder)


def write_generation(
    generations: Generations, generation: str, articles: Sequence[Article], passages: Sequence[Passage], vectors: Floats
) -> None:
    """Write all of a generation but its pointer; `vectors` (n, d), row i for passage i. Nobody reads it yet."""
    with generations.make(generation) as database:
        no_vectors = np.ones((len(articles), 1), np.float32)  # Chroma takes no row without one
        _write(database, generations.table_name(generation, "articles"), articles, no_vectors)
        _write(database, generations.table_name(generation, "passages"), passages, vectors)
    if folder := generations.lexical_folder(generation):
        LexicalIndex.build(passages).save(folder)


def _write(database: Database, name: str, records: Sequence[Article | Passage], vectors: Floats) -> None:
    rows = [
        Row(record.id, position, record.text, record.model_dump_json(exclude={"text"}))
        for position, record in enumerate(records)
    ]
    database.create(name, size=len(rows)).put(rows, vectors)


def _restored(kind: type[Stored], row: Row) -> Stored:
    try:
        return kind.model_validate({**json.loads(row.record), "text": row.text})
    except (ValueError, TypeError) as error:
        raise damaged(f"{kind.__name__.lower()} {row.id} cannot be read back") from error


def _open_current(generations: Generations) -> Snapshot:
    """The current generation; where it is swept away while it is opened, the one that took its place."""
    while True:
        pointer = generations.pointer()
        try:
            return _open(generations, pointer)
        except IndexDamaged:
            if generations.pointer().generation == pointer.generation:
                raise


def _open(generations: Generations, pointer: Pointer) -> Snapshot:
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
    return Snapshot(generation, card, (passages, articles), generations.lexical_folder(generation))


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
