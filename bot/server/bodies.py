"""What programs send and are sent, beside `bot.types.Answer`."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator

from bot.questions.filters import Filter
from bot.types import Answer
from corpus.types import Article, Precision, Record, SourceText
from index.card import IndexCard, ModelCard

LONGEST_REASON = 2_000
MOST_PUBLISHERS = 100


def _date(given: str) -> str:
    date.fromisoformat(given)
    return given


Day = Annotated[
    str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}), AfterValidator(_date)
]


class Filters(Record):
    """Articles of these publishers (all where empty), published from `from` until `to`, both days included."""

    publisher: tuple[str, ...] = Field(default=(), max_length=MOST_PUBLISHERS)
    since: Day | None = Field(default=None, alias="from")
    until: Day | None = Field(default=None, alias="to")

    def as_filter(self) -> Filter:
        """The same for the pipeline."""
        return Filter(self.publisher, self.since, self.until)


class Question(Record):
    """A question, with earlier ones of the same conversation, oldest first."""

    question: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()


class Opinion(Record):
    """What a reader thinks of an answer: sent only when the reader says so."""

    question: str = Field(max_length=20_000)
    history: tuple[str, ...] = ()
    thumb: Literal["up", "down"]
    reason: str = Field(default="", max_length=LONGEST_REASON)
    answer: Answer

    @field_validator("answer", mode="before")
    @classmethod
    def _as_it_was_sent(cls, given: object) -> Answer:
        """An answer of ours, to the letter: numbers are numbers."""
        return Answer.model_validate_json(json.dumps(given), strict=True)


class Thanks(Record):
    """That an opinion was stored."""

    stored: bool


class ArticleCard(Record):
    """An article without its text; `paragraphs` is how many it has."""

    id: str
    title: str
    publisher: str | None
    author: str | None
    published: str | None
    published_precision: Precision | None
    url: str | None
    language: str
    source_text: SourceText
    paragraphs: int

    @classmethod
    def of(cls, article: Article) -> ArticleCard:
        """The card of an article."""
        facts: dict[str, Any] = {name: getattr(article, name) for name in cls.model_fields if name != "paragraphs"}
        return cls(**facts, paragraphs=len(article.citable))


class ArticleList(Record):
    """Some of the articles; `total` counts all."""

    articles: tuple[ArticleCard, ...]
    total: int


class NumberedParagraph(Record):
    """A citable paragraph: `text[start:end]`."""

    n: int
    start: int
    end: int
    heading: str


class ArticleText(Record):
    """An article as it is indexed, so that any quote can be checked: `text[citation.start:citation.end] == quote`."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    published_precision: Precision | None
    url: str | None
    source_text: SourceText
    text: str
    paragraphs: tuple[NumberedParagraph, ...]

    @classmethod
    def of(cls, article: Article) -> ArticleText:
        """The text of an article with its numbered paragraphs."""
        facts: dict[str, Any] = {name: getattr(article, name) for name in cls.model_fields if name != "paragraphs"}
        paragraphs = tuple(
            NumberedParagraph(n=p.number or 0, start=p.start, end=p.end, heading=p.heading) for p in article.citable
        )
        return cls(**facts, paragraphs=paragraphs)


class IndexState(Record):
    """The index that serves; `built` is ISO 8601 in UTC."""

    id: str
    articles: int
    passages: int
    left_out: int
    built: str
    splitter: str

    @classmethod
    def of(cls, card: IndexCard) -> IndexState:
        """What a card says, without the names of files."""
        facts: dict[str, Any] = {name: getattr(card, name) for name in cls.model_fields if name != "left_out"}
        return cls(**facts, left_out=len(card.left_out))


class Health(Record):
    """Whether questions can be answered now, and why not."""

    ready: bool
    why: str | None
    version: str
    index: IndexState | None
    model: ModelCard | None


class Session(Record):
    """A widget's token: for this session on this site, for so many seconds."""

    token: str
    session: str
    expires_in: int
