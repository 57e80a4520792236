"""What a question takes for granted and a sentence says of another year, country, town or place in an order."""

from __future__ import annotations

import pytest

from bot.abstention.presumed import denies_all, slip_of
from tests.articles import article
from tests.queries import evidence, query

BRIDGE = "Peru and Chile opened the river bridge in 2009."


def slip(question: str, *sentences: str) -> tuple[str, str] | None:
    told = article("one", " ".join(sentences))
    found = slip_of(query(question), [evidence(told, sentence) for sentence in sentences])
    return (found.said, found.told) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "differs"),
    [
        ("Why did Peru and Chile open the river bridge in 2012?", BRIDGE, ("2012", "2009")),
        ("Peru and Chile only opened the river bridge in 2019, right?", BRIDGE, ("2019", "2009")),
        ("Was the river bridge opened in 2012?", BRIDGE, ("2012", "2009")),
        ("Was the river bridge opened in 2009?", BRIDGE, None),
        ("When was the river bridge opened?", BRIDGE, None),
        ("Why was the old harbour closed in 2012?", BRIDGE, None),
        (
            "Why did Peru offer to hold the fair?",
            "They welcomed the proposal of Chile to host the fair.",
            ("Peru", "Chile"),
        ),
        ("Did Peru offer to hold the fair?", "They welcomed the proposal of Chile to host the fair.", None),
        (
            "Is it true that Peru offered to hold the fair?",
            "They welcomed the proposal of Chile to host the fair.",
            ("Peru", "Chile"),
        ),
        ("Is it true that the cork fair is held in Peru?", "Chile's cork fair is held in Oman.", ("Peru", "Oman")),
        ("Is it true that the cork fair is held in Peru?", "The cork fair held by Chile is Oman's.", None),
        ("Is it true that Peru held the cork fair?", "Chile held the cork fair in Oman.", ("Peru", "Chile")),
        ("Why is the cork fair held in Braga?", "The cork fair is held in Porto.", ("Braga", "Porto")),
        (
            "Is Peru the second-largest buyer of cork?",
            "Peru is the third-largest buyer of cork.",
            ("second-largest buyer", "third-largest buyer"),
        ),
        ("Is Peru the second-largest buyer of cork?", "Peru is the third-largest maker.", None),
        (
            "Did Peru sell more than 40 boats in 2012?",
            "Peru sold 40 boats in 2009.",
            None,
        ),  # of which there may be more
        ("Did Peru sell 40 boats in 2012?", "Peru sold 40 boats in 2009.", ("2012", "2009")),
        ("Why did Peru open the river bridge in 2012?", "Chile opened the river bridge in 2009.", None),  # two things
    ],
)
def test_one_thing_that_differs(question: str, sentence: str, differs: tuple[str, str] | None) -> None:
    assert slip(question, sentence) == differs


def test_the_sentence_with_most_of_the_words_corrects() -> None:
    sentences = ("The fair of Peru moved to Porto in 2019.", "The cork fair of Peru opened its new hall in 2021.")
    assert slip("Why did the cork fair of Peru open its hall in 2012?", *sentences) == ("2012", "2021")


@pytest.mark.parametrize(
    ("question", "differs"),
    [
        ("Why did exports of cork to Peru rise in 2019?", None),  # of which there may be figures as well
        ("Why did exports of cork to Peru rise by 12% in 2019?", ("2019", "2021")),
        ("Why did exports of cork to Chile rise?", None),
    ],
)
def test_a_figure_of_another_year_or_country_corrects_nothing_but_itself(
    question: str, differs: tuple[str, str] | None
) -> None:
    assert slip(question, "Exports of cork to Peru rose by 12% in 2021.") == differs


def test_another_sentence_may_tell_of_the_year_asked_for() -> None:
    assert (
        slip("Did Peru sign a treaty in 2009?", "Peru signed a treaty in 2021.", "A treaty was signed in 2009.") is None
    )


@pytest.mark.parametrize(
    ("question", "sentence", "nothing"),
    [
        (
            "How much cork did Porto deliver in 2024?",
            "Porto, which had provided 20% in 2021, delivered nothing in 2024.",
            False,
        ),
        ("How much cork did Porto deliver?", "Porto delivered nothing.", True),
        ("How much cork did Porto deliver?", "Porto delivered it for nothing.", False),
        ("How much cork did Porto deliver?", "Braga delivered nothing.", False),
        ("How much cork did Porto deliver?", "Porto delivered 20 tonnes, and then nothing.", False),
    ],
)
def test_there_was_none(question: str, sentence: str, nothing: bool) -> None:
    assert denies_all(query(question), evidence(article("one", sentence), sentence)) is nothing


def test_none_of_last_year() -> None:
    sentence = "Porto, which had provided 20% in 2021, delivered nothing last year."
    told = article("one", sentence).model_copy(update={"published": "2025-03-01"})
    assert denies_all(query("How much cork did Porto deliver in 2024?"), evidence(told, sentence))
    assert not denies_all(query("How much cork did Porto deliver in 2021?"), evidence(told, sentence))
