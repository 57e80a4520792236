"""Figures asked for together."""

from __future__ import annotations

import pytest

from bot.finding.together import are_told, separately
from bot.questions.kinds import AnswerKind
from bot.questions.query import understand
from tests.articles import article
from tests.queries import evidence, found


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What were exports and imports in 2024?", ["What were exports in 2024?", "What were imports in 2024?"]),
        (
            "What were Peru's exports to Chad and imports from Mali in 2024?",
            ["What were Peru's exports to Chad in 2024?", "What were Peru's imports from Mali in 2024?"],
        ),
        (
            "How much did Peru export to and import from Chad?",
            ["How much did Peru export to Chad?", "How much did Peru import from Chad?"],
        ),
        (
            "By how much did exports and imports grow in 2024?",
            ["By how much did exports grow in 2024?", "By how much did imports grow in 2024?"],
        ),
        (
            "What are the length and cost of the pier?",
            ["What is the length of the pier?", "What is the cost of the pier?"],
        ),
        (
            "What are the lengths of Orbita and Vega?",
            ["What are the lengths of Orbita?", "What are the lengths of Vega?"],
        ),
        (
            "What was the toll revenue in 2022 and 2023?",
            ["What was the toll revenue in 2022?", "What was the toll revenue in 2023?"],
        ),
    ],
)
def test_each_figure_is_asked_for_by_itself(question: str, parts: list[str]) -> None:
    assert [query.focus for query in separately(understand(question))] == parts


@pytest.mark.parametrize(
    "question",
    [
        "What were exports and imports together in 2024?",
        "What is the difference between exports and imports?",
        "By how much did exports and imports differ?",
        "How much did exports grow between 2022 and 2023?",
        "What was trade between Peru and Chad in 2024?",
        "Who signed and sealed the contract?",
        "Why did exports and imports fall?",
    ],
)
def test_one_thing_is_one_question(question: str) -> None:
    queries = understand(question)
    assert separately(queries) == queries


def test_each_has_the_kind_and_the_year_of_its_own() -> None:
    value, growth = separately(understand("What are the value and the growth of trade with Peru in 2024?"))
    assert (value.kind, growth.kind) == (AnswerKind.MONEY, AnswerKind.GROWTH)
    assert [query.years for query in separately(understand("What was the toll revenue in 2022 and 2023?"))] == [
        (2022,),
        (2023,),
    ]


def test_a_part_is_told_by_a_figure_only() -> None:
    pier = article("a", "The pier is 40 metres long.")
    assert are_told([found("How long is the pier?", evidence(pier, short="40 metres"))])
    assert not are_told([found("How long is the pier?", evidence(pier))])
    assert not are_told([])
