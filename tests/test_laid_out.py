"""How the sentences of an answer are laid out as text."""

from __future__ import annotations

from bot.types import Check
from bot.wording import laid_out
from tests.answers import sentence


def test_sentences_follow_each_other() -> None:
    assert (
        laid_out([sentence("Cork is sold.", 1), sentence("Wool is not.", 1, 2)])
        == "Cork is sold. [1] Wool is not. [1][2]"
    )


def test_what_is_behind_an_introduction_is_its_items_and_a_sum_is_none() -> None:
    total = sentence("$1m + $2m = $3m.", 2, 3).model_copy(update={"check": Check.COMPUTED})
    told = [sentence("Sales grew.", 1), sentence("They sell:", 1), sentence("Cork", 2), sentence("Wool", 3), total]
    assert laid_out(told).splitlines() == [
        "Sales grew. [1] They sell: [1]",
        "- Cork [2]",
        "- Wool [3]",
        "$1m + $2m = $3m. [2][3]",
    ]


def test_an_introduction_alone_is_a_sentence() -> None:
    assert laid_out([sentence("They sell:", 1)]) == "They sell: [1]"
