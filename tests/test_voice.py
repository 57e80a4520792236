"""Whose "I" it is."""

from __future__ import annotations

import pytest

from bot.choosing.voice import frame, voice
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I have been there on nine Sundays.", "Ines Duarte"),
        ('The mayor said: "I will go."', ""),
        ("The museum was shut.", ""),
    ],
)
def test_who_wrote_an_article_says_i_in_it(text: str, who: str) -> None:
    assert voice(article("a", text).model_copy(update={"author": "Ines Duarte"}), text) == who


def test_who_is_interviewed_says_we() -> None:
    story = article("b", "We fly to Lima.").model_copy(update={"title": "Up high: an interview with Lena Brandt"})
    assert voice(story, story.text) == "Lena Brandt"
    assert frame(story, story.text).startswith("Up high: an interview with Lena Brandt")


def test_nobody_says_i_where_nobody_is_named() -> None:
    assert voice(article("c", "I saw it."), "I saw it.") == ""
