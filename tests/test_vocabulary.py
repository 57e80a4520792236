"""The words of a corpus as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import IndexDamaged
from corpus.split import split_article
from index.store import Snapshot
from index.vocabulary import Vocabulary, bare
from tests.articles import SMALL, article

TEXT = article(
    "port",
    "Sines is a port. The port of Sines, said President Ana Melo, is new. Ana Melo's President agrees with Porto.",
    "Café Sines is closed, and so is the cafe. In May it may open, said the Institute.",
    title="New Port",
)


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary.build(split_article(TEXT))


@pytest.mark.parametrize(
    ("word", "counts"),
    [
        ("SINES", ("Sines", 3, 2, 1, 0)),  # once at the head, once between plain words, once behind a capital
        ("port", ("port", 3, 2, 0, 2)),
        ("president", ("President", 2, 2, 0, 0)),
        ("melo", ("Melo", 2, 2, 0, 0)),
        ("porto", ("Porto", 1, 1, 1, 0)),
        ("cafe", ("cafe", 2, 1, 0, 1)),
        ("may", ("may", 2, 2, 0, 1)),  # behind a capital that is the sentence's
        ("institute", ("Institute", 1, 1, 0, 0)),
        ("new", ("new", 2, 1, 0, 1)),
    ],
)
def test_counts(vocabulary: Vocabulary, word: str, counts: tuple[object, ...]) -> None:
    form = vocabulary[word]
    assert form
    assert (form.written, form.count, form.inside, form.alone, form.lower) == counts


def test_unknown_words_and_possessives(vocabulary: Vocabulary) -> None:
    assert vocabulary["Lisbon"] is None
    assert "melo's" not in vocabulary.forms
    assert [bare(word) for word in ("Italy's", "Italy’s", "firms'", "O'Brien's", "o'clock")] == [
        "Italy",
        "Italy",
        "firms",
        "O'Brien",
        "o'clock",
    ]


def test_what_is_saved_is_loaded(tmp_path: Path, vocabulary: Vocabulary, small: Snapshot) -> None:
    vocabulary.save(tmp_path / "v.json")
    assert Vocabulary.load(tmp_path / "v.json").forms == vocabulary.forms
    by_id = sorted(SMALL, key=lambda one: one.id)
    assert small.vocabulary.forms == Vocabulary.build([p for one in by_id for p in split_article(one)]).forms


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": [1, 2]}', '{"a": ["x", 1, 2]}'])
def test_damage(tmp_path: Path, content: str) -> None:
    (tmp_path / "v.json").write_text(content)
    with pytest.raises(IndexDamaged, match="vocabulary"):
        Vocabulary.load(tmp_path / "v.json")
    with pytest.raises(IndexDamaged):
        Vocabulary.load(tmp_path / "none.json")
