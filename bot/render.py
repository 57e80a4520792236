"""An answer as a person reads it on a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.types import Answer, Citation, Status
from bot.wording import source_line


def rendered(answer: Answer) -> Group:
    """The answer, then its numbered citations with source and quote, then notices. Nothing in it is markup."""
    parts: list[RenderableType] = [Text(""), _answer(answer), Text("")]
    for citation in answer.citations:
        parts += [_source(citation), Padding(Text(citation.quote, style="italic"), (0, 0, 1, 4), expand=False)]
    if answer.understood != answer.question:
        parts.append(Text(f"Understood as: {answer.understood}", style="dim"))
    parts += [Text(notice, style="yellow") for notice in answer.notices]
    return Group(*parts)


def _answer(answer: Answer) -> Text:
    if answer.status is Status.REFUSED:
        return Text(answer.answer, style="bold")
    short = answer.short_answer
    text = Text(answer.answer)
    if short and answer.answer.startswith(short):
        text.stylize("bold green", 0, len(short))
    text.highlight_regex(r"\[\d+\]", "cyan")
    return text


def _source(citation: Citation) -> Text:
    return Text.assemble((f"[{citation.n}] ", "cyan"), (source_line(citation), "dim"))
