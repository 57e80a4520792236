"""Persons without a name."""

from __future__ import annotations

import pytest

from bot.choosing.unnamed import tells_of_people, unnamed
from bot.pipeline import Pipeline
from bot.questions.query import query_of
from bot.types import Status
from tests.queries import query

SENTENCE = "A retired senior official called the port “a toll booth”."


@pytest.mark.parametrize(
    ("question", "sentence", "who"),
    [
        ("Who called the port a toll booth?", SENTENCE, "A retired senior official"),
        ("Who called the port a toll booth?", "The mayor called the port a toll booth.", None),
        ("Who called the port a toll booth?", "An official and a trader called it so.", None),
        ("Who called the port a toll booth?", "An official Jane Doe met called it so.", None),
        ("Which official called the port a toll booth?", SENTENCE, None),
        ("Who is the retired official?", SENTENCE, None),
        ("Who flocked to the port?", "Local fishermen flocked to the port.", "Local fishermen"),
        ("Who owns the yard?", "The yard employs 2,150 people.", None),
        ("Who flocked to the port?", "Some students and many merchants flocked there.", None),
        ("Who marched in Lima?", "In Lima some 40 shepherds marched against the fence.", "some 40 shepherds"),
        ("Who marched?", "Hundreds of angry women marched.", "Hundreds of angry women"),
        ("Who blocked the gate?", "Twelve hauliers blocked the gate for a day.", "Twelve hauliers"),
        ("Who marched with the 40 shepherds?", "Some 40 shepherds marched.", None),
        ("Who marched?", "Some 40 shepherds slept.", None),
        ("Who opened the mills?", "In 2019 three mills opened.", None),
        ("Who marched?", "For nine hours marched the band.", None),
        ("Who marched?", "In Lima 40 shepherds marched, in Cusco 30 weavers marched.", None),
        ("Which workers flocked to the port?", "Workers flocked to the port.", None),
        ("When was the port called a toll booth?", SENTENCE, None),
    ],
)
def test_who_did_it_may_have_no_name(question: str, sentence: str, who: str | None) -> None:
    place = unnamed(query_of(question), sentence)
    assert (sentence[slice(*place)] if place else None) == who


def test_somebody_without_a_name_answers_but_not_for_the_name(accounts: Pipeline) -> None:
    assert accounts.ask("Who called it constructive ambiguity?").short_answer == "A former diplomat"
    assert accounts.ask("Which diplomat called it constructive ambiguity?").status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Who made remarks at the summit?", "Giorgia Meloni", "Shavkat Mirziyoyev"),
        ("Apart from Giorgia Meloni, who spoke at the summit?", "Sadyr Japarov", "Shavkat Mirziyoyev"),
        ("Who is the president of Tajikistan?", "Emomali Rahmon", "Emomali Rahmon"),
    ],
)
def test_all_who_did_it_are_named(accounts: Pipeline, question: str, first: str, last: str) -> None:
    short = accounts.ask(question).short_answer
    assert short is not None
    assert short.startswith(first)
    assert short.endswith(last)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Students thronged to Lima to hear the choir.", True),
        ("Galileo was the first to see it.", True),
        ("The observatory was founded in Lima in 1610.", False),
        ("Engines have drawn it since 1883.", False),
        ("It was used by the old dukes.", True),
        ("It was founded by the old port authority.", True),
        ("Half of the money comes from a loan of the local savings bank.", True),
        ("It stands by the bank of the river.", True),
        ("It was built in 1610 and gave work to engineers.", False),
    ],
)
def test_people_that_no_capital_tells(sentence: str, told: bool) -> None:
    assert tells_of_people(query("Who founded the choir?"), sentence) is told
