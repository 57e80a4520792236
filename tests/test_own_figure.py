"""Questions that have a figure themselves and ask who gives it or what it is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.finding.own_figure import own_figure
from bot.pipeline import Pipeline
from bot.settings import Settings
from bot.types import Status
from tests.conftest import opened
from tests.queries import query

WOOL = """Wool of Arica

According to the Bureau of Weights, the mills of Arica sold wool for $41.5 million in 2023.

Mayor Ana Sousa said that 17% of the households keep goats. In 2022, 310 goats were lost to frost.
"""
FROST = """Frost

The insurers of Coya paid out $41.5 million after the frost of 2021, said the Chamber of Insurers.
"""


@pytest.fixture(scope="module")
def wool(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("wool")
    (folder / "wool.txt").write_text(WOOL, encoding="utf-8")
    (folder / "frost.txt").write_text(FROST, encoding="utf-8")
    return opened(Settings(corpus=folder, data=models))


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Who says $20 billion?", "$20 billion"),
        ("Where does the 12.1% come from?", "12.1%"),
        ("What is the source of the $7 million figure?", "$7 million"),
        ("What does the 85% refer to?", "85%"),
        ("What is 85%?", "85%"),
        ("Which article mentions $7 million?", "$7 million"),
        ("Is the $7 million of one year or of all?", "$7 million"),
        ("is the 12.1% for 2024 or 2023", "12.1%"),
        ("Is $7 million a year too much?", None),
        ("What was sold for $7 million?", None),
        ("Who said that in 2023?", None),
        ("Where does the figure for the past 20 years come from?", None),
        ("Who gave 3 goats to 4 mayors?", None),
    ],
)
def test_the_figure_that_is_asked_about(question: str, figure: str | None) -> None:
    found = own_figure(query(question))
    assert (found.text if found else None) == figure


@pytest.mark.parametrize(
    ("question", "quoted", "short"),
    [
        ("who says 17%", "17% of the households", "Ana Sousa"),
        ("Where does the 17 percent come from?", "17% of the households", "Ana Sousa"),
        ("What does the 17% refer to?", "17% of the households", None),
        ("what are 310 goats", "310 goats were lost", None),
        ("Which article has the 310?", "310 goats were lost", None),
        ("is the 17% of goats or of households", "17% of the households", None),
    ],
)
def test_its_sentence_tells(wool: Pipeline, question: str, quoted: str, short: str | None) -> None:
    answer = wool.ask(question)
    assert answer.status is Status.ANSWERED
    assert [quoted in citation.quote for citation in answer.citations] == [True]
    assert short is None if answer.short_answer is None else short is not None and short in answer.short_answer


def test_one_figure_of_two_things_is_told_of_both(wool: Pipeline) -> None:
    quotes = [citation.quote for citation in wool.ask("What does $41.5 million refer to?").citations]
    assert len(quotes) == 2 and {"mills" in quote for quote in quotes} == {True, False}
    assert wool.ask("Who says that wool was sold for 41.5 million?").short_answer == "Bureau of Weights"


@pytest.mark.parametrize("question", ["Who says 18%?", "What does the $41 million refer to?"])
def test_a_figure_that_no_article_has_is_named(wool: Pipeline, question: str) -> None:
    answer = wool.ask(question)
    assert answer.status is Status.REFUSED
    assert any(lack.asked in ("18%", "$41 million") for lack in answer.missing)


@pytest.mark.parametrize(
    "question", ["who says that?", "says who?", "And who said so?", "what's the source?", "Source?"]
)
def test_who_says_what_was_answered_before(wool: Pipeline, question: str) -> None:
    answer = wool.ask(question, ["For how much did the mills sell wool?"])
    assert answer.short_answer == "Bureau of Weights"
