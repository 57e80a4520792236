"""The summary of a run on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from evals.case import Case, Kind
from evals.results import Run
from evals.summary import summary
from tests.runs import mixed, refusal, result, run


def lines(one: Run, *others: Run, width: int = 120) -> list[str]:
    """What is printed, each line with its white space made even."""
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    console.print(summary(one, others))
    assert isinstance(console.file, io.StringIO)
    return [" ".join(line.split()) for line in console.file.getvalue().splitlines()]


def test_totals_kinds_and_failures_are_there() -> None:
    printed = lines(run(*mixed()))
    assert printed[0] == "1 of 4 passed corridor on articles, 2026-11-22 04:50:11 UTC"
    assert "answer right 0.250 0.150 to 0.350" in printed
    assert "number 1 of 1 100.0%" in printed
    assert printed[-4:] == [
        "3 failed:",
        "ferries And how often do they cross? says twice",
        "master Who is the harbour master? refused, and the articles answer it",
        "raised Why? raised ValueError: no",
    ]


def test_another_run_stands_beside_it() -> None:
    printed = lines(run(*mixed()), run(mixed()[0], system="stock"))
    assert "answer right 0.250 0.150 to 0.350 1.000 0.900 to 1.000" in printed
    assert "who said 0 of 1 0.0% 0 of 0 –" in printed


def test_a_run_without_cases_says_so() -> None:
    assert "This run has no cases." in lines(run())


def test_each_failure_is_one_line_on_a_narrow_terminal() -> None:
    printed = lines(run(*mixed()), width=44)
    shown = printed[printed.index("3 failed:") + 1 :]
    assert len(shown) == 3
    assert shown[1].startswith("master Who is the")
    assert "refused," in shown[1]


def test_hostile_words_are_only_words() -> None:
    question = "[bold]what[/bold] \x1b[2J\x07\u202ewhy\r\nwhen [/nothing]"
    case = Case(id="[red]id", kind=Kind.INJECTION, question=question)
    printed = lines(run(result(case, refusal(question), "[link=x]fault")))
    assert printed[-1] == "[red]id [bold]what[/bold] [2Jwhy when [/nothing] [link=x]fault"
