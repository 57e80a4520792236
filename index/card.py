"""What an index is made of, in the words that are stored with it, and what of a passage is searched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from corpus.split import SPLITTER_VERSION
from corpus.types import Article, Passage, Record

# Raise it when what is stored, or how, or what `searchable` says changes: an older index is then built again.
SCHEMA_VERSION = 8


class ModelCard(Record):
    """Which embedding model: `weights_sha256` tells two models of one name apart; lengths are in word pieces."""

    name: str
    weights_sha256: str
    dimension: int
    max_tokens: int


class IndexCard(Record):
    """Which index: by what model and splitter it was made, of which articles, and what was left out.

    `id` is equal for equal content, whenever and wherever it was built. `built` is ISO 8601 in UTC. `folder_digest`
    tells whether the folder has changed since without reading its files as articles.
    """

    id: str
    schema_version: int
    model: ModelCard
    splitter: str
    corpus_digest: str
    folder_digest: str | None
    articles: int
    passages: int
    built: str
    left_out: tuple[str, ...] = ()


def searchable(passage: Passage) -> str:
    """The words that are embedded and indexed: title, heading, lead-in and text, a line each.

    It ends with `passage.text`, so a place in it less `len(searchable(p)) - len(p.text)` is a place in the text.
    """
    lines = (passage.article_title, passage.heading, passage.lead_in, passage.text)
    return "\n".join(line for line in lines if line)


def corpus_digest(articles: Iterable[Article]) -> str:
    """Hash of all that is indexed, whatever the order of the articles (hex, 64 characters)."""
    return hashlib.sha256("".join(sorted(article.digest for article in articles)).encode()).hexdigest()


def card_id(model: ModelCard, corpus: str) -> str:
    """Name of an index by its content: 12 hex digits."""
    parts = (str(SCHEMA_VERSION), SPLITTER_VERSION, model.model_dump_json(), corpus)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
