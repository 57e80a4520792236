"""Drafts of Markdown files, by way of markdown-it's line maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import cues
from corpus.blocks import Block
from corpus.errors import DocumentError
from corpus.layout import Draft, marked_draft
from corpus.metadata import split_front_matter
from corpus.split import sentence_spans
from corpus.types import ParagraphKind

if TYPE_CHECKING:
    from markdown_it.token import Token

# An article with so many questions in bold is an interview.
QUESTIONS = 2


def markdown_draft(file: str, text: str) -> Draft:
    """The draft of a Markdown text: front matter off, and the marks of bold and slanted words and of links.

    Raises DocumentError for broken front matter and for markup that is nested too deeply.
    """
    stated, body = split_front_matter(text, file)
    return marked_draft(*_unmarked(body, _with_remarks_as_headings(body, [*_markdown_blocks(file, body)])), stated)


def _with_remarks_as_headings(text: str, pieces: list[tuple[Block, str | None]]) -> list[tuple[Block, str | None]]:
    """The blocks of an interview, where what is said in bold heads its answer as a question does: "You are late."."""
    asked = [block for block, words in pieces if block.kind is ParagraphKind.HEADING and (words or "").endswith("?")]
    if len(asked) < QUESTIONS:
        return pieces
    bold = re.compile(r"\*\*[^*]+\*\*")
    return [
        (replace(block, kind=ParagraphKind.HEADING), words)
        if block.kind is ParagraphKind.BODY
        and words
        and bold.fullmatch(text, block.start, block.end)
        and len(sentence_spans(words, 0, len(words))) == 1
        else (block, words)
        for block, words in pieces
    ]


def _unmarked(text: str, pieces: list[tuple[Block, str | None]]) -> tuple[str, list[Block]]:
    """The text with the words of some blocks in place of their source, and all blocks where they then stand."""
    parts: list[str] = []
    blocks: list[Block] = []
    read = written = 0
    for block, words in pieces:
        words = text[block.start : block.end] if words is None else words
        parts += [text[read : block.start], words]
        start = written + block.start - read
        read, written = block.end, start + len(words)
        blocks.append(replace(block, start=start, end=written))
    return "".join([*parts, text[read:]]), blocks


def _plain(token: Token) -> str | None:
    """The words of an inline text without the marks of emphasis and links; None where it has none, or markup."""
    children = token.children or []
    if any(child.type in ("image", "html_inline", "code_inline") for child in children):
        return None
    if not any(child.type in ("strong_open", "em_open", "link_open") for child in children):
        return None
    words = "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in children)
    return words.strip() or None


def _markdown_blocks(file: str, text: str) -> Iterator[tuple[Block, str | None]]:
    """Blocks of a CommonMark text with tables: headings, paragraphs, list items, table rows; their marks left out.

    Each with its words, where these are not what stands in the text.
    """
    from markdown_it import MarkdownIt

    source = _Source(text)
    depth, titled = 0, False
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(text)
    # It leaves out in silence what is nested more deeply.
    if any(token.level >= parser.options.maxNesting - 1 for token in tokens):
        expected = f"fewer than {parser.options.maxNesting} levels"
        got = "lists or quotations nested too deeply"
        raise DocumentError(file, got, expected=expected, todo="nest them less, or save the text as .txt")
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
            depth += token.nesting
        elif token.type == "tr_open":
            for row in source.row(token, header=before is not None and before.type == "thead_open"):
                yield row, None
        elif token.type in ("fence", "code_block"):
            yield source.block(token, ParagraphKind.BODY), None
        elif token.type == "html_block":
            yield source.block(token, ParagraphKind.FURNITURE), None
        elif token.type == "inline" and before is not None and before.type == "heading_open":
            first = before.tag == "h1" and not titled
            titled = titled or first
            if token.content:
                yield source.block(token, ParagraphKind.TITLE if first else ParagraphKind.HEADING), _plain(token)
        elif token.type == "inline" and before is not None and before.type == "paragraph_open":
            kind = ParagraphKind.ITEM if depth else _paragraph_kind(token)
            block = replace(source.block(token, kind), depth=max(depth - 1, 0))
            yield from _asked(text, block) if _is_bold(token) else [(block, _plain(token))]


def _paragraph_kind(token: Token) -> ParagraphKind:
    """Furniture for a paragraph of images only, a heading for a short one or a question all in bold, else body."""
    words = [child for child in token.children or () if child.content.strip() or child.type == "image"]
    if words and all(child.type == "image" for child in words):
        return ParagraphKind.FURNITURE
    heads = _is_bold(token) and cues.heads_in_bold(words[0].content)
    return ParagraphKind.HEADING if heads else ParagraphKind.BODY


def _is_bold(token: Token) -> bool:
    kinds = [child.type for child in token.children or () if child.content or child.nesting]
    return kinds == ["strong_open", "text", "strong_close"]


def _asked(text: str, block: Block) -> Iterator[tuple[Block, str | None]]:
    """A paragraph in bold without its marks; an interviewer's last question as the heading of what follows."""
    start, end = block.start + 2, block.end - 2
    *said, last = sentence_spans(text, start, end)
    if said and block.kind is ParagraphKind.BODY and cues.heads_in_bold(text[last.start : last.end]):
        yield replace(block, end=said[-1].end), text[start : said[-1].end]
        block, start = replace(block, kind=ParagraphKind.HEADING, start=last.start), last.start
    yield block, text[start:end]


class _Source:
    """The lines of a Markdown text, to find the exact span that a token stands for."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._columns = ""

    def block(self, token: Token, kind: ParagraphKind) -> Block:
        """The span from the first to the last visible sign of a token's content."""
        first, last = token.map or (0, 1)
        content = [line.strip() for line in token.content.split("\n") if line.strip()]
        while first < last - 1 and content and content[0] not in self._lines[first]:
            first += 1
        while last - 1 > first and content and content[-1] not in self._lines[last - 1]:
            last -= 1
        left = self._lines[first].find(content[0]) if content else 0
        right = self._lines[last - 1].rfind(content[-1]) + len(content[-1]) if content else 0
        return Block(kind, self._starts[first] + max(left, 0), self._starts[last - 1] + right)

    def row(self, token: Token, *, header: bool) -> Iterator[Block]:
        """A row of a table as an item; the header row gives the column names of the rows after it."""
        first = (token.map or (0, 1))[0]
        line = self._lines[first]
        words = line.strip("|> \t")
        start = self._starts[first] + line.find(words)
        if header:
            self._columns = " ".join(words.split())
        if words:
            kind = ParagraphKind.FURNITURE if header else ParagraphKind.ITEM
            yield Block(kind, start, start + len(words), columns="" if header else self._columns)
