"""From text to paragraphs: lines joined to blocks, blocks told apart, citable ones numbered.

The text itself is never changed; a block is a span of it, and what a block leaves out (bullets, datelines) stays
in the text outside the span.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus import cues
from corpus.blocks import Block, folded
from corpus.interview import with_asked
from corpus.lines import lines_of, paragraph_spans
from corpus.metadata import Metadata
from corpus.top_lines import top_line
from corpus.types import ParagraphKind, Precision

# Title, byline and date stand among the first blocks; further down they are part of the story.
_TOP_BLOCKS = 8
# So many paragraphs of an article open with a label where labels head them.
_LABELLED = 3
# A heading is followed by prose, not by a row of short lines such as a table's.
_PROSE_LENGTH = 60
_STANDFIRST_WORDS = 6


@dataclass(frozen=True)
class Draft:
    """A document as read: its text, its blocks, the facts that it states and those guessed from its first lines."""

    text: str
    blocks: tuple[Block, ...]
    stated: Metadata = field(default_factory=Metadata)
    guessed: Metadata = field(default_factory=Metadata)


def plain_draft(text: str, stated: Metadata | None = None) -> Draft:
    """The draft of a text without markup: title, headings and lists are told by their looks."""
    blocks = [Block(ParagraphKind.BODY, start, end) for start, end in paragraph_spans(text)]
    blocks, guessed = _settled(text, blocks, plain=True)
    return Draft(text, tuple(blocks), stated or Metadata(), guessed)


def marked_draft(text: str, blocks: Iterable[Block], stated: Metadata | None = None) -> Draft:
    """The draft of a text whose headings and lists its format states; credits, bylines and dates are told by looks."""
    split = [piece for block in blocks for piece in _split_at_bullets(text, block)]
    settled, guessed = _settled(text, split, plain=False)
    titles = [text[block.start : block.end] for block in settled if block.kind is ParagraphKind.TITLE]
    guessed = guessed if guessed.title or not titles else guessed.model_copy(update={"title": folded(titles[0])})
    return Draft(text, tuple(settled), stated or Metadata(), guessed)


def joined(pieces: Iterable[tuple[str, Block]]) -> tuple[str, list[Block]]:
    """A text of pieces with blank lines between them, and their blocks moved to where they now stand."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for words, block in pieces:
        stripped = words.strip()
        if not stripped:
            continue
        blocks.append(replace(block, start=position, end=position + len(stripped)))
        parts.append(stripped)
        position += len(stripped) + 2
    return "\n\n".join(parts), blocks


def _split_at_bullets(text: str, block: Block) -> list[Block]:
    """A paragraph whose further lines start with typed bullets ("· …"), cut before each of them."""
    if block.kind is not ParagraphKind.BODY or "\n" not in text[block.start : block.end]:
        return [block]
    cuts = [block.start]
    for line in lines_of(text[block.start : block.end]):
        mark = cues.mark_of(line.text)
        if line.start and mark and mark.certain:
            cuts.append(block.start + line.start)
    spans = zip(cuts, [*cuts[1:], block.end], strict=True)
    return [replace(block, start=a, end=b - len(text[a:b]) + len(text[a:b].rstrip())) for a, b in spans]


def _settled(text: str, blocks: list[Block], *, plain: bool) -> tuple[list[Block], Metadata]:
    """Blocks with furniture, items, top matter and datelines told apart, and the facts of the top matter."""
    blocks = [_as_furniture(text, block) for block in blocks]
    blocks = _with_items(text, blocks)
    blocks, guessed = _with_top_matter(text, blocks, plain=plain)
    if plain:
        blocks = _with_headings(text, blocks)
    blocks, date = _without_dateline(text, blocks)
    blocks = with_asked(text, blocks)
    blocks = [piece for block in blocks for piece in _without_run_in(text, block, blocks)]
    return blocks, guessed.filled_from(_dated(date))


def _as_furniture(text: str, block: Block) -> Block:
    words = text[block.start : block.end]
    alone = block.kind is ParagraphKind.BODY and cues.is_furniture(folded(words))
    return replace(block, kind=ParagraphKind.FURNITURE) if alone else block


def _with_items(text: str, blocks: list[Block]) -> list[Block]:
    """Body blocks with list marks as items, without the marks; runs of one sign are judged together."""
    settled = list(blocks)
    before = ""
    for sign, run in groupby(range(len(blocks)), lambda position: _sign(text, blocks[position])):
        positions = list(run)
        words = [text[blocks[position].start : blocks[position].end] for position in positions]
        if sign and cues.is_list(words, introduced=before.endswith(":")):
            for position, line in zip(positions, words, strict=True):
                mark = cues.mark_of(line)
                start = blocks[position].start + (mark.length if mark else 0)
                settled[position] = replace(blocks[position], kind=ParagraphKind.ITEM, start=start)
        before = words[-1]
    return settled


def _sign(text: str, block: Block) -> str:
    mark = cues.mark_of(text[block.start : block.end]) if block.kind is ParagraphKind.BODY else None
    return mark.sign if mark else ""


