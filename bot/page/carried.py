"""What a page carries for its server, which keeps nothing itself: as text in a hidden field, checked when it is back.

Gradio's own State would keep a connection open for each tab of a browser, and a browser opens no more than six.
"""

from __future__ import annotations

from typing import TypeVar

import gradio as gr
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


def carrier(value: object = None) -> gr.Textbox:
    """The hidden field."""
    return gr.Textbox(carried(value), visible="hidden", show_label=False)


def carried(value: object) -> str:
    """A frozen dataclass as text; empty for None."""
    return "" if value is None else TypeAdapter(type(value)).dump_json(value).decode()


def received(kind: type[T], text: str | None) -> T | None:
    """What `carried` made, back; None for what it cannot have made."""
    try:
        return TypeAdapter(kind).validate_json(text) if text else None
    except ValidationError:
        return None
