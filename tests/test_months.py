"""Parts of a year, and seasons counted from an article's date."""

from __future__ import annotations

import pytest

from bot.numbers.months import Moment, read_parts, read_seasons
from bot.numbers.periods import read_years
from bot.questions.asked import asked_of
from bot.questions.query import query_of
from bot.reckoning.figures import figures_in
from bot.reckoning.fit import fit
from tests.news import news


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in the first seven months of 2024", (1, 7)),
        ("in January–July 2024", (1, 7)),
        ("from January to July", (1, 7)),
        ("in the second half of last year", (7, 12)),
        ("in Q3 2024", (7, 9)),
        ("the last three months of the year", (10, 12)),
        ("over five months of 2024", (1, 5)),
    ],
)
def test_a_part_of_a_year(text: str, months: tuple[int, int]) -> None:
    assert [part.months for part in read_parts(text)] == [months]


def test_the_second_half_of_a_year_is_no_hydrogen() -> None:
    assert [part.months for part in read_parts("in H1 and in H2 2024, after 2023 H2")] == [(1, 6), (7, 12), (7, 12)]
    assert list(read_parts("What does a kilo of green H2 cost?")) == []


def test_a_length_of_time_is_no_part_of_a_year() -> None:
    assert list(read_parts("It took seven months, from start to end.")) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In the first half of 2023 it rose.", [(2023,)]),
        ("In January–May 2023 it rose.", [(2023,)]),
        ("In January–May it rose.", [(2025,)]),
        ("In the third quarter it rose.", [(2024,)]),
        ("In the second quarter of next year it opens.", [(2026,)]),
    ],
)
def test_the_year_of_a_part(text: str, years: list[tuple[int]]) -> None:
    assert [period.years for period in read_years(text, Moment(2025, 6))] == years


@pytest.mark.parametrize(("text", "year"), [("next spring", 2026), ("last autumn", 2024), ("next October", 2025)])
def test_the_year_of_a_season(text: str, year: int) -> None:
    assert [found for _, _, found in read_seasons(text, Moment(2025, 6))] == [year]


def test_a_figure_of_another_part_does_not_answer() -> None:
    text = "In the first half of 2024 exports were $5 billion. In the third quarter of 2024 exports were $3 billion."
    half, quarter = (f for f in figures_in(news("one", "2025-03-01", "One Post", text, title="One")) if f.value)
    asked = asked_of(query_of("What were exports in January-June 2024?"))
    assert fit(asked, half) > 0.9
    assert fit(asked, quarter) == 0
