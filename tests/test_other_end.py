"""Flows told from their other end: "Portugal's imports from Brazil" for Brazilian exports to Portugal."""

from __future__ import annotations

import pytest

from bot.finding.other_end import from_the_other_end
from bot.pipeline import Pipeline
from bot.types import Status
from tests.queries import query

TURNED = {
    "What were Brazil's exports to Portugal in 2024?": "What were Portugal's imports from Brazil in 2024?",
    "How much does Brazil export to Portugal?": "How much does Portugal import from Brazil?",
    "What is the value of Brazilian imports from Portugal?": "What is the value of Portugal's exports to Brazil?",
    "What did Brazil sell to Portugal?": "What did Portugal buy from Brazil?",
    "How much coffee was exported from Brazil to Portugal?": "How much coffee was imported from Brazil to Portugal?",
}


@pytest.mark.parametrize("question", TURNED)
def test_told_from_the_other_end(question: str) -> None:
    turned = from_the_other_end(query(question))
    assert turned is not None
    assert turned.focus == TURNED[question]
    assert turned.shown == question
    assert turned.kind is query(question).kind


@pytest.mark.parametrize(
    "question",
    [
        "What were Brazil's exports in 2024?",
        "How much did Brazil trade with Portugal?",
        "Do Brazil's exports to Portugal exceed its imports from Portugal?",
        "Who met whom in Portugal?",
    ],
)
def test_no_flow_with_two_ends(question: str) -> None:
    assert from_the_other_end(query(question)) is None


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What were Italy's exports to Kazakhstan in 2024?", "$1.3 billion"),
        ("How much does Italy export to Kazakhstan?", "$1.3 billion"),
        ("How large are Italy's imports from Kazakhstan?", "$18.7 billion"),
        ("By how much did Italian exports to Kazakhstan grow in 2024?", "2.2%"),
    ],
)
def test_a_figure_that_the_articles_give_from_the_other_end(accounts: Pipeline, question: str, short: str) -> None:
    answer = accounts.ask(question)
    assert answer.short_answer == short
    assert answer.understood in ("", question)


@pytest.mark.parametrize(
    "question", ["What were Italy's exports to Uzbekistan?", "How much did Italy export to Kazakhstan in 2021?"]
)
def test_a_figure_that_they_give_from_neither(accounts: Pipeline, question: str) -> None:
    assert accounts.ask(question).status is Status.REFUSED
