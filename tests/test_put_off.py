"""Dates that were put off."""

from __future__ import annotations

import pytest

from bot.choosing.extract import short_answer
from bot.finding.put_off import with_later_date
from bot.numbers.periods import read_periods
from bot.numbers.put_off import asks_ahead, asks_plan, stands, stood
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import article
from tests.queries import evidence, query

SLIPPED = "The opening, originally set for late 2027, has slipped to spring 2028 for want of steel."


@pytest.mark.parametrize(
    ("sentence", "date", "old", "new"),
    [
        (SLIPPED, "2027", True, False),
        (SLIPPED, "spring", False, True),
        ("The board has postponed its decision from 2025 to 2027.", "2025", True, False),
        ("The board has postponed its decision from 2025 to 2027.", "2027", False, True),
        ("The lamps, planned at first for May, would not be ready until the second half of 2027.", "2027", False, True),
        ("The mill should have opened in February.", "February", True, False),
        ("The feast, which was to have been on 21 March, has been moved to June.", "21 March", True, False),
        ("The feast, which was to have been on 21 March, has been moved to June.", "June", False, True),
        ("The mill will open in May 2026.", "May", False, False),
        ("The firm moved to Oruro in May 2026.", "May", False, False),
        ("", "", False, False),
    ],
)
def test_which_date_stands(sentence: str, date: str, old: bool, new: bool) -> None:
    start = sentence.index(date)
    assert (stood(sentence, start), stands(sentence, start)) == (old, new)


@pytest.mark.parametrize(
    ("question", "plan", "ahead"),
    [
        ("When does the mill open?", False, True),
        ("When's the feast?", False, True),
        ("When was the mill originally to open?", True, False),
        ("When should the mill have opened?", True, False),
        ("When do they say it was?", False, False),
        ("When did the mill open?", False, False),
    ],
)
def test_which_date_is_asked_for(question: str, plan: bool, ahead: bool) -> None:
    assert (asks_plan(question), asks_ahead(question)) == (plan, ahead)


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("When does the pier open?", SLIPPED, "spring 2028"),
        ("When was the pier originally to open?", SLIPPED, "late 2027"),
        ("When is the decision?", "The board has postponed its decision from 2025 to 2027.", "2027"),
        ("When will the mill open?", "The mill should have opened in February 2026.", None),
        ("When did the mill open?", "The mill was to open in 1926.", "1926"),
    ],
)
def test_the_date_that_stands_answers(question: str, sentence: str, short: str | None) -> None:
    told = article("a", sentence)
    lexical = LexicalIndex.build(split_article(told))
    found = short_answer(query(question), sentence, read_periods(sentence, told), lexical)
    assert (found.text if found else None) == short


def test_the_next_sentence_may_put_it_off() -> None:
    told = article("a", "A visit to Oruro was announced for November. It has been put off to March 2026.")
    first = evidence(told, "A visit to Oruro was announced for November.", short="November")
    second = evidence(told, "It has been put off to March 2026.", score=0.5, short="March 2026")
    led = with_later_date(query("When is the visit to Oruro?"), (first, second))
    assert led[0].text == second.text
    assert led[0].after == first.span
    assert with_later_date(query("When was the visit originally planned?"), (first, second)) == (first, second)
    assert with_later_date(query("When is the visit?"), ()) == ()


def test_what_another_thing_is_put_off_to_is_not_asked_for() -> None:
    told = article("a", "The visit is in November. Repairs of a pier have been put off to March 2026.")
    first = evidence(told, "The visit is in November.", short="November")
    second = evidence(told, "Repairs of a pier have been put off to March 2026.", score=0.5, short="March 2026")
    assert with_later_date(query("When is the visit?"), (first, second)) == (first, second)
