"""Right answers in other words, each with the sentences that carry it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.settings import bundled_articles
from corpus.errors import CorridorError
from corpus.load import load_corpus
from corpus.split import sentence_spans
from corpus.types import Record

FOLDER = Path(__file__).resolve().parent / "rewordings"
ARTICLES = FOLDER / "articles.yaml"
OTHER_TOPICS = (FOLDER / "other_topics.yaml", FOLDER / "news.yaml")
HELD_OUT_TOPICS = FOLDER / "news_held_out.yaml"


class Half(StrEnum):
    """The half that the checker was tuned on, and the one that was not looked at."""

    TUNED = "tuned"
    HELD_OUT = "held out"


class Words(Record):
    """A sentence of an article, or a made-up one where `article` is None."""

    words: str
    article: str | None = None


class Rewording(Record):
    """A right answer and the sentences that carry it; wrong: sentences written by hand that they do not carry."""

    text: str
    quotes: tuple[Words, ...]
    wrong: tuple[str, ...] = ()

    @property
    def half(self) -> Half:
        """Fixed by the text: even SHA-256 is the tuned half."""
        even = hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0
        return Half.TUNED if even else Half.HELD_OUT


@dataclass(frozen=True)
class RightAnswer:
    """A sentence that its quotes carry; source: "exact", "reworded" or whatever else it is counted under.

    wrong: sentences that they do not carry.
    """

    text: str
    quotes: tuple[str, ...]
    source: str
    wrong: tuple[str, ...] = ()


def right_answers() -> tuple[RightAnswer, ...]:
    """The sentences of our accounts, and the rewordings: tuned half, held-out half, and the same of other topics."""
    exact = [RightAnswer(text, (text,), "exact") for text in _sentences()]
    reworded = [_right(row, f"reworded, {row.half}") for row in load_rewordings(ARTICLES)]
    others = [_right(row, "other topics, tuned") for path in OTHER_TOPICS for row in load_rewordings(path)]
    others += [_right(row, "other topics, held out") for row in load_rewordings(HELD_OUT_TOPICS)]
    return (*exact, *sorted(reworded, key=lambda answer: answer.source, reverse=True), *others)


def _right(row: Rewording, source: str) -> RightAnswer:
    return RightAnswer(row.text, tuple(quote.words for quote in row.quotes), source, row.wrong)


def _sentences() -> Iterator[str]:
    for article in load_corpus(bundled_articles()).articles:
        for paragraph in article.citable:
            for span in sentence_spans(article.text, paragraph.start, paragraph.end):
                yield " ".join(article.text[span.start : span.end].split())


def load_rewordings(path: Path) -> tuple[Rewording, ...]:
    """The rewordings of a YAML file. Raises CorridorError where it can't be read or a row is none."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(Rewording.model_validate(row) for row in rows)
    except (OSError, yaml.YAMLError, ValidationError, TypeError) as error:
        raise CorridorError(
            f"no rewordings can be read from {path} ({type(error).__name__})",
            expected="a list of {text, quotes: [{article, words}]}",
            todo="look at the files in evals/rewordings",
        ) from error
