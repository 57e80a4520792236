"""Who has which part of a thing."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.spans.stakes import all_or_most, asks_holders, stakes_of

HOLDS = "The quay is a venture in which Kalmar Rail holds 45%, Arona Bank 35% and the town the rest."
BRACKETS = "The mill belongs to a pension fund (40%), the Kalmar investor Orbita (35%) and Arona Bank (25%)."
FROM = "Half of the money came from Arona Bank, a third from Kalmar Rail and the rest from the town."
MONEY = "Kalmar Rail lends 9 million euros and the Port Fund of Arona the remaining 4 million euros."


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        (HOLDS, ["Kalmar Rail", "Arona Bank", "town"]),
        (BRACKETS, ["pension fund", "Kalmar investor Orbita", "Arona Bank"]),
        (FROM, ["Arona Bank", "Kalmar Rail", "town"]),
        (MONEY, ["Kalmar Rail", "Port Fund of Arona"]),
        ("The ferry's owners are Kalmar Rail, with 60%, and the town.", []),
        ("Sales rose by 4% in May, and prices by 3%.", []),
        ("The family has 88% of the mill; the remaining 12% belongs to managers.", []),
        ("The port paid 3 million euros for a crane and 2 million euros for a ramp.", []),
    ],
)
def test_holders_each_with_a_part(sentence: str, holders: list[str]) -> None:
    assert [sentence[stake.start : stake.end] for stake in stakes_of(sentence)] == holders


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who owns the quay?", True),
        ("who are the shareholders of the mill", True),
        ("Which company has the largest stake in the mill?", True),
        ("Who holds 35% of the mill?", False),
        ("Who else owns the quay?", False),
        ("Does Arona Bank own the quay?", False),
        ("What does Arona Bank own?", False),
    ],
)
def test_who_has_it_is_asked(question: str, asks: bool) -> None:
    assert asks_holders(query_of(question)) == asks


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who owns the quay?", HOLDS, "Kalmar Rail holds 45%, Arona Bank 35% and the town the rest"),
        ("Who paid for it?", FROM, FROM.rstrip(".")),
        ("Who owns most of the mill?", BRACKETS, "pension fund"),
        ("Who has the smallest stake in the mill?", BRACKETS, "Arona Bank"),
        ("Who owns most of the quay?", HOLDS, None),
        ("Who owns the quay with Kalmar Rail?", HOLDS, None),
    ],
)
def test_all_of_them_or_the_one_with_most(question: str, sentence: str, answer: str | None) -> None:
    place = all_or_most(query_of(question), sentence)
    assert (sentence[slice(*place)] if place else None) == answer
