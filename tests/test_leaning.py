"""Sentences that open with a word for something named before, and those that only seem to."""

from __future__ import annotations

import pytest

from bot.choosing.leaning import leans


@pytest.mark.parametrize(
    "sentence", ["It sells cork.", "This rose by 4%.", "During that meeting wool was priced.", "It is sold in Porto."]
)
def test_leans(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "That aside, cork is what the port lives on.",
        "That said, cork sells.",
        "This year cork rose by 4%.",
        "These days nobody spins wool.",
        "It is hard to sell wool in summer.",
        "It was the mayor who bought the mill.",
    ],
)
def test_stands_by_itself(sentence: str) -> None:
    assert not leans(sentence)
