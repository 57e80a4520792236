"""What an amount for several years comes to in each."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.figures import figures_in
from bot.reckoning.spread import spread
from tests.news import news

FIGURES = figures_in(
    news(
        "looms",
        "2026-03-01",
        "Loom Post",
        "The loom maker Bruni of Prato will supply spare parts for €36 million to mills in Tarma over four years.",
        "A second order, from Huaral, is worth €5 million. Ana Soto, 51, for nine years a dyer, runs it.",
        "The province set aside $12 million a year for roads over three years.",
    )
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("If spread evenly, what are the spare parts of Bruni worth per year?", "€36m ÷ 4 = €9m"),
        ("What do the parts of Bruni for Tarma come to on average each year?", "€36m ÷ 4 = €9m"),
        ("If spread evenly, what is the order from Huaral worth per year?", None),
        ("If spread evenly, what are the spare parts of Rossi worth per year?", None),
        ("What does the province pay for roads on average per year?", None),
        ("What are the spare parts of Bruni worth?", None),
        ("What are the spare parts of Bruni worth on average per year in 2024?", None),
    ],
)
def test_an_amount_for_several_years_is_divided_by_them(question: str, text: str | None) -> None:
    worked = spread(query_of(question), FIGURES)
    assert (worked and worked.text) == text
