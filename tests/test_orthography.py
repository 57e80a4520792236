"""British and American spellings."""

from __future__ import annotations

import pytest

from bot.english.orthography import other_spellings


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"),
        ("organisation", "organization"),
        ("kilometres", "kilometers"),
        ("sulphuric", "sulfuric"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("programme", "program"),
        ("aluminium", "aluminum"),
        ("catalogue", "catalog"),
        ("plough", "plow"),
    ],
)
def test_each_side_finds_the_other(british: str, american: str) -> None:
    assert american in other_spellings(british)
    assert british in other_spellings(american)


def test_most_words_are_written_one_way() -> None:
    assert other_spellings("tunnel") == ()
    for word in ("four", "for", "tour", "court", "cough", "tow"):
        assert other_spellings(word) == ()
    assert other_spellings("steel") == ()
