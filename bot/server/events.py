"""An answer as server-sent events: what was understood, the parts in reading order, then the whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi.sse import format_sse_event
from pydantic import BaseModel

from bot.types import Answer

MEDIA_TYPE = "text/event-stream"


def events(answer: Answer) -> Iterator[bytes]:
    """`understood`, `status`, `short_answer` where there is one, `sentence` and `citation` in turn, `done`.

    Nothing is sent before it is checked, so that all of it is known when the first event goes out.
    """
    yield _event("understood", {"understood": answer.understood, "language": answer.language})
    yield _event("status", {"status": answer.status})
    if answer.short_answer is not None:
        yield _event("short_answer", {"short_answer": answer.short_answer})
    left = {citation.n: citation for citation in answer.citations}
    for sentence in answer.sentences:
        yield _event("sentence", sentence)
        for n in sentence.citations:
            if n in left:
                yield _event("citation", left.pop(n))
    for citation in left.values():
        yield _event("citation", citation)
    yield _event("done", answer)


def _event(name: str, data: BaseModel | dict[str, Any]) -> bytes:
    text = data.model_dump_json() if isinstance(data, BaseModel) else json.dumps(data, ensure_ascii=False)
    return format_sse_event(event=name, data_str=text)
