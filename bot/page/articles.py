"""The tab "Articles": a list of them, and one read whole, with its numbered paragraphs and words to be found."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from bot.page.article_html import article_html, articles_html, find
from bot.page.carried import carried, carrier, received
from bot.page.notes import problem
from bot.page.places import Place, place_of, within
from bot.pipeline import Pipeline
from corpus.errors import CorridorError
from corpus.types import Article

WEB = Path(__file__).parents[1] / "web"
LIBRARY_STYLE = WEB / "library.css"  # of this tab and of the figures
GONE = "This article is not in the index (any more); choose one from the list."
EVENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
STEP = "() => document.steps = (document.steps ?? 0) {} 1"  # counted by the page: clicks may be faster than a server

_tokens = itertools.count()


@dataclass(frozen=True)
class Reading:
    """What a reader has open: the place that was opened, the words looked for, and the steps taken before them."""

    place: Place
    words: str = ""
    before: int = 0


def articles_tab(pipeline: Pipeline) -> None:
    """The components of the tab, inside an open gr.Tab named "Articles"; follows links to places in articles."""

    def show(wanted: str, event: gr.EventData) -> tuple[Any, ...]:
        opened, *others = _opened(pipeline, place_of(event.link))
        return (carried(opened), *others, _listed(pipeline, wanted, opened))

    def look(words: str, steps: float, reading: str) -> tuple[Any, ...]:
        looked, *others = _looked(pipeline, received(Reading, reading), words, int(steps))
        return (carried(looked), *others)

    def narrow(wanted: str, reading: str) -> str:
        return _listed(pipeline, wanted, received(Reading, reading))

    reading = carrier()
    steps = gr.Number(0, visible="hidden", show_label=False)
    with gr.Row(elem_id="library"):
        with gr.Column(scale=2, min_width=250, elem_id="shelf"):
            wanted = gr.Textbox("", label="Find an article", placeholder="Title, publisher or date", max_lines=1)
            shelf = gr.HTML(elem_id="articles", apply_default_css=False)
        with gr.Column(scale=5, min_width=320):
            with gr.Row(elem_id="find"):
                words = gr.Textbox("", label="Find in this article", max_lines=1, scale=4, min_width=120)
                back = gr.Button("Previous", size="sm", scale=0, min_width=80)
                on = gr.Button("Next", size="sm", scale=0, min_width=80)
                found = gr.HTML(elem_id="found", min_width=90, apply_default_css=False)
            reader = gr.HTML(
                elem_id="reader",
                js_on_load=(WEB / "reader.js").read_text(encoding="utf-8"),
                apply_default_css=False,
            )
    shown = [reading, reader, found]
    reader.show(show, wanted, [*shown, words, shelf], **EVENT)
    wanted.change(narrow, [wanted, reading], shelf, trigger_mode="always_last", **EVENT)
    counted: dict[str, Any] = {"fn": None, "outputs": steps, "trigger_mode": "multiple", **EVENT}
    gr.on([words.submit, on.click], js=STEP.format("+"), **counted)
    back.click(js=STEP.format("-"), **counted)
    gr.on([words.change, steps.change], look, [words, steps, reading], shown, trigger_mode="always_last", **EVENT)
    gr.on(None, None, js=(WEB / "tabs.js").read_text(encoding="utf-8"))


def _opened(pipeline: Pipeline, place: Place | None) -> tuple[Any, ...]:
    """State, article, count and words looked for where a place is opened, the first article where none is named."""
    try:
        articles = pipeline.search().snapshot.articles()
    except CorridorError as error:
        return None, problem(str(error)), "", ""
    article = _article(articles, place.article) if place else articles[0]
    if article is None:
        return None, problem(GONE), "", ""
    opened = Reading(within(article, place or Place(article.id)))
    return opened, _shown(article, opened, "data-focus" if place else "data-still"), "", ""


def _looked(pipeline: Pipeline, reading: Reading | None, words: str, steps: int) -> tuple[Any, ...]:
    """State, article and count where words are looked for; each of the `steps` since then goes on to the next place."""
    if reading is None:
        return None, gr.skip(), ""
    try:
        article = _article(pipeline.search().snapshot.articles(), reading.place.article)
    except CorridorError as error:
        return None, problem(str(error)), ""
    if article is None:
        return None, problem(GONE), ""
    count = len(find(article, words))
    looked = reading if words == reading.words else replace(reading, words=words, before=steps)
    current = (steps - looked.before) % count if count else 0
    return looked, _shown(article, looked, "" if count else "data-still", current), _count(words, current, count)


def _listed(pipeline: Pipeline, wanted: str, reading: Reading | None) -> str:
    try:
        articles = pipeline.search().snapshot.articles()
    except CorridorError as error:
        return problem(str(error))
    return articles_html(articles, wanted, reading.place.article if reading else None)


def _shown(article: Article, reading: Reading, how: str, current: int = 0) -> str:
    """The article, with a token that tells the page to look at its mark, and how."""
    html = article_html(article, reading.place, find(article, reading.words), current)
    return f'<div data-look="{next(_tokens)}" {how}>{html}</div>'


def _article(articles: tuple[Article, ...], name: str) -> Article | None:
    return next((article for article in articles if article.id == name), None)


def _count(words: str, current: int, count: int) -> str:
    if not words.strip():
        return ""
    said = f"{current + 1} of {count:,}" if count else "not found"
    return f'<p role="status">{said}</p>'
