"""Names that only a number tells apart."""

from __future__ import annotations

import pytest

from bot.conflicts import Relation, findings
from bot.numbered import is_another, numbered_in
from bot.query import query_of
from tests.news import figures, news


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("How many turbines will Sarat-2 have?", "Sarat-1 has 16 turbines.", True),
        ("How many turbines will Sarat-2 have?", "Sarat-2 has more than the 16 turbines of Sarat-1.", False),
        ("How many turbines will Sarat-2 have?", "The farm will have 48 turbines.", False),
        ("What will phase 2 cost?", "Phase 1 cost €3 million.", True),
        ("What will phase 2 cost?", "In May 12 lorries and 3 phases were counted.", False),
        ("What did it cost?", "Phase 1 cost €3 million.", False),
    ],
)
def test_of_another_number(question: str, sentence: str, another: bool) -> None:
    assert is_another(numbered_in(question), sentence) is another


def test_figures_and_years_are_no_numbers_of_names() -> None:
    assert not numbered_in("The line 1.5 km long and the plan of Kazakhstan-2050 cost $30 million in May 12.")


def test_figures_of_a_namesake_are_no_rivals_and_those_of_the_articles_own_subject_are() -> None:
    one = news("one", "2025-01-01", "A", "The second farm, Sarat-2, will consist of 50 turbines, says a leaflet.")
    own = "The bank lends $3 million for Sarat-2, a wind farm in Nera."
    sister = "Its sister Sarat-1 consists of 16 turbines."
    two = news("two", "2025-02-01", "B", own, "The farm will consist of 48 turbines.", sister)
    (finding,) = findings(query_of("How many turbines will Sarat-2 consist of?"), figures(one, two))
    assert finding.relation is Relation.CONFLICT
    assert {value.text for value in finding.values} == {"50 turbines", "48 turbines"}
