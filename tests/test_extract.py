"""The short answer in a sentence."""

from __future__ import annotations

import pytest

from bot.choosing.extract import ShortAnswer, short_answer
from bot.numbers.periods import read_periods
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import SMALL, article
from tests.queries import query


def found(question: str, sentence: str) -> ShortAnswer | None:
    """The short answer in a sentence of an article of 2024, in an index with three other articles."""
    one = article("one", sentence).model_copy(update={"published": "2024-03-01"})
    lexical = LexicalIndex.build([passage for each in (one, *SMALL) for passage in split_article(each)])
    return short_answer(query(question), sentence, read_periods(sentence, one), lexical)


CORK = "Turnover of cork was $7.1 billion in 2023 and $5.7 billion in 2022."
CORK_TURNED = "In 2022, turnover of cork was $5.7 billion; in 2023 it was $7.1 billion."
FIRMS = "More than 300 Portuguese firms and 12 banks work in Mongolia."
SHARES = "Mongolia takes 4.5% of the cork, and Japan 12%."


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("What was the turnover of cork in 2022?", CORK, "$5.7 billion"),
        ("What was the turnover of cork in 2023?", CORK, "$7.1 billion"),
        ("What was the turnover of cork in 2022?", CORK_TURNED, "$5.7 billion"),
        ("What was the turnover of cork in 2023?", CORK_TURNED, "$7.1 billion"),
        ("How many Portuguese firms work in Mongolia?", FIRMS, "More than 300 Portuguese firms"),
        ("How many banks work in Mongolia?", FIRMS, "12 banks"),
        ("What share of the cork goes to Mongolia?", SHARES, "4.5%"),
        ("What share of the cork goes to Japan?", SHARES, "12%"),
        ("How much did wool exports grow?", "Wool exports grew 24% to $16.1 million.", "24%"),
        ("How much is wool worth?", "Wool exports grew 24% to $16.1 million.", "$16.1 million"),
        ("How large is the steppe park?", "The steppe park covers 60 square kilometers.", "60 square kilometers"),
        ("How many ships came?", "Some twenty-five ships came.", "Some twenty-five ships"),
        ("What rank does Portugal hold among buyers?", "Portugal holds third place among buyers.", "third"),
    ],
)
def test_figures(question: str, sentence: str, answer: str) -> None:
    short = found(question, sentence)
    assert short
    assert short.text == answer
    assert sentence[short.start : short.end] == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When did the railway open?", "The railway opened on 5 May 2019 and was rebuilt in 2021.", "5 May 2019"),
        ("When was Ana Sousa born?", "Ana Sousa (3 May 1950 – 2 June 2010) built it.", "3 May 1950"),
        ("Where was Ana Sousa born?", "Ana Sousa, born in Porto, built the mills of Lima.", "Porto"),
        ("When did Ana Sousa win?", "Ana Sousa (3 May 1950 – 2 June 2010) won in 1998.", "1998"),
        ("When does the mill open?", "The mill opens in the fourth quarter of 2026.", "the fourth quarter of 2026"),
        ("When does the mill open?", "The mill opens at the end of May 2026.", "the end of May 2026"),
        ("When is the fair?", "The fair is in Porto on May 22 and 23.", "May 22 and 23"),
        ("When is the fair?", "The fair opens on May 22 and 23 mills come.", "May 22"),
        ("Who is the mayor of Porto?", "The mayor of Porto, Ana Sousa, met Batbold Gantulga.", "Ana Sousa"),
        ("Who met Ana Sousa?", "Ana Sousa met Batbold Gantulga.", "Batbold Gantulga"),
        ("Where did the mayors meet?", "In Évora, the mayors met for two days.", "Évora"),
        ("Which city hosted the fair?", "Portugal hosted the fair in Porto.", "Porto"),
        ("Which country hosted the fair?", "The fair was held at Porto in Portugal.", "Portugal"),
        ("Which pipeline serves Porto?", "The Douro Pipeline serves the Port Club of Porto.", "Douro Pipeline"),
    ],
)
def test_dates_and_names(question: str, sentence: str, answer: str) -> None:
    short = found(question, sentence)
    assert short
    assert short.text == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ships came?", "No ships came."),
        ("What share is sold?", "Cork sold for $5 million."),
        ("When did it open?", "It opened to 300 guests."),
        ("Who said that trade rose?", "She said that trade rose."),
        ("Where is the port?", "It is far away."),
        ("Which pipeline serves Porto?", "The railway serves Porto."),
        ("Why did wool rise?", "Wool rose 5% in 2023."),
        ("Is wool sold?", "Wool sold for $5 million."),
        ("Which goods are sold?", "Wool and 300 tons of cork."),
    ],
)
def test_nothing_of_the_kind_asked_for(question: str, sentence: str) -> None:
    assert found(question, sentence) is None


def test_a_figure_that_the_question_names_is_no_answer() -> None:
    short = found("How much did the deal of $5 million cost in fees?", "The deal of $5 million cost $30,000 in fees.")
    assert short
    assert short.text == "$30,000"
    assert found("What share of the cork is 12%?", "The share is 12%.") is None


def test_last_year_counts_from_the_date_of_the_article() -> None:
    sentence = "Wool sold for $3 million last year and $2 million in 2021."
    short = found("What was the value of wool in 2023?", sentence)
    assert short
    assert short.text == "$3 million"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who signed the treaty?", "Ana Sousa and Bold Erdene"),
        ("Who signed the treaty with Ana Sousa?", "Bold Erdene"),
    ],
)
def test_people_that_act_together(question: str, answer: str) -> None:
    short = found(question, "President Ana Sousa and Bold Erdene signed the treaty in Porto.")
    assert short
    assert short.text == answer


def test_the_season_of_next_year() -> None:
    short = found("When is the fair?", "The fair is to be held in the spring of next year.")
    assert short
    assert short.text == "spring of next year"


def test_people_are_no_tonnes() -> None:
    sentence = "The mill makes 300,000 tonnes a year; it is to employ between 45 and 50 people."
    short = found("How many workers will the mill employ?", sentence)
    assert short is not None
    assert short.text == "between 45 and 50 people"


def test_a_figure_that_a_change_started_from_gives_way_where_no_year_is_asked_for() -> None:
    grown = "The number of foreign students in Porto has grown from 480 in 2019 to 1,320 in 2024."
    shorts = [found(f"How many foreign students are in Porto{when}?", grown) for when in ("", " since 2019")]
    assert shorts[0] is not None
    assert shorts[0].text.startswith("1,320")
    assert shorts[1] is not None
    assert shorts[1].text.startswith("480")
