"""How much a number has changed since something happened."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.figures import figures_in
from bot.reckoning.since import since
from tests.news import news

FIGURES = [
    figure
    for article in (
        news(
            "weavers",
            "2026-03-01",
            "Loom Post",
            "The weavers' union of Cuzco is led by Rosa Quispe.",
            "When Quispe took over in 2019, the union had 130 workshops. Today there are 171.",
            "It ran 12 schools when she arrived. It may run 20 one day.",
        ),
        news(
            "ferry",
            "2026-03-01",
            "Quay News",
            "The ferry line of Puno employed 88 sailors when Diaz became its head. It now employs 61.",
        ),
    )
    for figure in figures_in(article)
]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many workshops has the union gained since Quispe took over?",
            "171 workshops − 130 workshops = 41 workshops",
        ),
        ("How many workshops has the union gained under Quispe?", "171 workshops − 130 workshops = 41 workshops"),
        (
            "How many sailors has the ferry line lost since Diaz became its head?",
            "88 sailors − 61 sailors = 27 sailors",
        ),
        ("How many workshops has the union lost since Quispe took over?", None),
        ("How many sailors has the ferry line gained since Diaz became its head?", None),
        ("How many workshops has the union gained since Diaz took over?", None),
        ("How many weavers has the union gained since Quispe took over?", None),
        ("How many schools has the union gained since Quispe took over?", None),
        ("How many sailors has the ferry line lost since the union was founded?", None),
    ],
)
def test_a_number_has_changed_since_an_event(question: str, text: str | None) -> None:
    worked = since(query_of(question), FIGURES)
    assert (worked and worked.text) == text
