"""A folder of documents as a corpus: each file an article or a problem, the same text kept once."""

from __future__ import annotations

import hashlib
import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, DocumentError
from corpus.folder import checked_folder, list_folder, read_bytes
from corpus.formats import SUFFIXES, read_draft
from corpus.layout import Draft
from corpus.metadata import SIDECAR, Metadata, id_from_name, read_sidecar, sidecar_for
from corpus.paragraphs import numbered
from corpus.types import Article, Publication, SourceText

MAX_MEGABYTES = 32.0

_TITLE_WIDTH = 100


@dataclass(frozen=True)
class Corpus:
    """The articles of a folder, by id; the files left out, one problem each; and the files of other kinds."""

    folder: Path
    articles: tuple[Article, ...]
    problems: tuple[DocumentError, ...]
    passed_over: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Hash over the articles' digests (hex, 64 characters)."""
        return hashlib.sha256("".join(article.digest for article in self.articles).encode()).hexdigest()


def load_corpus(folder: Path, *, max_megabytes: float = MAX_MEGABYTES) -> Corpus:
    """The articles of a folder and its sub-folders; a file that cannot be read is a problem, not the end.

    Raises CorpusError when the folder is missing, is no folder, or holds no readable article.
    """
    root = checked_folder(folder)
    listing = list_folder(root)
    problems = list(listing.problems)
    facts = _sidecar(root, int(max_megabytes * 1e6), problems)
    articles = []
    for file in listing.documents:
        try:
            draft = read_draft(file, read_bytes(root, file, int(max_megabytes * 1e6)), int(max_megabytes * 1e6))
            articles.append(_article(file, draft, sidecar_for(facts, file)))
        except DocumentError as problem:
            problems.append(problem)
    kept = list(_unique_ids(_once(articles), problems))
    if not kept:
        got = f"no article could be read in {folder}"
        todo = f"mend the first fault: {problems[0]}" if problems else "put articles there, or name another folder"
        raise CorpusError(got, expected=f"at least one of {' '.join(SUFFIXES)}", todo=todo)
    return Corpus(
        folder=folder,
        articles=tuple(sorted(kept, key=lambda article: article.id)),
        problems=tuple(sorted(problems, key=lambda problem: problem.file)),
        passed_over=listing.others,
    )


def folder_digest(folder: Path, *, max_megabytes: float = MAX_MEGABYTES) -> str:
    """Hash of the paths and bytes of a folder's documents and `metadata.json` (hex, 64 characters), none parsed.

    Raises CorpusError when the folder is missing or is no folder.
    """
    root = checked_folder(folder)
    digest = hashlib.sha256()
    for file in (*list_folder(root).documents, SIDECAR):
        try:
            content = hashlib.sha256(read_bytes(root, file, int(max_megabytes * 1e6))).hexdigest()
        except DocumentError as problem:
            content = str(problem)
        digest.update(f"{file}\0{content}\0".encode())
    return digest.hexdigest()


def _sidecar(root: Path, max_bytes: int, problems: list[DocumentError]) -> dict[str, Metadata]:
    if not os.path.lexists(root / SIDECAR):
        return {}
    try:
        facts, fault = read_sidecar(read_bytes(root, SIDECAR, max_bytes))
    except DocumentError as problem:
        facts, fault = {}, problem
    if fault:
        problems.append(fault)
    return facts


def _article(file: str, draft: Draft, sidecar: Metadata) -> Article:
    """The article of a draft: what it states first, then `metadata.json`, then what its first lines suggest."""
    facts = draft.stated.filled_from(sidecar).filled_from(draft.guessed)
    paragraphs = numbered(draft.text, draft.blocks, broken_off=bool(facts.broken_off))
    first = next((p for p in paragraphs if p.number is not None), None)
    if first is None:
        got = "no sentence to cite, only titles or credits"
        raise DocumentError(file, got, expected="an article", todo="add its text or remove the file")
    opening = re.split(r"(?<=[.!?])\s", draft.text[first.start : first.end], maxsplit=1)[0]
    return Article(
        id=facts.id or id_from_name(file),
        title=facts.title or textwrap.shorten(opening, _TITLE_WIDTH, placeholder=" …"),
        publisher=facts.publisher,
        author=facts.author,
        published=facts.published,
        published_precision=facts.published_precision,
        url=facts.url,
        language=facts.language or "en",
        source_text=facts.source_text or SourceText.ORIGINAL,
        text=draft.text,
        paragraphs=paragraphs,
        file=file,
    )


def _once(articles: Iterable[Article]) -> list[Article]:
    """Each text once: its first article, or the first that names a publisher, with the others as publications."""
    same: dict[str, list[Article]] = {}
    for article in articles:
        words = " ".join(article.text[p.start : p.end] for p in article.citable)
        same.setdefault(" ".join(words.split()), []).append(article)
    kept = []
    for group in same.values():
        best = next((article for article in group if article.publisher), group[0])
        others = tuple(_publication(article) for article in group if article is not best)
        kept.append(best.model_copy(update={"also_published": others}))
    return sorted(kept, key=lambda article: article.file)


def _publication(article: Article) -> Publication:
    return Publication(
        publisher=article.publisher,
        title=article.title,
        published=article.published,
        url=article.url,
        file=article.file,
    )


def _unique_ids(articles: Iterable[Article], problems: list[DocumentError]) -> Iterator[Article]:
    """Articles whose id no article before them has; the others become problems."""
    files: dict[str, str] = {}
    for article in articles:
        if article.id in files:
            got = f"its id {article.id!r} is that of {files[article.id]}"
            todo = "rename the file, or state another id in its front matter or metadata.json"
            problems.append(DocumentError(article.file, got, expected="an id of its own", todo=todo))
        else:
            files[article.id] = article.file
            yield article
