"""Questions put in full before they are read: those that only name the first of some things, and shares by a people."""

from __future__ import annotations

import pytest

from bot.questions.shares import as_share
from bot.questions.telegraphic import as_question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("largest export to Peru", "What is the largest export to Peru?"),
        ("the most important customer", "What is the most important customer?"),
        ("main exports to Peru 2024", "What are the main exports to Peru 2024?"),
        ("leading investors in the port", "What are the leading investors in the port?"),
        ("interest rate 2024", "interest rate 2024"),
        ("most trade", "most trade"),
        ("Best regards", "Best regards"),
        ("And the largest?", "And the largest?"),
        ("Is the largest one here?", "Is the largest one here?"),
    ],
)
def test_the_first_of_some_things(typed: str, meant: str) -> None:
    assert as_question(typed) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("How much of the wool trade is Peruvian?", "What is Peru's share of the wool trade?"),
        ("what part of the fleet was Kenyan", "What was Kenya's share of the fleet?"),
        ("How much of the wool trade does Peru have?", "What is Peru's share of the wool trade?"),
        ("How much of the trade is wool?", "How much of the trade is wool?"),
        ("How much of the wool does Peru buy?", "How much of the wool does Peru buy?"),
        ("How much of the trade is Merino?", "How much of the trade is Merino?"),
    ],
)
def test_shares_by_a_people(asked: str, meant: str) -> None:
    assert as_share(asked) == meant
