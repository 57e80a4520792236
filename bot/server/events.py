"""An answer as server-sent events: what was understood, the parts in reading order, then the whole."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi.sse import format_sse_event
from pydantic import BaseModel

from bot.server.errors import ApiError, as_api_error
from bot.types import Answer
from corpus.errors import CorridorError

MEDIA_TYPE = "text/event-stream"


async def events(first: Answer, grown: AsyncIterator[Answer]) -> AsyncIterator[bytes]:
    """`understood`, `status`, `short_answer` where there is one, `sentence` and `citation` in turn, `done`.

    first, grown: the answer as it is written; nothing of it is sent before it is checked. Where it fails on the way,
    `error` comes in place of `done`.
    """
    yield _event("understood", {"understood": first.understood, "language": first.language})
    yield _event("status", {"status": first.status})
    if first.short_answer is not None:
        yield _event("short_answer", {"short_answer": first.short_answer})
    told = _Told()
    for event in told.new(first):
        yield event
    last = first
    try:
        async for answer in grown:
            last = answer
            for event in told.new(answer):
                yield event
    except (ApiError, CorridorError) as error:
        fault = error if isinstance(error, ApiError) else as_api_error(error)
        yield _event("error", fault.body())
        return
    yield _event("done", last)


class _Told:
    """What has been sent of an answer."""

    def __init__(self) -> None:
        self._sentences, self._citations = 0, set[int]()

    def new(self, answer: Answer) -> Iterator[bytes]:
        """The events of what the answer has more."""
        by_number = {citation.n: citation for citation in answer.citations}
        for sentence in answer.sentences[self._sentences :]:
            yield _event("sentence", sentence)
            for n in sentence.citations:
                if n not in self._citations:
                    self._citations.add(n)
                    yield _event("citation", by_number[n])
        self._sentences = len(answer.sentences)


def _event(name: str, data: BaseModel | dict[str, Any]) -> bytes:
    text = data.model_dump_json() if isinstance(data, BaseModel) else json.dumps(data, ensure_ascii=False)
    return format_sse_event(event=name, data_str=text)
