"""The paragraphs of an article: their numbers, headings above, lead-ins of lists, and where the text breaks off."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import cues
from corpus.layout import Block, folded
from corpus.types import Paragraph, ParagraphKind


def numbered(text: str, blocks: Sequence[Block], *, broken_off: bool = False) -> tuple[Paragraph, ...]:
    """Paragraphs of an article from its blocks: numbers, headings above, lead-ins of lists, the broken end.

    broken_off: it is known that the text is not all of the article, however it ends.
    """
    paragraphs: list[Paragraph] = []
    heading, own, body, number = "", "", "", 0
    columns = ""
    parents: list[str] = []
    for position, block in enumerate(blocks):
        words = folded(text[block.start : block.end])
        lead_in = ""
        if block.kind is ParagraphKind.HEADING:
            heading, own = (heading, words) if block.alone else (words, "")
            body, parents = "", []
        elif block.kind is ParagraphKind.BODY:
            own = own if position and blocks[position - 1].alone else ""
            body, parents = words, []
        elif block.kind is ParagraphKind.ITEM:
            if parents and block.columns != columns:
                body, parents = "", []
            columns, parents = block.columns, parents[: block.depth]
            lead_in = " ".join(filter(None, (body, *parents, block.columns)))
            parents.append(words)
        citable = block.kind in (ParagraphKind.BODY, ParagraphKind.ITEM)
        number += citable
        paragraphs.append(
            Paragraph(
                kind=block.kind,
                start=block.start,
                end=block.end,
                number=number if citable else None,
                heading="" if block.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING) else own or heading,
                lead_in=lead_in,
            )
        )
    return tuple(_marked_broken(text, paragraphs, broken_off=broken_off))


def _marked_broken(text: str, paragraphs: list[Paragraph], *, broken_off: bool) -> list[Paragraph]:
    last = max((i for i, p in enumerate(paragraphs) if p.number is not None), default=None)
    if last is None:
        return paragraphs
    words = text[paragraphs[last].start : paragraphs[last].end]
    # The item of a list may end without a full stop.
    broken = broken_off or (paragraphs[last].kind is ParagraphKind.BODY and cues.breaks_off(words))
    paragraphs[last] = paragraphs[last].model_copy(update={"broken": broken})
    return paragraphs
