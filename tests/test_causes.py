"""Why a figure changed."""

from __future__ import annotations

import pytest

from bot.finding.causes import without_cause
from tests.articles import article
from tests.queries import evidence, query

ROSE = "Sales of cork rose to $9 million from $7 million."
WHY = "Why did sales of cork rise?"


@pytest.mark.parametrize(
    ("question", "paragraphs", "lacks"),
    [
        (WHY, (ROSE,), True),
        ("What caused sales of cork to rise?", (f"{ROSE} Sales of tin were $2 million.",), True),
        (WHY, ("Sales of cork rose to $9 million as wine makers came back.",), False),
        (WHY, (f"{ROSE} The guild attributed this to wine makers.",), False),
        (WHY, (ROSE, "The reason is simple: wine makers came back."), False),
        (WHY, (ROSE, "The port was shut.", "The reason is the wind."), True),
        (WHY, ("Sales of cork rose.",), False),  # who tells no figure may tell a cause in other words
        ("Why is cork sold?", (ROSE,), False),
        ("By how much did sales of cork rise?", (ROSE,), False),
    ],
)
def test_that_a_figure_changed_is_no_cause(question: str, paragraphs: tuple[str, ...], lacks: bool) -> None:
    first = paragraphs[0].partition(". ")[0].rstrip(".") + "."
    assert bool(without_cause(query(question), (evidence(article("a", *paragraphs), first),))) is lacks
