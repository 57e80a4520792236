"""What clients of OpenAI's API call: /v1/chat/completions and /v1/models. There is no language model behind it.

The shapes are those of OpenAI's API reference; a field that has no meaning here is taken and ignored.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, ConfigDict, Field

from bot.server.answering import Answering
from bot.server.api import FAULTS, ONCE, caller_of
from bot.server.bodies import Filters
from bot.server.errors import ApiError, FaultBody
from bot.server.events import MEDIA_TYPE
from bot.types import Answer, Citation
from bot.wording import source_line

MODEL = "corridor"
NO_TOKENS = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}  # no language model reads or writes
_PIECE = re.compile(r".+?(?:\[\d+\]\s+|\n+|$)", re.DOTALL)


class Part(BaseModel):
    """A part of a message; those that are not text are passed over."""

    model_config = ConfigDict(extra="ignore")

    type: str
    text: str | None = None


class Message(BaseModel):
    """One message; only those of the role `user` count."""

    model_config = ConfigDict(extra="ignore")

    role: str
    content: str | tuple[Part, ...] | None = None

    @property
    def words(self) -> str:
        """Its text."""
        if isinstance(self.content, str) or self.content is None:
            return self.content or ""
        return "\n".join(part.text for part in self.content if part.type == "text" and part.text)


class StreamOptions(BaseModel):
    """Whether a last chunk tells the usage."""

    model_config = ConfigDict(extra="ignore")

    include_usage: bool = False


class CompletionRequest(BaseModel):
    """User messages are the conversation, the last one the question; `filters` are those of /api/ask."""

    model_config = ConfigDict(extra="ignore")

    model: str = MODEL
    messages: Annotated[tuple[Message, ...], Field(min_length=1)]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    filters: Filters = Filters()


class ModelCard(BaseModel):
    """The one model there is."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int
    owned_by: str = MODEL


class ModelList(BaseModel):
    """The models there are."""

    object: Literal["list"] = "list"
    data: tuple[ModelCard, ...]


def build_routes(answering: Answering) -> APIRouter:
    """The routes under /v1."""
    router = APIRouter(prefix="/v1", responses=FAULTS)
    started = int(time.time())

    @router.get("/models", summary="List the models")
    def list_models() -> ModelList:
        """One, named corridor."""
        return ModelList(data=(ModelCard(created=started),))

    @router.get("/models/{model_id}", responses={404: {"model": FaultBody}}, summary="Look at a model")
    def show_model(model_id: str) -> ModelCard:
        """The one named corridor."""
        if model_id != MODEL:
            raise ApiError(404, "model_not_found", f"there is no such model; expected {MODEL}", param="model")
        return ModelCard(created=started)

    @router.post(
        "/chat/completions",
        response_model=dict[str, Any],
        responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
        summary="Ask as OpenAI's clients do",
    )
    async def complete(body: CompletionRequest, request: Request) -> Response:
        """The answer with footnotes as the content, citations as annotations, the whole answer under `corridor`."""
        asked = [message.words for message in body.messages if message.role == "user"]
        if not asked:
            raise ApiError(422, "no_user_message", "no message of the role user; expected a question", param="messages")
        history = asked[:-1][-answering.settings.max_history :] if answering.settings.max_history else []
        answer = await answering.ask(caller_of(request).client, asked[-1], history, body.filters.as_filter())
        written = Written(answer, str(request.base_url))
        if body.stream:
            usage = bool(body.stream_options and body.stream_options.include_usage)
            return EventSourceResponse(written.chunks(usage), headers={"Cache-Control": "no-cache"})
        return Response(written.completion(), media_type="application/json", headers=ONCE)

    return router


class Written:
    """An answer as a chat completion. `base`: the server's address, for articles that have none of their own."""

    def __init__(self, answer: Answer, base: str) -> None:
        self._answer, self._base = answer, base
        self._created = int(time.time())
        notes = [f"[{c.n}] {source_line(c)}\n    {c.quote}" for c in answer.citations]
        self.content = "\n\n".join((answer.answer, *notes))

    def completion(self) -> bytes:
        """The whole at once, as JSON."""
        message = {"role": "assistant", "content": self.content, "refusal": None, "annotations": self.annotations()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        body = self._body("chat.completion", [choice]) | {"usage": NO_TOKENS}
        return _json(body | {"corridor": self._answer.model_dump(mode="json")})

    def chunks(self, usage: bool) -> Iterator[bytes]:
        """The same as events, a sentence or a footnote in each; the annotations come with the last."""
        yield self._chunk({"role": "assistant", "content": ""}, None)
        for piece in _PIECE.findall(self.content):
            yield self._chunk({"content": piece}, None)
        yield self._chunk({"annotations": self.annotations()}, "stop")
        if usage:
            yield _event(_json(self._body("chat.completion.chunk", []) | {"usage": NO_TOKENS}))
        yield _event(b"[DONE]")

    def annotations(self) -> list[dict[str, Any]]:
        """One for each mark in the answer's text, where the mark stands; offsets count Unicode code points."""
        by_number = {citation.n: citation for citation in self._answer.citations}
        marks = re.finditer(r"\[(\d+)\]", self._answer.answer)
        return [self._annotation(by_number[int(m[1])], *m.span()) for m in marks if int(m[1]) in by_number]

    def _annotation(self, citation: Citation, start: int, end: int) -> dict[str, Any]:
        url = citation.url or f"{self._base}api/articles/{citation.article}"
        cited = {"url": url, "title": citation.title, "start_index": start, "end_index": end}
        return {"type": "url_citation", "url_citation": cited}

    def _chunk(self, delta: dict[str, Any], finish: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return _event(_json(self._body("chat.completion.chunk", [choice])))

    def _body(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        name = f"chatcmpl-{self._answer.id}"
        return {"id": name, "object": kind, "created": self._created, "model": MODEL, "choices": choices}


def _json(body: dict[str, Any]) -> bytes:
    from pydantic_core import to_json

    return to_json(body)


def _event(data: bytes) -> bytes:
    return format_sse_event(data_str=data.decode())
