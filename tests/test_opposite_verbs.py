"""Who is for what it is asked who is against, and what another one said."""

from __future__ import annotations

import pytest

from bot.choosing.opposite_verbs import takes_other_side
from bot.spans.others_words import said_another
from tests.queries import query

SALE = 'Ana Sousa welcomed the sale as "a gift to Lima", while the Miners\' League asked why nobody else was heard.'


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("Who is against the sale?", SALE, True),
        ("Who criticised the sale?", SALE, True),
        ("Who opposes the sale?", "Ana Sousa rejects the sale.", False),
        ("Who supports the sale?", "Ana Sousa rejects the sale.", True),
        ("Who welcomed the sale?", SALE, False),
        ("Who made the sale?", SALE, False),
        ("Who is against the sale?", "Ana Sousa, who welcomed the fair, opened it.", False),
    ],
)
def test_who_is_on_the_other_side(question: str, sentence: str, other: bool) -> None:
    assert takes_other_side(question, sentence, len("Ana Sousa")) is other


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("What did the Miners' League say?", True),
        ("What did Ana Sousa say?", False),
        ("What did they say about the sale?", False),
    ],
)
def test_what_another_one_said(question: str, another: bool) -> None:
    assert said_another(query(question), SALE, SALE.index("a gift")) is another