def _with_top_matter(text: str, blocks: list[Block], *, plain: bool) -> tuple[list[Block], Metadata]:
    """Title, byline and date lines among the first blocks, and what they say."""
    settled = list(blocks)
    title = author = date = publisher = None
    for position, block in enumerate(blocks[:_TOP_BLOCKS]):
        words = folded(text[block.start : block.end])
        if block.kind is not ParagraphKind.BODY:
            continue
        top = top_line(words)
        if top:
            author, date, publisher = author or top.author, date or top.date, publisher or top.publisher
            settled[position] = replace(block, kind=ParagraphKind.FURNITURE)
        elif plain and title is None and _is_title(text, blocks, position, settled):
            title = words
            settled[position] = replace(block, kind=ParagraphKind.TITLE)
    return settled, Metadata(title=title, author=author, publisher=publisher).filled_from(_dated(date))


def _is_title(text: str, blocks: list[Block], position: int, settled: list[Block]) -> bool:
    """The first block that is no furniture, when it looks like a title and text comes after it."""
    first = all(block.kind is ParagraphKind.FURNITURE for block in settled[:position])
    citable = (ParagraphKind.BODY, ParagraphKind.ITEM)
    followed = any(
        block.kind in citable and top_line(folded(text[block.start : block.end])) is None
        for block in blocks[position + 1 :]
    )
    words = folded(text[blocks[position].start : blocks[position].end])
    return first and followed and cues.looks_like_title(words) and cues.dateline(words)[0] == 0


def _with_headings(text: str, blocks: list[Block]) -> list[Block]:
    words = [text[block.start : block.end] for block in blocks]
    alike = [
        block.kind is ParagraphKind.BODY and "\n" not in line and cues.looks_like_heading(line)
        for block, line in zip(blocks, words, strict=True)
    ]
    settled = list(blocks)
    for position, block in enumerate(blocks):
        if alike[position] and _heads(blocks, words, alike, position):
            settled[position] = replace(block, kind=ParagraphKind.HEADING)
    return settled


def _heads(blocks: list[Block], words: list[str], alike: list[bool], position: int) -> bool:
    """True when prose or a list follows a heading-like line that is neither a table's row nor a standfirst."""
    if (position and alike[position - 1]) or (position + 1 < len(alike) and alike[position + 1]):
        return False
    line = words[position]
    emphatic = cues.in_title_case(line) or line.isupper()
    before = next(
        (blocks[i] for i in range(position - 1, -1, -1) if blocks[i].kind is not ParagraphKind.FURNITURE), None
    )
    if before and before.kind is ParagraphKind.TITLE and not emphatic and len(line.split()) > _STANDFIRST_WORDS:
        return False
    after = next((i for i in range(position + 1, len(blocks)) if blocks[i].kind is not ParagraphKind.FURNITURE), None)
    if after is None:
        return False
    if blocks[after].kind is ParagraphKind.ITEM:
        # "Growth was driven by shipments of" introduces its list; "Key Figures" heads it.
        return emphatic or len(line.split()) <= 2
    return cues.ends_sentence(words[after]) or len(words[after]) >= _PROSE_LENGTH or words[after].endswith(":")


def _without_run_in(text: str, block: Block, blocks: list[Block]) -> list[Block]:
    """A paragraph cut behind the question or, where others have such too, the label that heads it."""
    prose = block.kind is ParagraphKind.BODY and not block.heads
    opens = cues.run_in(text[block.start : block.end]) if prose else None
    if opens is None or not (opens.asks or _is_labelled(text, blocks)):
        return [block]
    cut = block.start + opens.end
    start = block.end - len(text[cut : block.end].lstrip(" .\n\t\u00a0"))
    head = replace(block, kind=ParagraphKind.HEADING, end=cut, alone=not opens.numbered)
    return [head, replace(block, start=start)]


def _is_labelled(text: str, blocks: list[Block]) -> bool:
    """Whether labels head paragraphs of an article; in an interview such a word is an answer."""
    if any(block.kind is ParagraphKind.HEADING and text[block.end - 1] == "?" for block in blocks):
        return False
    found = (cues.run_in(text[block.start : block.end]) for block in blocks if block.kind is ParagraphKind.BODY)
    return sum(opens is not None and not opens.asks for opens in found) >= _LABELLED


def _without_dateline(text: str, blocks: list[Block]) -> tuple[list[Block], str | None]:
    """The first or second body block without its date and dateline, which become furniture, and the ISO date."""
    bodies = [i for i, block in enumerate(blocks) if block.kind is ParagraphKind.BODY][:2]
    for position in bodies:
        block = blocks[position]
        length, date = cues.dateline(text[block.start : block.end])
        if length:
            cut = block.start + length
            end = block.start + len(text[block.start : cut].rstrip())
            line = replace(block, kind=ParagraphKind.FURNITURE, end=end)
            return [*blocks[:position], line, replace(block, start=cut), *blocks[position + 1 :]], date
    return blocks, None


def _dated(date: str | None) -> Metadata:
    return Metadata(published=date, published_precision=Precision.DAY if date else None)
