"""What `corridor chat` serves, on a socket of ours: it listens on the one address asked for and ends in good order."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

import uvicorn
from fastapi import FastAPI

from bot.feedback import store_of
from bot.page.app import build_page, mount
from bot.pipeline import Pipeline
from bot.server.access import Access
from bot.server.answering import Answering
from bot.server.auth import Password, credentials_of
from bot.server.guard import Guard
from bot.server.headers import SecurityHeaders
from bot.server.keys import Keys
from bot.server.lost_pages import LostPages
from bot.server.masking import mask_logs
from bot.server.origins import HostNames, Origins
from bot.server.paths import CALLED, WIDGET
from bot.server.programs import Programs, build_programs
from bot.server.rates import Rates
from bot.server.tokens import Tokens
from bot.server.visitors import EVENTS_OF_A_REQUEST, Visitors, inside
from bot.settings import Settings
from bot.warmup import warm_up

SECONDS_TO_FINISH = 1  # open pages hold a connection for good, so a stopping server cannot wait for them


def serve(pipeline: Pipeline, settings: Settings, listener: socket.socket, say: Callable[[str], None]) -> None:
    """Serve the page at `/` until Ctrl-C or SIGTERM. Raises SettingsError."""
    app = build_app(pipeline, settings)
    warm_up(pipeline)
    host, port = listener.getsockname()[:2]
    say(f"Corridor is at http://{f'[{host}]' if ':' in host else host}:{port} – Ctrl-C stops it.")
    config = config_of(app, settings)
    mask_logs(_secrets(settings))
    logging.getLogger("uvicorn.error").addFilter(LostPages())
    with suppress(KeyboardInterrupt):  # uvicorn has shut down and passes the signal on
        uvicorn.Server(config).run(sockets=[listener])
    say("Stopped.")


def config_of(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn runs it."""
    return uvicorn.Config(
        app,
        log_level="error",
        ws="none",
        # The other parser takes in a header however long it is (seen with httptools 0.9); h11 ends it at 64 KB.
        http="h11",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        server_header=False,
        # Believed from these alone; uvicorn's default would believe every program of this machine.
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
    )


def build_app(pipeline: Pipeline, settings: Settings) -> FastAPI:
    """All routes over one pipeline: the page at `/`, and beside it what programs call. Raises SettingsError."""
    secret = settings.token_secret.get_secret_value() if settings.token_secret else None
    origins, answering = Origins.of(settings.allowed_origins), Answering(pipeline, settings)
    credentials = credentials_of(settings.auth.get_secret_value()) if settings.auth else None
    access = Access(origins, Tokens(secret, settings.token_minutes), Keys(settings.data), credentials)
    programs = build_programs(answering, access)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with programs.tools.session_manager.run():
            yield
        answering.workers.close()

    blocks = build_page(pipeline, store_of(settings))
    page = mount(FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=running), blocks)
    # The last one added is the first to see a request.
    events = Rates(EVENTS_OF_A_REQUEST * settings.requests_per_minute, settings.origin_requests_per_minute)
    page.add_middleware(Visitors, inside=partial(inside, blocks), rates=events)
    page.add_middleware(Programs, routes=programs)
    rates = Rates(settings.requests_per_minute, settings.origin_requests_per_minute)
    page.add_middleware(Guard, access=access, rates=rates, most_bytes=settings.max_body_kilobytes * 1024)
    if credentials:
        elsewhere = (*CALLED, *WIDGET) if origins.allowed else CALLED
        page.add_middleware(Password, credentials=credentials, elsewhere=elsewhere)
    page.add_middleware(SecurityHeaders, origins=origins, names=HostNames((settings.host, *settings.host_names)))
    return page


def _secrets(settings: Settings) -> tuple[str, ...]:
    return tuple(
        s.get_secret_value() for s in (settings.token_secret, settings.api_key, settings.auth, settings.llm_key) if s
    )
