"""The API's description for people at /docs: Swagger UI from an installed package, nothing from another host."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

ASSETS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
START = 'SwaggerUIBundle({url: "openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null});'
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Corridor's API</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="docs"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>
"""


def build_docs() -> APIRouter:
    """The page, its script and its style; no script stands in the page, so that none need be allowed there."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    def show_docs() -> HTMLResponse:
        return HTMLResponse(PAGE)

    @router.get("/docs/start.js")
    def start_docs() -> Response:
        return Response(START, media_type="text/javascript")

    @router.get("/docs/{name}")
    def asset(name: str) -> Response:
        if name not in ASSETS:
            return Response(status_code=404)
        return FileResponse(_folder() / name, media_type=ASSETS[name], headers={"Cache-Control": "max-age=3600"})

    return router


def _folder() -> Path:
    with as_file(files("fastapi_offline") / "static") as folder:
        return folder
