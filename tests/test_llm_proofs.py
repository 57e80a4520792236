"""The proofs of `corridor eval llm` that need no model of weights: lies told by script, and ideal answers."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from evals.adversary import lies, styled_lies, tell
from evals.adversary import table as told_table
from evals.case import Case
from evals.ideal import LEAST, SETS, SUMS, ask_ideally, faults, ideal_answers, ideal_plans, share_passed
from evals.ideal import table as ideal_table
from evals.load_cases import BUILT_IN, load_cases
from evals.worded import FILE, compare, kept, read
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
    assert len(told) >= 350
    assert set(styled_lies()) <= {case.id for case in cases}
    quick = [lie for lie in told if not (lie.script.stalls or lie.plan.stalls)][::4]
    rows = list(tell(quick, load_settings(data=data)))
    assert [row for row in rows if not row.holds] == []
    assert told_table(rows).row_count > 8


@pytest.mark.parametrize("file", SETS)
def test_right_sentences_pass(file: str, cases: list[Case], accounts: Pipeline, data: Path) -> None:
    asked = [case for case in cases if case.id in ideal_answers(file)]
    assert len(asked) == len(ideal_answers(file))
    rows = ask_ideally(asked, load_settings(data=data), file)
    assert faults(rows, file) == []
    assert share_passed(rows) >= LEAST[file]
    assert ideal_table(rows).row_count == 6


def test_plans_find_more_and_lose_nothing(cases: list[Case], data: Path) -> None:
    planned = [case for case in cases if case.id in ideal_plans()]
    assert len(planned) == len(ideal_plans())
    rows = ask_ideally(planned, load_settings(data=data), SUMS)
    assert sum(row.right for row in rows) > sum(row.right_without for row in rows)
    assert any(row.planned for row in rows)


def test_no_run_of_eight_words_of_an_ideal_answer_is_the_publishers() -> None:
    theirs = {run for file in originals_or_skip().glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))}
    texts = chain(chain.from_iterable(ideal_answers(file).values() for file in SETS), *styled_lies().values())
    assert not {" ".join(run) for text in texts for run in runs(text) if run in theirs}


def test_a_case_is_compared_with_and_without_a_model(cases: list[Case], accounts: Pipeline, tmp_path: Path) -> None:
    rows = list(kept(compare(cases[:3], accounts, "none"), tmp_path))
    assert harm(rows) == []
    assert worded_table(rows).row_count == 8
    with (tmp_path / FILE).open("a") as file:
        file.write('{"case": "broken o')
    assert read(tmp_path, "none") == rows
    assert read(tmp_path, "local") == []
