"""Sums over the rows of a table and the items of a list, and what one of several things costs."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.figures import Figure, figures_in
from bot.reckoning.totals import moved, price_of_one, total
from tests.news import news

TABLE = news(
    "table",
    "2026-01-10",
    "Valley Post",
    "Cocoa from Ecuador, in thousand tonnes: Buyer | 2024 | 2025:",
    "- Belgium | 40 | 42",
    "- Japan | 31 | 29",
    "- Chile | 8 | 9",
)
ORDER = news(
    "order",
    "2026-01-10",
    "Valley Post",
    "Quito has ordered 60 trolleybuses from a maker in Brno. They are blue and cost €24 million in all.",
    "The depot was built in 1999. It has 12 gates and cost €3 million.",
)
PRICED = news(
    "priced", "2026-01-10", "Valley Post", "The 60 trolleybuses of Quito cost €24 million, or €400,000 per trolleybus."
)
YEARS = news(
    "years",
    "2026-01-10",
    "Valley Post",
    "Direct investment from Japan was $20 million in 2022, $35 million in 2023 and $15 million in 2024.",
)


def read(*names: str) -> list[Figure]:
    there = {"table": TABLE, "order": ORDER, "priced": PRICED, "years": YEARS}
    return [figure for name in names for figure in figures_in(there[name])]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much cocoa did the three countries in the table take together in 2025?", "80,000 tonnes"),
        ("How much cocoa from Ecuador did the countries take in total in 2024?", "79,000 tonnes"),
        ("How much cocoa did the four countries in the table take together in 2025?", None),
        ("How much coffee beans and sugar did these countries grow together?", None),
        ("How much did Japan invest in total from 2022 to 2024?", "$70 million"),
        ("How much did Japan invest in total from 2021 to 2024?", None),
    ],
)
def test_a_total_is_of_the_rows_or_the_years_asked_for(question: str, text: str | None) -> None:
    worked = total(query_of(question), read("table", "years"))
    assert (worked.short if worked else None) == text


@pytest.mark.parametrize(
    ("question", "name", "short"),
    [
        ("What does one of the trolleybuses for Quito cost on average?", "order", "€400,000"),
        ("How much does each trolleybus of Quito cost?", "order", "€400,000"),
        ("How much does each trolleybus of Quito cost?", "priced", None),
        ("How much does each tram of Quito cost?", "order", None),
        ("What did one trolleybus cost Quito?", "order", "€400,000"),
        ("How many trolleybuses did each city order?", "order", None),
    ],
)
def test_the_price_of_one_is_that_of_all_by_their_number(question: str, name: str, short: str | None) -> None:
    worked = price_of_one(query_of(question), read(name))
    assert (worked.short if worked else None) == short


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which buyers took more cocoa from Ecuador in 2025 than in 2024?", "Belgium; Chile"),
        ("Which buyers took less cocoa in 2025 than in 2024?", "Japan"),
        ("Which buyers took more cocoa in 2025 than in 2019?", None),
        ("Which buyers take the most cocoa?", None),
    ],
)
def test_the_rows_that_rose_or_fell_are_told(question: str, short: str | None) -> None:
    worked = moved(query_of(question), read("table"))
    assert (worked.short if worked else None) == short
