"""Whom a question sets aside."""

from __future__ import annotations

import pytest

from bot.questions.left_out import goods_set_aside, set_aside
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("Apart from Ana Sousa, who spoke?", True),
        ("Who led the board before Sousa?", True),
        ("Who succeeded Ana Sousa?", True),
        ("Who spoke with Ana Sousa?", False),
        ("What did Ana Sousa do before she came to Porto?", False),
    ],
)
def test_who_is_set_aside_does_not_answer(question: str, aside: bool) -> None:
    assert set_aside(query(question), "Ana Sousa") is aside
    assert not set_aside(query(question), "Rui Costa")


def test_goods_of_which_the_others_are_asked_for() -> None:
    assert goods_set_aside(query("What is sold besides oil?")) == {"oil"}
    assert goods_set_aside(query("What is sold?")) == frozenset()
