"""The generations of an index: which one serves, who may make the next, and which are swept away.

A build writes a whole new generation beside the one that serves and then changes one small record, the pointer, in one
step. Nobody writes into a generation that a pointer has named. The generation before stays for those still reading it.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock, Timeout

from corpus.types import Record
from index.card import IndexCard
from index.faults import busy, damaged, missing

if TYPE_CHECKING:
    from index.chroma import Database


class Pointer(Record):
    """Which generation serves, which served before, and the card of the first."""

    generation: str
    previous: str | None
    card: IndexCard


class Generations(Protocol):
    """Where an index lives: a folder of this machine, or a Chroma server."""

    def pointer(self) -> Pointer:
        """Raises IndexMissing where none was ever set, IndexDamaged where it cannot be read."""

    def point(self, pointer: Pointer) -> None:
        """Swap, in one step. Raises IndexBusy where the lock was lost meanwhile."""

    def make(self, generation: str) -> AbstractContextManager[Database]:
        """A place to write a new generation to; let go of at the end."""

    def open(self, generation: str) -> Database:
        """A generation to read. Raises IndexDamaged where it is gone."""

    def table_name(self, generation: str, kind: str) -> str:
        """What its table of "passages" or "articles" is called in the database."""

    def folder(self, generation: str) -> Path | None:
        """Where its lexical index and its vectors are kept; None where they are made anew from the passages."""

    def building(self) -> AbstractContextManager[None]:
        """The right to build, for one builder at a time. Raises IndexBusy at once where another has it."""

    def sweep(self, keep: Collection[str | None]) -> None:
        """Delete all generations but these; only while building."""


def new_generation(card: IndexCard) -> str:
    """A name never used before, that starts with the card's id."""
    return f"{card.id}-{uuid.uuid4().hex[:8]}"


class FolderGenerations:
    """`generations/<generation>/` with `chroma/`, `lexical/`, `vectors/`, `sentences/`; the pointer in `current`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current = folder / "current"
        self._seen: tuple[tuple[int, int, int], Pointer] | None = None

    def pointer(self) -> Pointer:
        """What `current` holds."""
        try:
            found = self._current.stat()
            state = found.st_ino, found.st_mtime_ns, found.st_size
            if self._seen is None or self._seen[0] != state:  # every question asks, and swaps are few
                self._seen = state, read_pointer(self._current.read_text(encoding="utf-8"), str(self._current))
            return self._seen[1]
        except FileNotFoundError:
            raise missing(str(self._folder)) from None
        except (OSError, UnicodeDecodeError) as error:
            raise damaged(f"{self._current} cannot be read ({error})") from error

    def point(self, pointer: Pointer) -> None:
        """Write the new pointer beside the old one and put it in its place; on disk when this returns."""
        beside = self._folder / "current.new"  # of one name: what a killed build leaves is written over
        with beside.open("w", encoding="utf-8") as file:
            file.write(pointer.model_dump_json())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._current)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def make(self, generation: str) -> Iterator[Database]:
        """A new folder with an empty database."""
        from index.chroma import Database

        database = Database.in_folder(self._place(generation) / "chroma", writable=True)
        try:
            yield database
        finally:
            database.close()

    def open(self, generation: str) -> Database:
        """Its database, to read."""
        from index.chroma import Database

        return Database.in_folder(self._place(generation) / "chroma", writable=False)

    def table_name(self, generation: str, kind: str) -> str:  # noqa: ARG002
        """The database is the generation's own."""
        return kind

    def folder(self, generation: str) -> Path | None:
        """That which holds its database."""
        return self._place(generation)

    @contextmanager
    def building(self) -> Iterator[None]:
        """A file lock, which the system releases when the builder dies."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / "build.lock", blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise busy(str(self._folder)) from None
        try:
            yield
        finally:
            lock.release()

    def sweep(self, keep: Collection[str | None]) -> None:
        """Delete folders; one that cannot be deleted now is left to the next build."""
        for folder in (self._folder / "generations").glob("*"):
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)

    def _place(self, generation: str) -> Path:
        return self._folder / "generations" / generation


@lru_cache(maxsize=16)  # a reader looks at each question, and mostly finds what it found before
def read_pointer(text: str, place: str) -> Pointer:
    """A pointer as it was stored in `place`; IndexDamaged where it is none."""
    try:
        return Pointer.model_validate_json(text)
    except ValueError as error:
        raise damaged(f"{place} is not a pointer to an index") from error
