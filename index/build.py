"""From articles to an index: split, embed what is new, write a generation beside the old one, swap."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.errors import CorpusError, IndexDamaged, IndexFault, IndexMismatch, IndexMissing
from corpus.split import SPLITTER_VERSION, split_article
from corpus.types import Article, Passage
from index.card import SCHEMA_VERSION, IndexCard, ModelCard, card_id, corpus_digest, searchable
from index.embedder import Embedder
from index.faults import unwritable
from index.generations import Generations, Pointer, new_generation
from index.progress import Progress, silent
from index.store import Location, Snapshot, generations_at, open_snapshot, write_generation
from index.vectors import CompactTokens, PassageVectors, own_tokens

# Texts given to the model between two steps of the progress.
STEP = 64
# What decides on a passage's vectors: its searchable words, and how many characters of them are its own text.
Words = tuple[str, int]


@dataclass(frozen=True)
class BuildReport:
    """What a build did: passages embedded, taken over from the index before, and gone with it.

    `unchanged` means that the index had all this already and no new generation was made. `token_bytes`: what the
    token vectors take on disk, 0 for an index on a server.
    """

    card: IndexCard
    embedded: int
    reused: int
    removed: int
    unchanged: bool
    seconds: float
    token_bytes: int


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
            old = None if fresh else _serving(location)
            if old is not None and old.card.id == card.id and _whole(old):
                return _unchanged(generations, old, card, started)
            known = _known_vectors(old, embedder.card)
            vectors, embedded = _vectors(passages, known, embedder, progress)
            _swap(generations, card, articles, passages, vectors)
    except OSError as error:
        raise unwritable(location.chroma_url or str(location.folder), error) from error
    removed = _ids(old) - {passage.id for passage in passages}
    seconds = time.monotonic() - started
    bytes_ = _token_bytes(open_snapshot(location))
    return BuildReport(card, embedded, len(passages) - embedded, len(removed), False, seconds, bytes_)


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


def _serving(location: Location) -> Snapshot | None:
    """The index that serves now; None where there is none, or nothing of it can be read."""
    try:
        return open_snapshot(location)
    except (IndexMissing, IndexDamaged):
        return None


def _whole(snapshot: Snapshot) -> bool:
    """Whether all of its files can be read; what cannot must be made anew."""
    try:
        snapshot.lexical, snapshot.vocabulary, snapshot.aliases, snapshot.sentences  # noqa: B018  reads them
        snapshot.stored  # noqa: B018
    except IndexDamaged:
        return False
    return True


def _unchanged(generations: Generations, old: Snapshot, card: IndexCard, started: float) -> BuildReport:
    """Keep the generation; only what the card says of the folder may differ."""
    kept = old.card.model_copy(update={"folder_digest": card.folder_digest, "left_out": card.left_out})
    if kept != old.card:
        generations.point(generations.pointer().model_copy(update={"card": kept}))
    return BuildReport(kept, 0, card.passages, 0, True, time.monotonic() - started, _token_bytes(old))


def _token_bytes(snapshot: Snapshot) -> int:
    return snapshot.stored.token_bytes if snapshot.stored else 0


def _known_vectors(old: Snapshot | None, model: ModelCard) -> dict[Words, PassageVectors]:
    """The vectors of an index made by this very model."""
    if old is None or old.card.model != model:
        return {}
    try:
        passages = old.all_passages()
        ids = [passage.id for passage in passages]
        pooled, tokens = old.vectors(ids), old.stored.tokens(ids) if old.stored else [None] * len(ids)
    except IndexDamaged:
        return {}
    return {_words(p): PassageVectors(*vectors) for p, *vectors in zip(passages, pooled, tokens, strict=True)}


def _words(passage: Passage) -> Words:
    return searchable(passage), len(passage.text)


def _vectors(
    passages: Sequence[Passage], known: dict[Words, PassageVectors], embedder: Embedder, progress: Progress
) -> tuple[list[PassageVectors], int]:
    """Vectors of the passages, and how many passages were not known and had to be embedded."""
    new = {_words(passage): passage for passage in passages if _words(passage) not in known}
    embedded = sum(_words(passage) in new for passage in passages)
    found = dict(known)
    # In order of length: texts of one length go through the model together.
    missing = sorted(new, key=lambda words: (len(words[0]), words))
    if missing:
        progress.start(len(missing), "Embedding passages")
        try:
            for first in range(0, len(missing), STEP):
                step = missing[first : first + STEP]
                found |= zip(step, _made([new[words] for words in step], embedder), strict=True)
                progress.advance(len(step))
        finally:
            progress.finish()
    return [found[_words(passage)] for passage in passages], embedded


def _made(passages: Sequence[Passage], embedder: Embedder) -> list[PassageVectors]:
    """One run of the model for each passage."""
    read = zip(passages, embedder.encode_tokens([searchable(passage) for passage in passages]), strict=True)
    return [PassageVectors(text.pooled, CompactTokens.of(own_tokens(passage, text))) for passage, text in read]


def _swap(
    generations: Generations,
    card: IndexCard,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    vectors: Sequence[PassageVectors],
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
