"""Words as they are searched, and BM25 over passages.

Score: BM25 in Lucene's variant (k1 = 1.5, b = 0.75), Kamphuis et al. 2020, "Which BM25 do you mean?", by bm25s.
"""

from __future__ import annotations

import json
import math
import re
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN_PLUS
from numpy.typing import NDArray

from corpus.errors import IndexDamaged
from corpus.types import Passage
from index.card import searchable

_STOP_WORDS = frozenset(STOPWORDS_EN_PLUS)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'"})
# Letters that are none with an accent, as they are typed without them: "Lodz", "Tromso".
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "ħ": "h", "ŧ": "t"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th"}
)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")  # U.S., S.p.A.
_TOKEN = re.compile(
    r"(?P<mark>[$€£¥]?)(?P<number>\d+(?:[.,]\d+)*)(?P<percent>%?)"  # 2024, 12.1%, $6.9, 1,250
    r"|(?P<word>[^\W\d_][^\W_]*(?:'[^\W_]+)*)"  # trade, Italy's, C5
)
_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")
LEAST_WEIGHT = 2.0
# Fewer passages than these are weighed as if they were so many, so that what a few articles answer does not move when
# others, on something else, come in: of 267 answers 16 changed among five times as many irrelevant articles without
# it, and 1 with it; 14 and 5 where the others were paragraphs of XQuAD.
FEWEST = 400
_IDS = "passages.json"
WORD = 32  # characters; longer ones are texts
# Searches kept: those of the question at hand.
SEARCHES = 4
_local = threading.local()


def terms(text: str) -> list[str]:
    """The terms of a text in order, the same for passages and questions: folded, stemmed, without stop words.

    A figure stays whole and gives its bare number, so that "12.1 percent" finds "12.1%"; one that carries a mark gives
    the marked form too ("12.1%", "$6.9"). Commas between thousands go, hyphens and dashes split, accents are folded.
    """
    return list(_of_word(text) if len(text) < WORD else _of_text(text))


# Every question is compared with words and sentences that other questions have met; a text takes a hundred times the
# room of a word.
@lru_cache(maxsize=65_536)
def _of_word(word: str) -> tuple[str, ...]:
    return _read(word)


@lru_cache(maxsize=2048)
def _of_text(text: str) -> tuple[str, ...]:
    return _read(text)


def _read(text: str) -> tuple[str, ...]:
    found: list[str] = []
    stem = _stemmer().stemWord
    for mark, figure, percent, word in _TOKEN.findall(fold(text)):
        if word:
            if word not in _STOP_WORDS:
                found.append(stem(word))
            continue
        number = _THOUSANDS.sub("", figure)
        found.append(number)
        if mark or percent:
            found.append(mark + number + percent)
    return tuple(found)


def fold(text: str) -> str:
    """Lower case, plain apostrophes, no accents, no dots in abbreviations."""
    plain = text.replace("`", "'")
    plain = (plain if plain.isascii() else _FOREIGN.sub(lambda run: _folded(run.group()), plain)).lower()
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), plain) if "." in plain else plain


