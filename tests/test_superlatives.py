"""The most of several, asked for and told."""

from __future__ import annotations

import pytest

from bot.choosing.most import lacks_most, tells_most
from bot.english.superlatives import asks_superlative, is_same_superlative, tells_superlative
from tests.articles import article
from tests.queries import evidence, query


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who buys most wool?", True),
        ("which is the longest tunnel", True),
        ("What is the latest news?", False),
        ("Who has at least four mills?", False),
        ("Who invests in the west?", False),
        ("How long is the longest tunnel?", False),
    ],
)
def test_the_most_is_asked_for(question: str, asks: bool) -> None:
    assert asks_superlative(question) == asks


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Peru was the biggest buyer.", True),
        ("Peru came before all, ahead of Chile.", True),
        ("Peru bought 4 tonnes of wool.", False),
    ],
)
def test_the_most_is_told(sentence: str, tells: bool) -> None:
    assert tells_superlative(sentence) == tells


@pytest.mark.parametrize(
    ("question", "sentence", "before", "same"),
    [
        ("Who buys most wool?", "Peru was the biggest buyer.", "", True),
        ("Who employs most people?", "The biggest employer is a mill.", "", True),
        ("Which is the longest tunnel?", "Peru was the biggest buyer.", "", False),
        ("Which was the biggest order?", "The biggest, at 5 million euros, is for a mill.", "Nine orders came.", True),
        (
            "Which was the biggest order?",
            "The biggest, at 5 million euros, is for a mill.",
            "Nine mills closed.",
            False,
        ),
    ],
)
def test_the_most_of_the_same(question: str, sentence: str, before: str, same: bool) -> None:
    assert is_same_superlative(question, sentence, before) == same


def test_a_sentence_without_it_gives_way() -> None:
    told = article("wool", "Chile sold 9 tonnes of wool. Peru was the biggest buyer of it.")
    first, second = evidence(told), evidence(told, "Peru was the biggest buyer of it.")
    asked = query("Who buys most wool?")
    assert lacks_most(asked, first) and not lacks_most(asked, second)
    assert tells_most(asked, second) and not tells_most(asked, first)
