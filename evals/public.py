"""A public question-answering set, asked through the same `Pipeline.ask` over an index of its own documents."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Sequence
from pathlib import Path

from bot.pipeline import Pipeline
from bot.settings import Settings
from corpus.types import Article, Paragraph, ParagraphKind, Record
from evals.public_scores import public_scores
from evals.public_set import PublicCase, PublicDoc, PublicResult, PublicSet, drawn, read_public, without_half
from evals.results import Score
from index.build import build_index
from index.embed import open_embedder
from index.progress import Progress, Silent
from index.store import Location, Reader
from index.token_cache import TokenCache

_LINE = re.compile(r"\S(?:.*\S)?")


class PublicReport(Record):
    """One run over a public set: scores over all its questions, and every answer."""

    name: str
    file: str
    index: str
    docs: int
    cases: int
    left_out: str | None
    scores: tuple[Score, ...]
    results: tuple[PublicResult, ...]

    def text(self) -> str:
        """A table to print: measure, value, 95% interval, over how many questions; and what failed."""
        left_out = f", left out: {self.left_out}" if self.left_out else ""
        lines = [f"{self.name}: {self.cases} questions over {self.docs} documents{left_out}"]
        lines += [_row(score) for score in self.scores if score.value is not None]
        failed = [result for result in self.results if result.error]
        lines += [f"  failed: {result.case.id}: {result.error}" for result in failed]
        return "\n".join(lines)


def run_public(
    file: Path,
    settings: Settings,
    *,
    leave_out: str | None = None,
    limit: int | None = None,
    progress: Progress | None = None,
) -> PublicReport:
    """Index the documents of a set, ask its questions and score the answers.

    leave_out: "half" leaves every second article out of the index, so that its questions are off topic. limit: at
    most so many questions, drawn from the whole set. Raises CorpusError for a file that can't be used.
    """
    progress = progress or Silent()
    public = read_public(file)
    if leave_out == "half":
        public = without_half(public)
    chosen = public.cases if limit is None else drawn(public.cases, limit)
    pipeline = open_public(public, settings, progress)
    results = _ask_all(chosen, pipeline, progress)
    texts = {doc.id: doc.text for doc in public.docs}
    return PublicReport(
        name=public.name,
        file=file.name,
        index=pipeline.search().snapshot.card.id,
        docs=len(public.docs),
        cases=len(chosen),
        left_out=leave_out,
        scores=public_scores(results, texts),
        results=tuple(results),
    )


def to_article(doc: PublicDoc) -> Article:
    """A document as an article: its text unchanged, each line with words a paragraph."""
    spans = [match.span() for match in _LINE.finditer(doc.text)]
    paragraphs = tuple(
        Paragraph(kind=ParagraphKind.BODY, start=start, end=end, number=number)
        for number, (start, end) in enumerate(spans, 1)
    )
    return Article(id=doc.id, title=doc.title, text=doc.text, paragraphs=paragraphs, file=f"{doc.id}.txt")


def open_public(public: PublicSet, settings: Settings, progress: Progress) -> Pipeline:
    """The pipeline over the set's documents; their index is kept in the data folder and used again."""
    articles = [to_article(doc) for doc in public.docs]
    digest = hashlib.sha256("".join(sorted(article.digest for article in articles)).encode()).hexdigest()
    name = re.sub(r"[^A-Za-z0-9]+", "-", public.name).strip("-") or "set"
    location = Location(settings.data / "public" / f"{name}-{digest[:12]}")
    model = open_embedder(settings.embedding_model, settings.models_folder)
    build_index(articles, location, model, progress=progress)
    return Pipeline(settings, TokenCache(model), Reader(location, model))


def _ask_all(cases: Sequence[PublicCase], pipeline: Pipeline, progress: Progress) -> list[PublicResult]:
    progress.start(len(cases), "Asking")
    results = []
    try:
        for case in cases:
            results.append(_asked(case, pipeline))
            progress.advance(1)
    finally:
        progress.finish()
    return results


def _asked(case: PublicCase, pipeline: Pipeline) -> PublicResult:
    started = time.perf_counter()
    answer, problem = None, None
    try:
        answer = pipeline.ask(case.question, case.history, case.id)
    except Exception as error:  # one question that fails must not hide how the others fare
        problem = f"{type(error).__name__}: {error}"
    milliseconds = round(1000 * (time.perf_counter() - started), 3)
    return PublicResult(case=case, answer=answer, error=problem, milliseconds=milliseconds)


def _row(score: Score) -> str:
    low, value, high = (f"{number or 0.0:.3f}" for number in (score.low, score.value, score.high))
    return f"  {score.name:<36}{value:>8}  [{low}, {high}]  n = {score.cases}"
