"""The source panel: a cited paragraph in its surroundings, the cited words marked, and whose words they are."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from bot.page.links import original
from bot.page.markup import clean, joined, line, own
from bot.page.places import link_to
from bot.wording import date_of
from corpus.types import Article, Paragraph, Span
from index.store import Snapshot

# Paragraphs shown before and after the cited one.
AROUND = 2
GONE = "This passage is no longer in the index: the articles have changed since. Ask again to see what they say now."


@dataclass(frozen=True)
class Place:
    """What a reader asked to see. `quote`: the words that a citation showed; the span may have moved since."""

    article: str
    paragraph: int
    span: Span | None = None
    quote: str = ""


def panel(snapshot: Snapshot, place: Place) -> Markup:
    """The panel as HTML; says so where the index no longer has the place."""
    article = next((article for article in snapshot.articles() if article.id == place.article), None)
    span = _marked(article, place) if article else None
    paragraph = _paragraph(article, place, span) if article else None
    if article is None or paragraph is None or (place.quote and span is None):
        return _framed(Markup('<h2 tabindex="-1">Source</h2>{}').format(line(GONE, "problem")))
    words = article.text[span.start : span.end] if span else article.text[paragraph.start : paragraph.end]
    return _framed(
        joined(
            [
                Markup('<p class="heading">Source</p><h2 tabindex="-1" dir="auto">{}</h2>').format(article.title),
                _published(article),
                _surroundings(article, paragraph, span),
                original(article, words),
                Markup('<p><a href="{}" data-away>The whole article</a></p>').format(
                    link_to(article.id, paragraph.number or 1, *((span.start, span.end) if span else ()))
                ),
            ]
        )
    )


def _framed(inside: Markup) -> Markup:
    close = Markup('<button type="button" class="close" data-close aria-label="Close the source">✕</button>')
    return clean(Markup('<section class="panel" aria-label="Source">{}{}</section>').format(close, inside))


def _marked(article: Article, place: Place) -> Span | None:
    """The span that was cited, where the text there is still what was quoted; else where the quote stands now."""
    span = place.span
    if span is None or not 0 <= span.start < span.end <= len(article.text):
        span = None
    if not place.quote or (span and article.text[span.start : span.end] == place.quote):
        return span
    start = article.text.find(place.quote)
    return Span(start=start, end=start + len(place.quote)) if start >= 0 else None


def _paragraph(article: Article, place: Place, span: Span | None) -> Paragraph | None:
    """The paragraph of the span; without a span the one of that number."""
    if span:
        return next((p for p in article.citable if p.start <= span.start and span.end <= p.end), None)
    return next((p for p in article.citable if p.number == place.paragraph), None)


def _published(article: Article) -> Markup:
    publisher = own(article.publisher or "publisher not stated")
    return Markup('<p class="whose">{}, {}</p>').format(publisher, date_of(article))


def _surroundings(article: Article, cited: Paragraph, span: Span | None) -> Markup:
    """The paragraph with those around it, under its heading."""
    here = article.citable.index(cited)
    shown = article.citable[max(0, here - AROUND) : here + AROUND + 1]
    parts, heading = [], ""
    for paragraph in shown:
        if paragraph.heading and paragraph.heading != heading:
            parts.append(Markup('<h3 dir="auto">{}</h3>').format(paragraph.heading))
        heading = paragraph.heading
        parts.append(_numbered(article, paragraph, cited, span))
    return Markup(
        '<div class="surroundings" tabindex="0" role="group" aria-label="The paragraph in its surroundings">{}</div>'
    ).format(joined(parts))


def _numbered(article: Article, paragraph: Paragraph, cited: Paragraph, span: Span | None) -> Markup:
    """A paragraph with its number; the cited words of the cited one are marked."""
    text = article.text[paragraph.start : paragraph.end]
    words = own(text)
    if paragraph is cited:
        start, end = (span.start - paragraph.start, span.end - paragraph.start) if span else (0, len(text))
        words = Markup("<bdi>{}<mark>{}</mark>{}</bdi>").format(text[:start], text[start:end], text[end:])
    kind = "paragraph cited" if paragraph is cited else "paragraph"
    broken = Markup(' <span class="broken">The text breaks off here.</span>') if paragraph.broken else ""
    return Markup(
        '<div class="{}"><span class="count"><span class="unseen">Paragraph </span>{}</span>'
        '<p dir="auto">{}{}</p></div>'
    ).format(kind, paragraph.number, words, broken)
