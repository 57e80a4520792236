"""Figures beside each other: those that differ, as a table, and those of a sum, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.page.markup import joined, own
from bot.types import Citation, Computed, Conflict, ConflictValue, Operand

_OPERATOR = re.compile(r"(\s[−+×÷/·-]\s)")


def conflict_table(
    conflict: Conflict, numbers: Callable[[Sequence[int]], Markup], citation: Callable[[int], Citation]
) -> Markup:
    """A small table: figure, what it measures, who says so, when; under it why they differ, where that is known."""
    rows = joined(_row(value, conflict.about, numbers, citation(value.citation)) for value in conflict.values)
    why = Markup('<p class="reason" dir="auto">{}.</p>').format(conflict.why) if conflict.why else Markup("")
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="Figures side by side">'
        '<table class="conflict"><caption>Figures side by side: {}</caption>'
        '<thead><tr><th scope="col">Figure</th><th scope="col">Measures</th><th scope="col">Who says so</th>'
        '<th scope="col">When</th></tr></thead><tbody>{}</tbody></table></div>{}'
    ).format(own(conflict.about), rows, why)


def _row(value: ConflictValue, about: str, numbers: Callable[[Sequence[int]], Markup], citation: Citation) -> Markup:
    publisher = citation.publisher or "publisher not stated"
    says = Markup("{}, in {}").format(own(value.said_by), own(publisher)) if value.said_by else own(publisher)
    return Markup('<tr><th scope="row">{} {}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(
        own(value.text),
        numbers([value.citation]),
        own(_measures(value, about)),
        says,
        own(value.period or "not stated"),
    )


def _measures(value: ConflictValue, about: str) -> str:
    """What a figure is of: "trade, Italy–Kazakhstan"."""
    return ", ".join(filter(None, (about.partition(" (")[0], value.scope)))


def worked_sum(computed: Computed, numbers: Callable[[Sequence[int]], Markup]) -> Markup:
    """A sum, each of its figures with the citation that states it."""
    pieces = _OPERATOR.split(computed.text.partition(" = ")[0])
    if len(pieces[::2]) != len(computed.operands):
        stated = joined((_operand(operand, numbers) for operand in computed.operands), ", ")
        return Markup('<p class="sum"><strong>{}</strong>, from {}</p>').format(own(computed.text), stated)
    shown = [
        Markup("{}{}").format(own(piece), numbers([computed.operands[place // 2].citation]))
        if place % 2 == 0
        else Markup("{}").format(piece)
        for place, piece in enumerate(pieces)
    ]
    return Markup('<p class="sum"><span class="heading">Worked out</span> {} = <strong>{}</strong></p>').format(
        joined(shown), own(computed.text.partition(" = ")[2])
    )


def _operand(operand: Operand, numbers: Callable[[Sequence[int]], Markup]) -> Markup:
    return Markup("{} {}").format(own(operand.text), numbers([operand.citation]))
