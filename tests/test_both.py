"""Two who did a thing together."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.spans.both import both_of

STATE = "The Arona Bank and Peru's state yard Orbita built the quay."


@pytest.mark.parametrize(
    ("question", "sentence", "one", "both"),
    [
        ("Who built the quay?", STATE, "Orbita", "Arona Bank and Peru's state yard Orbita"),
        ("Who built the quay?", STATE, "Arona Bank", "Arona Bank and Peru's state yard Orbita"),
        ("When was the quay built?", STATE, "Orbita", "Orbita"),
        ("Who opened it?", "On Monday she and the mayor Ana Sousa opened it.", "Ana Sousa", None),
        ("Who opened it?", "Bold thanked Kalmar and Ana Sousa opened it.", "Ana Sousa", "Ana Sousa"),
        ("Who signed?", "Ana Sousa signed, and Bold Erdene left.", "Ana Sousa", "Ana Sousa"),
    ],
)
def test_one_of_two_is_told_with_the_other(question: str, sentence: str, one: str, both: str | None) -> None:
    start = sentence.index(one)
    place = both_of(query_of(question), sentence, (start, start + len(one)))
    assert sentence[slice(*place)] == (both or "she and the mayor Ana Sousa")
