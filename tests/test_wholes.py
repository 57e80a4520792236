"""Figures that are parts of one told before them."""

from __future__ import annotations

import pytest

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Flow
from bot.reckoning.figures import Figure, figures_in
from tests.news import news


def read(text: str) -> list[Figure]:
    """The figures of a text, without its dates."""
    found = figures_in(news("one", "2025-03-01", "One Post", text, title="One"))
    return [figure for figure in found if figure.quantity.kind is not QuantityKind.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "Exports of cheese to the Asian states came to €90 million in 2023. Nepal took €50 million of that total, Laos"
        " €20 million.",
        "Exports of cheese to the Asian states came to €90 million in 2023. Nepal accounted for €50 million, Laos for"
        " €40 million.",
    ],
)
def test_a_part_is_of_what_the_whole_is_of(text: str) -> None:
    _, *parts = read(text)
    assert [sorted(part.subject.parties) for part in parts] == [["Nepal"], ["Laos"]]
    assert all(part.subject.flow is Flow.EXPORT and part.years == (2023,) for part in parts)
    assert all("chees" in part.subject.measure for part in parts)


def test_a_part_that_names_no_country_is_of_those_of_the_whole() -> None:
    _, first, second = read(
        "Peru shipped 90 tonnes of quinoa to Sweden. Malmö received 50 tonnes of it and Gävle 20 tonnes."
    )
    assert sorted(first.subject.parties) == sorted(second.subject.parties) == ["Peru", "Sweden"]
    assert "quinoa" in second.subject.measure


def test_amounts_that_add_up_to_nothing_are_no_parts() -> None:
    _, *others = read("Exports of cheese came to €90 million. The dairy cost €30 million and the road €20 million.")
    assert all(figure.subject.flow is None for figure in others)


def test_a_portion_that_names_no_more_than_whose_it_is_is_of_the_amount_before() -> None:
    _, _, portion, other = read(
        "Chile sold 60,000 crates of wine to Asia in 2023 and hopes for 80,000 crates this year. Two thirds went to"
        " Laos; Nepal took 9,000 crates."
    )
    assert (portion.subject.sender, portion.subject.receiver) == ("Chile", "Laos")
    assert (other.subject.sender, other.subject.receiver) == ("Chile", "Nepal")
    assert portion.years == other.years == (2023,)


def test_the_whole_may_stand_in_the_paragraph_above() -> None:
    _, first, _ = read(
        "The fund pays another €8 million.\n\nOf the new money, €6 million is from Nord, €2 million from Sund."
    )
    assert "fund" in first.subject.measure
