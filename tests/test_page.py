"""The chat page in a real browser, against the real command on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import etree

from bot.page.app import Messages, answer_html, converse, earlier_questions, text
from bot.pipeline import Pipeline
from bot.server.app import listen
from bot.types import Answer, AnswerSentence, Check, Citation, Status, Timings
from corpus.errors import SettingsError
from corpus.types import SourceText
from tests.files import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MARKUP = (
    "<img src=x onerror=alert(1)> <script>alert(1)</script> <svg onload=alert(1)> <b>b</b> &lt;i&gt; "
    "[x](javascript:alert(1)) ![x](https://elsewhere.example/x.png) $$x$$ **b** `c` ${alert(1)} {{value}}"
)
# Named like a bundled article, so that the examples about that one are offered.
ITALY = """---
id: 001_kazinform
title: "Trade of Italy & Central Asia"
publisher: The Daily Example
published: 2025-05-29
url: https://news.example/italy?a=1&b=2
text: account
---

Italy's share of EU–Central Asia trade was 12.1% in 2024, according to the trade office.

Italy's share of EU–Central Asia trade was 11.4% in 2023, according to the trade office.
"""
SHARE = "Italy's share of EU–Central Asia trade was 12.1% in 2024, according to the trade office."
DEPOT = f"The depot of Poti holds 41 tons of {MARKUP} goods."
DEPOT_FACTS = {"title": f"Depot {MARKUP}", "publisher": f"Poti Post {MARKUP}", "published": "2025-05-30"}


@pytest.fixture(scope="module")
def environment(models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables that name a small corpus and a data folder with the exported model."""
    folder = tmp_path_factory.mktemp("page")
    put(folder, "corpus/italy.md", ITALY)
    put(folder, "corpus/depot.txt", f"{DEPOT}\n\nThe harbour office opened it.\n")
    put(folder, "corpus/metadata.json", json.dumps({"depot.txt": DEPOT_FACTS}))
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(models)
    places = {"CORRIDOR_CORPUS": str(folder / "corpus"), "CORRIDOR_DATA": str(folder / "data")}
    return {**os.environ, **places, "CORRIDOR_MAX_QUESTION_CHARACTERS": "500"}


@dataclass
class Server:
    """A running `corridor chat`, and the file that points to its index."""

    address: str
    pointer: Path


# Exit code and last words by the signal that stops it. SIGTERM is passed on after the shutdown, as supervisors expect.
ENDS = {signal.SIGINT: (0, "Stopped.\n"), signal.SIGTERM: (-signal.SIGTERM, "")}


@contextmanager
def serving(environment: dict[str, str], stop: signal.Signals = signal.SIGINT) -> Iterator[Server]:
    """A server on a free port, which says nothing more than it should and ends as it should."""
    process = subprocess.Popen(chat("--port", "0"), stderr=subprocess.PIPE, text=True, env=environment)
    try:
        address = address_of(process)
        (pointer,) = Path(environment["CORRIDOR_DATA"]).glob("index/*/current")
        yield Server(address, pointer)
        process.send_signal(stop)
        last_words = process.communicate(timeout=20)[1]
        assert (process.returncode, last_words) == ENDS[stop]
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """Where it says it is, once it says so."""
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if found := re.fullmatch(r"Corridor is at (http://127\.0\.0\.1:\d+) – Ctrl-C stops it\.\n", line):
            return found[1]
    raise AssertionError(f"the page did not start: {said}")


def chat(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).parent / "corridor"), "chat", *arguments]


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[Server]:
    with serving(environment) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@dataclass
