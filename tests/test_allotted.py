"""What of a whole falls to one that is named, and what kind of money it is."""

from __future__ import annotations

import pytest

from bot.english.quantities import read_quantities
from bot.numbers.allotted import is_of_all
from bot.numbers.money_kinds import is_other_money
from index.lexical import terms

SOLD = "Chad sold cork for $96 million: to Peru (31%), Norway (22%) and Oman (8%)."
PAID = "The mill costs $90 million: $50 million come from Corka, $30 million from Hidrosa and the rest from Banco Lana."


@pytest.mark.parametrize(
    ("name", "text", "figures"),
    [
        ("Oman", SOLD, ["8%"]),
        ("Peru", SOLD, ["31%"]),
        ("Chad", SOLD, ["$96 million", "31%", "22%", "8%"]),
        ("Banco Lana", PAID, []),
        ("Hidrosa", PAID, ["$90 million", "$50 million", "$30 million"]),
    ],
)
def test_who_has_a_part_has_not_the_whole(name: str, text: str, figures: list[str]) -> None:
    assert [q.text for q in read_quantities(text) if not is_of_all([name], q, text)] == figures


@pytest.mark.parametrize(
    ("asked", "told", "other"),
    [
        ("profit of the mill", "net profit", False),
        ("profit of the mill", "revenue", True),
        ("turnover of the mill", "sales of cork", False),
        ("loss of the mill", "profit", True),
        ("profit of the mill", "cork", False),
        ("cork of the mill", "profit", False),
    ],
)
def test_a_profit_is_no_revenue(asked: str, told: str, other: bool) -> None:
    assert is_other_money(terms(asked), terms(told)) is other
