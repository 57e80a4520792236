"""Token vectors: made with the passage's context, kept in 8 bits, read from disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.errors import IndexDamaged
from index.build import build_index
from index.card import searchable
from index.embedder import Embedder, Floats, TokenVectors, unit
from index.store import Location, Snapshot
from index.vectors import CompactTokens, PassageVectors, VectorStore, own_tokens, save_vectors
from tests.articles import SMALL


def test_tokens_are_those_of_the_text_read_in_its_context(small: Snapshot, embedder: Embedder) -> None:
    passages = small.all_passages()
    kept = small.token_vectors([passage.id for passage in passages])
    for passage, tokens in zip(passages, kept, strict=True):
        pieces = [passage.text[start:end] for start, end in tokens.spans]
        assert "".join(pieces) == passage.text.replace(" ", "")
        (whole,) = embedder.encode_tokens([searchable(passage)])
        np.testing.assert_allclose(tokens.vectors, whole.vectors[-len(pieces) :], atol=0.005)
        (bare,) = embedder.encode_tokens([passage.text])
        assert np.abs(tokens.vectors - bare.vectors).max() > 0.01  # without the title they would be others


def test_order_and_repeats_are_those_asked_for(small: Snapshot) -> None:
    ids = [passage.id for passage in small.all_passages()]
    asked = [ids[3], ids[0], ids[3]]
    lengths = [len(tokens.spans) for tokens in small.token_vectors(asked)]
    alone = [len(small.token_vectors([id_])[0].spans) for id_ in asked]
    assert lengths == alone
    assert small.token_vectors([]) == []


@given(arrays(np.float32, st.tuples(st.integers(0, 9), st.just(16)), elements=st.floats(-1, 1, width=32)))
def test_eight_bits_are_near(vectors: Floats) -> None:
    spans = np.zeros((len(vectors), 2), dtype=np.int64)
    read = CompactTokens.of(TokenVectors(unit(vectors), spans)).read()
    assert read.vectors.dtype == np.float32
    # Half a step, a step being the largest component over 127.
    steps = np.abs(unit(vectors)).max(axis=1, initial=0) / 127
    assert (np.abs(read.vectors - unit(vectors)) <= 0.501 * steps[:, np.newaxis] + 1e-7).all()


def test_bytes_a_passage(tmp_path: Path, embedder: Embedder) -> None:
    report = build_index(SMALL, Location(tmp_path), embedder)
    again = build_index(SMALL, Location(tmp_path), embedder)
    files = [file for name in ("tokens", "scales", "spans") for file in tmp_path.rglob(f"{name}.npy")]
    headers = 3 * 128
    assert report.token_bytes == again.token_bytes == sum(file.stat().st_size for file in files) - headers
    assert 5_000 < report.token_bytes / report.card.passages < 15_000  # 397 for each of some twenty tokens


def test_an_own_text_without_tokens(small: Snapshot, embedder: Embedder, tmp_path: Path) -> None:
    passage = small.all_passages()[0].model_copy(update={"article_title": "very long " * 300})
    (read,) = embedder.encode_tokens([searchable(passage)])
    tokens = own_tokens(passage, read)
    assert tokens.vectors.shape == (0, 384)
    save_vectors(tmp_path / "v", ["a"], [PassageVectors(read.pooled, CompactTokens.of(tokens))])
    store = VectorStore.load(tmp_path / "v", passages=1, dimension=384)
    assert store.tokens(["a"])[0].read().vectors.shape == (0, 384)
    with pytest.raises(IndexDamaged, match="lacks the vector of b"):
        store.tokens(["b"])


@pytest.mark.parametrize(("passages", "dimension"), [(1, 384), (3, 384), (2, 383)])
def test_an_index_of_another_size_is_refused(tmp_path: Path, passages: int, dimension: int) -> None:
    tokens = CompactTokens.of(TokenVectors(np.eye(2, 384, dtype=np.float32), np.array([[0, 1], [1, 2]])))
    both = [PassageVectors(np.zeros(384, np.float32), tokens)] * 2
    save_vectors(tmp_path / "v", ["a", "b"], both)
    assert VectorStore.load(tmp_path / "v", 2, 384).token_bytes == 4 * (384 + 4 + 8)
    with pytest.raises(IndexDamaged, match=f"for {passages} passages of {dimension}"):
        VectorStore.load(tmp_path / "v", passages, dimension)
