"""Which sentence answers a later question of a message."""

from __future__ import annotations

from bot.reckoning.lead import NEXT_MARGIN, place_of, untold
from tests.articles import article
from tests.queries import evidence, query

PIER = article("a", "The pier is the longest of all. Its boats sail for Chad. It was built by Ilma Karo.")
BEST = evidence(PIER, "The pier is the longest of all.", 1.0)
NEXT = evidence(PIER, "Its boats sail for Chad.", 1.0 - NEXT_MARGIN / 2)
FAR = evidence(PIER, "It was built by Ilma Karo.", 1.0 - NEXT_MARGIN * 2, "Ilma Karo")


def test_a_sentence_that_is_shown_already_gives_way_to_the_next() -> None:
    told = [place_of(BEST)]
    assert untold(query("Do its boats sail elsewhere?"), (BEST, NEXT, FAR), told) == (NEXT, BEST, FAR)
    assert untold(query("Do its boats sail elsewhere?"), (BEST, FAR), told) == (BEST, FAR)
    assert untold(query("Do its boats sail elsewhere?"), (BEST, NEXT), [place_of(FAR)]) == (BEST, NEXT)


def test_where_a_short_answer_is_asked_for_only_one_that_has_it_takes_the_place() -> None:
    assert untold(query("Who built it?"), (BEST, NEXT, FAR), [place_of(BEST)]) == (FAR, BEST, NEXT)
