"""Feedback: stored whole, read back in spite of damage, listed, deleted, and made into cases."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from bot.commands.feedback import command
from bot.feedback import MOST_BYTES, MOST_REASON_CHARACTERS, Feedback, FeedbackStore, feedback_on
from bot.types import Answer, Status
from corpus.errors import FeedbackError
from evals.draft import append
from evals.feedback import drafts, known_cases
from evals.load_cases import load_cases
from evals.validate import validate
from tests.answers import CASE, RIGHT
from tests.articles import SMALL
from tests.test_cli import run

HOSTILE = "wrong\n- id: x\u2028# <script>alert(1)</script>\x1b[31m \u202e &amp; 'quote' \"quote\" {{x}} \x00"


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path / "feedback")


def asked(question: str, answer: str = RIGHT.answer) -> Answer:
    return RIGHT.model_copy(update={"question": question, "answer": answer})


def test_feedback_comes_back_as_it_was_given(store: FeedbackStore) -> None:
    given = [feedback_on(RIGHT, ["And before?"], "down", HOSTILE), feedback_on(RIGHT, [], "up")]
    for each in given:
        store.add(each)
    assert store.all().feedback == tuple(given)
    assert store.all().problems == ()
    citation = store.all().feedback[0].answer.citations[0]
    assert SMALL[0].text[citation.start : citation.end] == citation.quote
    assert given[0].index == RIGHT.index
    assert given[0].reason == HOSTILE.strip()


def test_a_broken_line_is_reported_and_the_rest_is_read(store: FeedbackStore) -> None:
    store.add(feedback_on(RIGHT, [], "up", "first"))
    with store.file.open("ab") as file:
        file.write(b'{"question": "of another release"}\n\xff\n{"question": "cut o')
    store.add(feedback_on(RIGHT, [], "down", "last"))
    collected = store.all()
    assert [each.reason for each in collected.feedback] == ["first", "last"]
    assert [problem.split("line ")[1][:2] for problem in collected.problems] == ["2:", "3:", "4:"]
    assert not any("\n" in problem for problem in collected.problems)


def test_nothing_is_lost_when_many_write_at_once(store: FeedbackStore) -> None:
    def write(name: int) -> None:
        for count in range(5):
            FeedbackStore(store.file.parent).add(feedback_on(RIGHT, [], "up", f"{name}-{count}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert store.all().problems == ()
    assert sorted(each.reason for each in store.all().feedback) == [f"{n}-{c}" for n in range(4) for c in range(5)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": "x" * (MOST_REASON_CHARACTERS + 1)}, "the reason has 2,001 characters; expected at most 2,000"),
        ({"question": "x" * 2_001}, "a question of 2,001 characters"),
        ({"history": ("x" * 2_001,)}, "a question of 2,001 characters"),
    ],
)
def test_what_is_too_long_is_not_stored(store: FeedbackStore, change: dict[str, str], words: str) -> None:
    with pytest.raises(FeedbackError, match=words):
        store.add(feedback_on(RIGHT, [], "up").model_copy(update=change))
    assert store.all().feedback == ()


def test_the_longest_reason_is_stored(store: FeedbackStore) -> None:
    store.add(feedback_on(RIGHT, [], "up", "я" * MOST_REASON_CHARACTERS))
    store.add(feedback_on(RIGHT, [], "up", "half a pair: \ud800"))
    assert [len(each.reason) for each in store.all().feedback] == [MOST_REASON_CHARACTERS, 14]


def test_a_full_store_says_so(store: FeedbackStore) -> None:
    store.file.parent.mkdir()
    with store.file.open("wb") as file:
        file.truncate(MOST_BYTES)
    with pytest.raises(FeedbackError, match="expected at most 64,000,000"):
        store.add(feedback_on(RIGHT, [], "up"))


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "feedback").write_text("a file")
    with pytest.raises(FeedbackError, match="cannot be used"):
        FeedbackStore(tmp_path / "feedback").add(feedback_on(RIGHT, [], "up"))


def test_deleting_leaves_nothing(store: FeedbackStore) -> None:
    store.delete_all()
    store.add(feedback_on(RIGHT, [], "up"))
    store.delete_all()
    assert not store.file.exists()
    assert store.all().feedback == ()


def test_the_command_lists_and_deletes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_DATA", str(tmp_path))
    store = FeedbackStore(tmp_path / "feedback")
    given = feedback_on(asked("Who?\u202e"), [], "down", HOSTILE)
    store.add(given)
    runner = CliRunner()
    listed = runner.invoke(command)
    (line,) = listed.stdout.splitlines()
    assert line.isprintable()
    assert line.startswith(f'{given.time} down "Who?\\u202e" – "wrong\\n- id: x\\u2028# <script>')
    as_json = runner.invoke(command, ["--json"]).stdout
    assert Feedback.model_validate_json(as_json) == given
    assert runner.invoke(command, ["--delete"], input="n\n").exit_code == 1
    assert store.all().feedback == (given,)
    deleted = runner.invoke(command, ["--delete"], input="y\n")
    assert deleted.stdout == "Deleted 1 feedback entry.\n"
    assert runner.invoke(command, ["--delete", "--yes"]).stdout == "Deleted 0 feedback entries.\n"
    assert runner.invoke(command).stdout == ""


def test_a_disliked_answer_becomes_a_draft_for_a_person_to_finish(tmp_path: Path) -> None:
    given = feedback_on(asked(f"Why? {HOSTILE}"), ["And before?"], "down", HOSTILE)
    file = tmp_path / "mine.yaml"
    for text in drafts([given]):
        append(text, file)
    (case,) = load_cases(file)
    assert case.draft
    assert (case.question, case.history, case.must, case.cite) == (given.question, given.history, (), ())
    text = file.read_text(encoding="utf-8")
    assert "# thumb down at " in text
    assert f"# answer now: {RIGHT.answer}" in text


def test_a_liked_answer_becomes_a_case_that_it_passes(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    for text in drafts([feedback_on(asked(CASE.question), [], "up", "Thanks!")]):
        append(text.replace("draft: true\n", ""), file)
    (case,) = load_cases(file)
    assert case.short == ("12.1%",)
    assert case.cite[0].article == "italy"
    assert not validate([case], SMALL)


def test_a_liked_refusal_is_a_case_without_an_answer(tmp_path: Path) -> None:
    refused = asked("How many goats?").model_copy(update={"status": Status.REFUSED, "citations": ()})
    (text,) = drafts([feedback_on(refused, [], "up")])
    assert yaml.safe_load(text)[0]["answerable"] is False


def test_a_question_becomes_one_case(tmp_path: Path) -> None:
    down, up = feedback_on(asked("Who?"), [], "down", "too long"), feedback_on(asked(" who? "), [], "up")
    other = feedback_on(asked("Who?"), ["Where?"], "up")
    made = drafts([up, down, other])
    assert len(made) == 2
    assert "thumb up" in made[0] and "too long" in made[0]
    assert yaml.safe_load(made[0])[0]["must"] == []  # one liked it, one did not
    file = tmp_path / "mine.yaml"
    assert known_cases(file) == ()
    for text in made:
        append(text, file)
    ids = [case.id for case in load_cases(file)]
    assert len(set(ids)) == 2
    assert drafts([up, down, other], known_cases(file)) == ()


def test_an_evaluator_takes_feedback_over_once(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "data" / "feedback")
    store.add(feedback_on(RIGHT, [], "down", "not what I asked"))
    with store.file.open("a") as file:
        file.write("broken\n")
    arguments = ["eval", "add", "--from-feedback", "--to", "mine.yaml"]
    added = run(tmp_path / "data", *arguments, cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    assert "Added to mine.yaml: 1 of 1 feedback entries" in added.stdout
    assert "line 2" in added.stderr
    assert [case.question for case in load_cases(tmp_path / "mine.yaml")] == [CASE.question]
    assert "mine.yaml: 0 of 1" in run(tmp_path / "data", *arguments, cwd=tmp_path).stdout
    neither = run(tmp_path / "data", "eval", "add", cwd=tmp_path)
    assert neither.returncode == 2
    assert "give just one of them" in neither.stderr


def test_stored_feedback_is_plain_json(store: FeedbackStore) -> None:
    store.add(feedback_on(RIGHT, ["Where?"], "up", "Thanks!"))
    stored = json.loads(store.file.read_text(encoding="utf-8"))
    assert set(stored) == {"question", "history", "thumb", "reason", "answer", "index", "time"}
    assert stored["answer"]["citations"][0]["start"] == 0
