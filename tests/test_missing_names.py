"""Names of a question that do not stand where the articles would answer."""

from __future__ import annotations

from bot.abstention.names import missing_names
from corpus.split import split_article
from index.lexical import LexicalIndex
from tests.articles import article
from tests.queries import evidence, query

CLUB = article(
    "club",
    "Rowers of the old town met in March.",
    "They drank tea.",
    "They sang.",
    "The boat needs new oars before it may leave.",
    "It has 12 seats.",
    "Nobody was late.",
    "The tea was good.",
    "Dina Omarova mended it.",
)
OARS = "The boat needs new oars before it may leave."
LEXICAL = LexicalIndex.build(split_article(CLUB))


def lacking(question: str, text: str, sure: float) -> list[str]:
    return [lack.asked for lack in missing_names(query(question), [evidence(CLUB, text)], LEXICAL, sure)]


def test_a_name_that_the_article_speaks_of_elsewhere() -> None:
    assert lacking("Why has the boat of Dina Omarova not left?", OARS, 0.3) == []
    assert lacking("Why has the boat of Zhanna Kim not left?", OARS, 0.3) == ["Zhanna Kim"]


def test_a_figure_may_be_of_another_than_the_name_that_stands_elsewhere() -> None:
    assert lacking("How many seats has the boat of Dina Omarova?", "It has 12 seats.", 0.3) == ["Dina Omarova"]
