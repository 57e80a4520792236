"""The gate before everything that programs call: CORS, who may call, how often, how much."""

from __future__ import annotations

from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server.access import SESSION_HEADER, Access
from bot.server.errors import ApiError, as_api_error
from bot.server.rates import Rates
from corpus.errors import CorridorError

GUARDED = ("/api", "/v1", "/mcp")
PREFLIGHT_SECONDS = 600
METHODS = ("GET", "POST", "DELETE", "OPTIONS")
# What a page sends; the last three are MCP's.
HEADERS = ("Authorization", "Content-Type", SESSION_HEADER, "Mcp-Session-Id", "Mcp-Protocol-Version", "Last-Event-ID")


class Guard:
    """Refuses what may not pass, and hands on the rest with its caller in the scope."""

    def __init__(self, app: ASGIApp, access: Access, rates: Rates, most_bytes: int) -> None:
        self._app, self._access, self._rates, self._most_bytes = app, access, rates, most_bytes
        self._cors = CORSMiddleware(
            self._admit,
            allow_origins=access.origins.allowed,
            allow_methods=METHODS,
            allow_headers=HEADERS,
            expose_headers=("Retry-After", "Mcp-Session-Id"),
            max_age=PREFLIGHT_SECONDS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """CORS outermost, so that an allowed page can read a refusal too."""
        guarded = scope["type"] == "http" and is_under(scope["path"], GUARDED)
        await (self._cors if guarded else self._app)(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            caller = self._access.admit(request)
            self._rates.count(caller.client, caller.origin)
            self._check_length(request.headers.get("content-length", ""))
        except ApiError as error:
            response = error.response()
            if error.code == "origin_refused":  # says nothing secret, and lets a widget say why it cannot work
                response.headers["Access-Control-Allow-Origin"] = "*"
            await response(scope, receive, send)
            return
        except CorridorError as error:  # a file of keys that cannot be read lets nobody in
            await as_api_error(error).response()(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self._app(scope, receive, send)

    def _check_length(self, stated: str) -> None:
        """What comes without a stated length is cut off by FastAPI's own limit, in plain text."""
        if stated.isdecimal() and int(stated) > self._most_bytes:
            raise ApiError(413, "body_too_large", f"{stated} bytes; expected at most {self._most_bytes}; send less")


def is_under(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path is one of these or below one."""
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)
