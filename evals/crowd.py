"""Many people at once, against a real server on loopback: errors, right answers, waiting, throughput, memory."""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.settings import Settings
from corpus.errors import ServerError
from evals.case import Case

SEED = 6
SECONDS_AT_MOST = 120.0
# One machine stands for all people here, so what a client may ask is raised; the places to wait in are the default's.
RAISED = {"CORRIDOR_REQUESTS_PER_MINUTE": "1000000", "CORRIDOR_SECONDS_FOR_A_QUESTION": str(SECONDS_AT_MOST)}


@dataclass(frozen=True)
class Reply:
    """One request: its status, milliseconds, and whether the answer is the one that a single user gets."""

    status: int
    milliseconds: float
    right: bool
    told_when: bool


@dataclass(frozen=True)
class Finding:
    """One figure, and whether it is as it should be; `limit` says what that is."""

    name: str
    value: str
    limit: str
    holds: bool


@dataclass(frozen=True)
class Server:
    """A running `corridor chat`."""

    address: str
    process: int

    @property
    def megabytes(self) -> float:
        """Resident memory; NaN where the system has no /proc."""
        try:
            status = Path(f"/proc/{self.process}/status").read_text()
        except OSError:
            return float("nan")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def running(settings: Settings, people: int) -> Iterator[Server]:
    """A server of these settings for so many people, on a free port, in a process of its own. Raises ServerError."""
    places = {"CORRIDOR_CORPUS": str(settings.corpus), "CORRIDOR_DATA": str(settings.data), "CORRIDOR_PORT": "0"}
    limits = RAISED | {"CORRIDOR_QUESTIONS_OF_A_CLIENT": str(people)}
    command = [sys.executable, "-m", "bot", "chat"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | places | limits)  # noqa: S603
    try:
        assert process.stderr  # noqa: S101 - it is a pipe
        found = next(filter(None, (re.search(r"is at (http://\S+)", line) for line in process.stderr)), None)
        if found is None:
            raise ServerError("the server did not start", expected="a running `corridor chat`", todo="try that alone")
        yield Server(found[1], process.pid)
    finally:
        process.terminate()
        process.communicate()


class Crowd:
    """People who ask the questions of some cases, each beside the answer that a single user gets."""

    def __init__(self, server: Server, cases: Sequence[Case]) -> None:
        self._server, self._cases = server, cases
        self._expected: dict[str, object] = {}
        self._random = random.Random(SEED)  # noqa: S311 - not for secrets

    async def alone(self) -> tuple[list[Reply], float]:
        """Every case, one after the other, twice; the second time is counted, with its questions a second."""
        async with self._client() as client:
            for case in self._cases:
                self._expected[case.id] = _content(await client.post("/api/ask", json=_body(case)))
            started = time.perf_counter()
            replies = [await self._ask(client, case) for case in self._cases]
            return replies, len(replies) / (time.perf_counter() - started)

    async def steady(self, people: int, pause: float, seconds: float) -> list[Reply]:
        """People who ask at random moments, every `pause` seconds on average, for so many seconds."""
        async with self._client() as client:
            each = [self._person(client, pause, time.perf_counter() + seconds) for _ in range(people)]
            return [reply for replies in await asyncio.gather(*each) for reply in replies]

    async def at_once(self, people: int) -> tuple[list[Reply], float]:
        """People who all ask in the same instant, and the milliseconds until the last has an answer."""
        async with self._client() as client:
            cases = [self._random.choice(self._cases) for _ in range(people)]
            started = time.perf_counter()
            replies = await asyncio.gather(*(self._ask(client, case) for case in cases))
            return list(replies), 1000 * (time.perf_counter() - started)

    async def _person(self, client: httpx.AsyncClient, pause: float, end: float) -> list[Reply]:
        replies: list[Reply] = []
        while True:
            await asyncio.sleep(self._random.expovariate(1 / pause))
            if time.perf_counter() >= end:
                return replies
            replies.append(await self._ask(client, self._random.choice(self._cases)))

    async def _ask(self, client: httpx.AsyncClient, case: Case) -> Reply:
        started = time.perf_counter()
        response = await client.post("/api/ask", json=_body(case))
        taken = 1000 * (time.perf_counter() - started)
        right = response.is_success and _content(response) == self._expected[case.id]
        return Reply(response.status_code, taken, right, "Retry-After" in response.headers)

    def _client(self) -> httpx.AsyncClient:
        limits = httpx.Limits(max_connections=None)
        return httpx.AsyncClient(base_url=self._server.address, timeout=SECONDS_AT_MOST, limits=limits)


async def measure(server: Server, cases: Sequence[Case], places: int, people: int, seconds: float) -> list[Finding]:
    """All figures. `places`: questions that the server takes at a time, more of which hear that it is busy."""
    crowd = Crowd(server, cases)
    alone, throughput = await crowd.alone()
    typical = statistics.median(reply.milliseconds for reply in alone)
    before = server.megabytes
    steady = await crowd.steady(people, 5.0, seconds)
    burst, taken = await crowd.at_once(people)
    after = server.megabytes
    beyond, _ = await crowd.at_once(3 * places)
    late = percentile([reply.milliseconds for reply in steady], 95)
    burst_throughput = 1000 * people / taken
    return [
        Finding("one user, median", f"{typical:.0f} ms", "", not _wrong(alone)),
        Finding("one user, questions a second", f"{throughput:.1f}", "", bool(alone)),
        Finding(
            f"{people} people, every 5 s: answers",
            f"{len(steady)}, {_wrong(steady)} wrong",
            "0 wrong",
            not _wrong(steady),
        ),
        Finding(
            "  95th percentile", f"{late:.0f} ms = {late / typical:.1f} ×", "< 10 × the median", late < 10 * typical
        ),
        Finding(f"{people} at once: answers", f"{len(burst)}, {_wrong(burst)} wrong", "0 wrong", not _wrong(burst)),
        Finding(
            "  all done after", f"{taken:.0f} ms = {taken / typical:.1f} ×", "< 60 × the median", taken < 60 * typical
        ),
        Finding("  questions a second", f"{burst_throughput:.1f}", "≥ one user's", burst_throughput >= throughput),
        Finding(
            f"{3 * places} at once, {places} places", _told(beyond), "200, 429 or 503 with Retry-After", _clean(beyond)
        ),
        Finding("memory", f"{before:.0f} → {after:.0f} MB", "< 5% more", not after > 1.05 * before),
    ]


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of the values do not exceed; NaN of none."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else float("nan")


def _body(case: Case) -> dict[str, object]:
    return {"question": case.question, "history": list(case.history)}


def _content(response: httpx.Response) -> object:
    answer = response.raise_for_status().json()
    return {name: value for name, value in answer.items() if name != "timings_ms"}


def _wrong(replies: Sequence[Reply]) -> int:
    return sum(not reply.right for reply in replies)


def _told(replies: Sequence[Reply]) -> str:
    counts = {status: sum(reply.status == status for reply in replies) for status in (200, 429, 503)}
    return ", ".join(f"{count} × {status}" for status, count in counts.items() if count)


def _clean(replies: Sequence[Reply]) -> bool:
    """Every reply is the right answer, or says when to come back; and some say so."""
    refused = [reply for reply in replies if reply.status in (429, 503) and reply.told_when]
    return bool(refused) and len(refused) + sum(reply.right for reply in replies) == len(replies)
