"""The chat page: a Gradio app. Nothing that an article or a reader writes is read as markup."""

from __future__ import annotations

import importlib
from contextlib import suppress
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from bot.feedback import FeedbackStore
from bot.page.articles import LIBRARY_STYLE, articles_tab
from bot.page.ask import ask_tab
from bot.page.figures_table import figures_tab
from bot.page.offers import Offers
from bot.page.opening import header
from bot.page.routes import only_needed
from bot.pipeline import Pipeline

STYLE = Path(__file__).parents[1] / "web" / "page.css"
# Fonts of the reader's system: the page fetches nothing from elsewhere.
FONT = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
FONT_MONO = ["ui-monospace", "Consolas", "monospace"]
AT_ONCE, WAITING = 8, 64  # questions answered at a time, and kept waiting before more are turned away


def mount(app: FastAPI, page: gr.Blocks) -> FastAPI:
    """The app with the page at `/`: no run history, no uploads, no footer, and no route that the page does without."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1b",
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=theme(),
        css_paths=[STYLE, LIBRARY_STYLE],
    )
    only_needed(mounted)
    return mounted


def theme() -> gr.themes.Base:
    """Gradio's soft theme in calm colours, its labels and hints dark enough to be read (WCAG 2.1, contrast 4.5)."""
    soft = gr.themes.Soft(primary_hue="teal", neutral_hue="slate", font=FONT, font_mono=FONT_MONO)
    return soft.set(
        block_title_background_fill="none",
        block_title_background_fill_dark="none",
        block_title_padding="0",
        input_background_fill_dark="*neutral_900",
        button_secondary_background_fill="*background_fill_primary",
        button_secondary_background_fill_dark="*background_fill_primary",
        button_secondary_border_color="*border_color_primary",
        button_secondary_border_color_dark="*border_color_primary",
        button_border_width="1px",
        button_secondary_shadow="none",
        button_secondary_shadow_dark="none",
        block_title_text_color="*neutral_700",
        block_title_text_color_dark="*neutral_200",
        block_label_text_color="*neutral_700",
        block_label_text_color_dark="*neutral_200",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        input_placeholder_color="*neutral_600",
        input_placeholder_color_dark="*neutral_400",
    )


def build_page(pipeline: Pipeline, store: FeedbackStore | None = None) -> gr.Blocks:
    """Header, and a tab for each way into the articles. `store`: where feedback goes.

    What a reader sees first is worked out here and comes with the page; the first question finds all warm.
    """
    _warm_up()
    offers = Offers(pipeline)
    offers.prepare()
    page = gr.Blocks(title="Corridor", analytics_enabled=False, fill_height=True)
    with page:
        top = gr.HTML(str(header(pipeline)), elem_id="header", apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask-tab", elem_id="ask-tab"):
                ask_tab(page, top, pipeline, offers, store)
            with gr.Tab("Articles"):
                articles_tab(pipeline)
            with gr.Tab("Figures"):
                figures_tab(pipeline)
    page.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    return page


def _warm_up() -> None:
    """Bring in what Gradio would bring in at the first event, which would have to wait: matplotlib, where installed.

    To be dropped once an event does not need it any more (gradio 6.31, `MatplotlibBackendMananger` in utils.py).
    """
    with suppress(ImportError):
        importlib.import_module("matplotlib.pyplot")
