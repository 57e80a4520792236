"""The gate before everything that programs call: CORS, who may call, how often, how much."""

from __future__ import annotations

from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server.access import SESSION_HEADER, Access, Caller
from bot.server.errors import ApiError, as_api_error
from bot.server.incoming import taken_in, too_large
from bot.server.paths import CALLED, is_under
from bot.server.rates import Rates, address_of
from corpus.errors import CorridorError

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
        guarded = scope["type"] == "http" and is_under(scope["path"], CALLED)
        await (self._cors if guarded else self._app)(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            scope.setdefault("state", {})["caller"] = self._let_in(request)
            self._check_length(request.headers.get("content-length", ""))
            whole = await taken_in(receive, self._most_bytes)
        except ClientDisconnect:
            return
        except ApiError as error:
            response = error.response()
            if error.code == "origin_refused":  # says nothing secret, and lets a widget say why it cannot work
                response.headers["Access-Control-Allow-Origin"] = "*"
            await response(scope, receive, send)
            return
        except CorridorError as error:  # a file of keys that cannot be read lets nobody in
            await as_api_error(error).response()(scope, receive, send)
            return
        await self._app(scope, whole, send)

    def _let_in(self, request: Request) -> Caller:
        """Who calls, counted; one who is refused is counted too. Raises ApiError."""
        try:
            caller = self._access.admit(request)
        except ApiError:
            self._rates.count(address_of(request), None)
            raise
        self._rates.count(caller.client, caller.origin)
        return caller

    def _check_length(self, stated: str) -> None:
        """Before any of it is read; what states no length, or a wrong one, is cut off where it gets too long."""
        if stated.isdecimal() and int(stated) > self._most_bytes:
            raise too_large(stated, self._most_bytes)
