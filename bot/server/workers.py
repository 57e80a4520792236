"""A few threads that answer questions, and a bounded number of questions that wait for them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TypeVar

from bot.server.errors import ApiError

T = TypeVar("T")

SECONDS_WHEN_BUSY = 2.0


class Workers:
    """Runs work in `at_once` threads; beyond `waiting` more, and beyond `each` of one client, it says "busy" at once.

    seconds: how long a piece of work may take, its wait included. A thread cannot be stopped, so work that takes
    longer keeps its thread and its place until it ends; only its caller goes.
    """

    def __init__(self, at_once: int, waiting: int, each: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="answer")
        self._places, self._each, self._seconds = at_once + waiting, each, seconds
        self._lock = Lock()
        self._clients: Counter[str] = Counter()

    async def run(self, client: str, work: Callable[[], T]) -> T:
        """The work's result. Raises ApiError 429, 503 or 504, and what the work raises."""
        self._enter(client)
        future = self._pool.submit(work)
        future.add_done_callback(partial(self._leave, client))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError as error:
            raise ApiError(
                504,
                "too_slow",
                f"no answer within {self._seconds:g} seconds; ask again later",
                retry_after=SECONDS_WHEN_BUSY,
            ) from error

    @property
    def inside(self) -> int:
        """Pieces of work that run or wait."""
        return self._clients.total()

    def close(self) -> None:
        """Let no work start any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _enter(self, client: str) -> None:
        with self._lock:
            if self._clients[client] >= self._each:
                raise ApiError(
                    429,
                    "too_many_at_once",
                    f"{self._each} questions of yours are being worked on; wait for their answers",
                    retry_after=SECONDS_WHEN_BUSY,
                )
            if self.inside >= self._places:
                raise ApiError(
                    503, "busy", "busy: too many questions wait; ask again shortly", retry_after=SECONDS_WHEN_BUSY
                )
            self._clients[client] += 1

    def _leave(self, client: str, _future: object) -> None:
        with self._lock:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]
