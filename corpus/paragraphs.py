"""The paragraphs of an article: their numbers, headings above, lead-ins of lists, and where the text breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus import cues
from corpus.blocks import Block, folded
from corpus.types import Paragraph, ParagraphKind

_ABOVE = (ParagraphKind.TITLE, ParagraphKind.HEADING)


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
            asked = f"{heading} {words}" if position and blocks[position - 1].heads else words
            heading, own = (heading, words) if block.alone else (asked, "")
            body, parents = "", []
        elif block.heads:
            heading, own, body, parents = words, "", "", []
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
                heading="" if block.heads or block.kind in _ABOVE else own or heading,
                lead_in=lead_in,
            )
        )
    return tuple(_marked_broken(text, _labelled(text, paragraphs), broken_off=broken_off))


def _labelled(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, items with what they open with where all of a list open so and go on."""
    labelled: list[Paragraph] = []
    for kind, run in groupby(paragraphs, lambda paragraph: paragraph.kind):
        items = list(run)
        labels = [cues.label_of(text[item.start : item.end]) for item in items]
        if kind is ParagraphKind.ITEM and len(items) > 1 and all(labels):
            items = [item.model_copy(update={"label": label}) for item, label in zip(items, labels, strict=True)]
        labelled.extend(items)
    return labelled


def _marked_broken(text: str, paragraphs: list[Paragraph], *, broken_off: bool) -> list[Paragraph]:
    last = max((i for i, p in enumerate(paragraphs) if p.number is not None), default=None)
    if last is None:
        return paragraphs
    words = text[paragraphs[last].start : paragraphs[last].end]
    # The item of a list may end without a full stop.
    broken = broken_off or (paragraphs[last].kind is ParagraphKind.BODY and cues.breaks_off(words))
    paragraphs[last] = paragraphs[last].model_copy(update={"broken": broken})
    return paragraphs
