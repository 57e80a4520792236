"""What a reader's browser says with an event, read with the care due to whatever comes from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.page.panel import Place
from corpus.types import Span


class _Place(BaseModel):
    """A link's address, all of it text, with the quote that it showed."""

    model_config = ConfigDict(extra="ignore")

    article: str = ""
    paragraph: int = 0
    start: int | None = None
    end: int | None = None
    quote: str = ""


def asked_of(data: Any) -> str:
    """The question that an event carries; empty where it carries none."""
    given = data.get("question") if isinstance(data, Mapping) else None
    return given if isinstance(given, str) else ""


def place_of(data: Any) -> Place:
    """The place that a link names; one that no article has, where it names none."""
    try:
        place = _Place.model_validate(data)
    except ValidationError:
        place = _Place()
    span = Span(start=place.start, end=place.end) if place.start is not None and place.end is not None else None
    return Place(place.article, place.paragraph, span, place.quote)
