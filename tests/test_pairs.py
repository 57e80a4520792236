"""Two figures that one sentence sets against each other."""

from __future__ import annotations

import pytest

from bot.questions.query import query_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.figures import Figure, figures_in
from bot.reckoning.pairs import is_range
from tests.news import news


def figures(text: str) -> tuple[Figure, ...]:
    return figures_in(news("one", "2025-03-01", "One Post", text, title="One"))


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        (
            "By what percentage did wages in the mill rise?",
            "Wages in the mill rose from 400 to 500 tenge an hour.",
            "25%",
        ),
        ("How much did the price of cork fall?", "Cork has a price of €60 a ton, rather than €80 as in May.", "€20"),
        ("How much cheaper is a ferry than a train?", "A ferry costs €20 a ton, a train €35.", "€15"),
        ("How many days faster is a train than a ferry?", "A ferry takes nine days, a train two.", "7 days"),
        (
            "How much dearer did the bridge in Oslo become?",
            "The bridge in Oslo opens in May. It was planned at €5 million; now it is to cost €7 million.",
            "€2 million",
        ),
    ],
)
def test_what_a_pair_comes_to(question: str, text: str, short: str) -> None:
    found = work_out(query_of(question), figures(text))
    assert isinstance(found, Worked)
    assert found.short == short


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much did the price of cork fall?", "The price of cork lies between €60 and €80 a ton."),
        ("How much did the price of cork fall?", "The price of wool was €60 in May, not €80."),
        ("How much did the price of cork fall?", "The price of cork fell by €20: it is €60, not €80."),
        ("How much heavier is cork 18 than cork 16?", "Cork comes in loads of 60 and of 80 tons."),
        ("How much did the price of cork fall?", "A ton of cork is €60 in Oslo, €70 in Bergen, but €80 in Lima."),
    ],
)
def test_no_pair_of_what_is_asked(question: str, text: str) -> None:
    assert not isinstance(work_out(query_of(question), figures(text)), Worked)


def test_the_ends_of_a_range() -> None:
    assert is_range(*figures("It costs between €60 and €80."))
    assert not is_range(*figures("It costs €60, not €80."))
