"""A real browser and the real command on loopback, for the tests of what is served."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Server:
    """A running `corridor chat`, its data folder and the file that points to its index."""

    address: str
    data: Path
    process: subprocess.Popen[str]

    @property
    def pointer(self) -> Path:
        (pointer,) = self.data.glob("index/*/current")
        return pointer


# Exit code and last words by the signal that stops it. SIGTERM is passed on after the shutdown, as supervisors expect.
ENDS = {signal.SIGINT: (0, "Stopped.\n"), signal.SIGTERM: (-signal.SIGTERM, "")}


def places(folder: Path, models: Path, **settings: str) -> dict[str, str]:
    """Variables that name the corpus in this folder and a data folder with the exported model."""
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(models)
    named = {"CORRIDOR_CORPUS": str(folder / "corpus"), "CORRIDOR_DATA": str(folder / "data")}
    return {**os.environ, **named, **{f"CORRIDOR_{name.upper()}": value for name, value in settings.items()}}


@contextmanager
def serving(environment: dict[str, str], stop: signal.Signals = signal.SIGINT, port: int = 0) -> Iterator[Server]:
    """A server on a free port, which says nothing more than it should and ends as it should."""
    process = subprocess.Popen(chat("--port", str(port)), stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield Server(_address_of(process), Path(environment["CORRIDOR_DATA"]), process)
        process.send_signal(stop)
        last_words = process.communicate(timeout=20)[1]
        assert (process.returncode, last_words) == ENDS[stop], f"{process.returncode}: {last_words}"
    finally:
        process.kill()
        process.communicate()


def _address_of(process: subprocess.Popen[str]) -> str:
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


@contextmanager
def launched() -> Iterator[Browser]:
    """Debian's Chromium; the test is skipped where there is none."""
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
        """Ask, and wait until the answer is whole; its turn."""
        count = self.turns.count()
        self.enter(question)
        return self.answered(count)

    def answered(self, number: int) -> Locator:
        """The turn of that number, counted from 0, once its answer is whole."""
        turn = self.turns.nth(number)
        turn.locator(".tools").wait_for(timeout=15_000)
        return turn

    def complaint(self, question: str) -> str:
        """What is said of a question that makes no turn."""
        self.idle()
        self.page.evaluate("document.querySelector('#problem .problem')?.classList.add('old')")
        self.enter(question)
        self.page.locator("#problem .problem:not(.old)").wait_for()
        return self.problem.inner_text()

    def idle(self) -> None:
        """Wait until nothing is asked or on its way back."""
        self.page.locator("#chat[aria-busy=false]").wait_for(state="attached")

    def enter(self, question: str) -> None:
        """Type it and press Enter; while something else is asked, it waits its turn."""
        self.page.fill("#ask textarea", question)
        self.page.press("#ask textarea", "Enter")

    @property
    def turns(self) -> Locator:
        return self.page.locator("#chat .turn")

    @property
    def waiting(self) -> Locator:
        """Questions that wait for their turn."""
        return self.page.locator("#queue li")

    @property
    def offers(self) -> Locator:
        return self.page.locator("#offers .offer")

    @property
    def problem(self) -> Locator:
        return self.page.locator("#problem .problem")

    @property
    def panel(self) -> Locator:
        return self.page.locator("#source .panel")


@contextmanager
def visiting(context: BrowserContext, address: str) -> Iterator[Visit]:
    """The page, opened. However it is used, no other host is asked for anything and nothing runs or fails to."""
    visit = Visit(context.new_page())

    def dismiss(dialog: Dialog) -> None:
        visit.ran.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", dismiss)
    visit.page.on("pageerror", lambda error: visit.ran.append(str(error)))
    visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).netloc))
    visit.page.goto(address)
    visit.page.wait_for_selector("#ask textarea")
    yield visit
    visit.page.wait_for_timeout(100)  # what hostile markup would start comes a moment later
    visit.page.close()
    assert visit.hosts - {""} == {urlsplit(address).netloc}
    assert visit.ran == []
