"""Averages and sums of several years of which the articles tell only some."""

from __future__ import annotations

import pytest

from bot.finding.unaveraged import unaveraged
from bot.questions.query import query_of
from bot.reckoning.arithmetic import work_out
from bot.reckoning.figures import figures_in
from bot.reckoning.reckon import Reckoning
from tests.news import news

FIGURES = figures_in(
    news(
        "tea",
        "2026-03-01",
        "Leaf Post",
        "Peru bought tea for $9 million in 2024, only 4% more than in 2023.",
        "The mills of Tarma used 30 tonnes of wool in 2022, 36 in 2023 and 33 in 2024.",
        "On average the bakeries of Tarma sold 700 loaves a day from 2022 to 2024.",
    )
)


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("For how much did Peru buy tea on average over 2022-2024?", True),
        ("How much wool did the mills of Tarma use on average over 2022-2024?", False),
        ("How many loaves did the bakeries of Tarma sell on average a day from 2022 to 2024?", False),
        ("For how much did Peru buy tea in 2024?", False),
        ("What is the sum of what Peru bought tea for in 2023 and 2024?", True),
    ],
)
def test_the_figure_of_one_year_is_no_average_or_sum_of_several(question: str, lacks: bool) -> None:
    query = query_of(question)
    assert bool(unaveraged(query, Reckoning(query, work_out(query, FIGURES)))) is lacks
