"""What an interviewer says: questions and remarks that head the paragraphs which answer them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise

from corpus.blocks import Block, folded
from corpus.types import ParagraphKind

# What an interviewer says is no longer.
_ASKED_WORDS = 40
# "A last question." before one says nothing.
_SAID_WORDS = 5


def with_asked(text: str, blocks: list[Block]) -> list[Block]:
    """Paragraphs that only ask, where several do as in an interview, head the paragraphs that answer them.

    So do an interviewer's remarks, which may be quoted too, as what is said before a question.
    """
    body = [block for block in blocks if block.kind is ParagraphKind.BODY]
    asking = {block.start for block in body if _asks(folded(text[block.start : block.end]))}
    heads = {block.start for block, after in pairwise(body) if block.start in asking and after.start not in asking}
    if len(heads) < 2:
        return blocks
    remarks = _remarks(text, body, heads)
    pieces = (_asked(text, block) if block.start in heads else [block] for block in blocks)
    return [replace(piece, heads=piece.heads or piece.start in remarks) for piece in chain.from_iterable(pieces)]


def _asked(text: str, block: Block) -> list[Block]:
    """A question as a heading, and what is said before it, which may be quoted."""
    said = _said_before(text[block.start : block.end])
    head = replace(block, kind=ParagraphKind.HEADING, start=block.start + said)
    end = block.start + len(text[block.start : head.start].rstrip())
    return [replace(block, end=end, heads=True), head] if said else [head]


def _remarks(text: str, body: list[Block], heads: set[int]) -> set[int]:
    """Where an interviewer says something without asking: every other paragraph, and shorter than what follows."""
    lengths = {block.start: len(text[block.start : block.end].split()) for block in body}
    runs: list[list[int]] = []
    for block in body:
        if block.start in heads:
            runs.append([])
        elif runs:
            runs[-1].append(block.start)
    found = [(remark, reply) for run in runs for remark, reply in zip(run[1::2], run[2::2], strict=False)]
    taking_turns = all(len(run) % 2 for run in runs[:-1])
    spoken = all(lengths[remark] < min(lengths[reply], _ASKED_WORDS) for remark, reply in found)
    addressed = any(_addresses(text[block.start : block.end]) for block in body if block.start in heads)
    return {remark for remark, _ in found} if taking_turns and spoken and addressed else set()


def _asks(line: str) -> bool:
    """True for a paragraph that asks something and may stand over its answer, as an interviewer's question does."""
    return line.endswith("?") and line[0] not in '"“«‘–—-' and len(line.split()) <= _ASKED_WORDS


def _addresses(line: str) -> bool:
    """True where a line speaks to somebody, as an interviewer does."""
    return re.search(r"\b[Yy]ou(?:r|rs)?\b", line) is not None


def _said_before(asked: str) -> int:
    """Where a question starts after what is said before it ("You sold it in May. Why?"); 0 where hardly anything is."""
    match = re.fullmatch(r"(?P<said>[^?]*[.!…]\s+)[^?]*\?", asked, re.DOTALL)
    return match.end("said") if match and len(match["said"].split()) >= _SAID_WORDS else 0
