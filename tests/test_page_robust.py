"""The chat page when things go wrong, or many come at once: each time in a clear state."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import gradio as gr
import httpx
import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from bot.page.conversation import Shown, Turn, converse, turns_of
from bot.page.routes import is_needed
from bot.page.scope import Scope
from bot.pipeline import Pipeline
from bot.server.listening import listen
from corpus.errors import SettingsError
from tests.browser import ENDS, Server, Visit, chat, launched, places, serving, visiting
from tests.files import put
from tests.test_page import ITALY, SHARE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

QUESTION = "What was Italy's share of EU–Central Asia trade in 2024?"


@pytest.fixture(scope="module")
def environment(models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("robust")
    put(folder, "corpus/italy.md", ITALY)
    return places(folder, models)


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[Server]:
    with serving(environment) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


@pytest.fixture
def visit(context: BrowserContext, server: Server) -> Iterator[Visit]:
    with visiting(context, server.address) as opened:
        yield opened


def test_a_question_of_ten_thousand_characters_is_given_back(visit: Visit) -> None:
    visit.ask(QUESTION)
    long = "long " * 2000
    assert "characters; expected at most 2,000" in visit.complaint(long)
    assert visit.page.input_value("#ask textarea") == long
    assert "11.4%" in visit.ask("And in 2023?").inner_text()
    assert visit.problem.count() == 0


def test_an_empty_question_gets_a_line(visit: Visit) -> None:
    assert "empty question" in visit.complaint(" ")
    assert visit.turns.count() == 0


def test_a_pasted_image_gets_a_line(visit: Visit) -> None:
    visit.page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File(["x"], "x.png", { type: "image/png" }));
          const box = document.querySelector("#ask textarea");
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
        }"""
    )
    assert "picture or file was not taken" in visit.problem.inner_text()
    assert "12.1%" in visit.ask(QUESTION).inner_text()


