"""Who does what a passive verb tells."""

from __future__ import annotations

import pytest

from bot.spans.by_whom import by_whom
from tests.queries import query

MILL = "A mill in the Porto region, which is being built by the Corkwell Group and will cost €9 million, opens in May."


@pytest.mark.parametrize(
    ("question", "sentence", "who"),
    [
        ("Who is building the mill?", MILL, "Corkwell Group"),
        ("Who built the mill?", MILL, "Corkwell Group"),
        ("Who closed the mill?", MILL, None),
        ("Who does the Corkwell Group build for?", MILL, None),
        ("Who makes the pumps?", "Pumps made by Peru's Hidrosa came.", "Hidrosa"),
        ("Who supplies the pumps?", "The pumps, supplied by the Peruvian firm Hidrosa, came.", "Hidrosa"),
        ("Who opened the mill?", "Opened by Mayor Ana Sousa, the mill grew.", "Ana Sousa"),
        ("Who opened it?", "It was opened by Ana Sousa, Peru's envoy Bold Erdene and the mayor of Lima.", None),
        ("Who opened the mill?", "Opened by workers in Lima, the mill grew.", None),
        ("Who built them?", "The mill was built by Corkwell and the road built by Hidrosa.", None),  # two were
        ("Who built it?", "The mill was built by the Italians.", None),
        ("Who will design the yard?", "Hidrosa will build the mill, and Corkwell will design the yard.", "Corkwell"),
        ("Who buys the mill?", "Peru's Hidrosa has agreed to buy the mill.", "Hidrosa"),
        ("Who will design the yard?", "The head of Corkwell will design the yard.", None),
    ],
)
def test_who_does_what_is_done(question: str, sentence: str, who: str | None) -> None:
    found = by_whom(query(question), sentence)
    assert (found.text if found else None) == who
    assert found is None or sentence[found.start : found.end] == who
