"""What a question for a figure measures, and whether a figure is of that."""

from __future__ import annotations

import pytest

from bot.english.quantities import read_quantities
from bot.numbers.dimensions import dimension_of, measures, tells_how_often


def fitting(question: str, text: str) -> list[str]:
    return [text[slice(*q.shown)] for q in read_quantities(text) if measures(q, dimension_of(question))]


@pytest.mark.parametrize(
    ("question", "text", "figures"),
    [
        ("How long will the ferry take?", "The ferry of 400 km takes 12 days and costs €9.", ["12 days"]),
        ("How long is the tunnel?", "The tunnel of 7 km opens in 12 days.", ["7 km"]),
        ("How long is the loan?", "The loan of €9 million is for 12 years and 40 ships.", ["12 years"]),
        ("How long would the cable be?", "The cable is 70 km long and takes two years.", ["70 km"]),
        ("At what altitude is the tunnel?", "It is 7 km long for €9 million and 30 trucks.", ["7 km"]),
        ("How much power do the mills make?", "The two mills in Lima make 92 MW for 30 years.", ["92 MW"]),
        ("How hot is it?", "It is 41 degrees and 3 km to Lima.", ["41 degrees"]),
        ("What is the capacity of the cable?", "It is 70 km long and carries 100 megawatts.", ["100 megawatts"]),
        ("How heavy is the drill?", "The drill of 9 m weighs 600 tonnes and cost €9 million.", ["600 tonnes"]),
        ("How long is the border?", "It is one of two, 96 miles long.", ["96 miles"]),
        ("How fast are the trains?", "The 43 cars run at 250 km/h for €9.", ["250 km/h"]),
        ("How long may they stay?", "They stay 30 days, 7 km from Lima.", ["30 days"]),
        ("What is the population of Lima?", "Two friends gave 3 km and €9 for its 80 people.", ["80 people"]),
        ("How large is the population?", "Of 1,575 households and 84%, 3,559 people.", ["3,559 people"]),
        ("What is the population of Lima?", "At 12.5, it was about two million.", ["about two million"]),
        ("What is the rural population of Lima?", "It fell to 12% of 80 people.", ["12%", "80 people"]),
        ("What share of the population has it?", "Of 80 people 12% have it.", ["80 people", "12%"]),
        ("How much land will they rent?", "For €9 million they rent 300 hectares for 49 years.", ["300 hectares"]),
        ("How much steel did the mill make?", "It made 70 tonnes in two years for €9.", ["70 tonnes"]),
        ("How much profit did the mill make?", "It made €9 of 70 tonnes.", ["€9", "70 tonnes"]),
        ("How much does it cost?", "It is 70 km long and costs €9.", ["70 km", "€9"]),
    ],
)
def test_figures_of_what_is_measured(question: str, text: str, figures: list[str]) -> None:
    assert fitting(question, text) == figures


def test_a_number_of_nothing_may_measure_anything() -> None:
    assert fitting("How long will the ferry take?", "Not 28.") == ["28"]


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("It was the third visit in six months.", True),
        ("They met twice in the last two years.", True),
        ("The visit lasted nine hours.", False),
        ("The first visit, planned in May, lasted two days.", False),
    ],
)
def test_the_time_in_which_it_happened_so_often(text: str, often: bool) -> None:
    assert any(tells_how_often(quantity, text) for quantity in read_quantities(text)) is often