class Visit:
    """A reader's page, with all that was asked of any host and all that ran which ought not to."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    ran: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Locator:
        """Ask, and wait until one message more of ours is there; that message."""
        count = self.answers.count()
        self.page.fill("#ask textarea", question)
        self.page.press("#ask textarea", "Enter")
        return self._next(count)

    def click_example(self, question: str) -> Locator:
        count = self.answers.count()
        self.page.click(f"#chat .example >> text={question}")
        return self._next(count)

    @property
    def answers(self) -> Locator:
        return self.page.locator("#chat .answer, #chat .error")

    @property
    def questions(self) -> list[str]:
        return self.page.locator("#chat .user .message-content").all_inner_texts()

    def _next(self, count: int) -> Locator:
        self.answers.nth(count).wait_for(timeout=15_000)
        return self.answers.nth(count)


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """The page, opened. However it is used, no other host is asked for anything and nothing runs or fails to."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visit = Visit(context.new_page())

    def dismiss(dialog: Dialog) -> None:
        visit.ran.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", dismiss)
    visit.page.on("pageerror", lambda error: visit.ran.append(str(error)))
    visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).netloc))
    visit.page.goto(server.address)
    visit.page.wait_for_selector("#ask textarea")
    yield visit
    visit.page.wait_for_timeout(200)  # what hostile markup would start comes a moment later
    assert visit.hosts - {""} == {urlsplit(server.address).netloc}
    assert visit.ran == []
    context.close()


def test_the_opening_says_what_is_covered(visit: Visit) -> None:
    header = visit.page.inner_text("#header")
    assert f"2 articles · {DEPOT_FACTS['publisher']}, The Daily Example · 2025-05-29 to 2025-05-30" in header
    assert re.search(r"index [0-9a-f]{12}", header)
    assert "our accounts" in header
    assert visit.page.title() == "Corridor"


def test_an_answer_shows_its_source_word_for_word(visit: Visit) -> None:
    answer = visit.click_example("What was Italy's share of EU–Central Asia trade?")
    assert answer.locator(".short strong").inner_text() == "12.1%"
    assert f"{SHARE} [1]" in answer.inner_text()
    source = answer.locator(".sources li").first
    assert source.locator("blockquote").inner_text() == SHARE
    assert source.locator("blockquote").is_visible()
    assert "our account of “Trade of Italy & Central Asia”, The Daily Example, 2025-05-29" in source.inner_text()
    assert source.locator("a").get_attribute("href") == "https://news.example/italy?a=1&b=2"


def test_a_refusal_says_why_and_names_the_nearest_articles(visit: Visit) -> None:
    refused = visit.ask("What was Italy's share of EU–Central Asia trade in 1987?")
    assert "1987" in refused.locator(".refused").inner_text()
    assert "“Trade of Italy & Central Asia”, The Daily Example" in refused.inner_text()


def test_a_follow_up_is_understood_until_a_new_conversation(visit: Visit) -> None:
    visit.ask("What was Italy's share of EU–Central Asia trade in 2024?")
    answer = visit.ask("And in 2023?")
    assert "11.4%" in answer.inner_text()
    assert "Understood as: What was Italy's share of EU–Central Asia trade in 2023?" in answer.inner_text()
    visit.page.click("#new")
    visit.page.wait_for_selector("#chat .example")
    assert "Understood as" not in visit.ask("And in 2023?").inner_text()


def test_markup_in_articles_and_questions_is_shown_as_text(visit: Visit) -> None:
    answer = visit.ask(f"How many tons does the depot of Poti hold? {MARKUP}")
    assert visit.questions == [f"How many tons does the depot of Poti hold? {MARKUP}"]
    assert answer.locator(".sources blockquote").inner_text() == DEPOT
    assert DEPOT_FACTS["publisher"] in answer.locator(".whose").inner_text()
    assert (
        visit.page.locator("#chat .message-content").locator("img, script, svg, b, i, code, math, .katex").count() == 0
    )
    assert visit.page.locator("#header").locator("img, script, svg, b, i, code, math, .katex").count() == 0
    assert visit.page.locator("#chat a").count() == 0


