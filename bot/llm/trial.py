"""Trying a language model out, for `corridor doctor`: one made-up task, through the gate of all answers."""

from __future__ import annotations

import time

from bot.composing.draft import Draft, DraftSentence, Source
from bot.llm.prompt import Task
from bot.llm.writer import open_writer
from bot.settings import Settings
from corpus.types import Article, Paragraph, ParagraphKind, Span

_TEXT = "In 2024 the port of Example handled 512 ships, said its harbour master, Ana Sousa."
_QUESTION = "How many ships did the port of Example handle in 2024?"


def tried(settings: Settings) -> str:
    """What the model that the settings name does, in a line. Raises SettingsError, LanguageModelError."""
    writer = open_writer(settings)
    if writer is None:
        return "none"
    started = time.monotonic()
    passed, rejected = writer.try_out(_task())
    seconds = time.monotonic() - started
    said = "its sentence passed the check" if passed else "what it said did not pass the check"
    more = f", {rejected} more did not" if passed and rejected else ""
    return f"{writer.name} answered in {seconds:.1f} s; {said}{more}"


def _task() -> Task:
    paragraph = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(_TEXT), number=1)
    article = Article(id="example", title="Example", text=_TEXT, paragraphs=(paragraph,), file="example.md")
    source = Source(article, paragraph, Span(start=0, end=len(_TEXT)))
    return Task(_QUESTION, (source,), Draft("512 ships", (DraftSentence(_TEXT, (source,)),)))
