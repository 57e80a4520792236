"""Figures in a row, of which only the first says what it is of."""

from __future__ import annotations

import pytest

from bot.english.quantities import QuantityKind
from bot.reckoning.figures import Figure, figures_in
from tests.news import news


def read(text: str) -> list[Figure]:
    """The figures of a text, without its dates."""
    found = figures_in(news("one", "2025-03-01", "One Post", text, title="One"))
    return [figure for figure in found if figure.quantity.kind is not QuantityKind.DATE]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Norway bought most, 900 tractors, followed by Latvia with 400 tractors and Malta with 70.",
            ["Norway", "Latvia", "Malta"],
        ),
        ("Norway sent 64 trains last May; Latvia sent 31 and Malta 5.", ["Norway", "Latvia", "Malta"]),
    ],
)
def test_each_of_a_row_is_of_its_own_country(text: str, parties: list[str]) -> None:
    assert [sorted(figure.subject.parties) for figure in read(text)] == [[party] for party in parties]
    assert len({figure.quantity.unit for figure in read(text)}) == 1


def test_each_of_a_row_is_of_the_name_after_it() -> None:
    found = read("The city ordered 75 trams: 40 came from Red Lion, 20 from Bravo and 15 from Zetor.")
    assert [{"lion", "bravo", "zetor"} & figure.subject.measure for figure in found[1:]] == [
        {"lion"},
        {"bravo"},
        {"zetor"},
    ]


def test_a_sentence_that_only_names_another_country_is_about_the_same() -> None:
    first, second, third = read(
        "Norway's trade with Peru came to $6 billion in 2024. For Chile the figure was $2 billion. "
        "Cuba was third with $1 billion."
    )
    assert first.subject.flow is second.subject.flow is third.subject.flow
    assert [sorted(figure.subject.parties) for figure in (second, third)] == [["Chile", "Norway"], ["Cuba", "Norway"]]
    assert third.years == (2024,)


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    whole, part = read("Norway's trade with Peru came to $6 billion. Non-copper trade amounted to $1 billion.")
    assert "noncopp" in part.subject.measure | part.subject.scope
    assert whole.subject != part.subject


def test_it_is_what_the_interviewer_asked_about() -> None:
    (found,) = read('**Is the Northern Canal doing well?**\n\n"It is growing. In 2024 it carried 4.1 million tonnes."')
    assert {"northern", "canal", "carri"} <= found.subject.measure


def test_the_name_behind_a_figure_stands_for_the_one_behind_the_figure_before() -> None:
    found = read("Of the tea that Norway imported in 2023, 52% came from Kenya, 20% from India and 8% from Nepal.")
    shares = [figure for figure in found if figure.quantity.kind is QuantityKind.PERCENT]
    assert [sorted(figure.subject.parties) for figure in shares] == [
        ["Kenya", "Norway"],
        ["India", "Norway"],
        ["Nepal", "Norway"],
    ]
    assert [figure.subject.sender for figure in shares] == ["Kenya", "India", "Nepal"]


def test_a_figure_that_is_only_compared_is_of_the_same() -> None:
    now, before = read(
        "Peru shipped 17.2 tonnes of quinoa to Swedish ports in 2024, compared with 18.5 tonnes in 2023."
    )
    assert (now.subject.sender, now.subject.receiver) == (before.subject.sender, before.subject.receiver)
    assert before.years == (2023,)


def test_the_year_that_is_only_compared_is_not_that_of_the_next_sentence() -> None:
    text = "The canal carried 4 million tonnes in 2024, after 2 million tonnes in 2023. Wheat made up 900,000 tonnes."
    assert read(text)[-1].years == (2024,)


def test_a_bare_number_after_a_name_and_a_verb_counts_what_the_one_before_counts() -> None:
    _, sent = read("Norway's 700 pupils in Peru come from Oslo. Chile sends 910.")
    assert {"pupil"} <= sent.subject.measure
    assert "Chile" in sent.subject.parties
