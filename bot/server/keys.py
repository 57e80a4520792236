"""API keys: what is stored is a hash, so that the file gives no key away."""

from __future__ import annotations

import hashlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from corpus.errors import SettingsError
from corpus.types import Record

PREFIX = "corridor_"
KEY_BYTES = 32
FILE = "keys.json"


class StoredKey(Record):
    """A key's name, the SHA-256 of the key, and the day it was made. The key is random, so a plain hash will do."""

    name: str
    sha256: str
    made: str


Stored = TypeAdapter(tuple[StoredKey, ...])


class Keys:
    """The keys of one data folder. A running server takes up a change of the file by itself."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._seen: int | None = None
        self._keys: tuple[StoredKey, ...] = ()

    def all(self) -> tuple[StoredKey, ...]:
        """Every key, without the key itself. Raises SettingsError where the file is not ours."""
        try:
            changed = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            self._seen, self._keys = None, ()
            return ()
        if changed != self._seen:
            self._keys, self._seen = self._read(), changed
        return self._keys

    def name_of(self, key: str) -> str | None:
        """The name of a key; None for one that is not ours."""
        digest = _digest(key)
        matching = [stored.name for stored in self.all() if secrets.compare_digest(stored.sha256, digest)]
        return matching[0] if matching else None

    def add(self, name: str) -> str:
        """A new key, shown this once. Raises SettingsError where the name is taken."""
        key = PREFIX + secrets.token_urlsafe(KEY_BYTES)
        stored = StoredKey(name=name, sha256=_digest(key), made=datetime.now(UTC).date().isoformat())
        with self._locked():
            if any(other.name == name for other in self.all()):
                raise SettingsError(f"key {name!r} exists", expected="a new name", todo="remove it first")
            self._write((*self.all(), stored))
        return key

    def remove(self, name: str) -> None:
        """Take a key away; at once for a running server. Raises SettingsError where there is none of that name."""
        with self._locked():
            left = tuple(stored for stored in self.all() if stored.name != name)
            if len(left) == len(self.all()):
                raise SettingsError(f"no key {name!r}", expected="a name of `corridor keys list`", todo="correct it")
            self._write(left)

    def _locked(self) -> FileLock:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self._file.with_suffix(".lock"))

    def _read(self) -> tuple[StoredKey, ...]:
        try:
            return Stored.validate_json(self._file.read_bytes())
        except ValidationError as error:
            raise SettingsError(
                f"{self._file.name} in the data folder cannot be read",
                expected="what `corridor keys` wrote",
                todo="remove the file and add the keys again",
            ) from error

    def _write(self, keys: tuple[StoredKey, ...]) -> None:
        beside = self._file.with_suffix(".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(Stored.dump_json(keys, indent=1))
        beside.replace(self._file)
        self._seen = None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
