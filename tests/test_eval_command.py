"""`corridor eval` as an evaluator meets it: run, add a case, see it fail, compare, gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import run


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """A data folder of its own, with the model, so that its runs are its own."""
    folder = tmp_path_factory.mktemp("evaluator")
    (folder / "models").symlink_to((data / "models").resolve())
    return folder


def test_an_evaluator_adds_a_case_sees_it_fail_and_sees_the_difference(place: Path, tmp_path: Path) -> None:
    added = run(place, "eval", "add", "Who is the president of Tajikistan?", "--to", "mine.yaml", cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    file = tmp_path / "mine.yaml"
    assert "Emomali Rahmon" in file.read_text(encoding="utf-8")
    drafts = run(place, "eval", "--cases", "mine.yaml", cwd=tmp_path)
    assert drafts.returncode == 2
    assert "1 drafts" in drafts.stderr
    case = file.read_text(encoding="utf-8").replace("must: []", "must: [[Nobody]]").replace("draft: true", "")
    cite = "cite: [{article: 000_astana_times, words: [[Rahmon]]}]"
    file.write_text(case.replace("cite: []", cite), encoding="utf-8")
    wrong = run(place, "eval", "--cases", "mine.yaml", cwd=tmp_path)
    assert wrong.returncode == 0
    assert "1 of 1 passed" not in wrong.stdout
    assert "0 of 1 passed" in wrong.stdout
    file.write_text(file.read_text(encoding="utf-8").replace("Nobody", "Rahmon"), encoding="utf-8")
    right = run(place, "eval", "--cases", "mine.yaml", cwd=tmp_path)
    assert "1 of 1 passed" in right.stdout
    runs = sorted(folder.name for folder in (place / "runs").iterdir())
    compared = run(place, "eval", "diff", runs[0], "last", cwd=tmp_path)
    assert compared.returncode == 0
    assert "BETTER draft-who-is-the-president-of" in compared.stdout
    assert "answer_right: 0.000 → 1.000" in compared.stdout


def test_a_run_leaves_every_answer_and_a_report(place: Path) -> None:
    done = run(place, "eval", "--kind", "telegraphic", "--gate")
    assert done.returncode == 0, done.stderr
    assert "Gate: open" in done.stdout
    folder = Path(done.stdout.split("Report: ")[1].split("\n")[0]).parent
    saved = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert len(saved["results"]) == 7
    assert all(result["answer"]["answer"] for result in saved["results"])
    assert "<html" in (folder / "report.html").read_text(encoding="utf-8")


def test_a_table_of_questions_and_answers_is_enough(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("question,answer\nWhat is Italy's share of EU–Central Asia trade?,12.1%\n", encoding="utf-8")
    done = run(place, "eval", "--cases", str(file))
    assert done.returncode == 0
    assert "1 of 1 passed" in done.stdout


def test_a_public_set_is_asked_and_scored(place: Path, tmp_path: Path) -> None:
    texts = ("The lighthouse of Porto is 31 metres tall.", "The bridge of Osh was built in 1987 by Soviet engineers.")
    docs = [{"id": f"{n}-0", "title": f"Doc {n}", "text": text} for n, text in enumerate(texts)]
    asked = {"question": "When was the bridge of Osh built?", "docs": ["1-0"], "answers": [["1987"]]}
    cases = [{"id": "a", "answerable": True, "kind": "fact", **asked}]
    file = tmp_path / "set.json"
    file.write_text(json.dumps({"name": "tiny", "source": "", "licence": "", "docs": docs, "cases": cases}))
    done = run(place, "eval", "--public", str(file))
    assert done.returncode == 0, done.stderr
    assert "right_and_source                       1.000" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "no-such-case"], "no case is left"),
        (["diff", "a", "b"], "corridor eval"),
        (["--cases", "/no/such.yaml"], "/no/such.yaml"),
        (["--public", "/no/such.json"], "/no/such.json"),
    ],
)
def test_an_evaluators_mistake_is_one_line(place: Path, arguments: list[str], words: str) -> None:
    done = run(place, "eval", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr
