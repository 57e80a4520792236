"""Asking a Corridor that runs elsewhere, over its API."""

from __future__ import annotations

import re
from collections.abc import Sequence

import httpx
from pydantic import ValidationError

from bot.types import Answer
from corpus.errors import ServerError

SECONDS = 60.0


class Remote:
    """A server at `url`, asked as a pipeline is; name and password may stand in the address, and are told to nobody.

    key: an API key, where the server wants one.
    """

    def __init__(self, url: str, key: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._url = re.sub(r"(?<=//)[^/@]*@", "", url).rstrip("/")
        try:
            self._client = httpx.Client(base_url=url.rstrip("/"), headers=headers, timeout=SECONDS)
        except httpx.InvalidURL as error:
            raise self._unreachable(error) from error

    def ask(self, question: str, history: Sequence[str] = (), name: str | None = None) -> Answer:
        """The server's answer, under `name` where one is given. Raises ServerError."""
        try:
            response = self._client.post("/api/ask", json={"question": question, "history": list(history)})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._unreachable(error) from error
        if not response.is_success:
            raise self._refused(response)
        try:
            answer = Answer.model_validate_json(response.content)
        except ValidationError as error:
            raise ServerError(
                f"{self._url} gave no answer of this release",
                expected="a Corridor server",
                todo="correct --server or bring both to the same release",
            ) from error
        return answer if name is None else answer.model_copy(update={"id": name})

    def _unreachable(self, error: Exception) -> ServerError:
        return ServerError(
            f"{self._url} cannot be reached ({error})",
            expected="the address of a running `corridor chat`, as in http://127.0.0.1:7860",
            todo="correct --server or start it",
        )

    def _refused(self, response: httpx.Response) -> ServerError:
        try:
            message = str(response.json()["error"]["message"])
        except (ValueError, KeyError, TypeError):
            message = response.reason_phrase
        wait = response.headers.get("Retry-After")
        todo = (
            "set CORRIDOR_API_KEY, or give http://USER:PASSWORD@HOST"
            if response.status_code == 401
            else f"ask again in {wait} s"
            if wait
            else ""
        )
        return ServerError(
            f"{self._url} answered {response.status_code}: {message}",
            expected="an answer",
            todo=todo or "correct --server, or ask whoever runs it",
        )
