"""Dates as precise as asked, and on the asked side of today."""

from __future__ import annotations

import pytest

from bot.abstention.dates import as_asked, is_of_month, is_over, lacks_part
from corpus.types import Article
from tests.articles import article
from tests.queries import evidence, query


def published(text: str, day: str | None) -> Article:
    return article("fair", text).model_copy(update={"published": day})


FAIR = published("The fair of Porto was at the end of May 2025, the next one is due in 2027.", "2025-06-01")


@pytest.mark.parametrize(
    ("question", "date", "fits"),
    [
        ("When was the fair of Porto?", "May 2025", True),
        ("In which month was the fair of Porto?", "May 2025", True),
        ("In which month was the fair of Porto?", "2027", False),
        ("On which days was the fair of Porto?", "May 2025", False),
        ("On what date was the fair of Porto?", None, False),
        ("When will the next fair of Porto be?", "May 2025", False),
        ("When will the next fair of Porto be?", "2027", True),
        ("When does the fair of Porto open?", "May 2025", False),
        ("How big was the fair of Porto?", None, True),
    ],
)
def test_a_date_as_asked(question: str, date: str | None, fits: bool) -> None:
    assert as_asked(query(question), evidence(FAIR, short=date)) is fits


@pytest.mark.parametrize(("day", "fits"), [("2025-05-11", True), ("2025-05-12", False), ("2025-05-13", False)])
def test_what_is_to_come_counts_from_the_article(day: str, fits: bool) -> None:
    told = published("The next fair is on 12 May 2025.", day)
    asked = query("When is the next fair?")
    assert as_asked(asked, evidence(told, short="12 May 2025")) is fits


def test_without_a_date_of_the_article_any_may_be_to_come() -> None:
    told = published("The next fair is on 12 May 2025.", None)
    assert as_asked(query("When is the next fair?"), evidence(told, short="12 May 2025"))


@pytest.mark.parametrize(
    ("question", "sentence", "over"),
    [
        ("Will Ana Sousa visit Porto?", "She had visited Porto in March 2023.", True),
        ("Is Ana Sousa going to visit Porto?", "She visited Porto and met the mayor.", True),
        ("Will Ana Sousa visit Porto?", "She visited Braga and will see Porto.", False),
        ("Will Ana Sousa visit Porto?", "She promised the mayor of Porto a visit.", False),
        ("Will Ana Sousa visit Porto?", "Her visit was put off to 2027.", False),
        ("Did Ana Sousa visit Porto?", "She visited Porto in March 2023.", False),
    ],
)
def test_what_has_been_does_not_tell_what_will_be(question: str, sentence: str, over: bool) -> None:
    assert is_over(query(question), evidence(published(sentence, "2025-06-01"), sentence)) is over


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("How did the fair do in the first half of 2025?", True),
        ("How did the fair do in the first half of 2024?", True),
        ("How did the fair do in 2024?", False),
        ("How much did the fair earn in the first half?", True),
        ("Who scored in the fourth quarter?", False),  # of a match
    ],
)
def test_a_part_of_a_year_is_not_answered_by_all_of_it(question: str, lacking: bool) -> None:
    year = evidence(article("year", "The fair of Porto did well in 2024."))
    assert lacks_part(query(question), year) is lacking
    half = evidence(article("half", "The fair of Porto did well in the first half of 2024."))
    assert not lacks_part(query(question), half)


@pytest.mark.parametrize(
    ("question", "sentence", "of_it"),
    [
        ("Where did they meet in January 2025?", "It is their second meeting this year, after one in January.", True),
        ("Where did they meet in January 2024?", "It is their second meeting this year, after one in January.", False),
        ("Where did they meet in March 2025?", "It is their second meeting this year, after one in January.", False),
        ("Where did they meet in January?", "They met in January 2025.", False),
    ],
)
def test_a_sentence_of_the_month_and_year_asked_for(question: str, sentence: str, of_it: bool) -> None:
    assert is_of_month(query(question), evidence(published(sentence, "2025-06-01"), sentence)) is of_it
