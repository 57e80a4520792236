"""Whose a share is."""

from __future__ import annotations

import pytest

from bot.claims.support import verify
from bot.numbers.shares import holder_of_share, of_another
from bot.pipeline import Pipeline
from bot.types import Status

QUOTE = "Chile's share of the trade of Peru with Latin America was 12% in 2024."


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (QUOTE, "Chile"),
        ("What is Peru's share in Chile's trade?", "Peru"),
        ("What share of Peru's trade is with Chile?", "Chile"),
        ("How much of Peru's trade does Chile account for?", "Chile"),
        ("In 2024 Peru accounted for 12% of Latin American trade.", "Peru"),
        ("The share of Chile in Peru's trade rose.", "Chile"),
        ("Chile's share is 5%, and Peru's share 6%.", None),
        ("Trade of Chile with Peru rose.", None),
    ],
)
def test_tells_whose_share_it_is(text: str, holder: str | None) -> None:
    assert holder_of_share(text) == holder


def test_the_share_of_one_is_not_said_of_another() -> None:
    assert of_another("Peru's share of Chile's trade with Latin America was 12% in 2024.", [QUOTE])
    assert verify("Peru's share of the trade of Chile with Latin America was 12% in 2024.", [QUOTE]) is None
    assert verify("In 2024 Chile's share of the trade of Peru with Latin America was 12%.", [QUOTE]) is not None


def test_the_share_of_the_other_is_no_answer(accounts: Pipeline) -> None:
    assert accounts.ask("What is Italy's share in Kazakhstan's trade?").status is Status.REFUSED
    assert accounts.ask("What share of Italy's Central Asian trade is with Kazakhstan?").short_answer == "around 85%"
