"""Things that a question joins, told by different articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Status
from tests.conftest import opened
from tests.files import put

FUND = """The Norvik Fund

The Norvik Fund opened in Porto in 2014. It lends to growers of cork.

"We lend to those who plant," said Ana Sousa, who chairs the Norvik Fund.
"""
INSTITUTE = """A school for coopers

The Telda Institute opened in Braga in 2019 with 40 students.

"We teach what we know," said Bo Lind, chairman of the Telda Institute.

The mayor and the bishop opened the fair together in May.
"""


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    folder = tmp_path_factory.mktemp("apart")
    put(folder, "fund.txt", FUND)
    put(folder, "institute.txt", INSTITUTE)
    return opened(load_settings(data=data, corpus=folder))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("In which years did the Norvik Fund and the Telda Institute open?", "2014; 2019"),
        ("Who chairs the Norvik Fund and who chairs the Telda Institute?", "Ana Sousa; Bo Lind"),
        ("Who are the chairs of the Norvik Fund and the Telda Institute?", "Ana Sousa; Bo Lind"),
        ("In which cities are the Telda Institute and the Norvik Fund?", "Braga; Porto"),
    ],
)
def test_each_is_answered_from_its_own_article(question: str, short: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(question)
    assert (answer.status, answer.short_answer) == (Status.ANSWERED, short)
    assert {citation.article for citation in answer.citations} == {"fund", "institute"}


def test_what_only_one_is_told_of_is_answered_in_part(pipeline: Pipeline) -> None:
    answer = pipeline.ask("In which years did the Norvik Fund and the Arden Academy open?")
    assert (answer.status, answer.short_answer) == (Status.PARTIAL, "2014")


def test_an_office_that_nobody_is_said_to_hold_is_nobodys(pipeline: Pipeline) -> None:
    answer = pipeline.ask("Who are the finance ministers of Portugal and Spain?")
    assert answer.status is Status.REFUSED


def test_he_is_nobody_where_the_question_before_has_no_answer(pipeline: Pipeline) -> None:
    answer = pipeline.ask("Who was the first human in space and from which cosmodrome did he lift off?")
    assert answer.status is Status.REFUSED
