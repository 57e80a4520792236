"""Who published what: a model may name publishers in many ways where they are right, never where they are exchanged."""

from __future__ import annotations

import pytest

from bot.claims.relations import exchanged
from bot.composing.draft import Source
from bot.llm.claims import Claim
from bot.llm.gate import judge
from bot.llm.plain import Asked
from corpus.split import sentences_of
from tests.news import news

LISK = news(
    "lisk",
    "2025-03-01",
    "Lisk News Agency",
    "Norland's trade with Peru grew by 24% in 2024, to $19.9 billion. Its imports from Peru reached $1.3 billion.",
)
WIRE = news(
    "wire",
    "2025-03-02",
    "wire.example",
    "Norland's trade with Peru rose by 25 percent and reached $20 billion in 2024. Oil exports to Peru came to $18.7 "
    "billion, while non-oil trade was only $1.2 billion.",
)
EVIDENCE = tuple(Source(one, p, span) for one in (LISK, WIRE) for p in one.citable for span in sentences_of(one, p))
TRADE, IMPORTS, ELSEWHERE, OIL = range(1, len(EVIDENCE) + 1)


def passes(text: str, *marks: int) -> bool:
    """Whether a sentence is said."""
    answering = tuple(EVIDENCE[mark - 1] for mark in marks)
    return judge(Claim(text, marks), EVIDENCE, asked=Asked("", answering)).sentence is not None


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Lisk puts trade at $19.9 billion, wire.example at $20 billion.", (TRADE, ELSEWHERE)),
        ("Trade with Peru came to $19.9 billion (Lisk) or $20 billion (wire.example).", (TRADE, ELSEWHERE)),
        ("As Lisk puts it, trade with Peru grew by 24% in 2024.", (TRADE,)),
        ("Trade with Peru, Lisk reports, grew by 24% in 2024.", (TRADE,)),
        ("It was Lisk that reported imports of $1.3 billion.", (IMPORTS,)),
        ("Lisk counts imports of $1.3 billion, whereas wire.example counts non-oil trade of $1.2 billion.", (2, 4)),
        ("With Lisk it is $19.9 billion.", (TRADE,)),
        ("For Lisk, imports from Peru reached $1.3 billion.", (IMPORTS,)),
        ("From Lisk comes the figure of $19.9 billion.", (TRADE,)),
        ("The figure of $19.9 billion comes from Lisk.", (TRADE,)),
        ("The $19.9 billion is Lisk's figure.", (TRADE,)),
        ("Lisk's $1.3 billion is the figure for imports.", (IMPORTS,)),
    ],
)
def test_publishers_are_named_where_they_are_right(text: str, marks: tuple[int, ...]) -> None:
    assert passes(text, *marks)
    assert not passes(text.replace("wire.example", "?").replace("Lisk", "wire.example").replace("?", "Lisk"), *marks)


def test_a_figure_alone_is_of_what_the_clause_before_it_tells() -> None:
    assert passes("Lisk puts trade with Peru at $19.9 billion, while wire.example has it at $20 billion.", 1, 3)
    assert not passes("Lisk puts trade with Peru at $19.9 billion, while wire.example has it at $18.7 billion.", 1, 4)


@pytest.mark.parametrize("text", ["The source for the imports is wire.example.", "Imports (see wire.example) grew."])
def test_no_publisher_is_named_otherwise(text: str) -> None:
    assert not passes(text, IMPORTS)


def test_what_something_came_to_is_no_change() -> None:
    quotes = [EVIDENCE[OIL - 1].quote]
    assert exchanged("Non-oil trade came to $1.2 billion.", quotes) is None
    assert exchanged("Non-oil trade came to $18.7 billion.", quotes)
