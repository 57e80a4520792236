"""Levels before a change, and parts of a whole."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import figures_in
from tests.news import news


def worked(question: str, text: str) -> Worked | None:
    """What a question makes of a text's figures; None where it asks for no sum or none can be done."""
    found = work_out(query_of(question), figures_in(news("one", "2025-03-01", "One Post", text, title="One")))
    return found if isinstance(found, Worked) else None


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        (
            "How many Peruvian bakeries were there in Norway at the end of 2021?",
            "There are 94 Peruvian bakeries in Norway, 13 more than at the end of 2021.",
            "81 Peruvian bakeries",
        ),
        (
            "How many ferries sailed in 2023?",
            "In 2024 the port counted 40 ferries, six fewer than in 2023.",
            "46 ferries",
        ),
        ("What did a bridge toll cost before?", "A bridge toll costs 90 tenge, 20 tenge more than before.", "70 KZT"),
        (
            "How many tons of cork were sold in 2023?",
            "In 2024 mills sold 6.0 million tons of cork, 20 percent more than in 2023.",
            "5 million tons",
        ),
        (
            "How high was the debt of the mill before the fall?",
            "Debt of the mill fell by $4 million to $9 million.",
            "$13 million",
        ),
        (
            "How much had the bank lent to the mill before this loan was granted?",
            "The bank lent the mill a further $2 million, which brings its loans to $9 million.",
            "$7 million",
        ),
        (
            "How high were the bank's loans before the new loan?",
            "The bank lent the mill a further $2 million, which brings its loans to $9 million.",
            "$7 million",
        ),
        (
            "How many people had the brewery employed before it hired more?",
            "The brewery hired another 30 people, taking its workforce to 210.",
            "180 people",
        ),
    ],
)
def test_the_level_before_a_change(question: str, text: str, short: str) -> None:
    found = worked(question, text)
    assert found is not None
    assert found.short == short


def test_a_stated_level_needs_no_sum() -> None:
    text = "In 2024 the port counted 40 ferries, six fewer than in 2023. In 2023 the port counted 46 ferries."
    assert worked("How many ferries did the port count in 2023?", text) is None
    assert worked("How many ferries did the port count in 2024?", text) is None


def test_a_part_of_a_whole() -> None:
    text = "The sawmill is to cost €40 million, of which €10 million comes from Nordbank."
    found = worked("What share of the cost of the sawmill does Nordbank pay?", text)
    assert found is not None
    assert found.short == "25%"


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        (
            "What share of the cork forest is fenced?",
            "The cork forest covers 800 hectares. Of these, 200 hectares are fenced.",
            "25%",
        ),
        (
            "How many hectares of the cork forest are not fenced?",
            "The cork forest covers 800 hectares. Of these, 200 hectares are fenced.",
            "600 hectares",
        ),
        (
            "How many of the mill's workers live outside Oslo?",
            "The mill has 90 workers, 30 of them in Oslo.",
            "60 workers",
        ),
        (
            "How much of the bridge loan is still to be paid out?",
            "The bridge loan came to €50 million, of which €20 million had been paid out by May.",
            "€30 million",
        ),
    ],
)
def test_what_is_left_of_a_whole(question: str, text: str, short: str) -> None:
    found = worked(question, text)
    assert found is not None
    assert found.short == short


def test_figures_of_other_things_make_no_sum() -> None:
    text = "In 2023 revenue was $4 billion. Between 1 and 2 bcm came in 2024."
    assert worked("By what percentage did the average price fall from 2023 to 2024?", text) is None


def test_a_balance_takes_no_turnover() -> None:
    text = "Trade between Norway and Peru was $9 billion in 2024. Norway's imports from Peru were $2 billion in 2024."
    assert worked("What was Norway's trade surplus with Peru in 2024?", text) is None


def test_figures_of_other_countries_make_no_growth() -> None:
    text = "In 2023 Norway traded $8 billion with Peru. Trade between Malta and Peru was $3 billion in 2024."
    assert worked("By how much did trade between Malta and Peru grow in 2024?", text) is None
