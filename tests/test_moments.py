"""Dates and the events that they are of."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.moments import Moment, differ, event_of, moment_of, tells
from tests.articles import article
from tests.queries import evidence

OPENS = query_of("When will the sugar mill at Oruro open?")


def moment(text: str, date: str) -> Moment:
    found = moment_of(OPENS, evidence(article("one", text), short=date))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("date", "other", "differs"),
    [
        ("March 2027", "the end of 2027", True),
        ("March 2027", "2027", False),
        ("March 2027", "early 2027", False),
        ("March 2027", "spring 2028", True),
        ("15 July 1875", "19 February 1873", True),
    ],
)
def test_dates_differ_where_they_cannot_be_one(date: str, other: str, *, differs: bool) -> None:
    one, two = (moment(f"The mill will open in {text}.", text) for text in (date, other))
    assert differ(one, two) == differs


@pytest.mark.parametrize(("clause", "told"), [("the mill should start work", True), ("the school burnt down", False)])
def test_an_event_is_known_in_other_words(clause: str, *, told: bool) -> None:
    event = event_of(OPENS, moment("The sugar mill at Oruro will open in March 2027.", "March 2027"))
    assert event == ["sugar", "mill", "open"]
    assert tells(event, clause) == told
