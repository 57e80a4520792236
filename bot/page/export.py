"""An answer to take away: as plain text, and as Markdown in which nothing that was quoted has a meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.page.links import ACCOUNT
from bot.page.markup import web_address
from bot.types import Answer, Citation
from bot.wording import source_line
from corpus.types import SourceText

# What Markdown, HTML within it, or a renderer of formulas or templates may take as more than characters: anywhere, and
# at the head of a line.
_MARKS = re.compile(r"([\\`*_{}\[\]()|~$&<>!@]|:(?=//))")
_HEAD = re.compile(r"^(\s*)(?:([#+=:-])|(\d+)([.)])(?=\s|$))")
# Marks of direction would reach beyond the words that they came with.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENDS_ADDRESS = re.compile(r"[\s<>\"'`()\[\]\\]")


@dataclass(frozen=True)
class _Form:
    """How words, a quote, the lines of a source and an address are written."""

    words: Callable[[str], str]
    quoted: str
    between: str
    address: str


def literal(words: str) -> str:
    """Words as Markdown that shows just these words, on one line."""
    escaped = _MARKS.sub(r"\\\1", " ".join(_DIRECTIONS.sub("", words).split()))
    return _HEAD.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", escaped)


_PLAIN = _Form(lambda words: " ".join(words.split()), "    ", "\n", "{}")
_MARKDOWN = _Form(literal, "> ", "\n\n", "<{}>")


def as_text(answer: Answer) -> str:
    """The answer and its numbered sources as plain text."""
    return _told(answer, _PLAIN)


def as_markdown(answer: Answer) -> str:
    """The same as Markdown, the question as its heading."""
    return f"## {literal(answer.question)}\n\n{_told(answer, _MARKDOWN)}"


def _told(answer: Answer, form: _Form) -> str:
    first, *items = answer.answer.split("\n- ")
    parts = ["\n".join([form.words(first), *(f"- {form.words(item)}" for item in items)])]
    if answer.as_of:
        parts.append(form.words(f"As of {answer.as_of}."))
    parts += [form.words(notice) for notice in answer.notices]
    parts += [_source(citation, form) for citation in answer.citations]
    return "\n\n".join(parts)


def _source(citation: Citation, form: _Form) -> str:
    lines = [
        form.words(f"[{citation.n}] {source_line(citation)}"),
        f"{form.quoted}{form.words(citation.quote)}",
    ]
    if citation.source_text is SourceText.ACCOUNT:
        lines.append(form.words(ACCOUNT))
    if address := web_address(citation.url):
        lines.append(form.address.format(_ENDS_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address)))
    return form.between.join(lines)
