"""Readers of the page share its queue: one who asks too often or too much is declined, the others are not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
import httpx
import pytest

from bot.page.app import WAITING
from bot.pipeline import Pipeline
from bot.server.visitors import EVENTS_OF_A_REQUEST, MOST_BYTES, PLACES_OF_A_CLIENT, inside
from tests.browser import Visit, launched
from tests.service import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUESTION = "What was Italy's share of EU–Central Asia trade in 2024?"
PROXY = {"trusted_proxies": ("127.0.0.1",)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


def join(address: str, visitor: str, **more: Any) -> httpx.Response:
    body = {"data": [None], "fn_index": 2, "session_hash": visitor.replace(".", ""), **more}
    return httpx.post(f"{address}/gradio_api/queue/join", json=body, headers={"X-Forwarded-For": visitor})


def test_one_visitor_over_the_limit_leaves_the_others_theirs(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path, requests_per_minute=1, **PROXY) as address:
        told = [join(address, "192.0.2.1") for _ in range(EVENTS_OF_A_REQUEST + 2)]
        assert [response.status_code for response in told] == [200] * EVENTS_OF_A_REQUEST + [429] * 2
        assert "ask again in" in told[-1].json()["detail"]
        assert 1 <= int(told[-1].headers["Retry-After"]) <= 60
        assert join(address, "192.0.2.2").status_code == 200


def test_one_visitor_never_fills_the_queue(accounts: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that waits is worked on until all have come."""
    assert 2 * PLACES_OF_A_CLIENT < WAITING
    gate, ask = threading.Event(), Pipeline.search

    def held(pipeline: Pipeline) -> Any:
        gate.wait(20)
        return ask(pipeline)

    with served(accounts, tmp_path, **PROXY) as address:
        httpx.get(address)
        monkeypatch.setattr(Pipeline, "search", held)
        try:
            told = [join(address, "192.0.2.1").status_code for _ in range(PLACES_OF_A_CLIENT + 5)]
            other = join(address, "192.0.2.2").status_code
        finally:
            gate.set()
    assert told == [200] * PLACES_OF_A_CLIENT + [429] * 5
    assert other == 200


def test_a_page_that_is_declined_says_so_and_keeps_the_question(
    browser: Browser, accounts: Pipeline, tmp_path: Path
) -> None:
    page = browser.new_context().new_page()
    with served(accounts, tmp_path, requests_per_minute=2) as address:
        page.goto(address)
        page.wait_for_selector("#offers .offer")
        for _ in range(2 * EVENTS_OF_A_REQUEST):
            join(address, "192.0.2.3")
        page.fill("#ask textarea", QUESTION)
        page.press("#ask textarea", "Enter")
        page.get_by_text("you have asked too often").first.wait_for()
        page.wait_for_function("(asked) => document.querySelector('#ask textarea').value === asked", arg=QUESTION)
        assert Visit(page).turns.count() == 0
        page.close()


def test_what_a_page_sends_is_bounded(accounts: Pipeline, tmp_path: Path) -> None:
    with served(accounts, tmp_path) as address:
        stated = join(address, "192.0.2.1", data=["x" * MOST_BYTES])
        pieces = (b" " * 100_000 for _ in range(60))
        unstated = httpx.post(f"{address}/gradio_api/queue/join", content=pieces)
    assert (stated.status_code, unstated.status_code) == (413, 413)
    assert "expected at most" in stated.json()["detail"]


def test_an_empty_queue_has_nobody_inside() -> None:
    with gr.Blocks() as page:
        gr.HTML()
    page.queue()
    assert inside(page) == []
