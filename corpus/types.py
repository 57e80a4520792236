"""What the corpus is made of. All offsets count Unicode code points of `Article.text`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator


class SourceText(StrEnum):
    """Whose words the text is in: the publisher's own, or our account of the article."""

    ORIGINAL = "original"
    ACCOUNT = "account"


class Precision(StrEnum):
    """How exactly a date of publication is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    APPROXIMATE = "approximate"


class ParagraphKind(StrEnum):
    """What a block of an article is; only BODY and ITEM are searched and cited."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    FURNITURE = "furniture"  # date lines, photo credits, "Source:" lines: kept in the text, never searched


class Record(BaseModel):
    """An immutable record that refuses unknown fields; it goes to and from JSON without loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paragraph(Record):
    """One block of an article: `article.text[start:end]`, without its bullet or heading mark.

    `number` counts the citable paragraphs from 1 and is None for the others. `heading` and `lead_in` are the
    words of the sub-heading and of the sentence that introduces a list; they give context and are never quoted
    as if they stood in the paragraph. `label` is what a list item opens with that says what it is about ("Poti grain
    terminal, Georgia."): the sentences after it are read below it. `broken` marks a last sentence that breaks off.
    """

    kind: ParagraphKind
    start: int
    end: int
    number: int | None = None
    heading: str = ""
    lead_in: str = ""
    label: str = ""
    broken: bool = False

    def __hash__(self) -> int:
        """By its place: what is kept by sentence is looked up hundreds of times an answer."""
        return hash((self.start, self.end))


class Publication(Record):
    """Where else the same text came out."""

    publisher: str | None = None
    title: str
    published: str | None = None
    url: str | None = None
    file: str


class Article(Record):
    """One article: its text, where it came from, and its paragraphs in order, none overlapping.

    `published` is ISO 8601, as long as `published_precision` allows ("2025-05-29", "2025-05", "2025"); both are
    None where no date is stated. `file` is the path within the corpus folder.
    """

    id: str
    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    url: str | None = None
    language: str = "en"
    source_text: SourceText = SourceText.ORIGINAL
    text: str
    paragraphs: tuple[Paragraph, ...]
    file: str
    also_published: tuple[Publication, ...] = ()

    @model_validator(mode="after")
    def _paragraphs_in_order(self) -> Article:
        edges = [0, *(edge for p in self.paragraphs for edge in (p.start, p.end)), len(self.text)]
        if any(left > right for left, right in pairwise(edges)):
            raise ValueError(f"paragraphs of {self.id} overlap or leave its text")
        return self

    def __hash__(self) -> int:
        """By its id and file: hashing the whole text each time would cost more than what is kept by article."""
        return self.place

    @cached_property
    def place(self) -> int:
        """What it is found by among what is kept by article: an answer looks there hundreds of times."""
        return hash((self.id, self.file))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with what is worked out from the fields worked out anew: pydantic would copy that too."""
        copied = super().model_copy(update=update, deep=deep)
        for kept in ("citable", "digest", "cuts", "place"):
            copied.__dict__.pop(kept, None)
        return copied

    @cached_property
    def citable(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs: what is searched, cited and shown."""
        return tuple(p for p in self.paragraphs if p.number is not None)

    @cached_property
    def cuts(self) -> dict[int, tuple[Span, ...]]:
        """Sentences of paragraphs, by where these start, as far as they are known: see `corpus.split.sentences_of`."""
        return {}

    @cached_property
    def digest(self) -> str:
        """Hash of everything that the index holds of this article (hex, 64 characters)."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class Span(Record):
    """A piece of an article's text: `article.text[start:end]`."""

    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        """By hand, like its hash: pydantic's own takes many times as long, and an answer compares hundreds."""
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))


class Passage(Record):
    """What is searched: whole sentences of one paragraph, or one list item; `article.text[start:end] == text`.

    `sentences` lie within start..end in order and cover all but the white space between them. `heading` and
    `lead_in` are context: embedded and searched with the text, not part of the span. `id` hashes the article's
    id, the context and the text (32 hex digits), with a count for a text that comes again.
    """

    id: str
    article_id: str
    article_title: str
    paragraph: int
    kind: ParagraphKind
    start: int
    end: int
    text: str
    heading: str = ""
    lead_in: str = ""
    sentences: tuple[Span, ...]
    broken: bool = False

    @property
    def context(self) -> str:
        """Heading and lead-in as one string, empty where there is neither."""
        return f"{self.heading} {self.lead_in}" if self.heading and self.lead_in else self.heading or self.lead_in
