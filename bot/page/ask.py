"""The tab where questions are asked: what it shows, and which function each thing that a reader does calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from pydantic import ValidationError

from bot.feedback import FeedbackStore
from bot.page.conversation import Shown, Turn, ask, converse, restored, turns_of
from bot.page.markup import line
from bot.page.offers import Offers, offers_html
from bot.page.opening import header, publishers_of
from bot.page.panel import panel
from bot.page.requests import asked_of, place_of
from bot.page.scope import Scope
from bot.page.thumbs import Given, keep
from bot.pipeline import Pipeline
from bot.types import Status
from corpus.errors import CorridorError

WEB = Path(__file__).parents[1] / "web"
TURNS = '<div class="turns">${value ? value.map((turn) => turn.html).join("") : ""}</div>'
WAITING = '<div role="status"><ol class="waiting" aria-label="Asked next"></ol></div>'
TRY, NEXT, INSTEAD = "You could ask", "You could ask next", "These the articles answer"
IMAGE = "Corridor reads questions in words; the picture or file was not taken."
REST, FAIL = "() => corridor.rest()", "() => corridor.fail()"  # queue.js: the next question may be asked
RESTORE = """() => {
  try { return [JSON.parse(sessionStorage.getItem("corridor.turns") ?? "[]")]; } catch { return [[]]; }
}"""
EXPORT = """() => {
  const parts = [...document.querySelectorAll("#chat .markdown")].map((answer) => answer.textContent);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["# Corridor\\n\\n" + parts.join("\\n\\n")], { type: "text/markdown" }));
  link.download = "corridor.md";
  link.click();
  URL.revokeObjectURL(link.href);
}"""


@dataclass(frozen=True)
class Parts:
    """The components of the tab."""

    header: gr.HTML
    turns: gr.HTML
    queue: gr.HTML
    offers: gr.HTML
    problem: gr.HTML
    thanks: gr.HTML
    said: gr.HTML
    box: gr.Textbox
    publishers: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    export: gr.Button
    source: gr.HTML

    @property
    def conversation(self) -> list[Any]:
        """What a question changes."""
        return [self.turns, self.box, self.problem, self.said, self.offers, self.thanks]

    @property
    def scope(self) -> list[Any]:
        """What limits it."""
        return [self.publishers, self.since, self.until]


def ask_tab(page: gr.Blocks, top: gr.HTML, pipeline: Pipeline, offers: Offers, store: FeedbackStore | None) -> None:
    """Conversation, question box and filters, with the source panel beside them."""
    handlers = _Handlers(pipeline, offers, store)
    parts = _laid_out(top, handlers.offered())
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asked = parts.queue.submit(handlers.ask, [parts.turns, *parts.scope], parts.conversation, **quiet)
    loaded = page.load(handlers.restore, [parts.turns], [parts.turns], js=RESTORE, **quiet)
    cleared = parts.queue.clear(lambda: ([], gr.skip(), "", "", "", ""), None, parts.conversation, **quiet)
    after = [parts.offers, parts.header, parts.publishers]
    for done in (asked, loaded, cleared):
        done.then(None, js=REST, **quiet)
        done.failure(None, js=FAIL, **quiet)
        # What the last question leads to must not be missed because what an earlier one led to is still being found.
        done.then(handlers.follow, [parts.turns], after, trigger_mode="always_last", **quiet)
    parts.export.click(None, js=EXPORT, **quiet)
    for shown in (parts.turns, parts.source):
        shown.select(handlers.open_source, None, [parts.source], **quiet)
    parts.queue.expand(lambda: None, None, None, trigger_mode="multiple", **quiet)  # queue.js says what for
    parts.turns.like(handlers.rate, [parts.turns], [parts.problem, parts.thanks], **quiet)
    parts.turns.upload(lambda: str(line(IMAGE, "problem")), None, [parts.problem], **quiet)


def _laid_out(top: gr.HTML, offered: str) -> Parts:
    with gr.Row(elem_id="room"):
        with gr.Column(scale=5, elem_id="talk"):
            turns = _html("page.js", "turns.js", elem_id="chat", html_template=TURNS, value=[])
            queue = _html("page.js", "queue.js", elem_id="queue", html_template=WAITING)
            offers = _html("page.js", "offers.js", elem_id="offers", value=offered)
            said = _html(elem_id="said", html_template='<div role="status" class="unseen">${value}</div>')
            with gr.Column(elem_id="asking"):
                problem = _html(elem_id="problem", html_template='<div role="alert">${value}</div>')
                thanks = _html(elem_id="thanks", html_template='<div role="status">${value}</div>')
                box = gr.Textbox(
                    placeholder="Ask a question",
                    label="Question",
                    show_label=False,
                    container=False,
                    autofocus=True,
                    max_lines=6,
                    submit_btn="Ask",
                    interactive=True,
                    elem_id="ask",
                )
            with gr.Row(elem_id="tools"):
                gr.Button("New conversation", size="sm", elem_id="new")
                export = gr.Button("Export", size="sm", elem_id="export")
            with gr.Accordion("Filter the articles", open=False, elem_id="filters"):
                publishers = gr.Dropdown([], multiselect=True, label="Publishers", elem_id="publishers")
                with gr.Row():
                    since = gr.Textbox(label="Published from", placeholder="2025-05-01", elem_id="since")
                    until = gr.Textbox(label="Published until", placeholder="2025-05-31", elem_id="until")
        with gr.Column(scale=3, elem_id="beside"):
            source = _html("page.js", "panel.js", elem_id="source")
    return Parts(top, turns, queue, offers, problem, thanks, said, box, publishers, since, until, export, source)


def _html(*scripts: str, html_template: str = "${value}", value: Any = "", elem_id: str) -> gr.HTML:
    """A piece of HTML of ours with its scripts."""
    script = "\n".join((WEB / name).read_text(encoding="utf-8") for name in scripts)
    return gr.HTML(
        value, html_template=html_template, js_on_load=script or None, apply_default_css=False, elem_id=elem_id
    )


class _Handlers:
    """What the page calls, each in terms of the components' values."""

    def __init__(self, pipeline: Pipeline, offers: Offers, store: FeedbackStore | None) -> None:
        self._pipeline, self._offers, self._store = pipeline, offers, store

    def offered(self) -> str:
        """What is offered before the first question; nothing where the index cannot serve."""
        try:
            return str(offers_html(TRY, self._offers.opening(), 0))
        except CorridorError:
            return ""

    def ask(
        self, sent: object, publishers: list[str], since: str, until: str, event: gr.EventData
    ) -> Iterator[tuple[Any, ...]]:
        """A question: typed, offered or corrected."""
        scope = Scope(publishers=tuple(publishers or ()), since=(since or "").strip(), until=(until or "").strip())
        yield from map(_values, converse(self._pipeline, asked_of(event._data), turns_of(sent), scope))

    def restore(self, sent: object) -> Iterator[Any]:
        """The conversation of a page that is opened again."""
        yield gr.skip()
        for turns in restored(self._pipeline, turns_of(sent)):
            yield [turn.model_dump() for turn in turns]

    def follow(self, sent: object) -> Iterator[tuple[Any, ...]]:
        """Questions to ask next, and what may have changed meanwhile: what is covered, and by whom."""
        turns = turns_of(sent)
        try:
            publishers = publishers_of(self._pipeline.search().snapshot)
            offered = "" if turns else self.offered()
            yield offered, str(header(self._pipeline)), gr.update(choices=publishers)
            for shown in self._next(turns) if turns else ():
                yield shown, gr.skip(), gr.skip()
        except CorridorError:
            yield "", str(header(self._pipeline)), gr.skip()

    def open_source(self, event: gr.EventData) -> str:
        """The panel at the place that a link names."""
        try:
            return str(panel(self._pipeline.search().snapshot, place_of(event._data)))
        except CorridorError as error:
            return str(line(str(error), "problem"))

    def rate(self, sent: object, event: gr.EventData) -> tuple[str, str]:
        """A thumb: what is wrong, or the thanks."""
        try:
            given = Given.model_validate(event._data)
            return "", str(line(keep(self._store, self._pipeline, turns_of(sent), given), "thanks"))
        except (ValidationError, CorridorError) as error:
            wrong = str(error) if isinstance(error, CorridorError) else "feedback that cannot be read"
            return str(line(wrong, "problem")), ""

    def _next(self, turns: tuple[Turn, ...]) -> Iterator[str]:
        *before, last = turns
        answer = ask(self._pipeline, last, before)
        heading = INSTEAD if answer.status is Status.REFUSED else NEXT
        found = []
        for candidate in self._offers.after(answer, [turn.question for turn in turns], last.scope.filter()):
            found.append(candidate)
            yield str(offers_html(heading, found, len(turns)))


def _values(shown: Shown) -> tuple[Any, ...]:
    """The values of `Parts.conversation`; what is offered is taken away until the next is known."""
    box = gr.skip() if shown.box is None else shown.box
    return [turn.model_dump() for turn in shown.turns], box, _problem(shown), str(line(shown.said, "said")), "", ""


def _problem(shown: Shown) -> str:
    return str(line(shown.problem, "problem")) if shown.problem else ""
