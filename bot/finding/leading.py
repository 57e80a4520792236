"""Which sentence leads where words are not all: who took part, what happened on a day, who said it, who paid."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.choosing.evidence import Evidence
from bot.choosing.verbatim import own_words, verbatim
from bot.finding.attendance import with_attendance
from bot.finding.counted_off import counted_off, listed
from bot.finding.going_on import gone_on
from bot.finding.happenings import day_asked, happened
from bot.finding.own_figure import own_figure, told_as
from bot.finding.put_off import with_later_date
from bot.questions.query import Query
from bot.reckoning.breakdown import row_of
from bot.reckoning.funding import payer_of
from bot.reckoning.lead import in_front, led_at, moved_on, place_of, untold
from bot.spans.stated import asks_its_source
from corpus.types import Article
from index.nodes import Hit


@dataclass(frozen=True)
class Leading:
    """Evidence, best first, and whether its first sentence is told to answer by more than the reader.

    beside: how many after it are part of the answer; None where the reader tells.
    """

    evidence: tuple[Evidence, ...]
    settles: bool
    beside: int | None = None


def leading(
    query: Query,
    evidence: tuple[Evidence, ...],
    hits: Sequence[Hit],
    articles: Callable[[], Iterable[Article]],
    told: Collection[tuple[str, int]],
) -> Leading:
    """The evidence led by what a question of a special kind asks for.

    articles: gives those of the hits, which hardly any question needs. told: what answered the questions before.
    """
    evidence = with_attendance(query, evidence)
    evidence = with_later_date(query, gone_on(query, moved_on(query, untold(query, evidence, told))))
    evidence = listed(query, counted_off(query, evidence))
    if day_asked(query) is not None:
        evidence = happened(query, evidence, hits, {article.id: article for article in articles()})
    evidence = in_front(own_words(query, evidence), evidence)
    evidence = in_front(spoken := verbatim(query, evidence), evidence)
    if (quantity := own_figure(query)) and (figures := told_as(query, quantity, articles())):
        for told_there in reversed(figures):
            evidence = led_at(told_there, evidence, hits)
        return Leading(evidence, True, len(figures) - 1)
    if query.scene and asks_its_source(query):
        before = next((e for e in evidence if place_of(e) == query.scene.told), None)
        return Leading(in_front(before, evidence), before is not None)
    figure = payer_of(query, articles()) or row_of(query, articles())
    if figure is not None:
        evidence = led_at(figure, evidence, hits)
    return Leading(evidence, spoken is not None or figure is not None)
