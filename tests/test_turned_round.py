"""Follow-ups that turn a question round."""

from __future__ import annotations

import pytest

from bot.questions.query import understand
from bot.questions.turned_round import turned_round


@pytest.mark.parametrize(
    ("before", "turned"),
    [
        ("What did Italy buy from Peru in 2020?", "What did Peru buy from Italy in 2020?"),
        ("How big were Italian exports to Peru?", "How big were Peru's exports to Italy?"),
        ("How big were Chad's exports to Peru?", "How big were Peru's exports to Chad?"),
    ],
)
@pytest.mark.parametrize(
    "part",
    [
        "And in the opposite direction?",
        "And in the other direction, same year?",
        "And the other way round?",
        "vice versa",
    ],
)
def test_the_two_change_places(before: str, turned: str, part: str) -> None:
    assert turned_round(part, ["Who sells cork?", before]) == turned


@pytest.mark.parametrize(
    ("part", "before"),
    [
        ("And in the opposite direction?", "How many trains run to Porto?"),  # nobody to change places with
        ("And the other way round?", "Do Peru and Chad sell more to Italy?"),
        ("And in 2021?", "What did Italy buy from Peru in 2020?"),
        ("How far is it in the opposite direction from the pier?", "What did Italy buy from Peru?"),
    ],
)
def test_any_other_stays(part: str, before: str) -> None:
    assert turned_round(part, [before]) == part


def test_a_question_turned_round_leans_on_none_before() -> None:
    (query,) = understand("And in the opposite direction?", ["What did Italy buy from Peru in 2020?"])
    assert query.focus == "What did Peru buy from Italy in 2020?"
    assert query.context == ""
