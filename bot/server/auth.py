"""A password for all that is served: HTTP Basic (RFC 7617), asked for before any route is looked at."""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import b64decode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.errors import SettingsError

ASK = {"WWW-Authenticate": 'Basic realm="Corridor", charset="UTF-8"', "Cache-Control": "no-store"}
NEEDED = "a name and a password are needed; expected those that the server was started with; ask its owner\n"


def credentials_of(auth: str) -> bytes:
    """What `Password` compares with, from "USER:PASSWORD". Raises SettingsError, which does not repeat it."""
    user, _, password = auth.partition(":")
    if not user or not password:
        raise SettingsError(
            "auth without a name or a password",
            expected="USER:PASSWORD",
            todo="set CORRIDOR_AUTH, or give --auth, with both",
        )
    return _digest(auth.encode())


class Password:
    """Refuses with 401 whatever comes without the right name and password: pages, scripts, streams, calls."""

    def __init__(self, app: ASGIApp, credentials: bytes) -> None:
        self._app, self._credentials = app, credentials

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] == "lifespan" or self._admits(Headers(scope=scope).get("authorization", "")):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(NEEDED, 401, ASK)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _admits(self, authorization: str) -> bool:
        """Compared in a time that tells nothing of how much of it was right, nor how long it should be."""
        scheme, _, encoded = authorization.partition(" ")
        try:
            given = b64decode(encoded.strip(), validate=True)
        except (binascii.Error, ValueError):
            given = b""
        return hmac.compare_digest(_digest(given), self._credentials) and scheme.lower() == "basic"


def _digest(credentials: bytes) -> bytes:
    return hashlib.sha256(credentials).digest()
