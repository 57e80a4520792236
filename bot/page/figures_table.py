"""The tab "Figures": every quantity of the articles as a table to filter and sort, and plots by measure and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from bot.page.articles import EVENT, WEB
from bot.page.carried import carried, carrier, received
from bot.page.figures_html import pages, plots_html, status_html, table_html
from bot.page.notes import problem
from bot.pipeline import Pipeline
from bot.reckoning.catalogue import Catalogues
from bot.reckoning.selection import Column, Order, Wanted, choices_of, ordered, wanted_of
from corpus.errors import CorridorError

# A large corpus is read in slices, each twice as long as the one before, and what is there is shown after each.
FIRST_SLICE, LONGEST_SLICE = 0.5, 8.0  # seconds
LABELS = ("measures", "years", "parties", "publishers")


@dataclass(frozen=True)
class View:
    """How a reader looks at the table: its order, and the page (from 0) of what passes these filters."""

    order: Order = field(default_factory=Order)
    page: int = 0
    wanted: Wanted = field(default_factory=Wanted)


def figures_tab(pipeline: Pipeline) -> None:
    """The components of the tab, inside an open gr.Tab. Figures are read when the tab is first seen.

    Whatever changes, one function alone shows it, and once more when something has changed meanwhile: so the last that
    a reader did is what is seen in the end, in whichever order it comes about.
    """
    catalogues = Catalogues()

    def seen() -> Iterator[tuple[Any, ...]]:
        yield from _read(pipeline, catalogues)

    def show(view: str, *filters: str) -> tuple[Any, ...]:
        return _shown(pipeline, catalogues, _view(view), Wanted(*filters))

    def sort(view: str, text: str, measure: str, year: str, party: str, publisher: str, event: gr.EventData) -> str:
        column, order = Column(event.column), _view(view).order
        turned = column is order.column and not order.descending
        return carried(View(Order(column, turned), wanted=Wanted(text, measure, year, party, publisher)))

    def turn(by: int) -> Callable[..., str]:
        def turned(view: str, *filters: str) -> str:
            now, wanted = _view(view), Wanted(*filters)
            page = now.page if now.wanted == wanted else 0
            return carried(View(now.order, max(page + by, 0), wanted))

        return turned

    view, read = carrier(View()), carrier()
    with gr.Column(elem_id="figures"):
        with gr.Row(elem_id="figure-filters"):
            text = gr.Textbox(
                "", label="Words", placeholder="Figure, goods, source, sentence", max_lines=1, min_width=180
            )
            drops = [gr.Dropdown([("All", "")], value="", label=label, min_width=130) for label in _labels()]
        plots = gr.HTML(elem_id="plots", apply_default_css=False)
        with gr.Row(elem_id="pages"):
            status = gr.HTML(apply_default_css=False, elem_id="figures-status")
            back = gr.Button("Previous page", size="sm", scale=0, min_width=110, interactive=False)
            on = gr.Button("Next page", size="sm", scale=0, min_width=110, interactive=False)
        js = (WEB / "figures.js").read_text(encoding="utf-8")
        table = gr.HTML(elem_id="figure-table", js_on_load=js, apply_default_css=False)
    filters = [view, text, *drops]
    table.seen(seen, None, [read, *drops], **EVENT)
    table.sort(sort, filters, view, **EVENT)
    back.click(turn(-1), filters, view, **EVENT)
    on.click(turn(1), filters, view, **EVENT)
    changed = [view.change, read.change, text.change, *(drop.input for drop in drops)]
    gr.on(changed, show, filters, [table, plots, status, back, on], trigger_mode="always_last", **EVENT)


def _view(text: str) -> View:
    return received(View, text) or View()


def _labels() -> Sequence[str]:
    return "Measure", "Year", "Country or region", "Publisher"


def _read(pipeline: Pipeline, catalogues: Catalogues) -> Iterator[tuple[Any, ...]]:
    """How much of which index has been read, and the choices of the filters, again and again until all is read."""
    try:
        snapshot = pipeline.search().snapshot
    except CorridorError as error:
        yield (str(error), *[gr.skip()] * len(LABELS))
        return
    catalogue, seconds = catalogues.of(snapshot), FIRST_SLICE
    while True:
        catalogue.read_on(seconds)
        seconds = min(2 * seconds, LONGEST_SLICE)
        complete, read = catalogue.complete, catalogue.read
        choices = choices_of(catalogue.entries)
        offered = [gr.Dropdown([("All", ""), *getattr(choices, name)]) for name in LABELS]
        yield (f"{snapshot.generation} {read}", *offered)
        if complete:
            return


def _shown(pipeline: Pipeline, catalogues: Catalogues, view: View, wanted: Wanted) -> tuple[Any, ...]:
    """Table, plots, count and the two buttons for what has been read."""
    try:
        catalogue = catalogues.of(pipeline.search().snapshot)
    except CorridorError as error:
        return problem(str(error)), "", "", gr.Button(interactive=False), gr.Button(interactive=False)
    shown = ordered(wanted_of(catalogue.entries, wanted), view.order)
    last = pages(len(shown)) - 1
    page = min(view.page, last) if view.wanted == wanted else 0
    return (
        table_html(shown, page, view.order),
        plots_html(shown),
        status_html(shown, catalogue, page),
        gr.Button(interactive=page > 0),
        gr.Button(interactive=page < last),
    )
