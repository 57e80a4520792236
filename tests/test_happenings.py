"""What happened on a day."""

from __future__ import annotations

import pytest

from bot.finding.happenings import day_asked, happened, of_the_day, without_day
from bot.numbers.dates import named_dates, told_dates
from corpus.split import split_article
from index.nodes import Hit, Scores
from tests.news import news
from tests.queries import evidence, query

PORT = news(
    "port",
    "2025-06-20",
    "Harbour Post",
    "The crane fell on 4 May. On the same day the quay was closed. It opened again on May 9.",
    "In April Ana Sousa became harbour master. A strike began on Tuesday.",
)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on May 30", [(5, None, 30, None)]),
        ("28–29 May 2025", [(5, 2025, 28, 29)]),
        ("May 28-29", [(5, None, 28, 29)]),
        ("the 3rd of June, 2024", [(6, 2024, 3, None)]),
        ("in April 2025", [(4, 2025, None, None)]),
        ("April's summit", [(4, None, None, None)]),
        ("It may rise, and May may come", []),
    ],
)
def test_dates_that_a_text_names(text: str, dates: list[tuple[int, int | None, int | None, int | None]]) -> None:
    assert [(d.month, d.year, d.day, d.until) for d in named_dates(text)] == dates


def test_a_day_holds_what_falls_on_it() -> None:
    (asked,) = named_dates("May 28")
    assert [
        asked.holds(date) for text in ("28–29 May 2024", "May 29", "in May 2024") for date in named_dates(text)
    ] == [
        True,
        False,
        False,
    ]
    (month,) = named_dates("May 2025")
    assert [month.holds(date) for text in ("28 May", "28 May 2024", "in May 2025") for date in named_dates(text)] == [
        True,
        False,
        True,
    ]


def test_days_by_the_article_and_the_sentence_before() -> None:
    assert [(d.year, d.month, d.day) for d in told_dates("A strike began on Tuesday.", "", PORT)] == [(2025, 6, 17)]
    same = told_dates("On the same day the quay was closed.", "The crane fell on 4 May.", PORT)
    assert [(d.year, d.month, d.day) for d in same] == [(2025, 5, 4)]


@pytest.mark.parametrize("question", ["What happened on May 4?", "What took place in Porto in April 2025?"])
def test_a_day_is_asked_about(question: str) -> None:
    assert day_asked(query(question))


@pytest.mark.parametrize(
    "question",
    ["What happened?", "What happened to the crane on May 4?", "What did she say on May 4?", "When did it fall?"],
)
def test_more_than_a_day_is_asked_about(question: str) -> None:
    assert day_asked(query(question)) is None


def test_sentences_of_the_day_lead() -> None:
    hits = [Hit(passage, Scores(0.5, 1.0, 0.5, 0.5)) for passage in split_article(PORT)]
    asked = query("What happened on 4 May?")
    led = happened(asked, (evidence(PORT, "In April Ana Sousa became harbour master."),), hits, {"port": PORT})
    told = ["The crane fell on 4 May.", "On the same day the quay was closed."]
    assert [one.text for one in of_the_day(asked, led)] == told
    assert not without_day(asked, led)
    (gone,) = without_day(query("What happened on 5 May?"), led)
    assert gone.asked == "5 May"


def test_sentences_of_a_year_lead() -> None:
    quay = news("quay", "2025-06-20", "Harbour Post", "The first quay was built in 1931. The harbour has 1,931 berths.")
    asked = query("What happened in 1931?")
    hits = [Hit(passage, Scores(0.5, 1.0, 0.5, 0.5)) for passage in split_article(quay)]
    led = happened(asked, (evidence(quay, "The harbour has 1,931 berths."),), hits, {"quay": quay})
    assert [one.text for one in of_the_day(asked, led)] == ["The first quay was built in 1931."]
    (gone,) = without_day(query("What happened in 1932?"), led)
    assert gone.asked == "1932"
