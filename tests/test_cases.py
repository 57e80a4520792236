"""The cases that come with Corridor, and the files that cases are read from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.settings import bundled_articles
from corpus.errors import CorridorError
from corpus.load import load_corpus
from evals.case import Case, Kind
from evals.load_cases import BUILT_IN, load_cases
from evals.validate import blocks_of, thin_kinds, validate
from tests.files import put
from tests.originals import originals_or_skip
from tests.test_accounts import runs


@pytest.fixture(scope="module")
def built_in() -> tuple[Case, ...]:
    return load_cases(BUILT_IN)


@pytest.fixture(params=["accounts", "originals"])
def folder(request: pytest.FixtureRequest) -> Path:
    return bundled_articles() if request.param == "accounts" else originals_or_skip()


def test_there_are_enough_of_every_kind(built_in: tuple[Case, ...]) -> None:
    assert thin_kinds(built_in) == ()


def test_they_are_finished_and_say_why_where_there_is_no_answer(built_in: tuple[Case, ...]) -> None:
    assert not [case.id for case in built_in if case.draft or case.answerable == bool(case.reason)]


def test_follow_ups_follow_something(built_in: tuple[Case, ...]) -> None:
    assert not [case.id for case in built_in if (case.kind is Kind.FOLLOW_UP) != bool(case.history)]


def test_near_misses_and_other_subjects_have_no_answer(built_in: tuple[Case, ...]) -> None:
    without = {Kind.NEAR_MISS, Kind.OFF_TOPIC}
    mixed = {Kind.FOLLOW_UP, Kind.INJECTION, Kind.OTHER_LANGUAGE}
    assert not [case.id for case in built_in if case.kind not in mixed and case.answerable == (case.kind in without)]


def test_they_hold_over_accounts_and_originals(built_in: tuple[Case, ...], folder: Path) -> None:
    assert validate(built_in, load_corpus(folder).articles) == ()


def test_what_is_cited_says_what_must_be_said(built_in: tuple[Case, ...], folder: Path) -> None:
    """Quoting the cited paragraphs must be enough; only what is computed stands in none."""
    blocks = {article.id: blocks_of(article) for article in load_corpus(folder).articles}
    lacking = []
    for case in built_in:
        cited = " ".join(
            block.text
            for cite in case.cite
            for block in blocks[cite.article]
            if all(any(word in block.text for word in group) for group in cite.words)
        )
        met = [any(re.search(p, cited, re.IGNORECASE) for p in group) for group in case.must]
        if case.kind is not Kind.DERIVED and not all(met):
            lacking.append(case.id)
    assert lacking == []


def test_no_question_is_a_sentence_of_the_publishers(built_in: tuple[Case, ...]) -> None:
    theirs = {run for file in originals_or_skip().glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))}
    texts = {case.id: " ".join((*case.history, case.question, case.reason)) for case in built_in}
    assert not [name for name, text in texts.items() if set(runs(text)) & theirs]


YAML = r"""
- id: share
  kind: number
  question: What is the share?
  must: [['12\.1']]
  cite: [{article: italy, words: [['12.1%', '12.1 percent']]}]
