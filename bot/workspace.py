"""From settings to an index that serves: reading the articles, building, and saying what was left out."""

from __future__ import annotations

from collections.abc import Callable

from bot.settings import Settings
from corpus.errors import IndexMissing
from corpus.load import Corpus, folder_digest, load_corpus
from index.build import BuildReport, build_index
from index.embed import open_embedder
from index.embedder import Embedder
from index.progress import Progress, progress_for
from index.store import Location, open_snapshot

Say = Callable[[str], None]


def location_of(settings: Settings) -> Location:
    """Where the index of these settings is."""
    return Location(settings.index_folder, settings.chroma_url, settings.chroma_name)


def build(settings: Settings, say: Say, *, fresh: bool = False, progress: Progress | None = None) -> BuildReport:
    """Read the articles and bring the index up to date. `say` gets a line for each file left out."""
    digest = folder_digest(settings.corpus, max_megabytes=settings.max_file_megabytes)
    corpus = load_corpus(settings.corpus, max_megabytes=settings.max_file_megabytes)
    _report(corpus, say)
    embedder = open_model(settings, say)
    return build_index(
        corpus.articles,
        location_of(settings),
        embedder,
        folder_digest=digest,
        left_out=[str(problem) for problem in corpus.problems],
        progress=progress or progress_for(),
        fresh=fresh,
    )


def build_if_missing(settings: Settings, say: Say) -> None:
    """Build the index where there is none, saying so."""
    try:
        open_snapshot(location_of(settings))
    except IndexMissing:
        folder_digest(settings.corpus, max_megabytes=settings.max_file_megabytes)  # is there anything to index?
        say(f"No index of {settings.corpus} yet: building it (once).")
        report = build(settings, say)
        say(f"Indexed {report.card.articles} articles as {report.card.passages} passages in {report.seconds:.1f} s.")


def open_model(settings: Settings, say: Say) -> Embedder:
    """The embedding model, exported first where it is new here."""
    if not any(settings.models_folder.glob("*/*.onnx")):
        say("Preparing the embedding model (once).")
    return open_embedder(settings.embedding_model, settings.models_folder)


def _report(corpus: Corpus, say: Say) -> None:
    for problem in corpus.problems:
        say(f"Left out: {problem}")
    if corpus.passed_over:
        names = ", ".join(corpus.passed_over[:5]) + (", …" if len(corpus.passed_over) > 5 else "")
        say(f"Passed over {len(corpus.passed_over)} files that are no articles: {names}")
