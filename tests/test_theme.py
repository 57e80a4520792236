"""What a question is about, for which "it" stands in the next one."""

from __future__ import annotations

import pytest

from bot.questions.dialogue import follow
from bot.questions.theme import theme, with_theme


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("When is the next ferry?", "the next ferry"),
        ("when was the treaty between Peru and Chad signed", "the treaty between Peru and Chad"),
        ("Why was the port of Arica closed?", "the port of Arica"),
        ("When did the crane fall in Arica?", "the crane"),
        ("How much did the pier cost?", None),  # "it" may be the cost
        ("How long is the new bridge?", "the new bridge"),
        ("Which firm built the mill?", None),  # the firm or the mill
        ("Who built the mill?", "the mill"),
        ("Who is the harbour master?", None),  # somebody
        ("When did the mayor speak?", None),
        ("When did the ferry reach the port?", None),  # two things
        ("When was Arica founded?", None),
        ("Where are the firm's mills?", None),
    ],
)
def test_the_one_thing_that_a_question_names(question: str, about: str | None) -> None:
    assert theme(question) == about


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("who runs it", "who runs the next ferry"),
        ("What is its name?", "What is the next ferry's name?"),
        ("Does Sousa own it?", None),  # named in front, and may be meant
        ("Who told them of it?", None),
        ("Who runs the port?", None),
    ],
)
def test_it_is_what_the_question_before_is_about(question: str, understood: str | None) -> None:
    assert with_theme(question, "When is the next ferry?") == understood


def test_a_follow_up_stands_by_itself_then() -> None:
    turn = follow("And who runs it?", ["When is the next ferry?"])
    assert (turn.own, turn.context, turn.earlier) == ("And who runs the next ferry?", "", ("When is the next ferry?",))
