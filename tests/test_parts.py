"""Shares of amounts that an article gives part by part."""

from __future__ import annotations

import pytest

from bot.questions.asked import asked_of
from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import figures_in
from bot.reckoning.parts import part_asked
from tests.news import news

CHEESE = (
    "Exports of cheese to the five Asian states rose from €60 million in 2022 to €90 million in 2023. Nepal took €45"
    " million of last year's total, Laos €27 million and Japan €18 million."
)
HONEY = "Of 400 tonnes of honey gathered in 2023, 60 went to Danish bakers, 100 to Greek ones."
LOAN = "The fund pays a further €8 million.\n\nOf the new money, €6 million is from Nordbank, €2 million from Sund."
TRADE = (
    "Trade of Laos with Oman was $50 million in 2023. Laotian exports accounted for $30 million of it. Exports of tea"
    " came to $8 million in 2023, of which Laos sold $4 million."
)
TEA = "Exports of Laos to Oman came to $8 million in 2023, of which tea was $4 million."
BERRIES = "Sweden also grants 50 berry permits a year. Peru is given 20, Chile 25 and Cuba 5."


def worked(question: str, text: str) -> Worked | None:
    """What a question makes of a text's figures; None where it asks for no sum or none can be done."""
    found = work_out(query_of(question), figures_in(news("one", "2024-03-01", "One Post", text, title="One")))
    return found if isinstance(found, Worked) else None


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("What share of the 2023 cheese exports to the five states went to Nepal?", CHEESE, "50%"),
        ("Which part of the cheese exported to Asia in 2023 did Japan take?", CHEESE, "20%"),
        ("What proportion of the honey gathered in 2023 had Greek bakers bought?", HONEY, "25%"),
        ("What percentage of the new money will Nordbank provide?", LOAN, "75%"),
        ("How big a slice of the €8 million comes from Sund?", LOAN, "25%"),
        ("What share of Laos's trade with Oman in 2023 were Laotian exports?", TRADE, "60%"),
        ("What share of Sweden's berry permits goes to Cuba?", BERRIES, "10%"),
        ("What share of the exports of Laos to Oman is tea?", TEA, "50%"),
    ],
)
def test_the_share_of_a_part(question: str, text: str, short: str) -> None:
    found = worked(question, text)
    assert found is not None
    assert found.short == short


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What share of the 2023 cheese exports went to Peru?", CHEESE),
        ("What share of the wool exports to the five states went to Nepal in 2019?", CHEESE),
        ("What share of Norway's berry permits goes to Cuba?", BERRIES),
        ("What share of the cheese did Nepal buy?", f"{CHEESE} Nepal bought 48% of the cheese."),
        ("What share of Laos's tea goes to Oman?", TEA),
    ],
)
def test_no_share_is_worked_out_of_another_thing_nor_where_one_is_stated(question: str, text: str) -> None:
    assert worked(question, text) is None


FLOWS = (
    "Laos exported goods worth $30 million to Oman in 2023. Laos imported goods worth $20 million from Oman. The trade"
    " of Laos with Oman was $50 million in 2023, and about $51 million by other accounts."
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What share of the trade of Laos with Oman are imports?", "$20m ÷ $50m = 40%"),
        ("What share of the trade of Laos with Oman are Omani exports?", "$20m ÷ $50m = 40%"),
        ("What percentage of Laos's exports goes to Oman?", None),  # all its exports are not told
        ("What percentage of Laos's imports comes from Oman?", None),
        ("What share of the trade of Laos with Oman is cork?", None),
    ],
)
def test_a_flow_is_set_in_relation_to_the_whole_that_it_is_of(question: str, text: str | None) -> None:
    found = worked(question, FLOWS)
    assert (found and found.text) == text


def test_a_part_asked_for_by_its_name_leads_before_its_whole() -> None:
    text = "Peru shipped 90 tonnes of quinoa to Sweden. Of it, 50 tonnes went to Malmö and 20 tonnes to Gävle."
    found = figures_in(news("one", "2024-03-01", "One Post", text, title="One"))
    question = query_of("How much of the quinoa landed at Gävle?")
    part, whole = part_asked(question.focus, asked_of(question), found) or (None, None)
    assert (part and part.text, whole and whole.text) == ("20 tonnes", "90 tonnes")
