"""A question of which every word stands where a sentence does, and short answers for several things."""

from __future__ import annotations

import pytest

from bot.abstention.whole_wording import has_every_word
from bot.choosing.selection import counted_as_asked
from bot.pipeline import Pipeline
from bot.spans.enumeration import are_several, enumerated
from bot.types import Status
from tests.articles import article
from tests.queries import evidence, query

ADVICE = "It recommends a longer pier. The crane is old."
PORTS = "In May Arona received 9 tonnes and Biella 4; the rest went to Cuneo and Domodossola."


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("What are the recommendations of Harbour Watch?", True),
        ("What are the recommendations of Harbour Watch on tugs?", False),
        ("Who recommends what at Harbour Watch?", False),
    ],
)
def test_the_publisher_frames_what_an_article_says(question: str, has: bool) -> None:
    told = article("a", ADVICE).model_copy(update={"publisher": "Harbour Watch"})
    assert has_every_word(query(question), evidence(told)) is has


def test_a_list_is_of_what_is_counted_where_a_word_of_the_question_introduces_it() -> None:
    told = article("b", "Inspectors found two faults. The first is the rope. The second is the brake.")
    assert counted_as_asked(query("Which two faults did they find?"), evidence(told))
    assert not counted_as_asked(query("Which three faults did they find?"), evidence(told))
    assert not counted_as_asked(query("Which two lines were opened?"), evidence(told))


@pytest.mark.parametrize(("words", "several"), [("old ropes", True), ("rope and brake", True), ("rope", False)])
def test_several_things_are_a_list_or_a_plural(words: str, several: bool) -> None:
    sentence = f"They found {words} in it."
    assert are_several(sentence, (11, 11 + len(words))) is several


def test_some_of_the_names_that_a_sentence_has_are_no_list_of_them() -> None:
    assert enumerated(query("Which towns got the grain?"), PORTS) is None
    assert (
        enumerated(query("Which towns got it?"), "It fell by work in the Tengiz field in autumn and by calm in Arica.")
        is None
    )


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Which two towns share the grain?", "Arica and Coya"),
        ("Which three towns share the grain?", None),
        ("Who are the four mayors?", None),
        ("Name a few towns.", "Arica and Coya"),
        ("Name two towns.", "Arica and Coya"),
        ("Name three towns.", None),
    ],
)
def test_a_list_has_as_many_as_are_asked_for(question: str, listed: str | None) -> None:
    sentence = "The towns that share it are Arica and Coya."
    place = enumerated(query(question), sentence)
    assert (sentence[slice(*place)] if place else None) == listed


@pytest.mark.parametrize(
    "question",
    ["Who are the three biggest trade partners of Kazakhstan?", "What's the border dispute about?"],
)
def test_two_of_three_and_a_date_are_no_short_answer(accounts: Pipeline, question: str) -> None:
    answer = accounts.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.short_answer not in ("China and Russia", "March 2025")
