"""Dates that two articles give for one event."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.moments import other_dates
from tests.articles import article
from tests.queries import evidence

FIRST = "The sugar mill at Oruro will open in March 2027."


@pytest.mark.parametrize(
    ("question", "told", "shown"),
    [
        ("When will the sugar mill at Oruro open?", "The mill should start work at the end of 2027.", True),
        ("When will the sugar mill at Oruro open?", "The mill should start work in 2027.", False),
        ("When will the sugar mill at Oruro open?", "The mill should start work in early 2027.", False),
        ("When will the sugar mill at Oruro open?", "The school burnt down in May 2026.", False),
        ("When will Peru's sugar mill at Oruro open?", "Chile's mill should start work at the end of 2028.", False),
        ("When will the sugar mill at Potosi open?", "The mill should start work at the end of 2027.", False),
    ],
)
def test_another_date_for_the_same_event_is_shown(question: str, told: str, *, shown: bool) -> None:
    lead = evidence(article("one", FIRST), short="March 2027")
    other = article("other", f"Oruro gets a sugar mill. {told}")
    found = other_dates(query_of(question), lead, [lead.article, other])
    assert (found is not None) == shown
    if found is not None:
        assert [value.text for value in found.values] == ["March 2027", "the end of 2027"]
