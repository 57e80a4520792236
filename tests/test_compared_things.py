"""The two things that a question sets against each other."""

from __future__ import annotations

import pytest

from bot.questions.parts import compared_things


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("What is the ratio of exports to imports?", ("exports", "imports")),
        ("What is the ratio of Peru's sales to Chad to its purchases?", ("Peru's sales to Chad", "its purchases")),
        ("ratio of wool exports to silk imports", ("wool exports", "silk imports")),
        ("Is wool dearer than silk?", ("Is wool dearer", "silk")),
        ("What does Peru sell to Chad?", ()),
    ],
)
def test_what_is_compared(question: str, things: tuple[str, ...]) -> None:
    assert compared_things(question) == things
