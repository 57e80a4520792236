"""What an answer is made of; the machine interface is these records as JSON, every key always present."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from corpus.types import Article, Precision, Record, SourceText, Span


class Status(StrEnum):
    """The state of an answer; refusing is a result, not an error."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Check(StrEnum):
    """How a sentence was found to be supported by its spans."""

    EXACT = "exact"
    TRIMMED = "trimmed"
    COMPUTED = "computed"
    REWORDED = "reworded"


class Citation(Record):
    """A numbered source: `article.text[start:end] == quote`, at most one sentence or list item."""

    n: int
    article: str
    title: str
    publisher: str | None
    published: str | None
    published_precision: Precision | None
    url: str | None
    source_text: SourceText
    paragraph: int
    start: int
    end: int
    quote: str


def cite(n: int, article: Article, paragraph: int, span: Span) -> Citation:
    """A citation of these words of an article."""
    return Citation(
        n=n,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        published_precision=article.published_precision,
        url=article.url,
        source_text=article.source_text,
        paragraph=paragraph,
        start=span.start,
        end=span.end,
        quote=article.text[span.start : span.end],
    )


class AnswerSentence(Record):
    """One sentence of an answer with the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    check: Check


class Operand(Record):
    """A stated figure that a computation used."""

    text: str
    citation: int


class Computed(Record):
    """A figure that was worked out, with its sum in words: "$19.9bn − $16.1bn = $3.8bn"."""

    text: str
    operands: tuple[Operand, ...]


class ConflictValue(Record):
    """One of several figures for the same thing."""

    text: str
    said_by: str | None
    period: str | None
    scope: str | None
    citation: int


class Conflict(Record):
    """Figures that differ for what a reader would take as the same thing, and why, where the text tells."""

    about: str
    values: tuple[ConflictValue, ...]
    why: str | None


class Missing(Record):
    """What the question asks for and the articles don't give; of "articles", how many there are, and which."""

    kind: Literal["year", "person", "place", "quantity", "unit", "role", "elsewhere", "turned", "articles", "other"]
    asked: str
    have: tuple[str, ...]


class Nearest(Record):
    """An article close to a question that could not be answered."""

    article: str
    title: str
    publisher: str | None
    published: str | None
    paragraph: int


class Retrieved(Record):
    """A retrieved passage, best first; `score` is the rank score of the last retrieval step."""

    article: str
    start: int
    end: int
    score: float


class Timings(Record):
    """Milliseconds of wall time."""

    retrieve: float
    total: float


class Answer(Record):
    """All that is known of one answer. `confidence` is the probability that the articles answer the question."""

    id: str
    question: str
    understood: str
    language: str | None
    status: Status
    answer: str
    short_answer: str | None
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    computed: tuple[Computed, ...]
    conflicts: tuple[Conflict, ...]
    disagreement: float | None
    missing: tuple[Missing, ...]
    nearest: tuple[Nearest, ...]
    notices: tuple[str, ...]
    as_of: str | None
    confidence: float | None
    retrieved: tuple[Retrieved, ...]
    index: str
    timings_ms: Timings
