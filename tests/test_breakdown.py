"""Amounts part by part."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.breakdown import row_of
from tests.news import news

TEXT = (
    "Chile's sales of wine to the five Asian states were worth €90 million in 2023. Nepal took €45 million of it, Laos"
    " €27 million and Japan €18 million. A winery costs €5 million and a truck €60,000.\n\nThe bank lends the port €40"
    " million. The loan was shared out at once.\n\nThe money goes to:\n- cranes: €30 million\n- sheds: €10 million"
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Break down Chile's 2023 wine sales to Asia country by country.", "€45 million"),
        ("How much Chilean wine did each Asian country buy in 2023?", "€45 million"),
        ("How are the sales of wine from Chile in 2023 split?", "€45 million"),
        ("What did Chile sell to Asia in 2023?", None),
        ("Break down Chile's 2021 wine sales to Asia by country.", None),
        ("Break down Peru's 2023 wine sales to Asia by country.", None),
    ],
)
def test_a_row_of_parts_leads_where_an_amount_is_asked_for_part_by_part(question: str, first: str | None) -> None:
    found = row_of(query_of(question), [news("one", "2024-03-01", "One Post", TEXT, title="One")])
    assert (found.text if found else None) == first
