"""Whether the articles have changed since they were indexed."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from corpus.errors import CorpusError
from corpus.load import folder_digest
from index.card import IndexCard

# Reading every file of a large folder takes a moment; a server need not do so at each question.
SECONDS = 30.0


class Freshness:
    """Compares the folder with the card of the index that serves, at most once in half a minute."""

    def __init__(self, folder: Path, max_megabytes: float) -> None:
        self._folder, self._max_megabytes = folder, max_megabytes
        self._digest: str | None = None
        self._looked = -SECONDS
        self._lock = threading.Lock()

    def notices(self, card: IndexCard) -> tuple[str, ...]:
        """A notice naming `corridor index` where the folder is there and is not what was indexed."""
        with self._lock:
            if time.monotonic() - self._looked >= SECONDS:
                self._digest, self._looked = self._read(), time.monotonic()
            if self._digest is None or card.folder_digest in (None, self._digest):
                return ()
        return ("The articles have changed since they were indexed: run `corridor index`.",)

    def _read(self) -> str | None:
        try:
            return folder_digest(self._folder, max_megabytes=self._max_megabytes)
        except (CorpusError, OSError):
            return None  # a reader of a shared index need not have the articles
