"""What stands above a sentence says what it is about."""

from __future__ import annotations

import pytest

from bot.choosing.headings import TITLE, asked_above


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("When will trains start to run?", "When will the first train run?"),
        ("How many people does the port employ?", "How many people work there?"),
    ],
)
def test_an_interviewer_asks_the_same(question: str, heading: str) -> None:
    assert asked_above(question, heading) > 0.5


def test_a_title_says_less_than_a_question() -> None:
    assert asked_above("Who are the shareholders?", "Shareholders") == TITLE
    assert asked_above("Who are the shareholders?", "Who are the shareholders?") == 1.0


@pytest.mark.parametrize("heading", ["", "What will it cost?", "Timetable"])
def test_a_heading_of_something_else(heading: str) -> None:
    assert asked_above("Where did the engineer study?", heading) == 0.0
