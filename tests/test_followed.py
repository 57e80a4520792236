"""Dates and places of another event than the one asked about."""

from __future__ import annotations

import pytest

from bot.choosing.followed import is_of_other_event
from bot.english.ordinals import is_another
from tests.queries import query

FAIRS = "The Lima fair followed the Quito fair of May 2024, and the Arica fair opened in June."


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("When was the Lima fair?", "May 2024", True),
        ("When was the Quito fair?", "May 2024", False),
        ("When did the Arica fair open?", "June", False),
        ("What did the Lima fair follow, and when was that?", "May 2024", False),
        ("When was the fair?", "May 2024", False),
    ],
)
def test_what_followed_has_not_the_date_of_what_it_followed(question: str, words: str, other: bool) -> None:
    assert is_of_other_event(query(question), FAIRS, FAIRS.index(words)) is other


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("When was the first summit?", True),
        ("When was the second summit?", False),
        ("When is the next summit?", False),  # which may be the second
        ("When was the first ferry built?", False),
        ("When was the summit?", False),
    ],
)
def test_the_second_of_several_has_not_the_date_of_the_first(question: str, other: bool) -> None:
    sentence = "They met on 8 May for the second Peru – Chad summit, a year after the first one in Lima."
    assert is_another(question, sentence) is other
    assert is_of_other_event(query(question), sentence, sentence.index("8 May")) is other
