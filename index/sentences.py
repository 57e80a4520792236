"""Where the sentences of each article are, cut once, at indexing: that takes longer than reading all of its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Passage, Span
from index.faults import damaged

_IDS = "articles.json"
# Starts and ends of all sentences (s, 2), one article after the other, and how many each article has.
_ARRAYS = {"cuts": np.int32, "counts": np.int64}


class SentenceStore:
    """The sentences of an index, 8 bytes each, left on disk until they are asked for; safe for many threads."""

    def __init__(self, ids: Sequence[str], arrays: dict[str, NDArray[Any]]) -> None:
        self._rows = {id_: row for row, id_ in enumerate(ids)}
        self._cuts = arrays["cuts"]
        self._ends = [0, *arrays["counts"].cumsum().tolist()]

    @classmethod
    def load(cls, folder: Path) -> SentenceStore:
        """What `save_sentences` wrote; IndexDamaged where it is not there or not whole."""
        try:
            ids = json.loads((folder / _IDS).read_text(encoding="utf-8"))
            arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _ARRAYS}
            _check(ids, arrays)
        except (OSError, ValueError, TypeError, EOFError) as error:
            raise damaged(f"the sentences in {folder} cannot be read ({error})") from error
        return cls(ids, arrays)

    def of(self, article: Article) -> dict[int, tuple[Span, ...]]:
        """The sentences of an article's citable paragraphs, by where these start; none for one that is not stored.

        Raises IndexDamaged where they are not in order or leave out anything but white space.
        """
        row = self._rows.get(article.id)
        if row is None:
            return {}
        spans = self._cuts[self._ends[row] : self._ends[row + 1]].tolist()
        found = dict(_by_paragraph(article, spans))
        for paragraph in article.citable:
            own = found[paragraph.start]
            edges = [paragraph.start, *(edge for span in own for edge in (span.start, span.end)), paragraph.end]
            between = zip(edges[::2], edges[1::2], strict=True)
            if any(a > b for a, b in pairwise(edges)) or any(article.text[a:b].strip() for a, b in between):
                raise damaged(f"the sentences of {article.id} are not those of its text")
        return found


def save_sentences(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the sentences of passages, which are in the order of their articles, into `folder`, which is made."""
    folder.mkdir(parents=True)
    cut: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        cut.setdefault(passage.article_id, []).extend((span.start, span.end) for span in passage.sentences)
    (folder / _IDS).write_text(json.dumps(list(cut)), encoding="utf-8")
    parts = {"cuts": [span for spans in cut.values() for span in spans], "counts": list(map(len, cut.values()))}
    for name, kind in _ARRAYS.items():
        np.save(folder / f"{name}.npy", np.array(parts[name], kind), allow_pickle=False)


def _by_paragraph(article: Article, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Start and sentences of each paragraph: those that end where it does or before."""
    first = 0
    for paragraph in article.citable:
        last = first
        while last < len(spans) and spans[last][1] <= paragraph.end:
            last += 1
        yield paragraph.start, tuple(Span(start=start, end=end) for start, end in spans[first:last])
        first = last


def _check(ids: Sequence[str], arrays: dict[str, NDArray[Any]]) -> None:
    """Raise ValueError for arrays that do not fit each other."""
    cuts, counts = arrays["cuts"], arrays["counts"]
    kinds = all(arrays[name].dtype == kind for name, kind in _ARRAYS.items())
    if not kinds or counts.shape != (len(ids),) or (counts < 0).any() or cuts.shape != (counts.sum(), 2):
        raise ValueError(f"{cuts.shape} sentences and {counts.shape} counts of them for {len(ids)} articles")
