"""Asking a language model: what it says, piece by piece and in time, tried again after a passing fault.

A model that failed several times in a row is left alone for a while, so that answers do not wait for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from pybreaker import CircuitBreaker, CircuitBreakerError
from tenacity import Retrying, retry_if_exception, stop_after_attempt, stop_before_delay, wait_exponential_jitter

from bot.llm.choice import Model
from bot.llm.faults import Failed, Fault, failure_of

if TYPE_CHECKING:
    from llama_index.core.llms import ChatMessage

ATTEMPTS = 3
# Failures in a row after which it is left alone, and for how many seconds.
FAILURES, REST = 3, 60.0
# An answer has a few hundred characters; a model that thinks aloud first needs more.
MOST_CHARACTERS = 8_000

_END = object()


class Caller:
    """Asks one model; safe for many threads. rest: how long it is left alone, in seconds."""

    def __init__(self, model: Model, rest: float = REST) -> None:
        self.model = model
        self._breaker = CircuitBreaker(FAILURES, rest, exclude=[GeneratorExit], throw_new_error_on_trip=False)

    def ask(self, messages: Sequence[ChatMessage], deadline: float) -> Iterator[str]:
        """The pieces of its answer, until `deadline` by time.monotonic(). Raises Failed."""
        try:
            yield from self._breaker.call(self._tried, messages, deadline)
        except CircuitBreakerError as error:
            raise Failed(Fault.RESTING, self.model.name) from error

    def _tried(self, messages: Sequence[ChatMessage], deadline: float) -> Iterator[str]:
        """Tried again as long as nothing has come; what came is never taken back."""
        stream: Iterator[str] = iter(())
        first = ""
        retrying = Retrying(
            stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(max(0.0, deadline - time.monotonic())),
            wait=wait_exponential_jitter(multiplier=0.2, max=2.0),
            retry=retry_if_exception(lambda error: isinstance(error, Failed) and error.passing),
            reraise=True,
        )
        for attempt in retrying:
            with attempt:
                stream = self._pieces(messages, deadline)
                first = next(stream, "")
        yield first
        yield from stream

    def _pieces(self, messages: Sequence[ChatMessage], deadline: float) -> Iterator[str]:
        """What a thread reads of the model; the thread is told to stop once nobody listens any more."""
        read: SimpleQueue[Any] = SimpleQueue()
        stop, length = Event(), 0
        Thread(target=_read, args=(self.model, messages, read, stop), daemon=True, name="llm").start()
        try:
            while (piece := self._next(read, deadline)) is not _END:
                length += len(piece)
                if length > MOST_CHARACTERS:
                    raise Failed(Fault.ENDLESS, self.model.name)
                yield piece
        finally:
            stop.set()

    def _next(self, read: SimpleQueue[Any], deadline: float) -> Any:
        try:
            found = read.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty as error:
            raise Failed(Fault.SLOW, self.model.name) from error
        if isinstance(found, BaseException):
            raise failure_of(found, self.model.name) from found
        return found


def _read(model: Model, messages: Sequence[ChatMessage], read: SimpleQueue[Any], stop: Event) -> None:
    """Put each piece into the queue, then the end or what went wrong."""
    try:
        with model.turn():
            seen = ""
            for chunk in model.llm.stream_chat(messages) if not stop.is_set() else ():
                # Some classes give the new words, some all so far.
                whole = chunk.message.content or ""
                piece = chunk.delta if chunk.delta is not None else whole[len(seen) :]
                seen += piece
                read.put(piece)
                if stop.is_set():
                    return
    except Exception as error:
        read.put(error)
    else:
        read.put(_END)
