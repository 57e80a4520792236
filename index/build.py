"""From articles to an index: split, embed what is new, write a generation beside the old one, swap."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from corpus.errors import CorpusError, IndexDamaged, IndexFault, IndexMismatch, IndexMissing
from corpus.split import SPLITTER_VERSION, split_article
from corpus.types import Article, Passage
from index.card import SCHEMA_VERSION, IndexCard, ModelCard, card_id, corpus_digest, searchable
from index.embed import Embedder, Floats
from index.faults import unwritable
from index.generations import Generations, Pointer, new_generation
from index.progress import Progress, silent
from index.store import Location, Snapshot, generations_at, open_snapshot, write_generation

# Texts given to the model between two steps of the progress.
STEP = 64


@dataclass(frozen=True)
class BuildReport:
    """What a build did: passages embedded, taken over from the index before, and gone with it.

    `unchanged` means that the index had all this already and no new generation was made.
    """

    card: IndexCard
    embedded: int
    reused: int
    removed: int
    unchanged: bool
    seconds: float


def build_index(
    articles: Sequence[Article],
    location: Location,
    embedder: Embedder,
    *,
    folder_digest: str | None = None,
    left_out: Sequence[str] = (),
    progress: Progress = silent,
    fresh: bool = False,
) -> BuildReport:
    """Make the index at `location` hold these articles and no others; until it does, the old one serves.

    Vectors of passages whose searchable words are unchanged are taken from the old index, unless `fresh`; the result is
    the same. Raises CorpusError without anything to search, IndexBusy while another build runs, IndexFault where it
    cannot be written.
    """
    started = time.monotonic()
    articles = sorted(articles, key=lambda article: article.id)
    passages = _passages(articles)
    card = _card(articles, passages, embedder.card, folder_digest, left_out)
    generations = generations_at(location)
    try:
        with generations.building():
            old = None if fresh else _healthy(location)
            if old is not None and old.card.id == card.id:
                return _unchanged(generations, old, card, started)
            known = _known_vectors(old, embedder.card)
            vectors, embedded = _vectors(passages, known, embedder, progress)
            _swap(generations, card, articles, passages, vectors)
    except OSError as error:
        raise unwritable(location.chroma_url or str(location.folder), error) from error
    removed = _ids(old) - {passage.id for passage in passages}
    seconds = time.monotonic() - started
    return BuildReport(card, embedded, len(passages) - embedded, len(removed), False, seconds)


def _passages(articles: Sequence[Article]) -> list[Passage]:
    twice = [id_ for id_, count in Counter(article.id for article in articles).items() if count > 1]
    if twice:
        raise CorpusError(
            f"two articles have the id {twice[0]}", expected="an id for each", todo="give one of them another id"
        )
    passages = [passage for article in articles for passage in split_article(article)]
    if not passages:
        raise CorpusError(
            f"{len(articles)} articles with nothing to search",
            expected="at least one article with a paragraph of text",
            todo="put articles into the folder, or name another with --corpus",
        )
    return passages


def _card(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    model: ModelCard,
    folder_digest: str | None,
    left_out: Sequence[str],
) -> IndexCard:
    digest = corpus_digest(articles)
    return IndexCard(
        id=card_id(model, digest),
        schema_version=SCHEMA_VERSION,
        model=model,
        splitter=SPLITTER_VERSION,
        corpus_digest=digest,
        folder_digest=folder_digest,
        articles=len(articles),
        passages=len(passages),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        left_out=tuple(left_out),
    )


def _healthy(location: Location) -> Snapshot | None:
    """The index that serves now; None where there is none, or it is damaged and must be made anew."""
    try:
        snapshot = open_snapshot(location)
        snapshot.lexical  # noqa: B018  reads it: what cannot be read is not healthy
    except (IndexMissing, IndexDamaged):
        return None
    return snapshot


def _unchanged(generations: Generations, old: Snapshot, card: IndexCard, started: float) -> BuildReport:
    """Keep the generation; only what the card says of the folder may differ."""
    kept = old.card.model_copy(update={"folder_digest": card.folder_digest, "left_out": card.left_out})
    if kept != old.card:
        generations.point(generations.pointer().model_copy(update={"card": kept}))
    return BuildReport(kept, 0, card.passages, 0, True, time.monotonic() - started)


def _known_vectors(old: Snapshot | None, model: ModelCard) -> dict[str, Floats]:
    """Searchable words -> (d,) vector, of an index made by this very model."""
    if old is None or old.card.model != model:
        return {}
    try:
        passages = old.all_passages()
        vectors = old.vectors([passage.id for passage in passages])
    except IndexDamaged:
        return {}
    return dict(zip(map(searchable, passages), vectors, strict=True))


def _vectors(
    passages: Sequence[Passage], known: dict[str, Floats], embedder: Embedder, progress: Progress
) -> tuple[Floats, int]:
    """(n, d) vectors of the passages, and how many passages were not known and had to be embedded."""
    texts = [searchable(passage) for passage in passages]
    # In order of length: texts of one length go through the model together.
    missing = sorted({text for text in texts if text not in known}, key=lambda text: (len(text), text))
    embedded = sum(text not in known for text in texts)
    found = dict(known)
    if missing:
        progress.start(len(missing), "Embedding passages")
        try:
            for first in range(0, len(missing), STEP):
                step = missing[first : first + STEP]
                found |= zip(step, embedder.encode(step), strict=True)
                progress.advance(len(step))
        finally:
            progress.finish()
    return np.array([found[text] for text in texts], dtype=np.float32), embedded


def _swap(
    generations: Generations,
    card: IndexCard,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    vectors: Floats,
) -> None:
    """Write a new generation, let it serve, and sweep what neither serves nor served just before."""
    before = _pointer(generations)
    generation, serving = new_generation(card), before.generation if before else None
    keep = {serving, before.previous if before else None}
    generations.sweep(keep)  # what killed builds left behind
    try:
        write_generation(generations, generation, articles, passages, vectors)
        generations.point(Pointer(generation=generation, previous=serving, card=card))
    except BaseException:
        # A full disk must not stay full of what nobody will read. A Ctrl-C may come at any moment, also just after the
        # swap: what serves is read again.
        with suppress(IndexFault):
            now = _pointer(generations)
            generations.sweep({*keep, now.generation if now else None})
        raise
    generations.sweep({generation, serving})


def _pointer(generations: Generations) -> Pointer | None:
    try:
        return generations.pointer()
    except (IndexMissing, IndexDamaged):
        return None


def _ids(snapshot: Snapshot | None) -> set[str]:
    """Ids of all its passages; none where they cannot be read."""
    try:
        return {passage.id for passage in snapshot.all_passages()} if snapshot else set()
    except IndexDamaged:
        return set()


def check_card(card: IndexCard, model: ModelCard) -> None:
    """Raise IndexMismatch, naming both sides, unless `model` and this program can search an index of this card."""
    stored = (card.model.name, card.model.weights_sha256[:12], card.model.dimension, card.splitter, card.schema_version)
    ours = (model.name, model.weights_sha256[:12], model.dimension, SPLITTER_VERSION, SCHEMA_VERSION)
    names = ("model", "weights", "dimension", "splitter", "schema")
    differing = [(name, was, now) for name, was, now in zip(names, stored, ours, strict=True) if was != now]
    if differing:
        raise IndexMismatch(
            "the index was made with " + ", ".join(f"{name} {was}" for name, was, _ in differing),
            expected=", ".join(f"{name} {now}" for name, _, now in differing),
            todo="run `corridor index` to make it again",
        )
