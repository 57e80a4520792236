"""The sentences of articles as an index keeps them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import IndexDamaged
from corpus.split import sentence_spans, sentences_of, split_article
from index.sentences import SentenceStore, save_sentences
from index.store import Snapshot
from tests.articles import SMALL, article


def test_an_article_comes_with_its_sentences(small: Snapshot) -> None:
    for one in SMALL:
        stored = small.article(one.id)
        assert stored == one
        assert stored.cuts == {p.start: sentence_spans(one.text, p.start, p.end) for p in one.citable}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("Ab1. \n«»;", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was_cut(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    one, other = article("one", *texts), article("two", "Nothing else. It is all.")
    folder = tmp_path_factory.mktemp("store") / "sentences"
    save_sentences(folder, [*split_article(one), *split_article(other)])
    found = SentenceStore.load(folder).of(one)
    assert found == {p.start: sentences_of(one, p) for p in one.citable}


def test_an_article_that_is_not_stored_has_none(tmp_path: Path) -> None:
    save_sentences(tmp_path / "sentences", split_article(article("one", "It is here.")))
    assert SentenceStore.load(tmp_path / "sentences").of(article("two", "It is not.")) == {}


@pytest.mark.parametrize("changed", [[[0, 5], [3, 20]], [[0, 4], [6, 20]], [[0, 11], [11, 400]], [[-3, 11], [12, 20]]])
def test_sentences_that_are_not_of_the_text_are_damage(tmp_path: Path, changed: list[list[int]]) -> None:
    one = article("one", "It is here. It goes.")
    save_sentences(tmp_path / "sentences", split_article(one))
    start = one.citable[0].start
    np.save(tmp_path / "sentences" / "cuts.npy", np.array(changed, np.int32) + np.int32(start))
    with pytest.raises(IndexDamaged, match="corridor index --fresh"):
        SentenceStore.load(tmp_path / "sentences").of(one)


def test_a_copy_of_an_article_with_another_text_keeps_no_sentences() -> None:
    one = article("one", "It is here. It goes.")
    sentences_of(one, one.citable[0])
    assert one.model_copy(update={"text": one.text.upper()}).cuts == {}
