"""What a program is told when its request is not answered: one shape, that OpenAI's clients read too."""

from __future__ import annotations

import logging
import math
from typing import Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.errors import CorridorError, IndexFault, ModelError, QuestionError
from corpus.types import Record

log = logging.getLogger("corridor.server")

SECONDS_FOR_AN_INDEX = 10  # what a program should wait for where the index cannot serve just now
BEARER = "Bearer"
CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed", 413: "body_too_large"}


class Fault(Record):
    """Why there is no answer, for a person (`message`) and for a program (`code`)."""

    message: str
    type: Literal["invalid_request_error", "server_error"]
    code: str
    param: str | None


class FaultBody(Record):
    """The body of every response that is not an answer."""

    error: Fault


class ApiError(Exception):
    """A request that is not answered: HTTP status, code, message, and after how many seconds to try again.

    challenge: with 401, what the request should have brought, as RFC 9110 writes it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        retry_after: float | None = None,
        param: str | None = None,
        challenge: str = BEARER,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.retry_after, self.param = status, code, message, retry_after, param
        self.challenge = challenge

    def body(self) -> FaultBody:
        """What it says."""
        kind: Literal["invalid_request_error", "server_error"]
        kind = "invalid_request_error" if self.status < 500 else "server_error"
        return FaultBody(error=Fault(message=self.message, type=kind, code=self.code, param=self.param))

    def response(self) -> JSONResponse:
        """The same as a response."""
        headers = {"Cache-Control": "no-store"}
        if self.retry_after is not None:
            headers["Retry-After"] = str(max(1, math.ceil(self.retry_after)))
        if self.status == 401:
            headers["WWW-Authenticate"] = self.challenge
        return JSONResponse(self.body().model_dump(mode="json"), self.status, headers)


def as_api_error(error: CorridorError) -> ApiError:
    """The same for a program. What concerns the server's files is said by the error's kind: messages name folders."""
    if isinstance(error, QuestionError):
        return ApiError(422, "question", str(error), param="question")
    log.error("%s", error)
    line = (type(error).__doc__ or "").splitlines()[0]
    wait = SECONDS_FOR_AN_INDEX if isinstance(error, IndexFault | ModelError) else None
    return ApiError(503 if wait else 500, type(error).__name__, line, retry_after=wait)


def handle_errors(app: FastAPI) -> None:
    """Every fault of these routes in the one shape."""
    app.add_exception_handler(ApiError, _api_error)
    app.add_exception_handler(CorridorError, _corridor_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


async def _api_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ApiError)  # noqa: S101 - Starlette hands over what the handler was registered for
    return error.response()


async def _corridor_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, CorridorError)  # noqa: S101
    return as_api_error(error).response()


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return ApiError(422, "invalid", f"{where}: {first['msg']}", param=where).response()


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    code = CODES.get(error.status_code, "http_error")
    response = ApiError(error.status_code, code, str(error.detail)).response()
    response.headers.update(error.headers or {})
    return response


async def _unexpected(_request: Request, _error: Exception) -> JSONResponse:
    return ApiError(500, "unexpected", "Something went wrong here; the server's log says what.").response()
