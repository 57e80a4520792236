"""Which years a text speaks of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers.months import Moment
from bot.numbers.periods import Period, asked_years, read_periods, read_years, relative, years_in_periods, years_of
from corpus.types import Article
from tests.articles import article

UNDATED = article("porto", "Porto sold cork.")


def dated(published: str) -> Article:
    return UNDATED.model_copy(update={"published": published})


@pytest.mark.parametrize("published", ["2024", "2024-03", "2024-03-01"])
@pytest.mark.parametrize(
    ("text", "mention", "year"),
    [
        ("Cork rose last year.", "last year", 2023),
        ("Over the past year cork rose.", "past year", 2023),
        ("This year it fell.", "This year", 2024),
        ("It will rise next year.", "next year", 2025),
        ("In 2019 it fell.", "2019", 2019),
        ("A year ago it fell.", "A year ago", 2023),
        ("Two years ago it fell.", "Two years ago", 2022),
        ("Five years ago it fell.", "Five years ago", 2019),
        ("In the current year it fell.", "the current year", 2024),
    ],
)
def test_a_year_and_where_it_stands(text: str, mention: str, year: int, published: str) -> None:
    (period,) = read_periods(text, dated(published))
    assert (text[period.start : period.end], period.years) == (mention, (year,))


@pytest.mark.parametrize("text", ["Cork rose last year.", "This year", "next year"])
def test_without_a_date_last_year_is_unknown(text: str) -> None:
    assert read_periods(text, UNDATED) == ()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2023 it rose, after a fall the previous year.", (2022, 2023)),
        ("It rose in 2021 from the year before.", (2020, 2021)),
        ("It rose in 2021 from the year-earlier level.", (2020, 2021)),
        ("Last year it fell from the year before.", (2022, 2023)),
        ("It rose from 2019 to 2021, and the year before.", (2019, 2020, 2021)),
        ("It fell the previous year.", ()),
        ("It fell in 2021 and rose the following year.", (2021, 2022)),
        ("In 2019 it rose from the previous year, and in 2021 too.", (2018, 2019, 2021)),
        ("In May it fell.", ()),
    ],
)
def test_the_previous_year_counts_from_the_latest_one_named(text: str, years: tuple[int, ...]) -> None:
    assert years_of(text, dated("2024-03-01")) == years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Since 2005 it has risen.", 2005),
        ("It rose over the past 20 years.", 2004),
        ("It rose in the last two decades.", 2004),
        ("It rose during the past decade.", 2014),
    ],
)
def test_all_the_time_since_a_year(text: str, year: int) -> None:
    (period,) = read_years(text, Moment(2024))
    assert (period.years, period.cumulative) == ((year,), True)


def test_the_previous_year_may_count_from_the_sentence_before() -> None:
    assert read_years("It fell the previous year.", Moment(2024), 2020)[0].years == (2019,)
    assert years_of("It rose over the past 20 years.", dated("2024")) == ()


def test_mentions_come_in_order() -> None:
    text = "The year before it sold less; in 2020 more, and last year most."
    assert [p.years for p in read_periods(text, dated("2024"))] == [(2022,), (2020,), (2023,)]


def test_years_of_several_periods_are_given_once() -> None:
    periods = [Period(0, 4, (2021, 2022)), Period(9, 13, (2019,)), Period(20, 24, (2022,))]
    assert years_in_periods(periods) == (2019, 2021, 2022)


PIECES = [
    "In ",
    "2021",
    "2019–23",
    "last year",
    "THIS YEAR",
    "the year before",
    " and ",
    ", ",
    "May 2020",
    "$1999",
    "1990s",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from([UNDATED, dated("2024-05")]))
def test_any_text_gives_periods_in_order_within_it(text: str, one: Article) -> None:
    periods = read_periods(text, one)
    assert all(left.start <= right.start for left, right in pairwise(periods))
    for period in periods:
        assert 0 <= period.start < period.end <= len(text)
        assert period.years == tuple(sorted(set(period.years))) != ()
    assert years_of(text, one) == years_in_periods(periods)


def test_years_that_count_from_the_articles_date() -> None:
    told = article("told", "Last year wool sold 5% better than the year before, and in 2019.")
    dated = told.model_copy(update={"published": "2025-05-30"})
    assert [(dated.text[p.start : p.end], p.years) for p in relative(dated.text, dated)] == [("Last year", (2024,))]
    assert relative(told.text, told) == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("What was trade two years before 2024?", (2022,)),
        ("What was trade the year after 2019?", (2020,)),
        ("What was trade in 2019 and the year before 2024?", (2019, 2023)),
        ("What was trade before 2024?", (2024,)),
    ],
)
def test_the_years_that_a_question_means(question: str, years: tuple[int, ...]) -> None:
    assert asked_years(question) == years


def test_the_year_before_is_not_that_before_the_one_compared_with() -> None:
    text = "Sales were $9 in 2024, up from $8 in 2023, and the loss $2, against $3 the year before."
    assert [period.years for period in read_years(text, None)] == [(2024,), (2023,), (2023,)]
    text = "Sales were $9 in 2024, after $8 in 2023 and $7 the year before."
    assert [period.years for period in read_years(text, None)] == [(2024,), (2023,), (2022,)]
