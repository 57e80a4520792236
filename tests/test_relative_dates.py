"""Dates without a year, and dates of the opposite of what is asked."""

from __future__ import annotations

import pytest

from bot.choosing.opposite_verbs import is_of_opposite
from bot.choosing.relative_dates import seasons

DREDGING = "The dredging, which Hidrosa began in May and should complete by the end of this summer, costs €9."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (DREDGING, ["the end of this summer"]),
        ("The mill opens in the spring and the school in late autumn.", ["the spring", "late autumn"]),
        ("The summer school opens in the spring of 2026.", []),
        ("The fall of prices in early winter, it says, is over.", ["early winter"]),
    ],
)
def test_seasons_of_no_year(sentence: str, found: list[str]) -> None:
    assert [sentence[slice(*candidate.shown)] for candidate in seasons(sentence, [])] == found


@pytest.mark.parametrize(
    ("question", "words", "opposite"),
    [
        ("When will the dredging be finished?", "May", True),
        ("When will the dredging be finished?", "the end", False),
        ("When did the dredging start?", "May", False),
        ("When did the dredging start?", "the end", True),
        ("When was the dredging?", "May", False),
        ("When did it start, and when will it end?", "May", False),
    ],
)
def test_a_date_of_the_opposite(question: str, words: str, opposite: bool) -> None:
    assert is_of_opposite(question, DREDGING, DREDGING.index(words)) is opposite
