"""Where the money for something comes from."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.figures import figures_in
from bot.reckoning.funding import funders
from tests.news import news

DAM = news(
    "dam",
    "2026-01-10",
    "Valley Post",
    "Oruro gets a dam. It will cost €90 million.",
    "For the dam the Andes Bank lends €50 million, and the state gives a grant of €30 million."
    " The city pays €10 million.",
    "The mayor sold his car for €4,000.",
)
ROAD = news(
    "road",
    "2026-01-10",
    "Valley Post",
    "The road to Potosi is financed as follows:",
    "- €20 million: loan of the Andes Bank",
    "- €5 million: credit of a bank in Lima",
)


@pytest.mark.parametrize(
    ("question", "sums"),
    [
        ("Where does the money for the dam at Oruro come from?", ["€50 million", "€30 million", "€10 million"]),
        ("How is the road to Potosi financed?", ["€20 million", "€5 million"]),
        ("Where does the money for the harbour of Arica come from?", []),
    ],
)
def test_the_sums_that_are_given_stand_in_one_place(question: str, sums: list[str]) -> None:
    figures = [figure for one in (DAM, ROAD) for figure in figures_in(one)]
    assert [figure.text for figure in funders(query_of(question), figures)] == sums
