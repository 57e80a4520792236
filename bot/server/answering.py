"""The one way from any interface to the pipeline: limits, a thread, and a record only where the settings want one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from threading import Lock

from bot.pipeline import Pipeline
from bot.questions.filters import EVERYTHING, Filter
from bot.server.errors import ApiError
from bot.server.workers import Workers
from bot.settings import Settings
from bot.types import Answer
from index.store import Snapshot

KEPT_IN = "questions.jsonl"


class Answering:
    """Questions to one pipeline, from many clients at once."""

    def __init__(self, pipeline: Pipeline, settings: Settings) -> None:
        self._pipeline, self.settings = pipeline, settings
        self._lock = Lock()
        self.workers = Workers(
            settings.answers_at_once,
            settings.questions_waiting,
            settings.questions_of_a_client,
            settings.seconds_for_a_question,
        )

    async def ask(
        self, client: str, question: str, history: Sequence[str] = (), admitted: Filter = EVERYTHING
    ) -> Answer:
        """The checked answer. Raises QuestionError, IndexFault, ApiError."""
        self._check(history)
        answer = await self.workers.run(client, lambda: self._pipeline.ask(question, history, admitted=admitted))
        self._keep(answer, history)
        return answer

    async def stream(
        self, client: str, question: str, history: Sequence[str] = (), admitted: Filter = EVERYTHING
    ) -> AsyncIterator[Answer]:
        """The same as it grows, where a language model writes it; the last one is whole."""
        self._check(history)
        loop, made = asyncio.get_running_loop(), asyncio.Queue[Answer | None]()

        def work() -> Answer:
            for reply in self._pipeline.replies(question, history, admitted=admitted):
                if reply.whole:
                    return reply.answer
                loop.call_soon_threadsafe(made.put_nowait, reply.answer)
            raise AssertionError("the last reply is whole")

        working = asyncio.ensure_future(self.workers.run(client, work))
        working.add_done_callback(lambda _: made.put_nowait(None))
        try:
            while (grown := await made.get()) is not None:
                yield grown
            answer = await working
        finally:
            working.cancel()
        self._keep(answer, history)
        yield answer

    def _check(self, history: Sequence[str]) -> None:
        if len(history) > self.settings.max_history:
            raise ApiError(
                422,
                "history_too_long",
                f"{len(history)} earlier questions; expected at most {self.settings.max_history}; send the latest",
                param="history",
            )

    def snapshot(self) -> Snapshot:
        """The index that serves now. Raises IndexFault."""
        return self._pipeline.search().snapshot

    def _keep(self, answer: Answer, history: Sequence[str]) -> None:
        """A record of the question, where the settings want one."""
        if not self.settings.keep_questions:
            return
        asked = {"question": answer.question, "history": list(history), "status": answer.status, "index": answer.index}
        line = json.dumps({"at": datetime.now(UTC).isoformat(timespec="seconds"), **asked}, ensure_ascii=False)
        with self._lock, (self.settings.data / KEPT_IN).open("a", encoding="utf-8") as kept:
            kept.write(line + "\n")
