"""The gate before the page's own calls: how often and how much, so that one visitor leaves the others their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import gradio as gr
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server.errors import ApiError
from bot.server.incoming import taken_in, too_large
from bot.server.rates import Rates, address_of, client_of

JOIN = "/gradio_api/queue/join"  # every question, and every other thing that a reader does in the page
# A question is followed by what to ask next, sources that are opened, a thumb, and calls that reopen the stream.
EVENTS_OF_A_REQUEST = 10
# Of the page's 64 places. Many tabs of one reader, or readers behind one address, are still served.
PLACES_OF_A_CLIENT = 24
MOST_BYTES = 4_000_000  # the page sends its conversation along
SECONDS = 2.0


class Visitors:
    """Refuses with 429 what is too often or too much at once; Gradio's page shows what `detail` says.

    inside: the addresses whose events are worked on or wait in Gradio's queue, which knows no limit by client.
    """

    def __init__(self, app: ASGIApp, inside: Callable[[], Iterable[str]], rates: Rates) -> None:
        self._app, self._inside, self._rates = app, inside, rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            _check_origin(request)
            if scope["path"] == JOIN:
                self._count(address_of(request))
            _check_length(request.headers.get("content-length", ""))
            whole = await taken_in(receive, MOST_BYTES)
        except ClientDisconnect:
            return
        except ApiError as error:
            headers = {"Retry-After": str(round(error.retry_after))} if error.retry_after else {}
            await JSONResponse({"detail": error.message}, error.status, headers)(scope, receive, send)
            return
        await self._app(scope, whole, send)

    def _count(self, client: str) -> None:
        if sum(client_of(address) == client for address in self._inside()) >= PLACES_OF_A_CLIENT:
            raise ApiError(
                429, "too_many_at_once", "many things of yours are being worked on; wait a moment", retry_after=SECONDS
            )
        self._rates.count(client, None)


def inside(page: gr.Blocks) -> list[str]:
    """Whose events the page's queue holds. Gradio has no public way to ask (seen in 6.31)."""
    requests = [event.request for event in page._queue.event_ids_to_events.values()]
    return [request.client.host for request in requests if request.client]


def _check_origin(request: Request) -> None:
    """A page of another site must not ask, nor give opinions, in a reader's name.

    Only the host is compared: a proxy that is not configured hides the scheme.
    """
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise ApiError(403, "origin_refused", f"pages of {origin} may not use this page")


def _check_length(stated: str) -> None:
    if stated.isdecimal() and int(stated) > MOST_BYTES:
        raise too_large(stated, MOST_BYTES)
