"""What one country sells to another."""

from __future__ import annotations

import pytest

from bot.choosing.traded import asks_goods, is_of_flow, is_reversed, names_goods, tells_trade
from bot.pipeline import Pipeline
from bot.questions.query import query_of
from bot.types import Status


@pytest.mark.parametrize(
    "question",
    [
        "What does Chile sell to Peru?",
        "What did Peru import from Chile?",
        "Which goods does Chile export to Peru?",
        "What is exported from Chile to Peru?",
        "What are Chile's main exports to Peru?",
    ],
)
def test_asks_for_what_is_traded(question: str) -> None:
    assert asks_goods(query_of(question))


@pytest.mark.parametrize(
    "question",
    [
        "What were Chile's exports to Peru in 2024?",
        "What do Chile's exports to and imports from Peru add up to?",
        "What did Chile pay for gas from Peru?",
        "Why does Chile sell copper to Peru?",
        "What does Chile export most to Peru?",
    ],
)
def test_asks_for_no_list_of_goods(question: str) -> None:
    assert not asks_goods(query_of(question))


def test_trade_is_the_same_from_both_its_ends() -> None:
    query = query_of("What does Peru buy from Chile?")
    assert is_of_flow(query, "Chile's exports to Peru rose. The growth came from:")
    assert is_of_flow(query, "Peru's imports from Chile rose.")
    assert not is_of_flow(query, "Peru's exports to Chile rose.")
    assert is_reversed(query, "Peru's exports to Chile rose.")
    assert not is_of_flow(query, "Chile's exports to Bolivia rose.")


def test_what_tells_of_trade() -> None:
    query = query_of("What does Chile sell to Peru?")
    assert tells_trade(query, "Chile is one of the top exporters of copper to Peru.")
    assert not tells_trade(query, "Chile is the third-largest partner of Bolivia, after Peru.")
    assert names_goods("Chile's exports of copper to Peru rose.")
    assert not names_goods("Chile's exports to Peru rose.")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does Kazakhstan sell to Italy?", "Crude oil"),
        ("What does Italy import from Kazakhstan?", "Crude oil"),
        ("What does Kazakhstan buy from Italy?", "Air or vacuum pumps"),
        ("What does Italy export to Kazakhstan?", "Air or vacuum pumps"),
    ],
)
def test_the_list_of_the_trade_asked_for_is_given_whole(accounts: Pipeline, question: str, first: str) -> None:
    sentences = accounts.ask(question).sentences
    assert len(sentences) == 8
    assert sentences[1].text.startswith(first)


@pytest.mark.parametrize("question", ["What does Kazakhstan export to China?", "What does Uzbekistan sell to Italy?"])
def test_trade_of_others_is_no_answer(accounts: Pipeline, question: str) -> None:
    assert accounts.ask(question).status is Status.REFUSED
