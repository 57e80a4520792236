"""Which stated figures a sum is of."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import figures_in
from bot.reckoning.operands import Lacking
from bot.reckoning.totals import total
from tests.news import news

EXPORTS = figures_in(
    news(
        "exports",
        "2025-02-03",
        "Harbour Post",
        "Peru's exports to Chile rose by 20% in 2024 and reached $12 million.",
        "The exports of Peru to Chile that rose most in 2024:",
        "- Salted cod: up by $3 million (from $4 million to $7 million)",
        "- Dried figs: up by $1 million (from $1 million to $2 million)",
        title="Peru and Chile",
    )
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What do Peru's exports of salted cod to Chile in 2023 and 2024 add up to?", "$11 million"),
        ("What do Peru's exports to Chile in 2023 and 2024 add up to?", None),
        ("What were Peru's exports to Chile in 2023 and 2024 in total?", None),
    ],
)
def test_an_item_of_a_list_stands_for_no_total_nor_one_year_for_another(question: str, short: str | None) -> None:
    query = query_of(question)
    found = total(query, EXPORTS) or work_out(query, EXPORTS)
    assert (found.short if isinstance(found, Worked) else None) == short
    assert short or isinstance(found, Lacking)
