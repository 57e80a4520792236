"""Harvest and academic years as times of figures, and one thing at two times."""

from __future__ import annotations

import pytest

from bot.english.quantities import years_in
from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import figures_in
from tests.news import news

SEASONS = (
    "In the 2021/22 season Peru sold Norway 90,000 tonnes of quinoa, compared with 60,000 tonnes the season before."
)
YEARS = "The canal carried 50,000 tonnes of cork in 2024, after 20,000 tonnes in 2023."


def worked(question: str, text: str) -> str | None:
    """What a question makes of a text's figures; None where it asks for no sum or none can be done."""
    found = work_out(query_of(question), figures_in(news("one", "2025-03-01", "One Post", text, title="One")))
    return found.short if isinstance(found, Worked) else None


def test_a_season_is_named_by_the_year_that_it_begins_in() -> None:
    assert years_in("the 2021/22 season") == years_in("2021/2022") == (2021,)
    this, last = [f for f in figures_in(news("one", "2025-03-01", "One Post", SEASONS, title="One")) if f.value]
    assert (this.years, last.years) == ((2021,), (2020,))


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("How much more quinoa did Peru sell Norway in 2021/22 than in 2020/21?", SEASONS, "30,000 tonnes"),
        (
            "Work out the increase in tonnes of Peru's quinoa sold to Norway between 2020/21 and 2021/22",
            SEASONS,
            "30,000 tonnes",
        ),
        ("By what percentage did quinoa sales of Peru to Norway grow from 2020/21 to 2021/22?", SEASONS, "50%"),
        ("How many times more cork did the canal carry in 2024 than in 2023?", YEARS, "2.5 times"),
        ("How many times bigger were the canal's tonnes of cork in 2024 than the year before?", YEARS, "2.5 times"),
        ("How many times did the cork on the canal increase between 2023 and 2024?", YEARS, "2.5 times"),
        ("What did the canal's cork rise by in 2024 compared with the year before?", YEARS, "30,000 tonnes"),
    ],
)
def test_one_thing_at_two_times(question: str, text: str, short: str) -> None:
    assert worked(question, text) == short
