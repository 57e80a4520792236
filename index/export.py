"""sentence-transformers: the reference for the default model, its exporter to ONNX, and the way to any other model.

Importing torch and sentence_transformers takes seconds, so this module is only imported where they are needed.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from huggingface_hub import snapshot_download
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from corpus.errors import ModelError
from index.card import ModelCard
from index.embed import file_sha256
from index.embedder import Floats, TextVectors, unit

# The files of a model that decide on its vectors: weights, settings, tokenizer.
_DECIDING = {".safetensors", ".bin", ".json", ".txt", ".model"}
_OTHER_RUNTIMES = ["*.onnx", "*.h5", "*.msgpack", "*.ot", "openvino/*", "onnx/*"]


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers loads, from a local folder or by its name on the Hugging Face Hub."""

    def __init__(self, model: str) -> None:
        """Load it; ModelError where it cannot be found, fetched or read."""
        folder = Path(model) if Path(model).is_dir() else _fetch(model)
        self._model = _load(folder, model)
        if not self._model.tokenizer.is_fast:
            raise _not_loaded(model, "its tokenizer gives no offsets")
        self.card = ModelCard(
            name=folder.resolve().name if Path(model).is_dir() else model,
            weights_sha256=_folder_sha256(folder),
            dimension=int(self._model.get_embedding_dimension() or 0),
            max_tokens=int(self._model.max_seq_length or 0),
        )

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows."""
        if not texts:
            return np.zeros((0, self.card.dimension), dtype=np.float32)
        return unit(np.asarray(self._model.encode(list(texts), show_progress_bar=False), dtype=np.float32))

    def encode_tokens(self, texts: Sequence[str]) -> list[TextVectors]:
        """Contextual token vectors without the tokens that the model adds."""
        if not texts:
            return []
        # The empty prompt keeps a model's own prompt from shifting the tokens against their offsets.
        states = self._model.encode(list(texts), output_value="token_embeddings", prompt="", show_progress_bar=False)
        rows = zip(texts, states, self.encode(texts), strict=True)  # a run of its own, with the model's own prompt
        return [self._tokens(text, state.float().cpu().numpy(), pooled) for text, state, pooled in rows]

    def _tokens(self, text: str, states: Floats, pooled: Floats) -> TextVectors:
        read = self._model.tokenizer(
            text,
            truncation=True,
            max_length=self.card.max_tokens,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        own = np.array(read["special_tokens_mask"]) == 0
        spans = np.array(read["offset_mapping"], dtype=np.int64).reshape(-1, 2)[own]
        return TextVectors(unit(states[own]), spans, pooled)


def export_onnx(weights: Path, texts: Sequence[str]) -> tuple[bytes, Floats, int]:
    """The model of a folder as ONNX (ids -> last hidden state, opset 17), with what to verify it by.

    Texts run together are of one length, so that nothing is masked: the numbers are the same as with a mask, bit for
    bit, in .91 of the time. Returns the ONNX file, sentence-transformers' own unit vectors of `texts` (n, d), and the
    longest input in tokens.
    """
    model = _load(weights, str(weights), device="cpu")
    sample = model.tokenizer(["trade is open", "ports are busy"], return_tensors="pt")
    file = io.BytesIO()
    with warnings.catch_warnings():
        # The tracing exporter is deprecated and warns of each branch it fixes; the new one needs onnxscript and takes
        # far longer. The result is verified number by number, whatever the exporter says. Drop when torch drops it.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _LastHiddenState(model[0].auto_model).eval(),
            (sample["input_ids"],),
            file,  # type: ignore[arg-type]  # the tracing exporter takes an open file, its declaration does not
            input_names=["input_ids"],
            output_names=["last_hidden_state"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in ("input_ids", "last_hidden_state")},
            opset_version=17,
            dynamo=False,
        )
    vectors = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
    return file.getvalue(), np.asarray(vectors, dtype=np.float32), int(model.max_seq_length or 0)


class _LastHiddenState(torch.nn.Module):
    """A transformer with one tensor as its output, as the exporter wants it."""

    def __init__(self, transformer: Any) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(batch, tokens, d) states of the last layer."""
        states: torch.Tensor = self.transformer.encoder(self.transformer.embeddings(input_ids=ids)).last_hidden_state
        return states


def _fetch(model: str) -> Path:
    """The folder of a model of the Hub: from this machine's cache, downloaded where it is not there."""
    name = model if "/" in model else f"sentence-transformers/{model}"  # as sentence-transformers reads short names
    try:
        return Path(snapshot_download(name, ignore_patterns=_OTHER_RUNTIMES))
    except (OSError, ValueError, RuntimeError) as error:
        raise _not_loaded(model, str(error)) from error


def _load(folder: Path, model: str, device: str | None = None) -> SentenceTransformer:
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device=device, local_files_only=True)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise _not_loaded(model, str(error)) from error


def _not_loaded(model: str, reason: str) -> ModelError:
    first_line = (reason.strip().splitlines() or ["no reason given"])[0]
    return ModelError(
        f"the embedding model {model} cannot be loaded ({first_line})",
        expected="a local folder or a Hub name of a sentence-transformers model",
        todo="check the name and the network, or leave --embedding-model out for the built-in model",
    )


def _folder_sha256(folder: Path) -> str:
    """One hash over the names and contents of the files that decide on a model's vectors (hex)."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in _DECIDING)
    lines = (f"{path.relative_to(folder).as_posix()} {file_sha256(path)}\n" for path in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
