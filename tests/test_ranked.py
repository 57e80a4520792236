"""Whether a question names who has a rank, or asks for that."""

from __future__ import annotations

import pytest

from bot.abstention.ranked import names_ranked
from bot.english.ordinals import RANKED
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which country is Peru's largest partner?", False),
        ("Who is the largest partner of Peru?", False),
        ("Which goods does Chad, Peru's largest partner, buy?", True),
        ("Why is Chad the largest partner of Peru?", True),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    ["Chad is Peru's third-largest partner.", "Chad ranks as the third-largest partner of Peru, after Chile."],
)
def test_who_has_a_rank(question: str, names: bool, sentence: str) -> None:
    stated = RANKED.search(sentence)
    assert stated
    assert names_ranked(query(question), sentence, stated) is names
