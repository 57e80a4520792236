"""What a name stands for or is, and names that only tell which of the question's own things is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.pipeline import Pipeline
from bot.questions.query import query_of
from bot.spans.compounds import is_of_asked
from bot.spans.definition import asks_what_it_is, defined, described_as


@pytest.mark.parametrize("question", ["What is the ITC?", "What does TITR stand for?", "What are the Samruk Funds?"])
def test_asks_what_a_name_is(question: str) -> None:
    assert asks_what_it_is(query_of(question))


@pytest.mark.parametrize("question", ["What is the toll?", "What is the ITC worth?", "Who is Ana Sousa?"])
def test_asks_something_else(question: str) -> None:
    assert not asks_what_it_is(query_of(question))


def test_initials_are_told_by_the_name_before_them() -> None:
    query = replace(query_of("What is the ITC?"), also=(("ITC", "International Trade Centre"),))
    short = defined(query, "Figures of the International Trade Centre (ITC) show a rise.")
    assert short is not None
    assert short.text == "International Trade Centre"
    assert defined(query, "The ITC shows a rise.") is None


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Samruk, a holding of the state, bought it.", "a holding of the state"),
        ("Samruk (SKF) is the largest holding of the state.", "the largest holding of the state"),
        ("The board of Samruk met.", None),
    ],
)
def test_a_name_is_told_by_what_the_sentence_calls_it(sentence: str, what: str | None) -> None:
    short = defined(query_of("What is Samruk?"), sentence)
    assert (short.text if short else None) == what
    assert short is None or sentence[short.start : short.end] == short.text


@pytest.mark.parametrize(
    ("question", "name", "own"),
    [
        ("Who will host the next summit?", "Central Asia", True),
        ("Who will host the next summit?", "next Central Asia", True),
        ("Who will host the next summit?", "Peru", False),
        ("Where will the summit be?", "Central Asia", True),
        ("Who signed the treaty?", "Central Asia", False),
    ],
)
def test_a_name_of_the_thing_asked_about_is_no_answer(question: str, name: str, own: bool) -> None:
    sentence = "Peru is to host the next Central Asia + Chile summit in 2027."
    start = sentence.index(name)
    assert is_of_asked(query_of(question), sentence, start, start + len(name)) is own


def test_one_name_may_tell_the_place_of_a_thing() -> None:
    assert not is_of_asked(query_of("Where was the summit?"), "The Lima summit ended.", 4, 8)


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("Who sued Basso?", True),
        ("Who is Basso's owner?", False),
        ("Where does the oil go?", True),
        ("Where is the harbour?", False),
    ],
)
def test_who_owns_what_is_asked_about_is_no_answer(question: str, own: bool) -> None:
    sentence = "Chile sued Peru's oil firm Basso over Lima's harbour."
    start = sentence.index("Peru")
    assert is_of_asked(query_of(question), sentence, start, start + len("Peru")) is own


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What does TITR stand for?", "Trans-Caspian International Transport Route"),
        ("Who will host the 2027 summit?", "Kyrgyz Republic"),
        ("What is the C5+1?", None),
    ],
)
def test_short_answers_of_such_questions(accounts: Pipeline, question: str, short: str | None) -> None:
    assert accounts.ask(question).short_answer == short


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What did Meloni say about energy?", None),
        ("What did the former diplomat say?", "a constructive ambiguity"),
        ("What did Bektenov say?", None),
        (
            "Which companies besides ENI invest in Kazakhstan?",
            "SDF Group, PetroValves, Maire Tecnimont, IVECO, Tenaris",
        ),
    ],
)
def test_what_was_said_and_who_is_left_out(accounts: Pipeline, question: str, short: str | None) -> None:
    assert accounts.ask(question).short_answer == short


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ('"It is dry," says Ana Sousa, a geologist at the Lima Institute.', "a geologist at the Lima Institute"),
        ("It is dry, said Ana Sousa, who chairs the fair.", "who chairs the fair"),
        ("Ana Sousa is a baker in Oruro and the author of a book.", "a baker in Oruro and the author of a book"),
        ("Ana Sousa, 51, the head of the mill, came.", "the head of the mill"),
        ("Ana Sousa, who said so, came.", None),
        ("Ana Sousa has chaired the fair since 2019.", None),
    ],
)
def test_what_is_said_of_somebody_behind_the_name(sentence: str, said: str | None) -> None:
    found = described_as("Ana Sousa", sentence)
    assert (found.text if found else None) == said