def test_a_question_that_cannot_be_asked_is_given_back(visit: Visit) -> None:
    visit.ask("What was Italy's share of EU–Central Asia trade in 2024?")
    complaint = visit.ask("long " * 200)
    assert "characters; expected at most 500" in complaint.inner_text()
    assert visit.page.input_value("#ask textarea") == "long " * 200
    assert "11.4%" in visit.ask("And in 2023?").inner_text()


def test_an_empty_question_gets_a_line(visit: Visit) -> None:
    assert "empty question" in visit.ask(" ").inner_text()


def test_the_page_lives_on_after_a_fault_of_the_index(visit: Visit, server: Server) -> None:
    aside = server.pointer.rename(server.pointer.with_name("aside"))
    complaint = visit.ask("What was Italy's share of EU–Central Asia trade in 2024?").inner_text()
    visit.page.reload()
    visit.page.wait_for_selector("#header .error")
    aside.rename(server.pointer)
    assert "corridor index" in complaint
    assert "\n" not in complaint
    assert "12.1%" in visit.ask("What was Italy's share of EU–Central Asia trade in 2024?").inner_text()


def test_it_fits_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.ask("How many tons does the depot of Poti hold?")
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    assert visit.page.evaluate("document.querySelector('#chat .bubble-wrap').scrollWidth") <= 390


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


def test_it_ends_on_sigterm(environment: dict[str, str]) -> None:
    with serving(environment, signal.SIGTERM) as running:
        assert httpx.get(running.address).is_success


def test_an_unexpected_fault_is_a_line_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    never_opened = Pipeline.__new__(Pipeline)
    chat: Messages = []
    for chat, box in converse(never_opened, "Who?", []):  # noqa: B007
        pass
    assert [m["role"] for m in chat] == ["user", "assistant"]
    assert "Something went wrong" in chat[1]["content"]
    assert box == ""
    assert "AttributeError" in caplog.text


def test_earlier_questions_are_the_reader_s_own_words() -> None:
    asked = {"role": "user", "content": [{"type": "text", "text": text(MARKUP)}]}
    told = {"role": "assistant", "content": [{"type": "text", "text": "<p>An answer</p>"}]}
    assert earlier_questions([asked, told, asked]) == [MARKUP, MARKUP]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "http:x", None])
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    assert list(etree.fromstring(answer_html(answer_citing(url))).iter("a")) == []


def test_no_field_of_an_answer_can_become_markup() -> None:
    url = 'https://news.example/"onmouseover="alert(1)"><img src=x>'
    shown = etree.fromstring(answer_html(answer_citing(url)))
    (link,) = shown.iter("a")
    assert sorted(link.items()) == [("href", url), ("rel", "noopener noreferrer"), ("target", "_blank")]
    assert {element.tag for element in shown.iter()} == {"div", "p", "strong", "ol", "li", "blockquote", "a"}
    assert [quote.text for quote in shown.iter("blockquote")] == [MARKUP]
    words = "".join(map(str, shown.itertext()))
    assert words.count(MARKUP) == 7  # short answer, sentence, quote, title, publisher, as understood, notice


def answer_citing(url: str | None) -> Answer:
    """An answer all of whose words are hostile, with one citation of this address."""
    citation = Citation(
        n=1,
        article="a",
        title=MARKUP,
        publisher=MARKUP,
        published="2025-05-29",
        published_precision=None,
        url=url,
        source_text=SourceText.ORIGINAL,
        paragraph=1,
        start=0,
        end=len(MARKUP),
        quote=MARKUP,
    )
    return Answer(
        id="a",
        question="Who?",
        understood=MARKUP,
        language="en",
        status=Status.ANSWERED,
        answer=MARKUP,
        short_answer=MARKUP,
        sentences=(AnswerSentence(text=MARKUP, citations=(1,), check=Check.EXACT),),
        citations=(citation,),
        computed=(),
        conflicts=(),
        disagreement=None,
        missing=(),
        nearest=(),
        notices=(MARKUP,),
        as_of=None,
        confidence=None,
        retrieved=(),
        index="i",
        timings_ms=Timings(retrieve=0, total=0),
    )