- {question: And the port, answer: Aktau (Caspian)}
- {question: And the moon, answer: ""}
"""
CSV = """id,kind,question,answer,answerable,short
share,number,What is the share?,12.1%,,"['12.1%', '12.1 percent']"
,,And the moon?,,,
,,And Mars?,Not in the articles.,false,
"""


def test_yaml_rows_are_cases_and_an_answer_is_enough(tmp_path: Path) -> None:
    share, port, moon = load_cases(put(tmp_path, "mine.yaml", YAML))
    assert (share.id, share.kind, share.must) == ("share", "number", ((r"12\.1",),))
    assert share.cite[0].words == (("12.1%", "12.1 percent"),)
    assert (port.id, port.kind, port.short) == ("2", "single_fact", ("Aktau (Caspian)",))
    assert re.search(port.must[0][0], "It is Aktau (Caspian).")
    assert (moon.id, moon.answerable, moon.must, moon.short) == ("3", False, (), ())


def test_csv_takes_any_separator_and_a_byte_order_mark(tmp_path: Path) -> None:
    share, moon, mars = load_cases(put(tmp_path, "mine.csv", CSV))
    assert (share.id, share.kind, share.short) == ("share", "number", ("12.1%", "12.1 percent"))
    assert (moon.id, moon.answerable) == ("2", False)
    assert (mars.id, mars.answerable, mars.must) == ("3", False, ())
    (least,) = load_cases(put(tmp_path, "least.csv", "\ufeffquestion;answer\r\nHow far, roughly?;2.5 km\r\n"))
    assert (least.question, least.short) == ("How far, roughly?", ("2.5 km",))


def test_json_lines_are_counted_as_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps({"question": "How far?", "answer": 25}),
        "",
        json.dumps({"question": "And then?", "draft": True}),
    ]
    far, then = load_cases(put(tmp_path, "mine.jsonl", "\n".join(rows)))
    assert (far.id, far.short) == ("1", ("25",))
    assert (then.id, then.draft) == ("3", True)


def test_a_finished_draft_takes_its_answer(tmp_path: Path) -> None:
    text = "- {question: How far, must: [], short: [], cite: [], answerable: true, answer: 25 km}"
    (case,) = load_cases(put(tmp_path, "draft.yaml", text))
    assert case.short == ("25 km",)
    assert case.must


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    put(tmp_path, "b.yaml", "- {id: b, question: How far, answer: 1 km}")
    put(tmp_path, "a.jsonl", '{"id": "a", "question": "How high?", "answer": "1 m"}')
    put(tmp_path, "notes.txt", "no cases")
    assert [case.id for case in load_cases(tmp_path)] == ["a", "b"]
    put(tmp_path, "c.csv", "id,question,answer\nb,How deep?,2 m\n")
    with pytest.raises(CorridorError, match=r"^c\.csv, row 1: a second id 'b'; expected .*; change one$"):
        load_cases(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "got"),
    [
        (
            "x.yaml",
            "- {question: How far, answer: 1}\n- {question: How high, anwser: 1}",
            "x.yaml, row 2: unknown 'anwser'",
        ),
        ("x.yaml", "- {question: How far, must: [['(']]}", "x.yaml, row 1: must.0.0 is '('; expected"),
        ("x.yaml", "- {question: How far, answer: 1, kind: hard}", "x.yaml, row 1: kind is 'hard'"),
        ("x.yaml", "- {answer: 1}", "x.yaml, row 1: question"),
        ("x.yaml", "- {question: ' ', answer: 1}", "x.yaml, row 1: no question"),
        ("x.yaml", "- {question: How far}", "x.yaml, row 1: no answer"),
        ("x.yaml", "- How far", "x.yaml, row 1: str 'How far'"),
        ("x.yaml", "- {question: [}", "x.yaml: broken YAML"),
        ("x.yaml", "question: How far", "x.yaml: a dict"),
        ("x.yaml", "", "no case in"),
        ("x.jsonl", '\n{"question": ', "x.jsonl, row 2: broken JSON"),
        ("x.csv", "question,reply\nHow far,so\n", "x.csv: no column answer"),
        ("x.csv", "question,answer\nHow far,so,or so\n", "x.csv, row 1: too many cells"),
        ("x.csv", "question,answer,must\nHow far,so,[[\n", "x.csv, row 1, must: broken YAML"),
        ("x.csv", 'question,answer\n"How far,so\n', "broken CSV"),
        ("x.txt", "How far", "expected a file .yaml"),
        ("x.csv", b"question,answer\nCaf\xe9?,so\n", "cannot be read"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, name: str, text: str | bytes, got: str) -> None:
    with pytest.raises(CorridorError) as caught:
        load_cases(put(tmp_path, name, text))
    assert got in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CorridorError, match="No such file"):
        load_cases(tmp_path / "gone.yaml")
