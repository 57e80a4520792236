"""The gate catches a broken pipeline, each way of breaking by the measure made for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Answer, Missing, Status
from corpus.errors import CorridorError
from evals.case import Case, Cite, Kind
from evals.compare import Change, differences, score_changes
from evals.draft import append, draft
from evals.gate import Baseline, baseline_of, breaches, read_baseline, write_baseline
from evals.load_cases import load_cases
from evals.results import Run
from evals.run import Subject, load, run_cases, save

KAZINFORM = "001_kazinform"
CASES = (
    Case(
        id="share",
        kind=Kind.NUMBER,
        question="What was Italy's share of EU–Central Asia trade?",
        must=(("12\\.1",),),
        cite=(Cite(article=KAZINFORM, words=(("12.1%",),)),),
        short=("12.1%",),
    ),
    Case(
        id="turnover",
        kind=Kind.FOLLOW_UP,
        question="And in 2022?",
        history=("What was the trade turnover between Central Asia and Italy in 2024?",),
        must=(("5\\.7",),),
        cite=(Cite(article=KAZINFORM, words=(("$5.7 billion",),)),),
    ),
    Case(
        id="tajikistan",
        kind=Kind.SINGLE_FACT,
        question="Who is the president of Tajikistan?",
        must=(("Rahmon",),),
        cite=(Cite(article="000_astana_times", words=(("Emomali Rahmon",),)),),
    ),
    Case(id="mongolia", kind=Kind.NEAR_MISS, question="Who is the president of Mongolia?", answerable=False),
    Case(id="australia", kind=Kind.OFF_TOPIC, question="What is the capital of Australia?", answerable=False),
)

Ask = Callable[[str, Sequence[str]], Answer]


def subject(pipeline: Pipeline, ask: Ask | None = None, name: str = "corridor") -> Subject:
    return Subject(name, ask or pipeline.ask, pipeline.search().snapshot, load_settings())


@pytest.fixture(scope="module")
def sound(accounts: Pipeline) -> Run:
    """The cases as the real pipeline answers them."""
    return run_cases(CASES, subject(accounts))


def score(run: Run, name: str) -> float | None:
    return next(s.value for s in run.scores if s.name == name)


def test_the_real_pipeline_passes_its_own_baseline(sound: Run) -> None:
    assert [r.case.id for r in sound.results if r.verdict.passed] == [case.id for case in CASES]
    assert breaches(sound, baseline_of(sound)) == ()


def shifted(answer: Answer) -> Answer:
    """Citations that point one character too far."""
    moved = [c.model_copy(update={"start": c.start + 1, "end": c.end + 1}) for c in answer.citations]
    return answer.model_copy(update={"citations": tuple(moved)})


def misread(answer: Answer) -> Answer:
    """One digit of every figure in what is said is another."""
    swap = str.maketrans("1257", "2571")
    sentences = [s.model_copy(update={"text": s.text.translate(swap)}) for s in answer.sentences]
    said = " ".join(f"{s.text} [1]" for s in sentences)
    return answer.model_copy(update={"sentences": tuple(sentences), "answer": said, "short_answer": None})


def never_refusing(answer: Answer) -> Answer:
    if answer.status is not Status.REFUSED:
        return answer
    return answer.model_copy(update={"status": Status.ANSWERED, "missing": (), "answer": "Certainly."})


def always_refusing(answer: Answer) -> Answer:
    nothing = {"status": Status.REFUSED, "sentences": (), "citations": (), "short_answer": None}
    lacking = (Missing(kind="other", asked=answer.question, have=()),)
    return answer.model_copy(update={**nothing, "missing": lacking, "answer": "The articles do not answer this."})


@pytest.mark.parametrize(
    ("breaking", "measure"),
    [
        (shifted, "span_exactness"),
        (misread, "number_accuracy"),
        (never_refusing, "abstention_recall"),
        (always_refusing, "abstention_precision"),
    ],
)
def test_a_broken_pipeline_is_caught_by_the_measure_made_for_it(
    breaking: Callable[[Answer], Answer], measure: str, accounts: Pipeline, sound: Run
) -> None:
    broken = run_cases(CASES, subject(accounts, lambda q, h: breaking(accounts.ask(q, h))))
    found = breaches(broken, baseline_of(sound))
    assert any(measure in breach.what for breach in found)
    before, after = score(sound, measure), score(broken, measure)
    assert before == 1.0
    assert after is not None
    assert after < before
    assert {b.case for b in found if "was right" in b.what} <= {case.id for case in CASES}
    assert any("was right" in b.what for b in found)


def test_a_case_that_raises_is_wrong_and_listed(accounts: Pipeline, sound: Run) -> None:
    def ask(question: str, history: Sequence[str]) -> Answer:
        if "Tajikistan" in question:
            raise ValueError("no such luck")
        return accounts.ask(question, history)

    run = run_cases(CASES, subject(accounts, ask))
    (failed,) = [r for r in run.results if r.error]
    assert failed.case.id == "tajikistan"
    assert failed.error == "ValueError: no such luck"
    assert [b.case for b in breaches(run, baseline_of(sound)) if b.case] == ["tajikistan"]


def test_part_of_the_cases_is_not_held_against_the_rest(accounts: Pipeline, sound: Run) -> None:
    assert breaches(run_cases(CASES[:1], subject(accounts)), baseline_of(sound)) == ()


def test_two_runs_side_by_side(accounts: Pipeline, sound: Run) -> None:
    refusing = run_cases(CASES, subject(accounts, lambda q, h: always_refusing(accounts.ask(q, h))))
    found = differences(sound, refusing)
    assert {d.id: d.change for d in found if d.change is Change.WORSE}.keys() == {"share", "turnover", "tajikistan"}
    assert {d.change for d in differences(refusing, sound)} >= {Change.BETTER}
    assert differences(sound, sound) == ()
    fallen = {s.name for s in score_changes(sound, refusing) if s.before != s.after}
    assert "answer_right" in fallen


def test_a_run_is_saved_and_read_back(sound: Run, tmp_path: Path) -> None:
    folder = save(sound, tmp_path)
    assert load(folder.name, tmp_path) == load("last", tmp_path) == sound
    with pytest.raises(CorridorError, match="no run 'yesterday'"):
        load("yesterday", tmp_path)


def test_a_baseline_is_written_and_read_back(sound: Run, tmp_path: Path) -> None:
    write_baseline(sound, tmp_path / "baseline.json")
    assert read_baseline(tmp_path / "baseline.json") == baseline_of(sound)
    with pytest.raises(CorridorError, match="--accept"):
        read_baseline(tmp_path / "none.json")


def test_the_committed_baseline_can_be_read() -> None:
    assert isinstance(read_baseline(), Baseline)


def test_a_draft_does_not_count_until_someone_finishes_it(accounts: Pipeline, tmp_path: Path) -> None:
    answer = accounts.ask("How many Italian companies operate in Kazakhstan?")
    file = tmp_path / "mine.yaml"
    append(draft(answer, ["Who invests?"], "number"), file)
    append(draft(accounts.ask("Who is the mayor of Astana?"), [], "near_miss"), file)
    first, second = load_cases(file)
    assert first.draft
    assert second.draft
    assert first.history == ("Who invests?",)
    assert "300" in file.read_text(encoding="utf-8")
    assert run_cases([first, second], subject(accounts)).results == ()
