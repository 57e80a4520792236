"""Figures of a part of what another one counts."""

from __future__ import annotations

import pytest

from bot.choosing.extract import short_answer
from bot.english.quantities import read_quantities
from index.store import Snapshot
from tests.queries import query

LEAKS = "They found nineteen leaks in three days and closed fourteen of them."
KNOWN = "Of a hundred mills, perhaps six know of the scheme."

CLOSED = "A study found that nine of the 62 mills closed within a year."


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many of the leaks were closed?", LEAKS, "fourteen"),
        ("How many leaks were found?", LEAKS, "nineteen leaks"),
        ("How many mills know of the scheme?", KNOWN, "six"),
        ("How many mills closed?", CLOSED, "nine of the 62 mills"),
        ("How many mills are there?", CLOSED, "62 mills"),
        ("How many of the clerks are from Porto?", "It has 900 clerks, of whom 640 are from Porto.", "640"),
        ("How many of the clerks are from Porto?", "Of these 900 clerks 640 are from Porto.", "640"),
    ],
)
def test_a_part_is_told_from_the_whole(question: str, sentence: str, figure: str, small: Snapshot) -> None:
    found = short_answer(query(question), sentence, (), small.lexical)
    assert found is not None
    assert found.text == figure


def test_what_them_stands_for_is_no_time_where_things_are_counted() -> None:
    units = {quantity.text: quantity.unit for quantity in read_quantities(LEAKS)}
    assert units["fourteen"] == "leaks"
    units = {quantity.text: quantity.unit for quantity in read_quantities("We have six years and need five of them.")}
    assert units["five"] == "years"
