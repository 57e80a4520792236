"""The command line as a person and a program meet it: output, exit codes, and what it does not import."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.originals import originals_or_skip

CORRIDOR = Path(sys.executable).parent / "corridor"
KEYS = {
    *("id", "question", "understood", "language", "status", "answer", "short_answer", "sentences", "citations"),
    *("computed", "conflicts", "disagreement", "missing", "nearest", "notices", "as_of", "confidence", "retrieved"),
    *("index", "timings_ms"),
}
CITATION_KEYS = {
    *("n", "article", "title", "publisher", "published", "published_precision", "url", "source_text", "paragraph"),
    *("start", "end", "quote"),
}
SHARE = "What was Italy's share of EU–Central Asia trade?"


def run(data: Path, *arguments: str, **given: Any) -> subprocess.CompletedProcess[str]:
    """`corridor ARGUMENTS` with its run-time files under `data`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CORRIDOR_")}
    environment |= {"CORRIDOR_DATA": str(data), "COLUMNS": "200", **given.pop("env", {})}
    return subprocess.run(
        [CORRIDOR, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120, **given
    )


def test_the_first_question_builds_the_index_and_says_so(tmp_path: Path, models: Path) -> None:
    (tmp_path / "models").symlink_to(models)
    done = run(tmp_path, "ask", SHARE)
    assert done.returncode == 0
    assert "building it (once)" in done.stderr
    assert done.stdout.strip().startswith("12.1% – Italy's share of EU–Central Asia trade was 12.1% in 2024")
    source = "[1] our account of “Why Giorgia Meloni is visiting Kazakhstan”, Kazinform News Agency, about 2025-05-29"
    assert f"{source}, paragraph 20" in done.stdout
    assert run(tmp_path, "ask", SHARE).stderr == ""


def test_the_originals_give_the_publishers_own_sentence(data: Path) -> None:
    done = run(data, "ask", SHARE, "--corpus", str(originals_or_skip()))
    assert done.returncode == 0
    assert "12.1% – According to data from the International Trade Centre" in done.stdout
    assert "[1] “Why Giorgia Meloni is visiting Kazakhstan”, Kazinform News Agency" in done.stdout


def test_json_is_one_line_with_every_key(data: Path) -> None:
    done = run(data, "ask", "--json", SHARE)
    assert done.stdout.count("\n") == 1
    answer = json.loads(done.stdout)
    assert set(answer) == KEYS
    assert set(answer["citations"][0]) == CITATION_KEYS
    assert answer["status"] == "answered"
    assert answer["short_answer"] == "12.1%"
    assert answer["as_of"] == "2024"
    assert answer["language"] == "en"
    assert answer["citations"][0]["published_precision"] == "approximate"
    shown = json.loads(run(data, "show", "001_kazinform", "--json").stdout)
    citation = answer["citations"][0]
    assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
    paragraph = next(p for p in shown["paragraphs"] if p["n"] == citation["paragraph"])
    assert paragraph["start"] <= citation["start"] < citation["end"] <= paragraph["end"]


def test_a_refusal_has_an_exit_code_of_its_own(data: Path) -> None:
    done = run(data, "ask", "--json", "What is the capital of Australia?")
    assert done.returncode == 3
    answer = json.loads(done.stdout)
    assert set(answer) == KEYS
    assert answer["status"] == "refused"
    assert answer["citations"] == []
    assert answer["retrieved"]
    assert run(data, "ask", "What is the capital of Australia?").returncode == 3


def test_a_batch_is_answered_in_order_and_bad_rows_say_so(data: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": SHARE},
        {"id": "b", "question": ""},
        {"id": "c", "question": "And in 2022?", "history": ["What was Central Asia–Italy trade turnover in 2024?"]},
        {"id": "d"},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join([*map(json.dumps, rows), "not json", ""]), encoding="utf-8")
    done = run(data, "ask", "--batch", str(file))
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["a", "b", "c", "d", None]
    assert [a["status"] for a in answers] == ["answered", "error", "answered", "error", "error"]
    assert answers[2]["short_answer"] == "$5.7 billion"
    assert all(set(a) == {"id", "question", "status", "error"} for a in answers if a["status"] == "error")
    assert all("\n" not in a["error"] for a in answers if a["status"] == "error")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask"], "QUESTION"),
        (["ask", "  "], "an empty question"),
        (["ask", "x" * 5000], "5,000 characters"),
        (["ask", "--corpus", "/no/such/folder", "Who?"], "/no/such/folder"),
        (["index", "--embedding-model", "/no/such/model"], "/no/such/model"),
        (["show", "no_such_article"], "001_kazinform"),
        (["ask", "--chroma-url", "ftp://x", "Who?"], "ftp://x"),
        (["frobnicate"], "frobnicate"),
        (["ask", "--batch", "/no/such/file"], "/no/such/file"),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_code_2(data: Path, arguments: list[str], words: str) -> None:
    done = run(data, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr


def test_an_unknown_setting_is_named(data: Path) -> None:
    done = run(data, "doctor", env={"CORRIDOR_CORPSE": "x"})
    assert done.returncode == 2
    assert "CORRIDOR_CORPSE" in done.stderr


def test_index_says_what_was_left_out_with_exit_code_4(data: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Cotton\n\nThe mill in Osh spun 12 tons of cotton.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "torn.docx").write_bytes(b"no zip")
    (tmp_path / "cut.md").write_text("---\ntitle: [\n---\nText.\n", encoding="utf-8")
    done = run(data, "index", "--corpus", str(tmp_path))
    assert done.returncode == 4
    assert done.stdout.startswith("Index ")
    assert "1 articles" in done.stdout
    for file in ("empty.txt", "torn.docx", "cut.md"):
        assert sum(f"Left out: {file}" in line for line in done.stderr.splitlines()) == 1
    assert run(data, "ask", "How many tons of cotton?", "--corpus", str(tmp_path)).returncode == 0
    assert run(data, "index", "--corpus", str(tmp_path)).stdout.count("unchanged") == 1


def test_another_splitter_or_model_is_named_with_the_cure(data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tea\n\nRize picked 300 tons of tea.\n", encoding="utf-8")
    index = tmp_path / "index"
    assert run(data, "index", "--corpus", str(tmp_path), "--index", str(index)).returncode == 0
    pointer = index / "current"
    pointer.write_text(pointer.read_text(encoding="utf-8").replace('"splitter":"', '"splitter":"0.'), encoding="utf-8")
    done = run(data, "ask", "How much tea?", "--corpus", str(tmp_path), "--index", str(index))
    assert done.returncode == 2
    assert "splitter 0." in done.stderr
    assert "corridor index" in done.stderr


def test_show_numbers_the_paragraphs(data: Path) -> None:
    done = run(data, "show", "001_kazinform")
    assert done.returncode == 0
    assert done.stdout.startswith("Why Giorgia Meloni is visiting Kazakhstan\nOur account of an article by Kazinform")
    assert "\n  20  For the countries of Central Asia" in done.stdout


def test_doctor_says_that_all_is_well_or_what_to_do(data: Path, tmp_path: Path) -> None:
    assert run(data, "index").returncode == 0
    done = run(data, "doctor")
    assert done.returncode == 0
    assert "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db" in done.stdout
    assert done.stdout.endswith("All well.\n")
    assert re.search(r"Token vectors: 1\d\.\d kB a passage, 1\.\d MB in all\n", done.stdout)
    missing = run(data, "doctor", "--index", str(tmp_path / "none"))
    assert missing.returncode == 2
    assert "corridor index" in missing.stdout


def imported(data: Path, code: str) -> set[str]:
    """Top-level modules in memory after running `code`."""
    program = f"{code}\nimport sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    environment = os.environ | {"CORRIDOR_DATA": str(data)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_a_plain_question_imports_neither_torch_nor_gradio(data: Path) -> None:
    assert run(data, "index").returncode == 0
    code = "from bot.commands.ask import command; command.main(['What is TITR?', '--json'], standalone_mode=False)"
    modules = imported(data, f"try:\n    {code}\nexcept SystemExit:\n    pass")
    assert {"chromadb", "llama_index", "onnxruntime"} <= modules
    assert not {"torch", "gradio", "sentence_transformers", "transformers", "trafilatura", "pdfminer"} & modules


def test_help_imports_next_to_nothing(data: Path) -> None:
    code = "from bot.cli import corridor; corridor.main(['--help'], standalone_mode=False)"
    modules = imported(data, code)
    heavy = {"torch", "gradio", "chromadb", "llama_index", "onnxruntime", "numpy", "pydantic"}
    assert heavy & modules == set()
