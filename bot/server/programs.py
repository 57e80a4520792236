"""What programs call, apart from the page: /api, /v1, /mcp and their description. The page's own routes follow."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from mcp.server.mcpserver import MCPServer
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server import api, completions
from bot.server.access import Access
from bot.server.answering import Answering
from bot.server.docs import build_docs
from bot.server.embedding import build_embedding
from bot.server.errors import handle_errors
from bot.server.paths import OURS, TOOLS, is_under
from bot.server.tools import build_tools, over_http

ABOUT = (
    "Questions about a fixed set of news articles, answered in the articles' own words: every sentence of an answer is "
    "an exact span, `text[start:end] == quote`. Where API keys are set, send one as `Authorization: Bearer KEY`."
)


@dataclass(frozen=True)
class Routes:
    """The two applications, and the tools whose sessions the server runs."""

    http: FastAPI
    mcp: ASGIApp
    tools: MCPServer[Any]


class Programs:
    """Hands requests on to them; all others go to the page.

    Gradio's application takes every path, so that beside it a wrong method would never be told from a wrong path.
    """

    def __init__(self, app: ASGIApp, routes: Routes) -> None:
        self._page, self._routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        app = self._page
        if scope["type"] == "http":
            path = scope["path"]
            app = self._routes.mcp if is_under(path, TOOLS) else self._routes.http if is_under(path, OURS) else app
        await app(scope, receive, send)


def build_programs(answering: Answering, access: Access) -> Routes:
    """All of them, over one pipeline."""
    most_bytes = answering.settings.max_body_kilobytes * 1024
    http = FastAPI(
        title="Corridor",
        version=version("corridor"),
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        max_body_size=most_bytes,
    )
    http.include_router(api.build_routes(answering, access))
    http.include_router(completions.build_routes(answering))
    http.include_router(build_docs())
    http.include_router(build_embedding())
    handle_errors(http)
    tools = build_tools(answering)
    return Routes(http, over_http(tools, most_bytes), tools)
