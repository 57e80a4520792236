"""A bounded number of questions is worked on and waits; the rest hear so at once. And no secret is logged."""

from __future__ import annotations

import asyncio
import logging
import threading

import pytest

from bot.server.errors import ApiError
from bot.server.masking import Masked, masked
from bot.server.workers import Workers


async def refusal(workers: Workers, client: str) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await workers.run(client, lambda: None)
    return caught.value


def test_beyond_its_places_it_says_busy_at_once() -> None:
    async def run() -> None:
        workers, gate = Workers(at_once=1, waiting=2, each=2, seconds=20), threading.Event()
        inside = [asyncio.create_task(workers.run(client, gate.wait)) for client in ("a", "a", "b")]
        await asyncio.sleep(0)
        busy, greedy = await refusal(workers, "c"), await refusal(workers, "a")
        assert (busy.status, busy.code, busy.response().headers["Retry-After"]) == (503, "busy", "2")
        assert (greedy.status, greedy.code) == (429, "too_many_at_once")
        gate.set()
        assert await asyncio.gather(*inside) == [True] * 3
        assert await workers.run("c", lambda: 7) == 7
        assert workers.inside == 0
        workers.close()

    asyncio.run(run())


def test_what_takes_too_long_is_told_and_keeps_its_place_until_it_ends() -> None:
    async def run() -> None:
        workers, gate = Workers(at_once=1, waiting=0, each=9, seconds=0.05), threading.Event()
        with pytest.raises(ApiError) as caught:
            await workers.run("a", gate.wait)
        assert (caught.value.status, caught.value.code) == (504, "too_slow")
        assert (await refusal(workers, "b")).code == "busy"
        gate.set()
        while workers.inside:
            await asyncio.sleep(0.01)
        workers.close()

    asyncio.run(run())


def test_what_work_raises_comes_through_and_leaves_no_place_taken() -> None:
    async def run() -> None:
        workers = Workers(at_once=1, waiting=0, each=1, seconds=5)
        with pytest.raises(ZeroDivisionError):
            await workers.run("a", lambda: 1 // 0)
        assert workers.inside == 0
        workers.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer abc.def",
        "authorization: bearer   abc.def",
        "key corridor_abcdefghijklmnopqrstuvwxyz-_0 was sent",
        "token eyJhbGciOi.eyJhdWQiOi.c2lnbmF0dXJl",
        "the secret is hush-hush",
    ],
)
def test_secrets_are_masked_in_logs(line: str) -> None:
    told = masked(line, ("hush-hush",))
    assert "***" in told
    assert not any(secret in told for secret in ("abc.def", "abcdefghij", "c2lnbmF0dXJl", "hush-hush"))


def test_a_traceback_is_masked_too() -> None:
    try:
        raise ValueError("Bearer abcdef")
    except ValueError as error:
        record = logging.LogRecord("a", logging.ERROR, "a", 1, "no answer", (), (type(error), error, None))
    assert "abcdef" not in Masked(logging.Formatter(), ()).format(record)
