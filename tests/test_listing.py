"""Countries that a question asks for all of."""

from __future__ import annotations

import pytest

from bot.choosing.listing import asks_countries, new_countries
from bot.questions.query import query_of


@pytest.mark.parametrize("question", ["Which European countries buy cork?", "Which states joined the fund?"])
def test_countries_are_asked_for(question: str) -> None:
    assert asks_countries(query_of(question))


@pytest.mark.parametrize("question", ["Which companies buy cork?", "In which country is cork grown?"])
def test_something_else_is_asked_for(question: str) -> None:
    assert not asks_countries(query_of(question))


def test_countries_of_the_question_are_not_new() -> None:
    query = query_of("Which countries buy cork from Portugal?")
    assert new_countries(query, "Portugal sells cork to Spain and Mongolia.") == {"Spain", "Mongolia"}