# Texts differ in few of their dashes, quotation marks and accented letters.
@lru_cache(maxsize=4096)
def _folded(foreign: str) -> str:
    decomposed = unicodedata.normalize("NFKD", foreign.translate(_APOSTROPHES).translate(_LETTERS)).lower()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _stemmer() -> Stemmer.Stemmer:
    """This thread's own stemmer: Snowball's keep state between words and are not safe to share."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english")
    return _local.stemmer


class LexicalIndex:
    """BM25 over the searchable words of passages; read-only once made, safe for many threads."""

    def __init__(self, bm25: bm25s.BM25, ids: Sequence[str]) -> None:
        self._bm25 = bm25
        self._ids = tuple(ids)
        self._vocabulary: dict[str, int] = bm25.vocab_dict
        self._rows = {id_: row for row, id_ in enumerate(self._ids)}
        self._starts: list[int] = bm25.scores["indptr"].tolist()
        self._holders: list[int] = np.diff(bm25.scores["indptr"]).tolist()
        passages = max(len(self._ids), FEWEST)
        self._found = lru_cache(maxsize=SEARCHES)(self._search)
        self._idf = {n: math.log(1 + (passages - n + 0.5) / (n + 0.5)) for n in {0, *self._holders}}

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> LexicalIndex:
        """Index `searchable(p)` of each passage."""
        texts = [terms(searchable(passage)) for passage in passages]
        # The empty term keeps the vocabulary from being empty; sorted, so that equal passages give equal files.
        vocabulary = {term: number for number, term in enumerate(sorted({"", *(t for text in texts for t in text)}))}
        bm25 = bm25s.BM25(k1=1.5, b=0.75, method="lucene")
        rows = [[vocabulary[term] for term in text] or [vocabulary[""]] for text in texts]
        bm25.index((rows, vocabulary), show_progress=False)
        holders = np.diff(bm25.scores["indptr"])
        ratio = _idf(holders, max(len(texts), FEWEST)) / _idf(holders, len(texts))
        bm25.scores["data"] *= np.repeat(ratio, holders).astype(bm25.scores["data"].dtype)
        return cls(bm25, [passage.id for passage in passages])

    def save(self, folder: Path) -> None:
        """Write numpy arrays and JSON, no pickle, into `folder`, which is made where it is missing."""
        self._bm25.save(folder, show_progress=False)
        (folder / _IDS).write_text(json.dumps(self._ids), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """What `save` wrote; IndexDamaged where it is not there or not whole."""
        try:
            bm25 = bm25s.BM25.load(folder, show_progress=False, allow_pickle=False)
            loaded = cls(bm25, json.loads((folder / _IDS).read_text(encoding="utf-8")))
            columns, rows = len(bm25.scores["indptr"]) - 1, bm25.scores["num_docs"]
            if len(loaded._vocabulary) != columns or len(loaded._ids) != rows:
                raise ValueError(f"{len(loaded._ids)} passages of {rows}, {len(loaded._vocabulary)} terms of {columns}")
        except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
            raise IndexDamaged(
                f"the lexical index in {folder} cannot be read ({error})",
                expected="the files that `corridor index` wrote",
                todo="run `corridor index --fresh`",
            ) from error
        return loaded

    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """Up to `k` (passage id, BM25 score), best first, equal scores by id; passages without a term are left out."""
        return list(self._found(text, k))

    def _search(self, text: str, k: int) -> tuple[tuple[str, float], ...]:
        known = [self._vocabulary[term] for term in terms(text) if term in self._vocabulary]
        if not known or k < 1:
            return ()
        scores = self._scores(known)
        rows = np.flatnonzero(scores > 0)
        if len(rows) > k:
            rows = rows[scores[rows] >= np.partition(scores[rows], -k)[-k]]
        names = [self._ids[row] for row in rows.tolist()]
        best = sorted(zip((-scores[rows]).tolist(), names, strict=True))[:k]
        return tuple((name, -score) for score, name in best)

    def _scores(self, known: Sequence[int]) -> NDArray[np.float32]:
        """(n,) the score of each passage, by the numbers of terms; as bm25s adds them up, in a third of the time."""
        held, data = self._bm25.scores["indices"], self._bm25.scores["data"]
        scores = np.zeros(len(self._ids), data.dtype)
        for number in known:
            here = slice(self._starts[number], self._starts[number + 1])
            scores[held[here]] += data[here]  # a passage stands there once
        return scores

    def terms(self, text: str) -> list[str]:
        """The terms of a text, by the analysis that the passages went through."""
        return terms(text)

    def idf(self, term: str) -> float:
        """ln(1 + (N - n + 0.5) / (n + 0.5)) of a term as `terms` gives it: n passages with it of N, or of FEWEST."""
        number = self._vocabulary.get(term)  # not by `holders`: an answer asks for hundreds
        return self._idf[0 if number is None else self._holders[number]]

    def idfs(self, wanted: Iterable[str]) -> list[float]:
        """The same of some terms, in order; in one go, since an answer weighs all terms of its best sentences."""
        numbers, holders, idf = self._vocabulary, self._holders, self._idf
        found = (numbers.get(term) for term in wanted)
        return [idf[0 if number is None else holders[number]] for number in found]

    def holders(self, term: str) -> int:
        """How many passages have a term as `terms` gives it."""
        number = self._vocabulary.get(term)
        return 0 if number is None else self._holders[number]

    def held(self, wanted: Iterable[str], ids: Sequence[str]) -> list[set[str]]:
        """Which of some terms each passage has, in the order of `ids`."""
        found: list[set[str]] = [set() for _ in ids]
        places = np.full(len(self._ids), -1)
        places[[self._rows[id_] for id_ in ids]] = range(len(ids))
        holders = self._bm25.scores["indices"]
        for term in wanted:
            if (number := self._vocabulary.get(term)) is not None:
                held = places[holders[self._starts[number] : self._starts[number + 1]]]
                for place in held[held >= 0].tolist():
                    found[place].add(term)
        return found

    def weight(self, term: str) -> float:
        """How much a word of a question counts: its IDF, but never less than that of a word in one passage of eight.

        In a few articles on one topic even its name is everywhere; it still has to be met.
        """
        return max(self.idf(term), LEAST_WEIGHT)

    def __contains__(self, word: str) -> bool:
        """Whether every term of this word, as written in a text, stands in some passage (true of a stop word)."""
        return all(term in self._vocabulary for term in terms(word))

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._ids)


def _idf(holders: NDArray[np.int64], passages: int) -> NDArray[np.float64]:
    return np.asarray(np.log(1 + (passages - holders + 0.5) / (holders + 0.5)))
