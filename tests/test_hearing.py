"""A question as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.questions.hearing import hear
from corpus.errors import QuestionError
from index.build import build_index
from index.embedder import Embedder
from index.store import Location, Snapshot, open_snapshot
from tests.articles import article


def test_a_misspelt_question_is_read_right_and_says_so(small: Snapshot) -> None:
    heard = hear("How many contaners did the prot of Aktau handle?", ["Who is the harbor mastr?"], small, 2_000)
    assert heard.question == "How many containers did the port of Aktau handle?"
    assert len(heard.notices) == 1
    assert "“contaners” as “containers”" in heard.notices[0]
    assert "master" in heard.history[0]


def test_a_well_spelt_question_stays_as_it_is(small: Snapshot) -> None:
    question = "How many containers did the port of Aktau handle?"
    heard = hear(question, [], small, 2_000)
    assert (heard.question, heard.history, heard.notices) == (question, (), ())


def test_odd_casing_needs_no_notice(small: Snapshot) -> None:
    heard = hear("what does ITALY buy from KAZAKHSTAN?", [], small, 2_000)
    assert heard.notices == ()
    assert "kazakhstan" in heard.question.lower()


@pytest.mark.parametrize("question", ["", "?!", "x" * 50])
def test_what_cannot_be_asked(question: str, small: Snapshot) -> None:
    with pytest.raises(QuestionError):
        hear(question, [], small, 40)


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("By how many per cent did it grow?", "By how many percent did it grow?"),
        ("What does the Republic of Kazakhstan sell?", "What does Kazakhstan sell?"),
        ("Who leads the Republic of Letters?", "Who leads the Republic of Letters?"),
        ("what does french trade bring?", "what does French trade bring?"),
        ("it grew. how many ships came?", "it grew. How many ships came?"),
        ("what came in april 2025 and on 5 may?", "what came in April 2025 and on 5 May?"),
        ("what came in march, and what may come?", "what came in March, and what may come?"),
        ("is the 12.1% right", "is the 12.1% right?"),
        ("How many containers, i.e. in which year?", "How many containers, i.e. in which year?"),
    ],
)
def test_a_question_is_brought_into_the_usual_form(typed: str, heard: str, small: Snapshot) -> None:
    assert hear(typed, [], small, 2_000).question == heard


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("What's the trade of Italy?", "What is the trade of Italy?"),
        ("whats the trade of Italy", "what is the trade of Italy?"),
        ("whats trade worth", "what is trade worth?"),
        ("Who’s been to Italy?", "Who has been to Italy?"),
        ("Where’s Italy’s trade going?", "Where is Italy’s trade going?"),
        ("Whose trade is it?", "Whose trade is it?"),
        ("trade of Italy", "trade of Italy"),
        ("Is it Italy's?", "Is it Italy's?"),
    ],
)
def test_short_forms_are_written_out(typed: str, heard: str, small: Snapshot) -> None:
    assert hear(typed, [], small, 2_000).question == heard


def test_a_question_about_what_will_be_is_marked_as_one(small: Snapshot) -> None:
    assert hear("will Italy sell more", [], small, 2_000).question == "will Italy sell more?"


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("Who flew to ashgabat?", "Who flew to Ashgabat?"),
        ("Who flew to trieste from moscow?", "Who flew to Trieste from Moscow?"),
        ("Is the split in the bath nice?", "Is the split in the bath nice?"),
    ],
)
def test_cities_get_their_capital_unless_they_are_common_words(typed: str, heard: str, small: Snapshot) -> None:
    assert hear(typed, [], small, 2_000).question == heard


def test_initials_that_are_a_word_too_stay_in_small_letters(tmp_path: Path, embedder: Embedder) -> None:
    text = "The Tejo Algarve Pipe leaks near the Porto Quay Zoo. The Lisbon Cork Qadi (LCQ) frowned."
    location = Location(tmp_path / "index")
    build_index([article("pipe", text)], location, embedder)
    heard = hear("do the tap, the pqz and the lcq leak?", (), open_snapshot(location), 200)
    assert heard.question == "do the tap, the PQZ and the LCQ leak?"
