"""Chroma, behind the few things an index needs of it; the only file that imports chromadb.

A Database is one folder or one server, a Table one collection. Vectors are always ours: no table has an embedding
function, and one that names one is refused, since opening it by the usual way could run code.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from index.faults import damaged, unreachable, unwritable
from index.table import PAGE_ROWS, Table

_log = logging.getLogger("corridor.index")
# HNSW looks at this many vectors, up to all of them: exact for a smaller table, 2 ms for 4,000 vectors.
MOST_LOOKED_AT = 4000

_opening = threading.Lock()  # chromadb counts who shares a folder without a lock of its own
# Clients whose Database is gone. The collector may find one in the middle of anything, also while this thread holds
# `_opening` or a lock of Chroma's, so it may only put it here: a SimpleQueue is made to be put to from a finaliser.
_left: SimpleQueue[ClientAPI] = SimpleQueue()


class NameTaken(Exception):
    """There is a table of this name; only the first of many creators gets none of these."""


class Database:
    """One Chroma folder or server; closed when the last object that uses it goes."""

    def __init__(self, client: ClientAPI, place: str) -> None:
        self.place = place
        self._client = client
        self._finalizer = weakref.finalize(self, _left.put, client)
        self._finalizer.atexit = False  # the end of the process lets go of it
        _start_closing()

    @classmethod
    def in_folder(cls, folder: Path, *, writable: bool) -> Database:
        """A folder of its own: made new and empty if `writable`, otherwise opened to be read."""
        file = folder / "chroma.sqlite3"
        if writable:
            folder.mkdir(parents=True)
            # Each opening writes a row, and Chroma waits up to 1,000 s for a lock: with a write-ahead log readers never
            # wait for each other. Drop when https://github.com/chroma-core/chroma/issues/7040 is closed.
            with sqlite3.connect(file) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
            connection.close()
        elif not file.is_file():  # Chroma would make an empty one
            raise damaged(f"{folder} holds no Chroma database")
        settings = _settings(
            chroma_api_impl="chromadb.api.rust.RustBindingsAPI", migrations="apply" if writable else "validate"
        )
        with _opening, _faults(str(folder), writing=writable):
            return cls(chromadb.PersistentClient(path=folder, settings=settings), str(folder))

    @classmethod
    def on_server(cls, url: str) -> Database:
        """A running Chroma server, "http://host:port"; IndexFault where nothing answers there."""
        parts = urlsplit(url)
        host, encrypted = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if encrypted else 8000)
        settings = _settings(chroma_server_host=host, chroma_server_http_port=port)
        with _faults(url, writing=False):
            return cls(chromadb.HttpClient(host=host, port=port, ssl=encrypted, settings=settings), url)

    def create(self, name: str, *, size: int = 1, notes: Mapping[str, str | float] | None = None) -> Table:
        """A new table for `size` rows; NameTaken where there is one."""
        hnsw = {"space": "ip", "ef_search": min(max(size, 100), MOST_LOOKED_AT), "sync_threshold": size}
        # Inner product is the cosine of unit rows; "cosine" would scale them again and change their last bits. With the
        # synchronisation at `size` the graph is on disk when the last row is, and a reader need not write it.
        configuration: Any = {"hnsw": hnsw}
        with self.faults(writing=True):
            try:
                collection = self._client.create_collection(
                    name, configuration=configuration, metadata=dict(notes) if notes else None, embedding_function=None
                )
            except ChromaError as error:
                if "already exists" in str(error):
                    raise NameTaken(name) from error
                raise
        return Table(self, _harmless(collection))

    def find(self, name: str) -> Table | None:
        """The table of this name; IndexDamaged where it names an embedding function."""
        with self.faults(writing=False):
            try:
                collection = self._client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None
        return Table(self, _harmless(collection))

    def names(self) -> list[str]:
        """Names of all tables, also those of others on a shared server."""
        found: list[str] = []
        with self.faults(writing=False):
            while page := self._client.list_collections(limit=PAGE_ROWS, offset=len(found)):
                found += [collection.name for collection in page]
        return found

    def drop(self, name: str) -> None:
        """Delete a table, if there is one."""
        with self.faults(writing=True):
            try:
                self._client.delete_collection(name)
            except NotFoundError:
                return

    def now(self) -> float:
        """Seconds by the server's clock, the same for all its clients."""
        with self.faults(writing=False):
            return self._client.heartbeat() / 1e9

    def faults(self, *, writing: bool) -> AbstractContextManager[None]:
        """Chroma's errors as ours, around each call of it."""
        return _faults(self.place, writing=writing)

    def rows_in_one_call(self) -> int:
        """How many rows `add` may send at once."""
        return min(PAGE_ROWS, self._client.get_max_batch_size())

    def close(self) -> None:
        """Let go of files and connections; done by itself when nothing refers to this any more."""
        if self._finalizer.detach():
            _close(self._client)


def _settings(**given: Any) -> Settings:
    """Settings of one client: no telemetry, and nothing from an .env file that lies in the current folder."""
    return Settings(_env_file=None, anonymized_telemetry=False, **given)  # type: ignore[call-arg]


@lru_cache(maxsize=1)
def _start_closing() -> None:
    """One thread a process closes the clients that are left."""
    threading.Thread(target=_close_what_is_left, name="corridor-chroma-closing", daemon=True).start()


def _close_what_is_left() -> None:
    while True:
        try:
            _close(_left.get())
        except Exception:
            _log.warning("a Chroma client did not close; its files or connections stay open", exc_info=True)


def _close(client: ClientAPI) -> None:
    with _opening:
        client.close()  # type: ignore[attr-defined]  # it is there, and missing from the declared type
    # chromadb 1.5.9 leaves a server's HTTP connections open: its own and those of the helper that looks up the tenant.
    own: Any = client
    for part in (own, own._admin_client):
        if session := getattr(part._server, "_session", None):
            session.close()


def _harmless(collection: chromadb.Collection) -> chromadb.Collection:
    """The collection; IndexDamaged where the stored configuration names an embedding function (chroma #6717).

    Chroma would build such a function from its stored settings as soon as it is needed or `configuration` is read. The
    raw JSON, read here first, is as it was stored.
    """
    model = collection._model
    for settings in _named_settings([model.configuration_json, model.serialized_schema]):
        if isinstance(settings, Mapping) and settings.get("type", "legacy") in ("legacy", "unknown"):
            continue
        if settings is not None:
            raise damaged(f"the Chroma collection {collection.name} names an embedding function ({settings})")
    return collection


def _named_settings(node: Any) -> Iterator[Any]:
    """The values of each "embedding_function" anywhere in a piece of JSON."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "embedding_function":
                yield value
            yield from _named_settings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _named_settings(value)


@contextmanager
def _faults(place: str, *, writing: bool) -> Iterator[None]:
    """Chroma's errors as ours: a server that does not answer, a place that cannot be written, damage."""
    try:
        yield
    except httpx.HTTPError as error:
        raise unreachable(place, error) from error
    except ChromaError as error:
        if not writing:
            raise damaged(f"the index in {place} cannot be read ({error})") from error
        raise unwritable(place, error) from error
    except ValueError as error:
        if "Could not connect" in str(error):
            raise unreachable(place, error) from error
        raise
