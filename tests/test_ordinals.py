"""Which of several a text speaks of."""

from __future__ import annotations

import pytest

from bot.english.ordinals import is_same, orders
from bot.pipeline import Pipeline


@pytest.mark.parametrize(
    ("question", "text", "same"),
    [
        ("Where will the next summit take place?", "Peru hosts the next Chile + Peru summit in 2027.", True),
        ("Where will the upcoming summit take place?", "Peru hosts the next summit.", True),
        ("Where will the next summit take place?", "The first “Chile – Peru” summit takes place in Lima.", False),
        ("Where will the next summit take place?", "The summit takes place in Lima.", False),
        ("When was the first official visit?", "He made his first official visit in 2024.", True),
        ("When was the first visit?", "It was the second visit, after the first summit.", False),
    ],
)
def test_tells_whether_a_text_speaks_of_the_same_one(question: str, text: str, same: bool) -> None:
    assert orders(question)
    assert is_same(question, text) is same


def test_most_questions_order_nothing() -> None:
    assert not orders("Where did the summit take place?")


def test_the_next_summit_is_not_answered_by_the_first(accounts: Pipeline) -> None:
    answer = accounts.ask("Where will the next summit take place?")
    assert answer.short_answer == "Kyrgyz Republic"
    assert "next" in answer.citations[0].quote
