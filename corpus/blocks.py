"""A block of a text: a span of it, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import ParagraphKind


@dataclass(frozen=True)
class Block:
    """A span of the text and what it is.

    `depth` counts nested lists; `columns` are a table's column names; `alone` marks a heading of one paragraph only,
    `heads` what an interviewer says: a paragraph that heads those after it.
    """

    kind: ParagraphKind
    start: int
    end: int
    depth: int = 0
    columns: str = ""
    alone: bool = False
    heads: bool = False


def folded(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
