"""Sums over one thing's figures of several years, and of two things set against each other."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import figures_in
from bot.reckoning.totals import total
from tests.news import news

BREWER = news(
    "brewer",
    "2026-03-01",
    "Hop Post",
    "The brewer Zubr of Plzen is adding a second boiler. It sells in nine countries.",
    "Sales were 8.2 million euros in 2023, slid to 7.9 million in 2024 and went back to 9.4 million last year.",
    "A sack of hops cost €310 in 2023, 290 in 2024 and 335 in 2025.",
    "Zubr made a net profit of €600,000 in 2024 on costs of €5 million. In 2023 it earned €480,000.",
)
PORT = news(
    "port",
    "2026-03-01",
    "Quay News",
    "Salta harbour is growing. Its neighbour Morro is not, and the brewer Zubr ships from there.",
    "The harbour moved 410,000 pallets in 2024. In 2025 it moved 451,000.",
    "Exports of barley were $21 million in 2023, $24 million in 2024 and $30 million in 2025.",
    "Chile shipped 9,000 tonnes of barley through Salta in 2025. Peru shipped 1,500.",
    "In 2023 the ministry pledged $40 million for a new quay. By May 2025, $10 million of it had been paid.",
)
FIGURES = [*figures_in(BREWER), *figures_in(PORT)]


def worked(question: str) -> str | None:
    query = query_of(question)
    found = total(query, FIGURES) or work_out(query, FIGURES)
    return found.text if isinstance(found, Worked) else None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What were Zubr's average annual sales over 2023-2025?", "(€8.2m + €7.9m + €9.4m) ÷ 3 = €8.5m"),
        ("How high were Zubr's sales in 2023, 2024 and 2025 altogether?", "€8.2m + €7.9m + €9.4m = €25.5m"),
        ("By how much did the price of a sack of hops rise from 2023 to 2025?", "€335 − €310 = €25"),
        (
            "By how many percent did the pallets moved by the harbour grow from 2024 to 2025?",
            "(451,000 pallets − 410,000 pallets) ÷ 410,000 pallets = 10%",
        ),
        (
            "What was the percentage growth of Zubr's net profit from 2023 to 2024?",
            "(€600,000 − €480,000) ÷ €480,000 = 25%",
        ),
        ("How much barley was exported in 2023, 2024 and 2025 in all?", "$21m + $24m + $30m = $75m"),
    ],
)
def test_figures_told_together_are_of_one_thing(question: str, text: str) -> None:
    assert worked(question) == text


@pytest.mark.parametrize(
    "question",
    [
        "What was Zubr's average spending on malt over 2023-2025?",
        "What were Morro's average annual sales over 2023-2025?",
        "What was Zubr's average number of pallets over 2024-2025?",
        "By how many percent did the passengers of the harbour grow from 2024 to 2025?",
        "By how much did the price of a sack of rye rise from 2023 to 2025?",
        "What were the imports of barley in 2023, 2024 and 2025 altogether?",
        "What were the average annual exports of wool over 2023-2025?",
        "What was the percentage growth of Zubr's costs from 2023 to 2024?",
        "What were Zubr's average annual sales over 2022-2024?",
    ],
)
def test_figures_of_another_thing_party_or_time_are_not_summed(question: str) -> None:
    assert worked(question) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Chile shipped how many times as much barley through Salta as Peru in 2025?",
            "9,000 tonnes ÷ 1,500 = 6 times",
        ),
        ("How many times as much wool did Chile ship through Salta in 2025 as Peru?", None),
    ],
)
def test_one_is_so_many_times_as_much_as_another(question: str, text: str | None) -> None:
    assert worked(question) == text


def test_what_is_paid_later_is_a_share_of_what_was_promised() -> None:
    assert worked("What share of the money pledged for the quay has been paid?") == "$10m ÷ $40m = 25%"
