"""Speed and memory, each figure beside the same of a stock LlamaIndex program in the same run."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.pipeline import Pipeline
from bot.settings import Settings, load_settings
from bot.warmup import warm_up
from bot.workspace import build_if_missing
from corpus.types import Article, Paragraph, ParagraphKind
from evals.load_cases import BUILT_IN, load_cases
from evals.stock import stock_retrievals, stock_system
from index.build import build_index
from index.embed import open_embedder
from index.embedder import Embedder
from index.progress import Progress
from index.store import Location

QUESTIONS = (
    "What was Italy's share of EU–Central Asia trade?",
    "Who is the president of Tajikistan?",
    "How many Italian companies operate in Kazakhstan?",
    "Which goods drove the growth of imports from Italy?",
    "Where does the oil that Kazakhstan exports to Italy arrive?",
    "What is the capital of Australia?",
)
PARAGRAPHS = 10
REPEATS = 5
# Questions to one program before the next has its turn: from one question to the next, the threads of two runtimes
# would wait for work in each other's way, and two models take each other's place in the processor's cache.
TURN = 24
MEASURE = """
import resource, subprocess, sys, time
started = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
WORDS = (
    "port rail wheat cotton steel ferry border customs tariff energy grid copper lorry harvest bridge company minister "
    "agreement growth billion exports imports investment region capital summit transport corridor pipeline refinery"
).split()


@dataclass(frozen=True)
class Figure:
    """One measure: Corridor's value, the yardstick's where there is one, and their ratio."""

    name: str
    unit: str
    corridor: float
    yardstick: float | None = None
    beside: str = ""

    @property
    def ratio(self) -> float | None:
        """Corridor's value over the yardstick's."""
        return self.corridor / self.yardstick if self.yardstick else None


def bench(settings: Settings, sizes: Sequence[int], progress: Progress) -> tuple[Figure, ...]:
    """All figures, in order. `sizes`: numbers of passages at which growth is measured."""
    embedder = open_embedder(settings.embedding_model, settings.models_folder)
    steps: list[Callable[[], list[Figure]]] = [
        lambda: _indexing(embedder, settings),
        lambda: _cold(settings),
        lambda: _warm(settings),
        *[partial(_growth, size, embedder, settings) for size in sizes],
    ]
    progress.start(len(steps), "Measuring")
    figures: list[Figure] = []
    for step in steps:
        figures += step()
        progress.advance(1)
    progress.finish()
    return tuple(figures)


