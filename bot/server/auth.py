"""A password for all that is served: HTTP Basic (RFC 7617), asked for before any route of the page is looked at."""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import b64decode

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server.errors import ApiError
from bot.server.paths import is_under
from bot.server.rates import Guesses, address_of
from corpus.errors import SettingsError

BASIC = 'Basic realm="Corridor", charset="UTF-8"'
ASK = {"WWW-Authenticate": BASIC, "Cache-Control": "no-store"}
NEEDED = "a name and a password are needed; expected those that the server was started with; ask its owner\n"


def credentials_of(auth: str) -> Credentials:
    """Those of "USER:PASSWORD". Raises SettingsError, which does not repeat it."""
    user, _, password = auth.partition(":")
    if not user or not password:
        raise SettingsError(
            "auth without a name or a password",
            expected="USER:PASSWORD",
            todo="set CORRIDOR_AUTH, or give --auth, with both",
        )
    return Credentials(auth)


class Credentials:
    """The one name with its password."""

    def __init__(self, auth: str) -> None:
        self._digest, self._guesses = _digest(auth.encode()), Guesses()

    def are_of(self, request: Request) -> bool:
        """Whether a request brings them. Raises ApiError 429 where too many wrong ones came from there.

        Compared in a time that tells nothing of how much was right, nor how long it should be.
        """
        scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return False
        client = address_of(request)
        self._guesses.check(client)
        try:
            given = b64decode(encoded.strip(), validate=True)
        except (binascii.Error, ValueError):
            given = b""
        right = hmac.compare_digest(_digest(given), self._digest)
        if not right:
            self._guesses.count(client)
        return right


class Password:
    """Refuses with 401 whatever comes without name and password: pages, scripts, streams.

    elsewhere: paths whose own gate asks for them, or for what may stand in their place.
    """

    def __init__(self, app: ASGIApp, credentials: Credentials, elsewhere: tuple[str, ...]) -> None:
        self._app, self._credentials, self._elsewhere = app, credentials, elsewhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] == "lifespan" or (scope["type"] == "http" and is_under(scope["path"], self._elsewhere)):
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._ask(scope, receive, send)

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            known = self._credentials.are_of(Request(scope))
        except ApiError as error:
            await error.response()(scope, receive, send)
            return
        await (self._app if known else PlainTextResponse(NEEDED, 401, ASK))(scope, receive, send)


def _digest(credentials: bytes) -> bytes:
    return hashlib.sha256(credentials).digest()
