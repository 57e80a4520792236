"""Headers that limit what a page of ours can do and who can frame it, and refusal of host names that are not ours."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.server.origins import HostNames, Origins
from bot.server.paths import FRAME, OURS, SCRIPT, is_under

# Gradio's page has scripts and styles in its HTML and makes functions of strings; it loads nothing from elsewhere.
PAGE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Ours: scripts and styles are files.
PLAIN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the headers to every response, and answers requests under a foreign host name itself."""

    def __init__(self, app: ASGIApp, origins: Origins, names: HostNames) -> None:
        self._app, self._names = app, names
        self._framing = " ".join(("'self'", *origins.allowed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), scope)
            await send(message)

        host = Headers(scope=scope).get("host", "")
        app = self._app if self._names.knows(host) else unknown_host(host)
        await app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        path = scope["path"]
        framing = self._framing if path == FRAME else "'self'"
        headers["Content-Security-Policy"] = f"{PLAIN if is_under(path, OURS) else PAGE}; frame-ancestors {framing}"
        for name, value in COMMON.items():
            headers[name] = value
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if path == SCRIPT else "same-origin"
        if path != FRAME:
            headers["X-Frame-Options"] = "SAMEORIGIN"
        if scope["scheme"] == "https":
            headers["Strict-Transport-Security"] = "max-age=31536000"


def unknown_host(host: str) -> PlainTextResponse:
    """What is said under a name that is not ours."""
    return PlainTextResponse(
        f"{host[:200]!r} is no name of this server; expected an address or a name that it knows; "
        "its owner can add it to the setting host_names\n",
        421,
    )