def made_up(passages: int, seed: int = 1) -> list[Article]:
    """Articles of random words, ten paragraphs of about sixty words each, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  made-up text needs no secrecy
    articles = []
    for number in range(-(-passages // PARAGRAPHS)):
        blocks = [_paragraph(chance) for _ in range(min(PARAGRAPHS, passages - number * PARAGRAPHS))]
        starts = [sum(len(b) + 2 for b in blocks[:i]) for i in range(len(blocks))]
        articles.append(
            Article(
                id=f"made-up-{number:05}",
                title=f"Report {number}",
                text="\n\n".join(blocks),
                paragraphs=tuple(
                    Paragraph(kind=ParagraphKind.BODY, start=start, end=start + len(block), number=i)
                    for i, (start, block) in enumerate(zip(starts, blocks, strict=True), start=1)
                ),
                file=f"made-up-{number:05}.txt",
            )
        )
    return articles


def _paragraph(chance: random.Random) -> str:
    sentences = []
    for _ in range(4):
        words = [chance.choice(WORDS) for _ in range(13)]
        sentences.append(f"In {chance.randint(2000, 2025)} {' '.join(words)} {chance.randint(2, 999)}.")
    return " ".join(sentences)


def _indexing(embedder: Embedder, settings: Settings) -> list[Figure]:
    """Passages a second: a whole fresh build, beside encoding alone and beside stock indexing of the same text."""
    articles = made_up(300)
    texts = [a.text[p.start : p.end] for a in articles for p in a.citable]
    with tempfile.TemporaryDirectory() as folder:
        whole = _seconds(lambda: build_index(articles, Location(Path(folder) / "index"), embedder))
    encode = _seconds(lambda: embedder.encode(texts))
    stock = _seconds(lambda: stock_system(articles, settings))
    rate = len(texts) / whole
    return [
        Figure("index a fresh corpus", "passages/s", rate, len(texts) / encode, "encode alone"),
        Figure("index a fresh corpus", "passages/s", rate, len(texts) / stock, "stock LlamaIndex, same ONNX model"),
    ]


def _cold(settings: Settings) -> list[Figure]:
    """Seconds and megabytes of a whole process that answers one question, everything already indexed."""
    build_if_missing(settings, lambda _: None)
    ours = [sys.executable, "-m", "bot", "ask", QUESTIONS[0]]
    with tempfile.TemporaryDirectory() as store:
        stock = [sys.executable, "-m", "evals.stock_script", str(settings.corpus), store, QUESTIONS[0]]
        _process(stock, settings)
        runs = [(_process(ours, settings), _process(stock, settings)) for _ in range(REPEATS)]
    (seconds, memory), (stock_seconds, stock_memory) = (
        tuple(statistics.median(run[side][i] for run in runs) for i in (0, 1)) for side in (0, 1)
    )
    beside = "a stock LlamaIndex script"
    return [
        Figure("cold question, whole process", "s", seconds, stock_seconds, beside),
        Figure("its peak memory", "MB", memory, stock_memory, beside),
    ]


def _warm(settings: Settings) -> list[Figure]:
    """A whole answer beside stock retrieval alone: our own cases, each asked for the first time."""
    asked = [(case.question, case.history) for case in load_cases(BUILT_IN)]
    return _beside_stock("warm answer", asked, Pipeline.open(settings), settings)


def _beside_stock(
    name: str, asked: Sequence[tuple[str, Sequence[str]]], pipeline: Pipeline, settings: Settings
) -> list[Figure]:
    """Milliseconds of whole answers, and of stock retrieval alone, to the same questions with their history."""
    yardsticks = stock_retrievals(pipeline.search().snapshot.articles(), settings)
    warm_up(pipeline)
    pipeline.ask(QUESTIONS[0])
    for retrieve in yardsticks.values():
        retrieve(QUESTIONS[0])
    ours: list[float] = []
    theirs: dict[str, list[float]] = {beside: [] for beside in yardsticks}
    for first in range(0, len(asked), TURN):
        turn = asked[first : first + TURN]
        ours += [_milliseconds(partial(pipeline.ask, *one)) for one in turn]
        for beside, retrieve in yardsticks.items():
            theirs[beside] += [_milliseconds(partial(retrieve, question)) for question, _ in turn]
    measures: dict[str, Callable[[list[float]], float]] = {"median": statistics.median, "95th percentile": _p95}
    return [
        Figure(f"{name}, {what}", "ms", measure(ours), measure(times), beside)
        for what, measure in measures.items()
        for beside, times in theirs.items()
    ]


def _growth(size: int, embedder: Embedder, settings: Settings) -> list[Figure]:
    """Build and answer at `size` made-up passages, beside stock retrieval alone."""
    articles = made_up(size)
    with tempfile.TemporaryDirectory() as folder:
        location = Location(Path(folder) / "index")
        seconds = _seconds(lambda: build_index(articles, location, embedder))
        there = load_settings(**settings.model_dump(exclude={"index", "chroma_url"}), index=location.folder)
        asked = [(question, ()) for question in QUESTIONS * 2]
        answers = _beside_stock(f"{size:,} passages: warm answer", asked, Pipeline.open(there), there)
        stored = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return [
        Figure(f"{size:,} passages: fresh build", "s", seconds),
        *answers,
        Figure(f"{size:,} passages: on disk", "MB", stored / 1e6),
    ]


def _process(command: list[str], settings: Settings) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of a process and what it starts."""
    environment = os.environ | {"CORRIDOR_DATA": str(settings.data), "HF_HUB_OFFLINE": "1"}
    # From a small process of its own: a child's peak starts at what its parent held when it was forked.
    program = [sys.executable, "-c", MEASURE, *command]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    seconds, kilobytes = done.stdout.split()[-2:]
    return float(seconds), float(kilobytes) / 1024


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _milliseconds(work: Callable[[], object]) -> float:
    return 1000 * _seconds(work)


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
