"""Capitals that stand for their countries."""

from __future__ import annotations

import pytest

from bot.finding.wording import with_countries
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("Since when have Lima and Madrid been allies?", "Since when have Peru and Spain been allies?"),
        ("What is trade between Lima and Madrid worth?", "What is trade between Peru and Spain worth?"),
        ("What does the fair in Lima offer Madrid?", "What does the fair in Lima offer Spain?"),
    ],
)
def test_a_capital_may_stand_for_its_country(question: str, understood: str) -> None:
    found = with_countries(query(question))
    assert found is not None
    assert (found.focus, found.shown) == (understood, question)
    assert "Spain" in found.names


@pytest.mark.parametrize("question", ["How many people live in Lima?", "Who visited Madrid?", "What does Peru sell?"])
def test_a_place_is_a_place(question: str) -> None:
    assert with_countries(query(question)) is None


def test_one_alone_may_be_the_city_itself() -> None:
    assert with_countries(query("What does Lima say?"), alone=False) is None
    assert with_countries(query("What do Lima and Madrid say?"), alone=False) is not None
