"""The generations of an index on a Chroma server that several machines share."""

from __future__ import annotations

import re
import threading
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import IndexFault
from index.faults import busy, missing
from index.generations import Pointer, read_pointer
from index.table import Row, Table

if TYPE_CHECKING:
    from index.chroma import Database

SECONDS_BETWEEN_BEATS = 10.0
SECONDS_UNTIL_STALE = 60.0


class ServerGenerations:
    """Collections of a Chroma server, all named `<name>-…`; several machines may read, and build in turn."""

    def __init__(self, url: str, name: str) -> None:
        self._url, self._name = url, name
        self._opened: Database | None = None
        self._lock: Table | None = None

    def pointer(self) -> Pointer:
        """The one row of `<name>-current`."""
        table = self._database.find(f"{self._name}-current")
        if table is None or not table.count():
            raise missing(f"collection {self._name} at {self._url}")
        return read_pointer(table.get(["current"])[0].record, f"{self._name}-current at {self._url}")

    def point(self, pointer: Pointer) -> None:
        """Put the row anew, in one call, if the lock is still ours."""
        from index.chroma import NameTaken

        self._check_lock()
        with suppress(NameTaken):
            self._database.create(f"{self._name}-current")
        if table := self._database.find(f"{self._name}-current"):
            table.put([Row("current", 0, pointer.generation, pointer.model_dump_json())], np.ones((1, 1), np.float32))

    @contextmanager
    def make(self, generation: str) -> Iterator[Database]:  # noqa: ARG002
        """The server itself."""
        yield self._database

    def open(self, generation: str) -> Database:  # noqa: ARG002
        """The server itself."""
        return self._database

    def table_name(self, generation: str, kind: str) -> str:
        """Others use the server too: index, generation and kind."""
        return f"{self._name}-{generation}-{kind}"

    def folder(self, generation: str) -> Path | None:  # noqa: ARG002
        """A reader may have none: it makes lexical index and token vectors from the passages."""
        return None

    @contextmanager
    def building(self) -> Iterator[None]:
        """A collection that only one can create, with the time of its holder's last beat; stale after a minute."""
        self._lock = self._take_lock()
        over = threading.Event()
        beating = threading.Thread(target=self._beat, args=(self._lock, over), daemon=True)
        beating.start()
        try:
            yield
        finally:
            over.set()
            beating.join()
            self._remove(self._lock)
            self._lock = None

    def sweep(self, keep: Collection[str | None]) -> None:
        """Delete the tables of other generations, and locks that were taken over."""
        self._check_lock()
        for name in self._database.names():
            found = re.fullmatch(rf"{re.escape(self._name)}-([0-9a-f]+-[0-9a-f]+)-(passages|articles|released)", name)
            if found and found[1] not in keep:
                self._database.drop(name)

    @property
    def _database(self) -> Database:
        from index.chroma import Database

        if self._opened is None:
            self._opened = Database.on_server(self._url)
        return self._opened

    def _take_lock(self) -> Table:
        from index.chroma import NameTaken

        name = f"{self._name}-lock"
        held = self._database.find(name)
        if held and self._database.now() - float(held.notes.get("beat", 0)) > SECONDS_UNTIL_STALE:
            self._remove(held)  # by its identity: should another have taken over since, the new lock is not touched
        try:
            return self._database.create(name, notes={"beat": self._database.now()})
        except NameTaken:
            raise busy(f"collection {self._name} at {self._url}") from None

    def _beat(self, lock: Table, over: threading.Event) -> None:
        while not over.wait(SECONDS_BETWEEN_BEATS):
            with suppress(IndexFault):  # a beat may be missed; a lock that was lost is noticed before the swap
                lock.note({"beat": self._database.now()})

    def _check_lock(self) -> None:
        held = self._database.find(f"{self._name}-lock")
        if held is None or self._lock is None or held.id != self._lock.id:
            raise busy(f"collection {self._name} at {self._url}")

    def _remove(self, lock: Table) -> None:
        """Delete this very lock: Chroma deletes by name, so it first gets one that no other has."""
        released = f"{self._name}-{uuid.uuid4().hex}-0-released"
        with suppress(IndexFault):
            lock.rename(released)
            self._database.drop(released)
