"""Questions that set two things against each other, or two sources."""

from __future__ import annotations

import pytest

from bot.questions.agreement import plainly
from bot.questions.sides import sides_of


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Which is larger: the cost of the dam at Oruro or the French loan for the road?",
            ("How much money is the cost of the dam at Oruro?", "How much money is the French loan for the road?"),
        ),
        ("Which costs more, the dam or the road?", ("What does the dam cost?", "What does the road cost?")),
        (
            "Which has more gates: Oruro or Potosi?",
            ("How many gates does Oruro have?", "How many gates does Potosi have?"),
        ),
        ("Which is longer, the dam or the road?", ("How long is the dam?", "How long is the road?")),
        (
            "Which is bigger for 2024, Bolivia's trade with all of Asia or its trade with Japan?",
            (
                "How much money is Bolivia's trade with all of Asia for 2024?",
                "How much money is Bolivia's trade with Japan for 2024?",
            ),
        ),
        (
            "Which credit line is smaller, Banco Sur's or Banco Norte's?",
            ("How much money is Banco Sur's credit line?", "How much money is Banco Norte's credit line?"),
        ),
        (
            "Did Bolivia sell more tin to Japan or to Korea in 2024?",
            ("How much tin did Bolivia sell to Japan in 2024?", "How much tin did Bolivia sell to Korea in 2024?"),
        ),
        (
            "Which will give work to more people, the dam or the road?",
            ("How many people will the dam give work to?", "How many people will the road give work to?"),
        ),
        (
            "Which plant will employ fewer people, the mill or the forge?",
            ("How many people will the mill employ?", "How many people will the forge employ?"),
        ),
        ("Which is the largest dam in Bolivia?", ()),
        ("Which dam is larger than that of Oruro?", ()),
    ],
)
def test_each_side_is_asked_for_by_itself(question: str, asked: tuple[str, ...]) -> None:
    sides = sides_of(question)
    assert (sides.questions if sides else ()) == asked


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Do the mayor and the Valley Post give the same length for the dam?", "What is the length of the dam?"),
        ("Do both reports give the same number of jobs for the dam?", "How many jobs does the dam have?"),
        ("Was the dam opened earlier or later than planned?", "When was the dam opened?"),
        ("Do the two countries have the same currency?", "Do the two countries have the same currency?"),
        ("Did the dam open in 2025?", "Did the dam open in 2025?"),
        ("which article talks about the canal?", "What do the articles say about the canal?"),
        ("Which sources mention 20 ships?", "Which sources mention 20 ships?"),
    ],
)
def test_whether_sources_agree_asks_what_all_of_them_say(question: str, plain: str) -> None:
    assert plainly(question) == plain
