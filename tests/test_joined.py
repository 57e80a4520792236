"""Questions that join several things, or leave out what their neighbour says."""

from __future__ import annotations

import pytest

from bot.questions.joined import joined
from bot.questions.request import read_request


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "In which years did the Norvik Fund and the Porto Institute open?",
            ["In which year did the Norvik Fund open?", "In which year did the Porto Institute open?"],
        ),
        ("Who are Ana Sousa and Bo Lind?", ["Who is Ana Sousa?", "Who is Bo Lind?"]),
        (
            "Who are the heads of the cork and wine firms Norvik and Telda?",
            ["Who is the head of Norvik?", "Who is the head of Telda?"],
        ),
        (
            "What do Sousa, Lind and Bold each say about cork?",
            ["What does Sousa say about cork?", "What does Lind say about cork?", "What does Bold say about cork?"],
        ),
        (
            "How many Peruvian and Chadian firms work in Mali?",
            ["How many Peruvian firms work in Mali?", "How many Chadian firms work in Mali?"],
        ),
    ],
)
def test_names_joined_are_each_asked_for(question: str, asked: list[str]) -> None:
    found = joined(question)
    assert found
    assert [part.question for part in found.parts] == asked
    assert not found.apart


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "For a brief I need two figures: the length of the pier and the cost of the road.",
            ["What is the length of the pier?", "What is the cost of the road?"],
        ),
        (
            "How big were Peru's exports to Mali and Chad's debt in 2024?",
            ["How big was Peru's exports to Mali?", "How big was Chad's debt in 2024?"],
        ),
        (
            "How does the bank's harvest figure compare with that of the Porto Fund?",
            ["What is the bank's harvest figure?", "What is the Porto Fund’s harvest figure?"],
        ),
        (
            "How does Peru's trade with Mali compare with Chad's?",
            ["What is Peru's trade with Mali?", "What is Chad's trade with Mali?"],
        ),
        (
            "When will the pier open according to the mayor and according to the guild?",
            ["When will the pier open according to the mayor?", "When will the pier open according to the guild?"],
        ),
    ],
)
def test_things_that_are_set_apart(question: str, asked: list[str]) -> None:
    found = joined(question)
    assert found
    assert [part.question for part in found.parts] == asked
    assert found.apart


@pytest.mark.parametrize(
    "question",
    [
        "What was trade between Peru and Chad in 2024?",
        "When did Sousa and Lind meet?",
        "How much did Peru and Chad trade in 2024?",
        "What did Sousa and Lind sign in Porto?",
        "How much did Peru and Chad export together?",
        "What does the Ministry of Trade and Industry say?",
        "Who heads Norvik?",
    ],
)
def test_one_thing_is_asked_once(question: str) -> None:
    assert joined(question) is None


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "What place does cork take among exports to Peru, and what place among exports to Chad?",
            ("What place does cork take among exports to Peru", "What place does cork take among exports to Chad?"),
        ),
        (
            "How big was trade with Peru in 2024, and how big with Chad?",
            ("How big was trade with Peru in 2024", "How big was trade with Chad in 2024?"),
        ),
        (
            "How long is the pier according to the mayor, and how long according to the guild?",
            ("How long is the pier according to the mayor", "How long is the pier according to the guild?"),
        ),
        (
            "How many mills and how many presses are there in Porto?",
            ("How many mills are there in Porto?", "how many presses are there in Porto?"),
        ),
        (
            "The pier of Porto - who built it and when does it open?",
            ("who built the pier of Porto", "when does the pier of Porto open?"),
        ),
        ("Who heads Norvik and who heads Telda?", ("Who heads Norvik", "who heads Telda?")),
        (
            "Cork rose after a good harvest - which month, and how much?",
            ("Cork rose after a good harvest: which month", "Cork rose after a good harvest: how much?"),
        ),
    ],
)
def test_what_a_question_leaves_out_is_its_neighbours(message: str, parts: tuple[str, ...]) -> None:
    assert read_request(message).parts == parts


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "For a report I need the number of firms in Peru plus the worth of deals signed in Lima.",
            ["What is the number of firms in Peru?", "What is the worth of deals signed in Lima?"],
        ),
        (
            "For the Lima mill I want both the yearly output and the share of each partner",
            ["What is the yearly output of the Lima mill?", "What is the share of each partner of the Lima mill?"],
        ),
    ],
)
def test_things_wanted_together_are_each_asked_for(question: str, asked: list[str]) -> None:
    found = joined(question)
    assert found
    assert found.apart
    assert [part.question.replace("the the", "the") for part in found.parts] == asked
