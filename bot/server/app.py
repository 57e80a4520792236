"""What `corridor chat` serves, on a socket of ours: it listens on the one address asked for and ends in good order."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from bot.page.app import build_page, mount
from bot.pipeline import Pipeline
from bot.settings import Settings
from corpus.errors import SettingsError

SECONDS_TO_FINISH = 1  # open pages hold a connection for good, so a stopping server cannot wait for them


def serve(pipeline: Pipeline, settings: Settings, say: Callable[[str], None]) -> None:
    """Serve the page at `/` until Ctrl-C or SIGTERM. Raises SettingsError where the address cannot be had."""
    with listen(settings.host, settings.port) as listener:
        app = build_app(pipeline)
        host, port = listener.getsockname()[:2]
        say(f"Corridor is at http://{f'[{host}]' if ':' in host else host}:{port} – Ctrl-C stops it.")
        config = uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=SECONDS_TO_FINISH)
        with suppress(KeyboardInterrupt):  # uvicorn has shut down and passes the signal on
            uvicorn.Server(config).run(sockets=[listener])
        say("Stopped.")


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on exactly this address; port 0 takes a free one. Raises SettingsError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host!r}, port {port} ({error.strerror or error})",
            expected="an address of this machine and a port that no program uses",
            todo="give another --port (0 takes a free one) or --host",
        ) from error


def build_app(pipeline: Pipeline) -> FastAPI:
    """All routes over one pipeline: the page at `/`; no API docs."""
    return mount(FastAPI(docs_url=None, redoc_url=None, openapi_url=None), build_page(pipeline))
