"""Exports, imports, all trade: whether a figure is of the flow that is asked for, and goes the same way."""

from __future__ import annotations

from bot.numbers.measures import Flow
from bot.numbers.subjects import Subject
from bot.questions.asked import Asked
from bot.reckoning.figures import Figure

# Where it is told what the other sells, and asked what the one buys of it.
MIRRORED = 0.9
# Of all trade, where its exports or imports are asked for, and the reverse.
OTHER_FLOW = 0.15
# Of all trade, where something else is asked for: the price of the gas.
ALL_TRADE = 0.5
# Of no flow that is told, where one is asked for; the same where nothing around it speaks of that flow either.
NO_FLOW, NOTHING_OF_IT = 0.4, 0.2


def opposed(asked: Subject, there: Subject) -> bool:
    """Whether goods or money go the other way."""
    sent = asked.sender and there.sender and asked.sender != there.sender
    got = asked.receiver and there.receiver and asked.receiver != there.receiver
    return bool(sent or got)


def flow_fit(asked: Asked, figure: Figure) -> float:
    """How well the flow of a figure is the one that is asked for, 0 to 1: exports, imports, all trade, investment."""
    ours, theirs = asked.subject, figure.subject
    if ours.flow is None and theirs.flow is Flow.TRADE and asked.terms and not asked.terms & theirs.measure:
        return ALL_TRADE
    if ours.flow is None or ours.flow is theirs.flow:
        return 1.0
    if theirs.flow is None:
        return NO_FLOW if asked.terms or ours.measure & figure.around.measure else NOTHING_OF_IT
    if Flow.INVESTMENT in (ours.flow, theirs.flow):
        return 0.1
    if Flow.TRADE in (ours.flow, theirs.flow):
        of_goods = ours.flow is Flow.TRADE and bool(asked.terms & theirs.scope)  # trade in oil, told as its exports
        return MIRRORED if of_goods else OTHER_FLOW
    return MIRRORED if _is_other_end(asked, figure) else 0.1


def _is_other_end(asked: Asked, figure: Figure) -> bool:
    """Whether one's imports are the other's exports: told of both ends, or of one end and of the same goods."""
    ours, theirs = asked.subject, figure.subject
    if opposed(ours, theirs):
        return False
    shared = [end for end in (theirs.sender, theirs.receiver) if end and end in (ours.sender, ours.receiver)]
    goods = bool(asked.terms) and asked.terms <= theirs.scope
    return len(shared) > 1 or (bool(shared) and goods)
