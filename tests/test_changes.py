"""Which way figures go, and figures in another form."""

from __future__ import annotations

import pytest

from bot.claims.support import verify
from bot.types import Check

SALES = "The port of Lisk sold nets for $5 million in 2021, an increase of 27% over 2020."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (SALES, "In 2021 the port of Lisk sold nets for $5 million, 27% more than in 2020."),
        (SALES, "Net sales of the port of Lisk were $5 million in 2021, up 27% on 2020."),
        ("Nine out of ten nets are sold in Lisk.", "90% of the nets are sold in Lisk."),
        (
            "In the first half of the year 300 nets were sold.",
            "In the first six months of the year 300 nets were sold.",
        ),
        ("Lisk sold nets in 1990 and wool in 1998.", "Lisk sold nets in 1990 and wool eight years later, in 1998."),
        ("It sank on 2 March and again on 9 March.", "On 2 and 9 March it sank."),
        ("The port drew 4,000 visitors.", "The port was visited by 4,000 people."),
    ],
)
def test_a_figure_in_another_form(quote: str, sentence: str) -> None:
    assert verify(sentence, [quote]) is Check.REWORDED


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (SALES, "In 2021 the port of Lisk sold nets for $5 million, 27% less than in 2020."),
        (SALES, "Net sales of the port of Lisk were $5 million in 2021, an increase of 27% under 2020."),
        (SALES, "Net sales of the port of Lisk were $5 million in 2021, down 27% on 2020."),
        ("Nine out of ten nets are sold in Lisk.", "80% of the nets are sold in Lisk."),
        (
            "In the first half of the year 300 nets were sold.",
            "In the first five months of the year 300 nets were sold.",
        ),
        ("The port handles 130 ships a day.", "Every hour the port handles 130 ships."),
        ("They sold twice as many nets.", "They sold half as many nets."),
        ("Lisk sold nets between 2010 and 2014.", "From 2014 to 2010 Lisk sold nets."),
        ("Lisk sells nets in spring.", "In autumn Lisk sells nets."),
    ],
)
def test_another_figure_or_way(quote: str, sentence: str) -> None:
    assert verify(sentence, [quote]) is None
