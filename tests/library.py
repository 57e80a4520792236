"""A small corpus, some of it hostile, and a server that shows only the tabs over it, for tests of these tabs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import gradio as gr
import uvicorn
from fastapi import FastAPI

from bot.page.app import STYLE
from bot.page.articles import LIBRARY_STYLE, articles_tab
from bot.page.figures_table import figures_tab
from bot.pipeline import Pipeline
from bot.server.listening import listen
from bot.settings import Settings, load_settings
from tests.conftest import opened
from tests.files import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

EXPORTS = """---
title: Exports of Kazakhstan
publisher: Steppe Daily
published: 2025-03-14
url: https://news.example/exports?a=1&b=2
text: account
broken_off: true
---

Kazakhstan's oil exports to Italy came to $18.4 billion in 2024, up from $14.5 billion in 2023, said the Ministry.

## Other goods

The growth of Kazakhstan's exports to Italy in 2024 was driven by:

- Hard coal: up by $44.2 million, from $11.2 million to $55.3 million
- Flax: up by $4.1 million

The minister said that “exports” will grow, and that the ports are to be
"""
RIVAL = """---
title: Oil
publisher: Caspian Post
published: 2025-06-04
---

Kazakhstan's oil exports to Italy were worth $18.7 billion in 2024.

The harbour of Aktau handled 7 million tons in 2024. Ferries call twice a week.
"""
HOSTILE = [
    "<script>window.ran=true</script>",
    "<img src=x onerror=window.ran=true>",
    "<svg/onload=window.ran=true>",
    '"><iframe src=javascript:parent.ran=true>',
    "</p></article><style>*{display:none}</style>",
    "{{constructor.constructor('window.ran=true')()}} ${window.ran=true} {% raw %}",
    "[x](javascript:window.ran=true) $$\\href{x}{y}$$",
    "&lt;b&gt; &amp;lt;b&amp;gt; \u202edesrever\u202c",
    "<a href='javascript:window.ran=true'>x</a> ![x](https://elsewhere.example/x.png)",
]
MARKUP = " ".join(HOSTILE)
DEPOT = f"The depot of Poti {MARKUP} holds 41 tons of {MARKUP} goods."
FACTS = {
    "title": f"Depot {MARKUP}",
    "publisher": f"Poti {MARKUP}",
    "author": f"Ana {MARKUP}",
    "published": "2025-05-30",
}
DEPOT_2 = f"According to {FACTS['publisher']}, exports from Italy {MARKUP} to Poti rose to $3 million in 2024."


def corpus(folder: Path) -> Path:
    """The articles in a folder."""
    put(folder, "exports.md", EXPORTS)
    put(folder, "rival.md", RIVAL)
    put(folder, "depot.txt", f"{DEPOT}\n\n{DEPOT_2}\n")
    put(folder, "metadata.json", json.dumps({"depot.txt": FACTS}))
    return folder


def settings_of(folder: Path, models: Path) -> Settings:
    """Settings over the corpus, in a folder of its own."""
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(models)
    return load_settings(corpus=corpus(folder / "corpus"), data=folder / "data")


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server with a plain tab and ours, in a process of its own; it says nothing but the address."""
    places = {"CORRIDOR_CORPUS": str(settings.corpus), "CORRIDOR_DATA": str(settings.data)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.library"], stdout=subprocess.PIPE, text=True, env={**os.environ, **places}
    )
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def serve() -> None:
    """What that process does."""
    pipeline = opened(load_settings())
    app = gr.mount_gradio_app(
        FastAPI(), tabs(pipeline), path="/", footer_links=[], ssr_mode=False, css_paths=[STYLE, LIBRARY_STYLE]
    )
    with listen("127.0.0.1", 0) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none")).run(sockets=[listener])


def tabs(pipeline: Pipeline) -> gr.Blocks:
    """A page with a tab of links, and the tabs that are tested."""
    page = gr.Blocks(analytics_enabled=False)
    with page, gr.Tabs():
        with gr.Tab("Chat"):
            gr.HTML('<a href="#article=rival&amp;paragraph=1" id="cited">1</a>')
        with gr.Tab("Articles"):
            articles_tab(pipeline)
        with gr.Tab("Figures"):
            figures_tab(pipeline)
    page.queue(default_concurrency_limit=4)
    return page


@dataclass
class Reader:
    """A reader's page. However it is used, nothing is asked of another host and nothing runs that ought not to."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def open(self, link: str = "", tab: str = "") -> None:
        """Load the page, with a link in its address or on a tab."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/{link}")
        if tab:
            self.page.get_by_role("tab", name=tab).click()
        self.page.wait_for_selector("#reader h2, #reader .problem" if tab != "Figures" else "#figure-table td")

    def harmless(self) -> None:
        """Nothing ran, nothing failed, and only our own server was asked."""
        self.page.wait_for_timeout(150)  # what hostile markup would start comes a moment later
        assert self.faults == []
        assert self.page.evaluate("window.ran") is None
        assert self.hosts - {""} == {urlsplit(self.address).netloc}


@contextmanager
def reading(browser: Browser, address: str, width: int = 1280) -> Iterator[Reader]:
    """A reader's page, harmless to the end."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(10_000)
    reader = Reader(context.new_page(), address)

    def dismiss(dialog: Dialog) -> None:
        reader.faults.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", dismiss)
    reader.page.on("pageerror", lambda error: reader.faults.append(str(error)))
    reader.page.on("request", lambda request: reader.hosts.add(urlsplit(request.url).netloc))
    yield reader
    reader.harmless()
    context.close()


if __name__ == "__main__":
    serve()
