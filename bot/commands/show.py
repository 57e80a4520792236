"""`corridor show`: an article with its paragraph numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bot.cli import with_places
from corpus.errors import CorpusError, IndexMissing

if TYPE_CHECKING:
    from bot.settings import Settings
    from corpus.types import Article


@click.command()
@click.argument("article")
@with_places
@click.option("--json", "as_json", is_flag=True, help="Print text and paragraph offsets as one line of JSON.")
def command(article: str, as_json: bool, **flags: str | None) -> None:
    """Print ARTICLE (its id) as it is indexed, so that any quote can be checked."""
    from bot.settings import load_settings

    found = find(article, load_settings(**flags))
    if as_json:
        paragraphs = [{"n": p.number, "start": p.start, "end": p.end} for p in found.citable]
        click.echo(json.dumps({"id": found.id, "text": found.text, "paragraphs": paragraphs}, ensure_ascii=False))
    else:
        click.echo(readable(found))


def find(name: str, settings: Settings) -> Article:
    """The article of that id: as indexed, or from the folder where there is no index. Raises CorpusError."""
    from bot.workspace import location_of
    from corpus.load import load_corpus
    from index.store import open_snapshot

    try:
        articles = open_snapshot(location_of(settings)).articles()
    except IndexMissing:
        articles = load_corpus(settings.corpus, max_megabytes=settings.max_file_megabytes).articles
    for article in articles:
        if article.id == name:
            return article
    names = ", ".join(article.id for article in articles[:10]) + (", …" if len(articles) > 10 else "")
    raise CorpusError(f"no article {name!r}", expected=f"one of {names}", todo="give one of these ids")


def readable(article: Article) -> str:
    """Title, source and numbered paragraphs, headings between them."""
    account = "Our account of an article by " if article.source_text == "account" else ""
    date = article.published or "date not stated"
    lines = [article.title, f"{account}{article.publisher or 'publisher not stated'}, {date}", article.url or "", ""]
    heading = ""
    for paragraph in article.citable:
        if paragraph.heading != heading:
            heading = paragraph.heading
            lines += [heading.upper(), ""] if heading else []
        text = " ".join(article.text[paragraph.start : paragraph.end].split())
        broken = " [the text breaks off here]" if paragraph.broken else ""
        lines += [f"{paragraph.number:>4}  {text}{broken}", ""]
    return "\n".join(lines)
