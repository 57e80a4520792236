"""`corridor train` on a set made here: examples, weights, held-out figures, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from bot.choosing.reader import Reader, Weights
from bot.choosing.reader_features import FEATURES
from bot.settings import Settings, load_settings
from corpus.errors import CorpusError
from evals.public_set import OFF_TOPIC, read_public
from evals.train import command
from evals.train_data import Example, folds_of, read_examples
from evals.train_fit import check_examples, fit_reader
from evals.train_scores import held_out_scores
from index.progress import Silent

TOWNS = ("Aktau", "Batumi", "Osh", "Turku", "Bari", "Porto")
GOODS = ("cranes", "tugs", "looms", "kilns", "presses", "mills")


def made(folder: Path, name: str = "towns", *, near_misses: bool = True) -> Path:
    """Six articles of one document each, each with a question that it answers and one that it does not."""
    docs, cases = [], []
    for number, (town, goods) in enumerate(zip(TOWNS, GOODS, strict=True)):
        text = f"{town} is known for its market. The town of {town} owns {number + 11} {goods}. Visitors like it."
        docs.append({"id": f"{number}-0", "title": f"{town} 1", "text": text})
        case: dict[str, Any] = {"docs": [f"{number}-0"], "kind": "fact"}
        asked = f"How many {goods} does the town of {town} own?"
        cases.append(case | {"id": f"{number}", "question": asked, "answers": [[str(number + 11)]]})
        if near_misses:
            unanswered = f"Who sold rusty {goods} to the town of {town} in 1951?"
            missed = {"id": f"{number}n", "question": unanswered, "answerable": False, "kind": "near_miss"}
            cases.append(case | missed)
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"name": name, "docs": docs, "cases": cases}), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def settings(data: Path) -> Settings:
    return load_settings(data=data)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> list[Example]:
    return read_examples(read_public(made(tmp_path_factory.mktemp("sets"))), settings, Silent())


def test_examples_are_the_questions_and_those_whose_article_is_left_out(examples: list[Example]) -> None:
    assert len(examples) == 24
    assert [one.answerable for one in examples].count(True) == 6
    assert [one.kind for one in examples].count(OFF_TOPIC) == 12
    for one in examples:
        assert one.table.shape == (len(one.right), len(FEATURES))
        assert one.holds.sum() == (1 if one.answerable else 0)
        assert (one.holds <= one.right).all()
    assert {one.group for one in examples} == set(TOWNS)


def test_all_questions_of_an_article_are_in_one_fold(examples: list[Example]) -> None:
    folds = folds_of(examples, 3)
    assert sorted(folds.values()) == [0, 0, 1, 1, 2, 2]


def test_a_reader_fitted_to_them_tells_them_apart(examples: list[Example]) -> None:
    reader = Reader(fit_reader(examples))
    sure: dict[str, list[float]] = {"fact": [], "near_miss": [], OFF_TOPIC: []}
    for one in examples:
        best = max(reader.judge(one.table), key=lambda reading: reading.order)
        sure[one.kind].append(best.sure)
        if one.answerable:
            assert one.holds[int(np.argmax([reading.order for reading in reader.judge(one.table)]))]
    assert np.mean(sure["fact"]) > np.mean(sure["near_miss"]) > np.mean(sure[OFF_TOPIC])


def test_the_same_examples_give_the_same_weights(examples: list[Example]) -> None:
    assert fit_reader(examples) == fit_reader(examples)


def test_held_out_figures_say_what_they_are_of(examples: list[Example]) -> None:
    title, *lines = held_out_scores(examples).splitlines()
    assert "held out" in title
    assert [line.split()[0] for line in lines] == ["towns"] * 6
    assert "AUROC, near miss" in lines[3]
    assert lines[3].endswith(" 12")


def test_the_command_writes_weights_that_can_be_read(tmp_path: Path, settings: Settings) -> None:
    folder, target = tmp_path / "sets", tmp_path / "weights.json"
    folder.mkdir()
    made(folder)
    environment = {"CORRIDOR_DATA": str(settings.data)}
    done = CliRunner().invoke(command, ["--public", str(folder), "--to", str(target)], env=environment)
    assert done.exit_code == 0, done.output
    assert str(target) in done.output
    assert isinstance(Reader.load(target).weights, Weights)
    held = CliRunner().invoke(command, ["--public", str(folder), "--held-out"], env=environment)
    assert "answer sentence first" in held.output


def test_sets_that_lack_a_kind_of_question_are_refused(tmp_path: Path, settings: Settings) -> None:
    file = made(tmp_path, "facts", near_misses=False)
    examples = read_examples(read_public(file), settings, Silent())
    with pytest.raises(CorpusError, match="sets without near") as caught:
        check_examples(examples)
    assert "--public" in caught.value.todo
    with pytest.raises(CorpusError, match="answers that stand in a sentence"):
        check_examples([])
