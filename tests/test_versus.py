"""Questions that set two things against each other, or two sources."""

from __future__ import annotations

import pytest

from bot.finding.versus import sides_of
from bot.questions.agreement import plainly


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
        ("Which is the largest dam in Bolivia?", ()),
        ("Which dam is larger than that of Oruro?", ()),
    ],
)
def test_each_side_is_asked_for_by_itself(question: str, asked: tuple[str, ...]) -> None:
    assert sides_of(question) == asked


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Do the mayor and the Valley Post give the same length for the dam?", "What is the length of the dam?"),
        ("Do both reports give the same number of jobs for the dam?", "How many jobs does the dam have?"),
        ("Was the dam opened earlier or later than planned?", "When was the dam opened?"),
        ("Do the two countries have the same currency?", "Do the two countries have the same currency?"),
        ("Did the dam open in 2025?", "Did the dam open in 2025?"),
    ],
)
def test_whether_sources_agree_asks_what_all_of_them_say(question: str, plain: str) -> None:
    assert plainly(question) == plain
