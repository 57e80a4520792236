"""The same question gives the same answer: again, elsewhere, in another order, and among much else."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import bundled_articles, load_settings
from bot.types import Answer
from evals.load_cases import BUILT_IN, load_cases
from tests.conftest import opened
from tests.files import put
from tests.questions import ANSWERED, REFUSED

QUESTIONS = [*(question.text for question in ANSWERED), *(question for question, _ in REFUSED)]
CASES = [case.question for case in load_cases(BUILT_IN) if not case.history]
# At most this share of the answers may change.
CHANGED = 0.02
TIMES = 5
_WORDS = {
    "who": "the baker|a young goalkeeper|an old astronomer|the choir|her neighbour|the gardener|a beekeeper",
    "did": "tasted|repaired|painted|watched|carried|polished|sketched|praised",
    "what": "a warm loaf|the leather ball|a faint comet|a wooden flute|the rose bushes|nine beehives|a glazed bowl",
    "where": "behind the windmill|near the frozen pond|in a quiet attic|on the village green|under the chestnut tree",
    "when": "at dawn|after supper|in late autumn|before the concert|during the storm|on a rainy Sunday",
}


def irrelevant(number: int) -> str:
    """A made-up article of short paragraphs on village life."""
    choose = random.Random(number)
    lines = []
    for _ in range(7):
        who, did, what, where, when = (choose.choice(words.split("|")) for words in _WORDS.values())
        lines.append(f"{who.capitalize()} {did} {what} {where} {when}, {choose.randrange(3, 90)} minutes long.")
    return "\n\n".join((f"Village notes {number}", *lines)) + "\n"


def kept(answer: Answer) -> tuple[object, ...]:
    cited = [(citation.article, citation.start, citation.end) for citation in answer.citations]
    return answer.status, answer.short_answer, cited


def assert_alike(one: Pipeline, other: Pipeline) -> None:
    questions = QUESTIONS + CASES
    changed = [question for question in questions if kept(one.ask(question)) != kept(other.ask(question))]
    assert len(changed) <= CHANGED * len(questions), changed


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    folder = tmp_path_factory.mktemp("shuffled") / "articles"
    folder.mkdir()
    for place, file in enumerate(sorted(bundled_articles().glob("*.md"), reverse=True)):
        shutil.copyfile(file, folder / f"{place}{file.name}")
    return opened(load_settings(data=data, corpus=folder))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    folder = tmp_path_factory.mktemp("crowded") / "articles"
    shutil.copytree(bundled_articles(), folder)
    for number in range(TIMES * len(list(folder.glob("*.md")))):
        put(folder, f"village{number}.txt", irrelevant(number))
    return opened(load_settings(data=data, corpus=folder))


def test_the_order_of_the_articles_does_not_matter(accounts: Pipeline, shuffled: Pipeline) -> None:
    assert_alike(accounts, shuffled)


def test_five_times_as_many_irrelevant_articles_change_next_to_nothing(accounts: Pipeline, crowded: Pipeline) -> None:
    assert crowded.search().snapshot.card.articles == (TIMES + 1) * accounts.search().snapshot.card.articles
    assert_alike(accounts, crowded)


def test_nothing_irrelevant_is_cited(crowded: Pipeline) -> None:
    cited = {citation.article for question in QUESTIONS for citation in crowded.ask(question).citations}
    assert not any(name.startswith("village") for name in cited)


def test_a_fresh_pipeline_gives_the_same_bytes_in_any_order(accounts: Pipeline, data: Path) -> None:
    fresh = Pipeline.open(load_settings(data=data))
    first = {question: accounts.ask(question).model_dump_json(exclude={"timings_ms"}) for question in QUESTIONS}
    for question in random.Random(5).sample(QUESTIONS, len(QUESTIONS)):
        assert fresh.ask(question).model_dump_json(exclude={"timings_ms"}) == first[question]
        assert accounts.ask(question).model_dump_json(exclude={"timings_ms"}) == first[question]


def test_a_fresh_process_gives_the_same_bytes(accounts: Pipeline, data: Path, tmp_path: Path) -> None:
    """Python orders sets of words by a hash that is another one in each process; floats added up in it differ."""
    asked = [json.dumps({"id": str(number), "question": question}) for number, question in enumerate(CASES)]
    (tmp_path / "questions.jsonl").write_text("\n".join(asked), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--batch", str(tmp_path / "questions.jsonl")],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "CORRIDOR_DATA": str(data), "PYTHONHASHSEED": "10"},
    )
    there = [without_timings(Answer.model_validate_json(line)) for line in run.stdout.splitlines()]
    here = [without_timings(accounts.ask(question, name=str(number))) for number, question in enumerate(CASES)]
    assert there == here


def without_timings(answer: Answer) -> str:
    return answer.model_dump_json(exclude={"timings_ms"})


def test_whatever_is_kept_between_questions_has_a_bound(accounts: Pipeline) -> None:
    accounts.ask(QUESTIONS[0])
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in ("corpus", "index", "bot")]
    kept_by = {found for module in ours for found in vars(module).values() if hasattr(found, "cache_parameters")}
    assert len(kept_by) > 30
    assert all(found.cache_parameters()["maxsize"] is not None for found in kept_by)
