"""The tab "Figures": every quantity of the articles as a table to filter and sort, and plots by measure and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import gradio as gr

from bot.catalogue import Catalogue, Catalogues
from bot.page.articles import EVENT, WEB
from bot.page.carried import carried, carrier, received
from bot.page.figures_html import pages, plots_html, status_html, table_html
from bot.page.notes import problem
from bot.pipeline import Pipeline
from bot.selection import Column, Order, Wanted, choices_of, ordered, wanted_of
from corpus.errors import CorridorError

# A large corpus is read in slices, each twice as long as the one before, and what is there is shown after each.
FIRST_SLICE, LONGEST_SLICE = 1.0, 8.0  # seconds
LABELS = ("measures", "years", "parties", "publishers")


@dataclass(frozen=True)
class View:
    """How a reader looks at the table."""

    order: Order = field(default_factory=Order)
    page: int = 0


def figures_tab(pipeline: Pipeline) -> None:
    """The components of the tab, inside an open gr.Tab. Figures are read when the tab is first seen."""
    catalogues = Catalogues()

    def seen(view: str, *filters: str) -> Iterator[tuple[Any, ...]]:
        yield from _read(pipeline, catalogues, _view(view), Wanted(*filters))

    def refine(view: str, *filters: str) -> tuple[Any, ...]:
        return _shown(pipeline, catalogues, replace(_view(view), page=0), Wanted(*filters))

    def sort(
        view: str, text: str, measure: str, year: str, party: str, publisher: str, event: gr.EventData
    ) -> tuple[Any, ...]:
        column = Column(event.column)
        order = _view(view).order
        turned = column is order.column and not order.descending
        return _shown(pipeline, catalogues, View(Order(column, turned)), Wanted(text, measure, year, party, publisher))

    def turn(by: int) -> Callable[..., tuple[Any, ...]]:
        def turned(view: str, *filters: str) -> tuple[Any, ...]:
            now = _view(view)
            return _shown(pipeline, catalogues, replace(now, page=now.page + by), Wanted(*filters))

        return turned

    view = carrier(View())
    with gr.Column(elem_id="figures"):
        with gr.Row(elem_id="filters"):
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
    filters, outputs = [view, text, *drops], [view, table, plots, status, back, on]
    table.seen(seen, filters, [*outputs, *drops], **EVENT)
    table.sort(sort, filters, outputs, **EVENT)
    text.change(refine, filters, outputs, trigger_mode="always_last", **EVENT)
    gr.on([drop.input for drop in drops], refine, filters, outputs, trigger_mode="always_last", **EVENT)
    back.click(turn(-1), filters, outputs, **EVENT)
    on.click(turn(1), filters, outputs, **EVENT)


def _view(text: str) -> View:
    return received(View, text) or View()


def _labels() -> Sequence[str]:
    return "Measure", "Year", "Country or region", "Publisher"


def _read(pipeline: Pipeline, catalogues: Catalogues, view: View, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    """What is shown and the choices of the filters, again and again until all is read."""
    try:
        catalogue = catalogues.of(pipeline.search().snapshot)
    except CorridorError as error:
        yield (*_failed(view, error), *[gr.skip()] * len(LABELS))
        return
    seconds = FIRST_SLICE
    while True:
        catalogue.read_on(seconds)
        seconds = min(2 * seconds, LONGEST_SLICE)
        choices = choices_of(catalogue.entries)
        offered = [gr.Dropdown([("All", ""), *getattr(choices, name)]) for name in LABELS]
        complete = catalogue.complete
        yield (*_of(catalogue, view, wanted), *offered)
        if complete:
            return


def _shown(pipeline: Pipeline, catalogues: Catalogues, view: View, wanted: Wanted) -> tuple[Any, ...]:
    try:
        return _of(catalogues.of(pipeline.search().snapshot), view, wanted)
    except CorridorError as error:
        return _failed(view, error)


def _of(catalogue: Catalogue, view: View, wanted: Wanted) -> tuple[Any, ...]:
    """State, table, plots, count and the two buttons for what has been read of the catalogue."""
    shown = ordered(wanted_of(catalogue.entries, wanted), view.order)
    last = pages(len(shown)) - 1
    view = replace(view, page=min(max(view.page, 0), last))
    return (
        carried(view),
        table_html(shown, view.page, view.order),
        plots_html(shown),
        status_html(shown, catalogue, view.page),
        gr.Button(interactive=view.page > 0),
        gr.Button(interactive=view.page < last),
    )


def _failed(view: View, error: CorridorError) -> tuple[Any, ...]:
    return carried(view), problem(str(error)), "", "", gr.Button(interactive=False), gr.Button(interactive=False)
