"""The chat for other people's pages: its script, a page for iframes, and a page that shows it."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

WEB = Path(__file__).parents[1] / "web"
FOR_A_WHILE = {"Cache-Control": "max-age=300"}
Words = Annotated[str | None, Field(max_length=1_000)]


class Look(BaseModel):
    """How an embedded chat looks; what is None is the widget's default. `examples` are parted by "|"."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Words = None
    greeting: Words = None
    examples: Words = None
    language: Literal["en", "it", "ru", "kk"] | None = None
    position: Literal["left", "right"] | None = None
    scheme: Literal["auto", "light", "dark"] | None = None

    def attributes(self, prefix: str = "") -> str:
        """The same as attributes of an element, each after a space."""
        given = self.model_dump(exclude_none=True)
        return "".join(f' {prefix}{name}="{escape(value)}"' for name, value in given.items())


def build_embedding() -> APIRouter:
    """All of it; no script or style stands in a page, so that none need be allowed there."""
    router = APIRouter(include_in_schema=False)

    @router.get("/embed.js")
    def script() -> Response:
        headers = {**FOR_A_WHILE, "Access-Control-Allow-Origin": "*"}  # for pages that state the script's hash
        return FileResponse(WEB / "embed.js", media_type="text/javascript", headers=headers)

    @router.get("/embed.css")
    def style() -> Response:
        return FileResponse(WEB / "embed.css", media_type="text/css", headers=FOR_A_WHILE)

    @router.get("/frame")
    def frame(look: Annotated[Look, Query()]) -> HTMLResponse:
        chat = f"<corridor-chat{look.attributes()}></corridor-chat>"
        page = (WEB / "frame.html").read_text(encoding="utf-8")
        filled = page.replace("<corridor-chat></corridor-chat>", chat)
        return HTMLResponse(filled.replace('lang="en"', f'lang="{look.language or "en"}"', 1))

    @router.get("/demo")
    def demo() -> Response:
        return FileResponse(WEB / "demo.html", media_type="text/html", headers=FOR_A_WHILE)

    return router


def snippet(server: str, look: Look, kind: Literal["button", "inline", "frame"]) -> str:
    """What a webmaster puts into a page."""
    if kind == "frame":
        from urllib.parse import urlencode

        query = urlencode(look.model_dump(exclude_none=True))
        address = escape(f"{server}/frame" + (f"?{query}" if query else ""))
        title = escape(look.title or "Corridor")
        return f'<iframe src="{address}" title="{title}" width="400" height="600"></iframe>'
    if kind == "inline":
        tag = f"<corridor-chat{look.attributes()}></corridor-chat>"
        return f'{tag}\n<script src="{escape(server)}/embed.js" async></script>'
    return f'<script src="{escape(server)}/embed.js" data-corridor{look.attributes("data-")} async></script>'
