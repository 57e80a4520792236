"""A request's body, taken in whole before anything looks at it: neither longer nor slower than is allowed."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive

from bot.server.errors import ApiError

SECONDS_FOR_A_BODY = 20.0


async def taken_in(receive: Receive, most_bytes: int, seconds: float = SECONDS_FOR_A_BODY) -> Receive:
    """The same to read from, with the body there already. Raises ApiError 408 or 413, ClientDisconnect."""
    try:
        body = await asyncio.wait_for(_read(receive, most_bytes), seconds)
    except TimeoutError as error:
        raise ApiError(408, "body_too_slow", f"the body took more than {seconds:g} seconds; send it faster") from error
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return left.pop() if left else await receive()

    return receive_again


async def _read(receive: Receive, most_bytes: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > most_bytes:
            raise too_large(f"more than {most_bytes}", most_bytes)
        if not message.get("more_body", False):
            return bytes(body)


def too_large(what: str, most_bytes: int) -> ApiError:
    """That a body of `what` bytes is refused."""
    return ApiError(413, "body_too_large", f"{what} bytes; expected at most {most_bytes}; send less")
