"""A real server on a free port of loopback, in a thread of the test."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from socket import socket

import httpx
import uvicorn

from bot.pipeline import Pipeline
from bot.server.app import build_app, config_of
from bot.server.listening import listen
from bot.settings import Settings, load_settings

PLENTY = {"requests_per_minute": 100_000, "origin_requests_per_minute": 100_000, "questions_of_a_client": 1_000}
ITALY = "What was Italy's share of EU–Central Asia trade?"
NOT_THERE = "What was the trade turnover between Central Asia and Italy in 2019?"
SITE = "https://news.example"


@contextmanager
def served(pipeline: Pipeline, data: Path, **changes: object) -> Iterator[str]:
    """The address of a server with these settings, generous limits where they say nothing; `data`: its own folder."""
    settings = load_settings(**{"data": data, "host": "127.0.0.1", "port": 0, **PLENTY, **changes})
    with listen("127.0.0.1", settings.port) as listener:
        started: Queue[uvicorn.Server] = Queue()
        thread = threading.Thread(target=lambda: asyncio.run(_serve(pipeline, settings, listener, started)))
        thread.start()
        server = started.get(timeout=60)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)
    assert not thread.is_alive()


@contextmanager
def open_to_site(pipeline: Pipeline, data: Path, secret: str) -> Iterator[httpx.Client]:
    """A client of a server that one site may use, whose tokens are signed with this secret."""
    with (
        served(pipeline, data, allowed_origins=(SITE,), token_secret=secret) as address,
        httpx.Client(base_url=address) as client,
    ):
        yield client


async def _serve(pipeline: Pipeline, settings: Settings, listener: socket, started: Queue[uvicorn.Server]) -> None:
    """Built inside the loop: Gradio makes loops of its own, and leaves them open, where none runs."""
    server = uvicorn.Server(config_of(build_app(pipeline, settings), settings))
    started.put(server)
    await server.serve(sockets=[listener])
