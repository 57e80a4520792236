"""Links to a place in an article, within the page: "#article=ID&paragraph=N&start=S&end=E"."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode

from corpus.types import Article, Span

_LONGEST = 500


@dataclass(frozen=True)
class Place:
    """A place in an article: the whole of it, a paragraph by its number, and words in it."""

    article: str
    paragraph: int | None = None
    span: Span | None = None


def link_to(article: str, paragraph: int | None = None, start: int | None = None, end: int | None = None) -> str:
    """The link to an article, a paragraph of it, or the words `text[start:end]` in it."""
    parts = {"article": article, "paragraph": paragraph, "start": start, "end": end}
    given = {name: value for name, value in parts.items() if value is not None}
    return f"#{urlencode(given, quote_via=quote)}"


def place_of(link: str) -> Place | None:
    """The place that a link names; None for what is no such link. Numbers that are none count as not given."""
    fields = parse_qs(link[:_LONGEST].removeprefix("#"))
    if "article" not in fields:
        return None
    start, end = _number(fields.get("start")), _number(fields.get("end"))
    span = Span(start=start, end=end) if start is not None and end is not None and start < end else None
    return Place(fields["article"][0], _number(fields.get("paragraph")), span)


def within(article: Article, place: Place) -> Place:
    """The place as far as the article has it: no words beyond its end, no paragraph that it lacks."""
    numbers = {paragraph.number for paragraph in article.citable}
    span = place.span if place.span and place.span.end <= len(article.text) else None
    return Place(article.id, place.paragraph if place.paragraph in numbers else None, span)


def _number(values: list[str] | None) -> int | None:
    word = values[0] if values else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None
