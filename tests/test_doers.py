"""Who does what a noun tells."""

from __future__ import annotations

import pytest

from bot.choosing.unnamed import unnamed
from bot.spans.doers import doer
from tests.queries import query

OFFER = "The mills welcomed the offer of the Chad Fund to lend, and Ana Sousa's request for time."


@pytest.mark.parametrize(
    ("question", "sentence", "who"),
    [
        ("Who offered to lend?", OFFER, "Chad Fund"),
        ("Who requested time?", OFFER, "Ana Sousa"),
        ("Who asked for the Chad Fund?", OFFER, None),
        ("Who offered the Chad Fund to lend?", OFFER, None),  # of whom it is asked
        ("Who invited the mayor?", "Sousa also repeated her invitation to the mayor.", "Sousa"),
        ("Who visited the mill?", "During her short visit to the mill, Sousa met Bold Erdene.", "Sousa"),
        ("Who invited the mayor?", "She repeated her invitation to the mayor.", None),
        ("Who invited the mayor?", "Bold Erdene invited the mayor in Ana Sousa's invitation.", None),  # it has the verb
        ("Who is the mayor?", OFFER, None),
    ],
)
def test_whose_deed_it_is(question: str, sentence: str, who: str | None) -> None:
    found = doer(query(question), sentence)
    assert (found.text if found else None) == who
    assert found is None or sentence[found.start : found.end] == who


def test_an_official_visit_is_nobody() -> None:
    assert unnamed(query("Who invited her?"), "The town repeated its invitation to an official visit.") is None
    assert unnamed(query("Who invited her?"), "She was invited by an official.")
