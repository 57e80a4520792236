"""Whose "I" it is."""

from __future__ import annotations

import pytest

from bot.choosing.voice import frame, voice
from corpus.layout import plain_draft
from corpus.paragraphs import numbered
from corpus.types import Article
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I have been there on nine Sundays.", "Ines Duarte"),
        ("The author lives in Lima.", "Ines Duarte"),
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


ASKED = """On the quay

Ines Duarte, who has chaired the Harbour Chamber since 2019, keeps a boat.

How many members have you got?

Ninety, as of last week.

Where do you sail?

To the lighthouse and back.
"""


def interview() -> Article:
    draft = plain_draft(ASKED)
    paragraphs = numbered(draft.text, draft.blocks)
    return article("d", "On the quay").model_copy(
        update={"text": draft.text, "paragraphs": paragraphs, "author": "Leo Pinto"}
    )


def test_who_answers_an_interviewer_speaks_for_what_he_or_she_heads() -> None:
    assert voice(interview(), "Ninety, as of last week.") == "Ines Duarte Harbour Chamber"
