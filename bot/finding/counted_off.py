"""Sentences that lead for what they list: "Three things went wrong. The first was …", "… threats, among them …"."""

from __future__ import annotations

from dataclasses import replace

from bot.choosing.evidence import Evidence, in_full
from bot.choosing.selection import READ
from bot.choosing.series import announced_by, counted_with
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.lead import in_front, place_of
from bot.spans.enumeration import asks_several, listed_by_name, things_asked
from index.lexical import terms


def counted_off(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by what announces a series of which the best is told, where all of one is asked for.

    The announcement is as sure to answer as the surest of those that count.
    """
    if not evidence or not (query.kind is AnswerKind.LIST or asks_several(query)):
        return evidence
    best = evidence[0]
    series = announced_by(query.focus, best) or counted_with(best)
    if series is None:
        return evidence
    article, places = best.article, {place_of(one): one for one in evidence}
    lead = places.get((article.id, series.announced.start))
    if lead is None or not set(terms(lead.text)) & set(terms(query.focus)):
        return evidence
    own = [lead, *(places[place] for span in series.told if (place := (article.id, span.start)) in places)]
    reading = max((one.reading for one in own if one.reading), key=lambda read: read.sure, default=None)
    return in_front(replace(lead, reading=reading), evidence)


def listed(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence led by the close sentence that lists what is asked for by its own name, where the best one has
    neither."""
    if query.kind is not AnswerKind.LIST or not evidence:
        return evidence
    if set(terms(things_asked(query))) & set(terms(in_full(evidence[0]))):
        return evidence
    found = next((one for one in evidence[1:READ] if listed_by_name(query, one.text)), None)
    return evidence if found is None else in_front(found, evidence)
