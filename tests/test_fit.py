"""How well a figure answers a question."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.fit import best_figures
from tests.news import figures, news

WOOL = figures(
    news(
        "wool",
        "2025-02-01",
        "Andes Post",
        "Exports from Chile to Peru grew by 12% in 2024. The growth came from:",
        "- Wool: up $2 million (from $3 million to $5 million)",
        "- Raw copper: a 2-fold increase (from $4 million to $8 million)",
    )
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much wool did Peru buy in 2024?", "$5 million"),
        ("How much raw copper did Peru buy from Chile in 2023?", "$4 million"),
        ("What were Peru's purchases of Chile's wool worth before they rose?", "$3 million"),
    ],
)
def test_what_one_buys_is_what_the_other_sells(question: str, figure: str) -> None:
    found, fitting = best_figures(query_of(question), WOOL)[0]
    assert found.text == figure
    assert fitting > 0.4


@pytest.mark.parametrize("question", ["How much wool did Brazil buy in 2024?", "How much did Peru import in 2024?"])
def test_what_somebody_else_buys_or_all_goods_are_not(question: str) -> None:
    assert all(fitting < 0.3 for _, fitting in best_figures(query_of(question), WOOL))


def test_who_is_ahead_owns_no_figure() -> None:
    told = (
        "The Union is the region's largest partner after Chile and its main investor, with 42% of all foreign capital."
    )
    (share,) = (f for f in figures(news("union", "2025-02-01", "Andes Post", told)) if f.text == "42%")
    assert "Chile" not in share.subject.parties


def test_who_speaks_of_us_names_not_his_country() -> None:
    asked = query_of("How many bottles of Chilean wine were sold in Peru in 2024?")
    ours = figures(news("wine", "2025-02-01", "Andes Post", "We sold 3 million bottles of wine in Peru in 2024."))
    theirs = figures(news("wine", "2025-02-01", "Andes Post", "Bolivia sold 3 million bottles of wine in Peru in 2024"))
    assert best_figures(asked, ours)[0][1] > 2 * best_figures(asked, theirs)[0][1]


def test_how_many_get_what_comes_on_top_counts_them() -> None:
    told = figures(news("firms", "2025-02-01", "Andes Post", "The ministry gave the extra money to 40 firms."))
    assert best_figures(query_of("How many firms got the extra money?"), told)[0][1] > 0.9


@pytest.mark.parametrize(
    ("question", "told", "fits"),
    [
        ("How much did Chile export to Peru?", "Chile and Peru signed agreements worth 140 million euros.", False),
        ("How much did Chile export to Peru?", "Chile's exports to Peru came to 140 million euros.", True),
        ("What is the price of Peru's wool?", "Trade between Chile and Peru reached $1.2 billion.", False),
        ("How many Peruvian companies are in Chile?", "A Peruvian company sent Chile 900 tonnes of wool.", False),
        ("What is the population of Chile?", "The mill in Chile employs 850 people.", False),
        ("How many people live in Chile?", "The mill in Chile employs 850 people.", False),
        ("What is the population of Chile?", "Chile has a population of 19 million people.", True),
    ],
)
def test_what_is_told_of_the_same_two_is_not_yet_what_is_asked(question: str, told: str, fits: bool) -> None:
    found = best_figures(query_of(question), figures(news("n", "2025-02-01", "Andes Post", told)))
    assert (max((fitting for _, fitting in found), default=0.0) > 0.27) == fits


def test_a_figure_far_from_the_name_asked_for_is_of_something_else() -> None:
    told = figures(
        news(
            "ferry",
            "2025-02-01",
            "Andes Post",
            "The ferry Orbita sails twice a week.",
            "The harbour was dredged in spring.",
            "A loaded wagon costs $2,900 to carry.",
        )
    )
    assert best_figures(query_of("How much did the Orbita cost?"), told)[0][1] < 0.27
    assert best_figures(query_of("How much does a wagon cost?"), told)[0][1] > 0.6
