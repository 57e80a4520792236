"""What a question wants named and the articles only count."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import Settings
from bot.types import Status
from tests.conftest import opened

TRADE = """Trade of the islands

The five islands traded wool for $7 million with Coya in 2023.

According to the harbour office, Arica's wool trade with Coya came to $6 million in 2023.

The other three villages of Arica keep 40 goats.
"""
STORY = """A pier for Porto Velho

The harbour board of Porto Velho is in talks with two contractors about the new pier, its director said on Monday.

The pier will be paid for by three banks, among them Banco Douro and Telda. Most insurers refuse to cover the work.

The pier is one of the three largest works of the board, which Ana Sousa has led since 2021.

Construction has begun on a fish plant and an ice plant with Danish money.
"""


@pytest.fixture(scope="module")
def pier(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("pier")
    (folder / "pier.txt").write_text(STORY, encoding="utf-8")
    (folder / "trade.txt").write_text(TRADE, encoding="utf-8")
    return opened(Settings(corpus=folder, data=models))


@pytest.mark.parametrize(
    "question",
    [
        "Which two contractors is the harbour board in talks with?",
        "Name the two contractors with which the harbour board talks about the pier.",
        "Which insurers refuse to cover the work on the pier?",
        "Which are the other two of the board's three largest works?",
        "Who led the harbour board before Ana Sousa?",
    ],
)
def test_what_is_only_counted_is_not_named(pier: Pipeline, question: str) -> None:
    answer = pier.ask(question)
    assert answer.status is Status.REFUSED
    assert "a name" in [missing.asked for missing in answer.missing]


@pytest.mark.parametrize(
    "question", ["Which banks will pay for the pier?", "Which two plants are built with Danish money?"]
)
def test_what_is_named_or_told_one_by_one_answers(pier: Pipeline, question: str) -> None:
    assert pier.ask(question).status is Status.ANSWERED


def test_what_is_asked_of_a_thing_that_no_article_mentions_is_not_answered_either(pier: Pipeline) -> None:
    answer = pier.ask("How high is the lighthouse, and who will pay for it?")
    assert answer.status is Status.REFUSED
    assert [missing.asked for missing in answer.missing] == ["lighthouse"]


def test_a_question_after_one_that_is_only_not_sure_enough_is_asked(pier: Pipeline) -> None:
    answer = pier.ask("Why does the pier please everybody in town, and who will pay for it?")
    assert answer.status is Status.PARTIAL
    assert "three banks" in answer.citations[0].quote


def test_a_figure_of_all_is_none_of_the_others(pier: Pipeline) -> None:
    assert pier.ask("How much wool do the other four islands trade with Coya?").status is Status.REFUSED


def test_a_figure_of_the_others_is(pier: Pipeline) -> None:
    assert pier.ask("How many goats do the other three villages keep?").short_answer == "40 goats"
