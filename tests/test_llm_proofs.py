"""The proofs of `corridor eval llm` that need no model of weights: lies told by script, and ideal answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from evals.adversary import lies, tell
from evals.adversary import table as told_table
from evals.case import Case
from evals.ideal import LEAST, ask_ideally, faults, ideal_answers, share_passed
from evals.ideal import table as ideal_table
from evals.load_cases import BUILT_IN, load_cases
from evals.worded import compare
from evals.worded import faults as harm
from evals.worded import table as worded_table
from tests.originals import originals_or_skip
from tests.test_accounts import runs

pytestmark = pytest.mark.usefixtures("dropped_connections")


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case for case in load_cases(BUILT_IN) if not case.draft]


def test_no_lie_is_shown_and_no_truth_is_lost(cases: list[Case], accounts: Pipeline, data: Path) -> None:
    told = lies(cases, accounts)
    assert len(told) >= 150
    quick = [lie for lie in told if not lie.script.stalls][::4]
    rows = list(tell(quick, load_settings(data=data)))
    assert [row for row in rows if not row.holds] == []
    assert told_table(rows).row_count > 8


def test_right_sentences_pass(cases: list[Case], accounts: Pipeline, data: Path) -> None:
    asked = [case for case in cases if case.id in ideal_answers()]
    assert len(asked) >= 120
    rows = ask_ideally(asked, load_settings(data=data))
    assert faults(rows) == []
    assert share_passed(rows) >= LEAST
    assert ideal_table(rows).row_count == 5


def test_no_run_of_eight_words_of_an_ideal_answer_is_the_publishers() -> None:
    theirs = {run for file in originals_or_skip().glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))}
    assert not {" ".join(run) for text in ideal_answers().values() for run in runs(text) if run in theirs}


def test_a_case_is_compared_with_and_without_a_model(cases: list[Case], accounts: Pipeline) -> None:
    rows = list(compare(cases[:3], accounts))
    assert harm(rows) == []
    assert worded_table(rows).row_count == 7