def test_a_reload_in_mid_answer_loses_nothing(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.page.fill("#ask textarea", "And in 2023?")
    visit.page.press("#ask textarea", "Enter")
    visit.turns.nth(1).wait_for()
    visit.page.reload()
    assert "11.4%" in visit.answered(1).inner_text()
    assert "12.1%" in visit.turns.nth(0).inner_text()


def test_questions_wait_for_their_turn(visit: Visit) -> None:
    followed = "And in 2023?"
    visit.idle()
    waiting = visit.page.evaluate(
        """(questions) => {
          const box = document.querySelector("#ask textarea");
          for (const question of questions) {
            box.value = question;
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
          }
          return [...document.querySelectorAll("#queue li")].map((line) => line.textContent);
        }""",
        [QUESTION, "", followed, SHARE],  # Enter pressed twice: the box is empty the second time
    )
    assert waiting == [followed, SHARE]
    assert visit.page.input_value("#ask textarea") == ""
    visit.answered(2)
    assert visit.turns.locator(".question bdi").all_inner_texts() == [QUESTION, followed, SHARE]
    assert "11.4%" in visit.turns.nth(1).inner_text()
    assert visit.waiting.count() == visit.problem.count() == 0
    visit.page.locator("#offers .offers[data-turns='3']").wait_for()


def test_a_question_waits_for_a_conversation_on_its_way_back(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.ask("And in 2023?")
    visit.page.reload()
    visit.enter("And what about copper?")
    visit.enter(SHARE)
    visit.page.reload()  # what waits comes back too
    visit.answered(3)
    assert visit.turns.locator(".question bdi").all_inner_texts()[::3] == [QUESTION, SHARE]


def test_a_new_conversation_in_mid_answer(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.enter("And in 2023?")
    visit.enter(SHARE)
    visit.page.click("#new")
    visit.page.locator("#chat .turn").first.wait_for(state="detached")
    assert "12.1%" in visit.ask(SHARE).inner_text()
    assert visit.turns.count() == 1


def test_a_question_that_does_not_get_through_is_given_back(visit: Visit) -> None:
    visit.idle()
    visit.page.route("**/queue/join*", lambda route: route.fulfill(status=500, json={"detail": "no"}))
    visit.enter(QUESTION)
    visit.page.wait_for_function("document.querySelector('#ask textarea').value")
    visit.page.unroute("**/queue/join*")
    visit.page.press("#ask textarea", "Enter")
    assert "12.1%" in visit.answered(0).inner_text()


def test_an_answer_arrives_though_its_stream_is_closed_too_soon(visit: Visit) -> None:
    visit.page.route(
        "**/queue/data*",
        lambda route: route.fulfill(content_type="text/event-stream", body='data: {"msg": "close_stream"}\n\n'),
        times=1,
    )
    assert "12.1%" in visit.ask(QUESTION).inner_text()


def test_two_browsers_have_two_conversations(browser: Browser, visit: Visit, server: Server) -> None:
    visit.ask(QUESTION)
    with visiting(browser.new_context(), server.address) as other:
        assert other.ask("And in 2023?").locator(".understood").count() == 0
        assert visit.turns.count() == 1


def test_twenty_tabs_each_answer(context: BrowserContext, server: Server) -> None:
    tabs = [context.new_page() for _ in range(20)]
    for tab in tabs:
        tab.goto(server.address, wait_until="commit")
    for tab in tabs:
        tab.fill("#ask textarea", QUESTION)
        tab.press("#ask textarea", "Enter")
    for tab in tabs:
        tab.locator("#chat .tools").wait_for()
        assert "12.1%" in tab.inner_text("#chat .short")
        tab.close()


def test_the_page_lives_on_after_a_fault_of_the_index(visit: Visit, server: Server) -> None:
    aside = server.pointer.rename(server.pointer.with_name("aside"))
    complaint = visit.complaint(QUESTION)
    visit.page.reload()
    visit.page.wait_for_selector("#header .problem")
    aside.rename(aside.with_name("current"))
    assert "corridor index" in complaint and "\n" not in complaint
    assert "12.1%" in visit.ask(QUESTION).inner_text()


def test_an_index_swapped_while_people_chat(visit: Visit, server: Server, environment: dict[str, str]) -> None:
    visit.ask(QUESTION)
    article = Path(environment["CORRIDOR_CORPUS"]) / "italy.md"
    before = article.read_text(encoding="utf-8")
    article.write_text(before.replace("12.1%", "13.3%"), encoding="utf-8")
    index = [chat()[0], "index"]
    subprocess.run(index, env=environment, capture_output=True, check=True)
    visit.turns.first.locator(".number").click()
    assert "no longer in the index" in visit.page.locator("#source .problem").inner_text()
    visit.page.keyboard.press("Escape")
    assert "13.3%" in visit.ask(QUESTION).inner_text()
    assert "12.1%" in visit.turns.first.inner_text()
    article.write_text(before, encoding="utf-8")
    subprocess.run(index, env=environment, capture_output=True, check=True)


def test_a_restarted_server_has_the_conversation(context: BrowserContext, environment: dict[str, str]) -> None:
    (term,) = (sign for sign in ENDS if sign.name == "SIGTERM")
    with serving(environment, term) as first:
        port = urlsplit(first.address).port
        page = context.new_page()
        page.goto(first.address)
        visit = Visit(page)
        visit.ask(QUESTION)
    page.fill("#ask textarea", "And in 2023?")
    page.press("#ask textarea", "Enter")
    page.locator("text=Connection to the server was lost").first.wait_for()
    with serving(environment, port=port or 0):
        # Gradio opens the page again once the server is there; what was asked meanwhile is asked then.
        assert "11.4%" in visit.answered(1).inner_text()
        assert "12.1%" in visit.turns.first.inner_text()
        page.close()


@pytest.fixture(scope="module")
def routes() -> list[tuple[str, str]]:
    """Method and path of every route of Gradio's."""
    mounted = gr.mount_gradio_app(FastAPI(), gr.Blocks(), path="/")
    (app,) = (route.app for route in mounted.routes if isinstance(route, Mount) and isinstance(route.app, FastAPI))
    found = [(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods]
    assert len(found) > 70
    return [(method, re.sub(r"\{[^}]*\}", "x", path)) for method, path in found]


def test_routes_that_the_page_does_without_are_shut(server: Server, routes: list[tuple[str, str]]) -> None:
    shut = [(method, path) for method, path in routes if not is_needed(path)]
    assert {"/config", "/gradio_api/upload", "/gradio_api/file=x", "/gradio_api/proxy=x"} <= {path for _, path in shut}
    with httpx.Client(base_url=server.address) as client:
        assert [route for route in shut if client.request(*route).status_code not in (404, 405)] == []


def test_a_password_is_asked_for_everywhere(
    environment: dict[str, str], browser: Browser, routes: list[tuple[str, str]]
) -> None:
    ours = [("GET", "/api/articles"), ("POST", "/api/ask"), ("POST", "/mcp"), ("GET", "/docs"), ("GET", "/nowhere")]
    with serving({**environment, "CORRIDOR_AUTH": "reader:s3cret:x"}) as locked:
        with httpx.Client(base_url=locked.address) as client:
            for method, path in [*routes, *ours]:
                refused = client.request(method, path)
                assert (refused.status_code, refused.headers["www-authenticate"][:5]) == (401, "Basic"), path
            assert client.get("/", auth=("reader", "wrong")).status_code == 401
            assert client.get("/", headers={"Authorization": "Basic no base 64"}).status_code == 401
        known = browser.new_context(http_credentials={"username": "reader", "password": "s3cret:x"})
        with visiting(known, locked.address) as visit:
            assert "12.1%" in visit.ask(QUESTION).inner_text()


def test_half_a_password_is_an_error_that_does_not_tell_it(environment: dict[str, str]) -> None:
    tried = subprocess.run(chat("--port", "0", "--auth", "s3cret"), capture_output=True, text=True, env=environment)
    assert tried.returncode == 2
    assert tried.stderr.startswith("corridor: auth without a name or a password; expected USER:PASSWORD;")
    assert "s3cret" not in tried.stderr


def test_a_port_that_is_taken_is_one_line(server: Server, environment: dict[str, str]) -> None:
    port = str(urlsplit(server.address).port)
    second = subprocess.run(chat("--port", port), capture_output=True, text=True, env=environment, check=False)
    assert second.returncode == 2
    (line,) = second.stderr.splitlines()
    assert line.startswith(f"corridor: cannot listen on '127.0.0.1', port {port} (Address already in use")


def test_it_listens_on_no_other_address(server: Server) -> None:
    with pytest.raises(OSError, match=r"refused|timed out|assign"):
        socket.create_connection(("127.0.0.2", urlsplit(server.address).port), timeout=2)


@pytest.mark.parametrize("host", ["", "203.0.113.7", "no.such.host.invalid"])
def test_an_address_that_cannot_be_had_is_an_error(host: str) -> None:
    with pytest.raises(SettingsError, match="cannot listen on"):
        listen(host, 0)


def test_an_unexpected_fault_is_a_line_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    never_opened = Pipeline.__new__(Pipeline)
    *_, last = converse(never_opened, "Who?", (), Scope())
    assert last.turns == () and last.box == "Who?"
    assert "Something went wrong" in last.problem
    assert "AttributeError" in caplog.text


def test_what_a_page_sends_is_read_with_care() -> None:
    sent = [{"question": "Who?", "scope": {}, "html": "<p onclick=alert(1)>x<script>alert(1)</script></p>"}]
    assert turns_of(sent) == (Turn(question="Who?", html="<p>x</p>"),)
    for odd in (None, "", [], "x", 7, [7], [{"question": 7}], {"question": "Who?"}, [{"question": "Who?", "more": 1}]):
        assert turns_of(odd) == ()


def test_the_box_is_left_to_the_reader_while_an_answer_comes(accounts: Pipeline) -> None:
    steps: list[Shown] = list(converse(accounts, SHARE, (), Scope()))
    assert {step.box for step in steps} == {None}
    assert [len(step.turns) for step in steps] == [1] * len(steps)
    shown = (
        ['class="short"' in step.turns[0].html for step in steps],
        ["sources" in step.turns[0].html for step in steps],
    )
    assert shown[0][:2] == [False, True] and shown[1][-2:] == [False, True]


def test_a_date_that_is_none_gives_the_question_back(accounts: Pipeline) -> None:
    *_, last = converse(accounts, SHARE, (), Scope(since="wrong_date"))
    assert (last.turns, last.box) == ((), SHARE)
    assert last.problem.startswith("the date 'wrong_date'; expected a date like")
