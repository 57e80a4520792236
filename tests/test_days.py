"""Days told by the article's own, and the dates that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer, short_answer
from bot.composing.compose import compose
from bot.numbers.days import read_days
from bot.numbers.periods import read_periods
from corpus.split import split_article
from corpus.types import Article
from index.lexical import LexicalIndex
from tests.articles import SMALL, article
from tests.queries import evidence, found, query

# A Thursday.
DAY = "2025-10-30"


def told(text: str, day: str | None = DAY) -> Article:
    return article("one", text).model_copy(update={"published": day})


def meant(text: str, day: str | None = DAY) -> list[str]:
    return [one.meant for one in read_days(text, told(text, day))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Yesterday Corka and Lana signed.", "29 October 2025"),
        ("Corka and Lana signed today.", "30 October 2025"),
        ("They meet again tomorrow.", "31 October 2025"),
        ("Corka opened the mill on Tuesday.", "28 October 2025"),
        ("Corka opened the mill on Thursday.", "30 October 2025"),
        ("Corka opened the mill last Thursday.", "23 October 2025"),
        ("The minister leaves on Friday for Lima.", "31 October 2025"),
        ("The minister will open the mill on Monday.", "3 November 2025"),
        ("The mill is to open next Monday.", "3 November 2025"),
        ("The mill is expected to open on Wednesday.", "5 November 2025"),
        ("Corka on Tuesday opened 14 mills.", "28 October 2025"),
        ("The mill opened last month.", "September 2025"),
        ("The mill opens next month.", "November 2025"),
    ],
)
def test_what_a_day_means(text: str, date: str) -> None:
    assert meant(text) == [date]


@pytest.mark.parametrize(
    "text", ["It opens on Monday, 3 November.", "On Tuesday June 3 it rained.", "Friday's fair.", "May."]
)
def test_no_day_of_the_article(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize("day", [None, "2025-10", "2025"])
def test_an_article_of_no_known_day_tells_none(day: str | None) -> None:
    assert meant("Yesterday it opened.", day) == []


def test_months_count_over_the_end_of_a_year() -> None:
    assert meant("The mill opened last month.", "2026-01-05") == ["December 2025"]


SAID = "The mill of Lima opens in May 2026, Ana Sousa said on Tuesday."


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("When was the mill of Lima opened?", "Yesterday the mill of Lima was opened.", "Yesterday"),
        ("When does the mill of Lima open?", SAID, "May 2026"),
        ("When did Ana Sousa say that the mill of Lima opens?", SAID, "on Tuesday"),
        ("When does the mill of Lima close?", "The mill of Lima will close, Ana Sousa said on Tuesday.", None),
    ],
)
def test_the_day_of_saying_answers_when_something_was_said(question: str, text: str, answer: str | None) -> None:
    one = told(text)
    lexical = LexicalIndex.build([passage for each in (one, *SMALL) for passage in split_article(each)])
    short = short_answer(query(question), text, read_periods(text, one), lexical, read_days(text, one))
    assert (short.text if short else None) == answer


def opened(text: str, day: str) -> Evidence:
    one = evidence(told(text, day))
    return replace(one, short=ShortAnswer(0, 9, "Yesterday", "29 October 2025"))


def test_an_answer_tells_the_date_and_how_it_came_to_it() -> None:
    draft = compose([found("When was the mill opened?", opened("Yesterday the mill was opened.", DAY))])
    assert draft.short_answer == "29 October 2025"
    assert [sentence.text for sentence in draft.sentences] == [
        "Yesterday the mill was opened.",
        "“Yesterday” in an article of 2025-10-30 = 29 October 2025.",
    ]
