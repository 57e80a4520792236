"""A range is one figure to a reader, a change two."""

from __future__ import annotations

import pytest

from bot.english.quantities import read_quantities
from bot.english.ranges import bounds, whole_range, whole_stretch


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It takes 18 to 23 days by rail.", "18 to 23 days"),
        ("A container costs $3,500 to $4,500, against $2,800 by sea.", "$3,500 to $4,500"),
        ("Between 10 and 15% of all ships wait.", "Between 10 and 15%"),
        ("Costs range from $14.5 to $18.4 billion.", "$14.5 to $18.4 billion"),
        ("It rose from 10 to 15 percent.", "10"),
        ("Of 5 ports and 6 yards two are new.", "5 ports"),
    ],
)
def test_the_whole_of_a_range(text: str, shown: str) -> None:
    first = read_quantities(text)[0]
    start, end = whole_range(text, *first.shown)
    assert text[start:end] == shown


@pytest.mark.parametrize(
    ("text", "date", "shown"),
    [
        ("She worked there from 2001 to 2005.", "2005", "2001 to 2005"),
        ("It is shut between 25 April and 5 June.", "25 April", "between 25 April and 5 June"),
        ("It met on May 22 and 23 people came.", "May 22", "May 22"),
        ("It rose in 2001 and 2005.", "2001", "2001"),
    ],
)
def test_the_whole_of_a_stretch_of_time(text: str, date: str, shown: str) -> None:
    start = text.index(date)
    start, end = whole_stretch(text, start, start + len(date))
    assert text[start:end] == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The field is leased until 2070.", ["until 2070"]),
        ("She worked in Porto from 2001 to 2005.", ["from 2001 to 2005"]),
        ("It has been in force since March 2016.", ["since March 2016"]),
        ("They spoke it well into the 19th century.", ["well into the 19th century"]),
        ("The bridge was opened in 2016.", []),
        ("The quarrel has gone on for many decades.", ["many decades"]),
        ("It was shut for a year, and then sold.", ["a year"]),
        ("It was founded over a century ago.", []),
    ],
)
def test_how_long_something_lasts_is_told_by_a_date(text: str, told: list[str]) -> None:
    assert [text[start:end] for start, end in bounds(text)] == told
