"""Drafts of news pages (HTML), by way of trafilatura."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from corpus import cues
from corpus.blocks import Block
from corpus.errors import DocumentError
from corpus.layout import Draft, joined, marked_draft
from corpus.metadata import Metadata, metadata_from
from corpus.types import ParagraphKind

# Deeper markup than any page needs; lxml's serialiser and trafilatura recurse on it.
_DEEPEST_MARKUP = 200
# A date of change is none of publication, and addresses of pictures hold the day of their upload.
_DATE_METADATA = (
    "//meta[not(contains(@property, 'modif') or contains(@name, 'modif') or contains(@property, 'updated')"
    " or contains(@content, '://'))] | //script[@type='application/ld+json'] | //link[@rel='canonical']"
)
_DATE_ELEMENTS = (
    "//body//*[self::time or contains(@class, 'date') or contains(@class, 'publish')"
    " or contains(@itemprop, 'datePublished')][not(ancestor::aside or ancestor::footer)]"
)
# An element made for a date holds little else ("Published on 4 June 2025, 10:30 by the editors").
_LONGEST_DATE = 120


def html_draft(file: str, text: str) -> Draft:
    """The draft of a news page: the article's text without menus and notices, and what its metadata states.

    Raises DocumentError when the page holds no article, or is nested too deeply to be read.
    """
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    # Their remarks on odd pages would reach our caller's screen.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = load_html(text)
    if tree is None:
        raise _no_article(file)
    _refuse_depth(file, tree)
    _drop_hidden(tree)
    date, language = _stated_date(tree), re.match(r"[A-Za-z]{2,3}(?=$|[-_])", tree.get("lang") or "")
    page = bare_extraction(tree, include_comments=False, include_formatting=True, with_metadata=True)
    if not isinstance(page, Document) or page.body is None:
        raise _no_article(file)
    body, blocks = joined(_html_blocks(page.body, page.title))
    if not blocks:
        raise _no_article(file)
    values = {"title": page.title, "author": page.author, "published": date, "url": page.url}
    # Without a site name the host stands in for it, which a better source may overrule.
    host = urlsplit(page.url or "").netloc.removeprefix("www.")
    named = page.sitename if page.sitename and page.sitename.removeprefix("www.") != host else None
    stated = metadata_from(values | {"publisher": named, "language": language and language[0]}, file)
    draft = marked_draft(body, blocks, stated)
    return replace(draft, guessed=draft.guessed.filled_from(Metadata(publisher=host or None)))


def _no_article(file: str) -> DocumentError:
    todo = "save the whole page of one article, or its text as .txt"
    return DocumentError(file, "no article text in the page", expected="a news article", todo=todo)


def _refuse_depth(file: str, tree: Any) -> None:
    depth, level = 0, [tree]
    while level and depth <= _DEEPEST_MARKUP:
        depth, level = depth + 1, [child for element in level for child in element]
    if level:
        got = "elements nested too deeply"
        raise DocumentError(file, got, expected=f"fewer than {_DEEPEST_MARKUP} levels", todo="save its text as .txt")


def _drop_hidden(tree: Any) -> None:
    """Take out what a reader of the page does not see: it could hold text meant for machines only."""
    hidden = (
        "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')"
        " or contains(translate(@style, ' ', ''), 'visibility:hidden')] | //nav | //template"
    )
    for element in tree.xpath(hidden):
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()


def _stated_date(tree: Any) -> str | None:
    """ISO date that the page's metadata or an element made for dates states.

    htmldate falls back on any date of the text, so it is shown only the places where a publication date belongs.
    """
    from htmldate import find_date
    from lxml import html

    # find_date gives up on a page that it takes for empty.
    places: Any = html.fromstring("<html><head></head><body><p>-</p></body></html>")
    for element in tree.xpath(_DATE_METADATA):
        places.head.append(copy.deepcopy(element))
    for element in tree.xpath(_DATE_ELEMENTS):
        if len(element.text_content()) <= _LONGEST_DATE:
            places.body.append(copy.deepcopy(element))
    # What follows an element comes along as its tail, and is text of the story.
    for element in places.iterdescendants():
        element.tail = None
    date: str | None = find_date(places, extensive_search=False, original_date=True)
    return date


def _html_blocks(body: Any, title: str | None) -> Iterator[tuple[str, Block]]:
    """Text and kind of each block of an extracted page, as trafilatura names them (TEI)."""
    for element in body:
        if element.tag == "list":
            yield from _html_items(element, 0)
        elif element.tag == "table":
            yield from _html_rows(element)
        elif element.tag == "quote" and len(element):
            yield from _html_blocks(element, title)
        else:
            words = _words_of(element)
            yield words, Block(_html_kind(element, words, title), 0, 0)
        if element.tail and element.tail.strip():
            yield " ".join(element.tail.split()), Block(ParagraphKind.BODY, 0, 0)


def _html_kind(element: Any, words: str, title: str | None) -> ParagraphKind:
    if title and " ".join(words.split()).casefold() == " ".join(title.split()).casefold():
        return ParagraphKind.TITLE
    # Many sites set their sub-headings as paragraphs in bold.
    bold = len(element) == 1 and element[0].tag == "hi" and not (element.text or element[0].tail or "").strip()
    heading = element.tag == "head" or (bold and cues.heads_in_bold(words.strip() or "."))
    return ParagraphKind.HEADING if heading else ParagraphKind.BODY


def _html_items(element: Any, depth: int) -> Iterator[tuple[str, Block]]:
    for item in element:
        yield _words_of(item), Block(ParagraphKind.ITEM, 0, 0, depth)
        for nested in item.iter("list"):
            if next(nested.iterancestors("item"), None) is item:
                yield from _html_items(nested, depth + 1)


def _html_rows(table: Any) -> Iterator[tuple[str, Block]]:
    columns = ""
    for row in table.iter("row"):
        cells = [_words_of(cell) for cell in row.iter("cell")]
        words = " | ".join(filter(None, cells))
        if all(cell.get("role") == "head" for cell in row.iter("cell")):
            columns = words
            yield words, Block(ParagraphKind.FURNITURE, 0, 0)
        else:
            yield words, Block(ParagraphKind.ITEM, 0, 0, columns=columns)


def _words_of(element: Any) -> str:
    """The text of an element, line breaks as newlines, without the lists inside it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag != "list":
            parts.append(_words_of(child))
        parts.append(child.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())
    return ("\n" if len(element) else " ").join(lines)
