"""Which of Gradio's routes answer: those that a page in a browser calls."""

from __future__ import annotations

import re

from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

# What the page calls under Gradio's prefix; all else there (uploads, files, API descriptions, proxy, …) stays shut.
_PREFIX = "/gradio_api/"
_CALLED = re.compile(r"/gradio_api/(?:queue/(?:join|data)|cancel|reset|app_id|startup-events|heartbeat/\w+|theme\.css)")
# Gradio's routes outside it that a page does without.
_SHUT = re.compile(
    r"/(?:config|monitoring(?:/.*)?|login|logout|pwa_icon(?:/.*)?|manifest\.json|openapi\.json|docs|redoc)/?"
)


def is_needed(path: str) -> bool:
    """Whether the page calls this route, or it is none of Gradio's."""
    return bool(_CALLED.fullmatch(path)) if path.startswith(_PREFIX) else not _SHUT.fullmatch(path)


class _OnlyNeeded:
    """Answers 404 for what the page does not need."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_needed(scope["path"]):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def only_needed(app: FastAPI) -> None:
    """Shut the other routes of the page that is mounted on this app; the app's own are left alone."""
    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, FastAPI):
            route.app.add_middleware(_OnlyNeeded)
