"""Parts of speech."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.english.tagging import tagged


@pytest.mark.parametrize(
    ("text", "nouns", "verbs"),
    [
        ("The mayor met three hundred guests.", ["mayor", "guests"], ["met"]),
        ("Porto has sold cork to Mongolia.", ["cork"], ["has", "sold"]),
        ("", [], []),
    ],
)
def test_nouns_and_verbs(text: str, nouns: list[str], verbs: list[str]) -> None:
    words = tagged(text)
    assert [word.text for word in words if word.is_noun] == nouns
    assert [word.text for word in words if word.is_verb] == verbs


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = tagged(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))
