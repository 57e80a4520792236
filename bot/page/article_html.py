"""An article as it is read on the page: every paragraph numbered, words marked; and the list of articles. As HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.page.markup import web_address
from bot.page.places import Place, link_to
from bot.page.templating import render
from bot.wording import date_of
from corpus.types import Article, Paragraph, ParagraphKind, SourceText, Span

MOST_FOUND = 1_000
MOST_LISTED = 100
_LONGEST_SEARCH = 200
# A reader types what is on the keyboard; the article may have its typographic likeness.
_ALIKE = {sign: f"[{signs}]" for signs in ("'’‘", '"“”„', "–—−-") for sign in (*signs, "-")} | {"-": "[–—−-]"}


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph, all marked alike: `cited` by the link, `found`, or the one found that is looked at."""

    text: str
    cited: bool = False
    found: bool = False
    current: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph with its pieces; link: to itself. target: the link that was followed leads here."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    link: str
    target: bool


def article_html(article: Article, place: Place, found: Sequence[Span] = (), current: int = 0) -> str:
    """The whole article with the words of `place` and those found marked; `current` counts from 0."""
    return render(
        "article.html",
        article=article,
        blocks=[_block(article, paragraph, place, found, current) for paragraph in _shown(article)],
        date=date_of(article),
        account=article.source_text is SourceText.ACCOUNT,
        url=web_address(article.url),
        broken=any(paragraph.broken for paragraph in article.paragraphs),
        cited=place.span is not None,
    )


def articles_html(articles: Sequence[Article], wanted: str, opened: str | None) -> str:
    """The articles that have the wanted words in title, publisher, author or date, as links; `opened` is marked."""
    found = [article for article in articles if _fits(article, wanted)]
    return render(
        "articles.html",
        rows=[(article, link_to(article.id), date_of(article)) for article in found[:MOST_LISTED]],
        found=len(found),
        count=len(articles),
        opened=opened,
    )


def find(article: Article, words: str) -> tuple[Span, ...]:
    """Where these words stand in what is shown of an article, whatever their case, at most MOST_FOUND times."""
    plain = " ".join(words[:_LONGEST_SEARCH].split())
    if not plain:
        return ()
    pattern = re.compile(
        r"\s+".join("".join(_ALIKE.get(s, re.escape(s)) for s in word) for word in plain.split()), re.IGNORECASE
    )
    found = (
        Span(start=match.start(), end=match.end())
        for paragraph in _shown(article)
        for match in pattern.finditer(article.text, paragraph.start, paragraph.end)
    )
    return tuple(span for span, _ in zip(found, range(MOST_FOUND), strict=False))


def _fits(article: Article, wanted: str) -> bool:
    facts = " ".join(filter(None, (article.title, article.publisher, article.author, article.published))).casefold()
    return all(word in facts for word in wanted[:_LONGEST_SEARCH].casefold().split())


def _shown(article: Article) -> list[Paragraph]:
    """All paragraphs but the title, which stands above."""
    return [p for p in article.paragraphs if p.kind is not ParagraphKind.TITLE]


def _block(article: Article, paragraph: Paragraph, place: Place, found: Sequence[Span], current: int) -> Block:
    target = paragraph.number is not None and paragraph.number == place.paragraph
    pieces = _pieces(article.text, paragraph, place.span, found, current)
    return Block(paragraph, tuple(pieces), link_to(article.id, paragraph.number), target)


def _pieces(
    text: str, paragraph: Paragraph, cited: Span | None, found: Sequence[Span], current: int
) -> Iterator[Piece]:
    """The paragraph cut at every edge of a mark."""
    first = bisect_right([span.end for span in found], paragraph.start)
    here = []
    for position in range(first, len(found)):
        if found[position].start >= paragraph.end:
            break
        here.append((position, found[position]))
    spans = [*(span for _, span in here), *([cited] if cited else [])]
    edges = {paragraph.start, paragraph.end, *(edge for span in spans for edge in (span.start, span.end))}
    inner = sorted(edge for edge in edges if paragraph.start <= edge <= paragraph.end)
    for start, end in pairwise(inner):
        match = next((position for position, span in here if span.start <= start and end <= span.end), None)
        yield Piece(
            text[start:end],
            cited=cited is not None and cited.start <= start and end <= cited.end,
            found=match is not None,
            current=match == current,
        )
