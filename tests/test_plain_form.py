"""Requests that ask without asking."""

from __future__ import annotations

import pytest

from bot.questions.plain_form import plain_form
from bot.questions.request import read_request


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("I need the name of the yard that built the ferry", "Which yard built the ferry?"),
        ("What is the name of the firm which will run it?", "Which firm will run it?"),
        ("Give me the name of the person who owns the mill.", "Who owns the mill?"),
        ("I'm looking for the price of a crossing", "What is the price of a crossing?"),
        ("Can you give us the dates of the fair", "What are the dates of the fair?"),
        ("How big is the workforce of Norvik Yards today?", "How many employees does Norvik Yards have today?"),
        ("How large was Norvik's staff in 2020?", "How many employees did Norvik have in 2020?"),
        ("What is the size of the staff at the mill?", "How many employees does the mill have?"),
    ],
)
def test_is_put_as_the_question_that_it_means(sentence: str, question: str) -> None:
    assert plain_form(sentence) == question


@pytest.mark.parametrize(
    "sentence",
    [
        "What is the name of the ferry that they built?",  # something is done to it
        "What is the name of the group whose board she joined?",
        "What is the name of the retired engineer who spoke?",  # who is told of so, and only the name is wanted
        "I need the name of the minister who signed it",
        "Give me the reasons why the yard closed",
        "How big is the yard?",
    ],
)
def test_any_other_stays(sentence: str) -> None:
    assert plain_form(sentence) == sentence


def test_what_leads_up_to_a_question_is_none_itself() -> None:
    request = read_request("I'm looking for the venue of the fair. Where was it?")
    assert request.parts == ("Where was it?",)


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("Porto's mayor: what is she called?", "what is Porto's mayor called?"),
        ("MX-3 - what is its weight?", "what is MX-3's weight?"),
        ("Goods sold to Peru - which are they?", "which are Goods sold to Peru?"),
        ("The pier opened in 1990 - who built it?", "The pier opened in 1990 - who built it?"),
        ("Repairs: where does the yard keep its tools?", "Repairs: where does the yard keep its tools?"),
    ],
)
def test_what_stands_in_front_takes_the_place_of_its_pronoun(message: str, part: str) -> None:
    assert read_request(message).parts == (part,)
