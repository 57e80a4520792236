"""How old somebody is, as news tells it."""

from __future__ import annotations

import pytest

from bot.choosing.ages import ages_for, asks_age, births_for, read_ages


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ana Sousa, 54, an engineer from Évora, built the mill.", "54"),
        ("The mill belongs to Ana Sousa (54), an engineer.", "54"),
        ("Said Batbold Gantulga, a herder of 71, to applause.", "71"),
        ("He is 26 and has begun to learn Danish.", "26"),
        ("She was 34 when the mill closed.", "34"),
        ("Ana Sousa turned 60 last year.", "60"),
        ("The 45-year-old engineer came back.", "45"),
        ("Ana Sousa, aged 54, built it.", "54"),
        ("She left home at the age of 17.", "17"),
    ],
)
def test_an_age(text: str, age: str) -> None:
    assert [text[one.start : one.end] for one in read_ages(text)] == [age]


@pytest.mark.parametrize(
    "text",
    ["A team of 12, mostly Danes, won.", "It is 41 degrees outside.", "In Lima, 54 mills closed.", "It is 26 km long."],
)
def test_no_age(text: str) -> None:
    assert read_ages(text) == ()


TWO = "Ana Sousa, 54, met Batbold Gantulga, 71, in Lima."


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("How old is Ana Sousa?", ["54"]),
        ("What is the age of Batbold Gantulga?", ["71"]),
        ("How old is Dina Omarova?", []),
        ("How old is the engineer?", ["54", "71"]),
    ],
)
def test_only_of_the_one_who_is_named(question: str, ages: list[str]) -> None:
    assert asks_age(question)
    assert [TWO[age.start : age.end] for age in ages_for(question, TWO)] == ages


@pytest.mark.parametrize(
    ("question", "births"),
    [
        ("How old is Ana Sousa?", ["born in 1950"]),
        ("How old is Dina Omarova?", []),
        ("How old is the architect?", ["born in 1950"]),
    ],
)
def test_an_age_may_be_told_by_a_birth(question: str, births: list[str]) -> None:
    text = "Ana Sousa, born in 1950, came."
    assert [text[slice(*place)] for place in births_for(question, text)] == births
