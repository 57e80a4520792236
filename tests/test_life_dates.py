"""When people were born and died, told in brackets behind a name."""

from __future__ import annotations

import pytest

from bot.choosing.life_dates import asked_of_life, births, is_of_life, is_of_other, read_lives

FULL = "Ana Sousa (3 May 1950 – 2 June 2010) was an architect."
YEARS = "The bridge is by Ana Sousa (1950–2010)."
BORN = "Batbold Gantulga (born in Lima, 5 May 1961) is a herder who won in 1998."


def lives(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*life.born)] if life.born else "", text[slice(*life.died)] if life.died else "")
        for life in read_lives(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FULL, [("3 May 1950", "2 June 2010")]),
        (YEARS, [("1950", "2010")]),
        (BORN, [("5 May 1961", "")]),
        ("Ana Sousa (May 3, 1950 in Porto – June 2, 2010 in Lima) left.", [("May 3, 1950", "June 2, 2010")]),
        ("The painter (died 4 June 1900) lived there.", [("", "4 June 1900")]),
    ],
)
def test_lives(text: str, told: list[tuple[str, str]]) -> None:
    assert lives(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The Great Drought (1891–1892) was long.",
        "The Union of Mills (3 May 1920 – 2 June 1990) was dissolved.",
        "The Lusitan Kingdom (1037–1294) fell.",
        "Ana Sousa (54) spoke of the report (2019).",
        "Ana Sousa spoke on 3 May 1950.",
        "",
    ],
)
def test_what_is_no_life(text: str) -> None:
    assert lives(text) == []


@pytest.mark.parametrize(
    ("question", "text", "places"),
    [
        ("When was Ana Sousa born?", FULL, ["3 May 1950"]),
        ("When did Ana Sousa die?", FULL, ["2 June 2010"]),
        ("When was Ana Sousa born?", YEARS, ["1950"]),
        ("When did Batbold Gantulga die?", BORN, []),
        ("When was Ana Sousa born and when did she die?", FULL, []),
        ("When did Ana Sousa build it?", FULL, []),
    ],
)
def test_only_a_birth_or_a_death_that_is_asked_for(question: str, text: str, places: list[str]) -> None:
    assert [text[slice(*place)] for place in asked_of_life(question, text)] == places


@pytest.mark.parametrize(
    ("question", "date", "told"),
    [
        ("When did Batbold Gantulga win?", "5 May 1961", True),
        ("When did Batbold Gantulga win?", "1998", False),
        ("When was he born?", "5 May 1961", False),
        ("When did he live?", "5 May 1961", False),
    ],
)
def test_a_birth_answers_no_other_question(question: str, date: str, told: bool) -> None:
    assert is_of_life(question, BORN, BORN.index(date)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Sousa, born on 3 May 1950, left.", ["born on 3 May 1950"]),
        ("She was born in Porto in 1950 and left in 1970.", ["born in Porto in 1950"]),
        ("The idea was born late. It opened in 1950.", []),
    ],
)
def test_births_without_brackets(text: str, told: list[str]) -> None:
    assert [text[slice(*place)] for place in births(text)] == told


@pytest.mark.parametrize(
    ("text", "told", "of_other"),
    [
        ("Born in Porto, Ana left in 1970.", "1970", True),
        ("Born in Porto, Portugal, Ana left.", "Portugal", False),
        ("She was born to a family of smiths in 1950.", "1950", False),
        ("In 1950, Ana was born in Porto.", "1950", False),
        ("Ana, born in 1950, made a mill in 1993.", "1993", True),
        ("Ana (born 3 May 1950) is a Lusitan judge.", "Lusitan", True),
        ("Ana left in 1970.", "1970", False),
    ],
)
def test_what_stands_apart_from_born_is_of_something_else(text: str, told: str, of_other: bool) -> None:
    place = (text.index(told), text.index(told) + len(told))
    assert is_of_other("When was Ana born?", text, *place) is of_other
    assert not is_of_other("When did Ana leave?", text, *place)
