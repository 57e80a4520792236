"""A bounded memory of what was read or made lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by key, made when first asked for; beyond `most` the ones used longest ago go. Safe for many threads."""

    def __init__(self, make: Callable[[list[Key]], Sequence[Value]], most: int) -> None:
        """`make` gives one value for each key, in order; it may be called twice for a key by two threads at once."""
        self._make, self._most = make, most
        self._known: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Sequence[Key]) -> list[Value]:
        """One value for each key, in order."""
        if (kept := self._all_kept(keys)) is not None:
            return kept
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            for key in found:
                self._known.move_to_end(key)
        if missing := [key for key in dict.fromkeys(keys) if key not in found]:
            made = dict(zip(missing, self._make(missing), strict=True))
            found |= made
            self._keep(made)
        return [found[key] for key in keys]

    def _all_kept(self, keys: Sequence[Key]) -> list[Value] | None:
        """The values where all of them are there, as they mostly are; None where one has to be made."""
        known = self._known
        with self._lock:
            try:
                found = [known[key] for key in keys]
            except KeyError:
                return None
            for key in keys:
                known.move_to_end(key)
        return found

    def _keep(self, made: dict[Key, Value]) -> None:
        with self._lock:
            for key, value in made.items():
                self._known[key] = value
                self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
