"""Whether two texts tell of one act with the same parties on the same sides."""

from __future__ import annotations

from collections.abc import Sequence

from bot.claims.act import SINCE, TRANSFER, Act
from bot.claims.acts import read_acts
from bot.english.clauses import is_named

BOTH = 2


def told_otherwise(sentence: str, quotes: Sequence[str]) -> str | None:
    """The verb of an act whose parties have changed places, None where none has."""
    there = [act for quote in quotes for act in read_acts(quote)]
    if not there:
        return None
    return next((act.verb for act in read_acts(sentence) if _fits(act, there) is False), None)


def told_alike(sentence: str, quotes: Sequence[str]) -> tuple[Act, ...]:
    """The acts of a sentence of which the quotes tell with both parties on the same sides, and never the other way."""
    there = [act for quote in quotes for act in read_acts(quote)]
    return tuple(act for act in read_acts(sentence) if _fits(act, there) and _one_way(act, there))


def _one_way(act: Act, there: Sequence[Act]) -> bool:
    like = _like(act, there)
    turned = any(_compared(act, other) is False for other in like)
    return not turned and any(
        (act.agent & other.agent or (act.by_verb and not act.agent))
        and (act.patient & other.patient or (act.by_verb and not act.patient))
        for other in like
    )


def _fits(act: Act, there: Sequence[Act]) -> bool | None:
    """Whether an act is one of these by its parties; None where nothing tells."""
    like = _like(act, there)
    found = [_compared(act, other) for other in like]
    if True in found:
        alike = [other for other, same in zip(like, found, strict=True) if same]
        return not (TRANSFER in act.keys and all(_is_with_another(act, other) for other in alike))
    return False if False in found else None


def _like(act: Act, there: Sequence[Act]) -> list[Act]:
    """The acts that may be this one; where some have the same thing, not those that have another."""
    like = [other for other in there if act.keys & other.keys]
    if any(act.thing & other.thing for other in like):
        return [other for other in like if act.thing & other.thing or not other.thing]
    return like


def _is_with_another(act: Act, other: Act) -> bool:
    """Whether only one of two named parties is that of the other act: "A sells to B" of "A sells to C"."""
    sides = ((act.agent, other.agent), (act.patient, other.patient))
    named = [(set(filter(is_named, ours)), set(filter(is_named, theirs))) for ours, theirs in sides]
    return all(ours and theirs for ours, theirs in named) and not all(ours & theirs for ours, theirs in named)


def _compared(act: Act, other: Act) -> bool | None:
    """Whether the parties stand on the same sides: by names where these tell of both, else by all words."""
    ours, ours_to = act.agent - act.patient, act.patient - act.agent
    theirs, theirs_to = other.agent - other.patient, other.patient - other.agent
    crossed, alike = (ours & theirs_to, ours_to & theirs), (ours & theirs, ours_to & theirs_to)
    named, worded = (
        [sum(any(is_named(key) or words for key in keys) for keys in pair) for pair in (crossed, alike)]
        for words in (False, True)
    )
    turned, same = named if max(named) == BOTH and named[0] != named[1] else worded
    if turned == same:
        return None
    told = turned == BOTH or (named[0] > 0 and not {TRANSFER, SINCE}.isdisjoint(act.keys))
    return same > turned if told or same > turned else None
