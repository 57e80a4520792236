"""What a question counts, and whether a figure counts that."""

from __future__ import annotations

import pytest

from bot.english.quantities import read_quantities
from bot.questions.counted import counted_noun, counts, is_amount, is_measured


@pytest.mark.parametrize(
    ("noun", "unit"),
    [
        ("companies", "firms"),
        ("workers", "people"),
        ("people", "welders"),
        ("containers", "TEU"),
        ("tons", "tonnes"),
        ("freight cars", "wagons"),
        ("Peruvian tourists", "guests"),
        ("Peruvians came", "citizens"),
        ("visitors from", "Peruvian guests"),
    ],
)
def test_other_words_for_the_same_count(noun: str, unit: str) -> None:
    assert counts(noun, unit)


@pytest.mark.parametrize(
    ("noun", "unit"), [("people", "tonnes"), ("workers", "lamps"), ("trains", "days"), ("guests", "hotels")]
)
def test_other_things_do_not_count(noun: str, unit: str) -> None:
    assert not counts(noun, unit)


def test_the_noun_that_is_counted() -> None:
    assert counted_noun("How many more steel beams were laid?").startswith("steel beams")
    assert counted_noun("How large is it?") == ""


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many of the mill's workers are Danish?", "workers are"),
        ("How many of its workers are Danish?", "workers are"),
        ("How many of them are Danish?", ""),
        ("How many of those who came are Danish?", ""),
    ],
)
def test_the_noun_of_a_part(question: str, noun: str) -> None:
    assert counted_noun(question) == noun


def test_goods_are_counted_in_what_they_weigh() -> None:
    assert is_measured("green apples", "tonnes", ["appl", "chile"])
    assert not is_measured("apples", "tonnes", ["coal"])
    assert not is_measured("apples", "days", ["appl"])
    assert not is_measured("trains moved", "tonnes", ["move", "freight"])


@pytest.mark.parametrize("unit", ["product groups", "commodity items", "varieties"])
def test_kinds_of_goods_are_counted_in_groups(unit: str) -> None:
    assert counts(counted_noun("How many kinds of goods are sold?"), unit)


def test_kinds_of_goods_are_no_buyers() -> None:
    assert not counts(counted_noun("How many kinds of goods are sold?"), "buyers")


def test_whose_they_are_says_nothing_of_what_is_counted() -> None:
    assert not counts("Italian tourists", "Italian companies")
    assert counts("Italian firms", "Italian companies")
    assert counts("Italians", "Italians")


@pytest.mark.parametrize(
    ("question", "figure", "amount"),
    [
        ("How much is a lorry to Oruro?", "A lorry needs 19 days.", False),
        ("How much is a lorry to Oruro?", "The freight costs €9,400.", True),
        ("How much do the guards get?", "Twelve guards are needed.", False),
        ("How much gas does the firm sell?", "It supplies 3.4 million households.", False),
        ("How much wool was sold?", "They sold 300 tonnes.", True),
        ("How much does the mill give?", "They want 34 cheap raw materials.", False),
        ("How much does the mill give?", "They want 34 of them.", True),
        ("How much wine was sold, in bottles?", "They sold 300 bottles.", True),
        ("How much does Peru give Chile?", "five-year plan", False),
        ("How much does Peru give Chile?", "three-storey school", False),
        ("How much does Peru give Chile?", "nine - so far", True),
    ],
)
def test_how_much_is_no_time_and_no_number_of_those_who_get_it(question: str, figure: str, amount: bool) -> None:
    assert is_amount(question, read_quantities(figure)[0], figure) is amount
