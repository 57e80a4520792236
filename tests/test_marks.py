"""Which of the things that articles list came over a mark."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.marks import beyond, mark_of
from tests.news import figures, news

GOODS = news(
    "goods",
    "2025-02-01",
    "Timber Post",
    "Estonia's exports to Portugal grew by 12% in 2024. The growth came from:",
    "- Pine boards: up by 40%, or €8 million (from €20 million to €28 million)",
    "- Oak veneer and sheets: a 3-fold increase, by €4 million (from €2 million to €6 million)",
    "- Birch pulp: up by 5%, or €0.5 million (from €10 million to €10.5 million)",
    "- Resin: a 12.5-fold increase, by €2.3 million (from €0.2 million to €2.5 million)",
)
FIGURES = figures(GOODS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which goods grew more than tenfold?", "Resin"),
        ("Which exports tripled?", "Oak veneer and sheets"),
        ("Which exports more than tripled?", "Resin"),
        ("What goods grew by at least threefold?", "Resin; Oak veneer and sheets"),
        ("Which exports to Portugal rose by over 30%?", "Resin; Oak veneer and sheets; Pine boards"),
        ("Which goods grew by less than 10 percent?", "Birch pulp"),
        ("Which exports rose by more than €3 million?", "Pine boards; Oak veneer and sheets"),
        ("Which exports doubled?", None),
        ("Which imports tripled?", None),
        ("Which goods grew?", None),
    ],
)
def test_the_items_beyond_the_mark_are_told_the_largest_first(question: str, short: str | None) -> None:
    worked = beyond(query_of(question), FIGURES)
    assert (worked.short if worked else None) == short


@pytest.mark.parametrize("question", ["In which year did exports triple?", "Which year did exports more than double?"])
def test_a_year_is_no_thing(question: str) -> None:
    assert mark_of(query_of(question)) is None
