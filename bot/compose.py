"""Composing an answer without a language model: whole sentences of the articles, the short answer in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evidence import Evidence, lead_in_of, list_items
from bot.query import AnswerKind, Query
from corpus.split import sentence_spans
from corpus.types import Article, Paragraph, Span

# A second sentence is added where it scores this close to the first and the first holds no short answer.
SECOND_MARGIN = 0.04
_WHY = re.compile(r"^(?:and |but |so )?(?:why|how (?:come|does|do|did|is|are|was|were|can|could))\b", re.IGNORECASE)
# A sentence that opens with one of these leans on the one before it.
_LEANS = re.compile(r"^[“\"']?(?:he|she|it|they|his|her|its|their|this|that|these|those|such|both)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A sentence or list item of an article: `article.text[span.start:span.end]`."""

    article: Article
    paragraph: Paragraph
    span: Span

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class DraftSentence:
    """A sentence to be checked against the sources it names."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Draft:
    """An answer before it is checked."""

    short_answer: str | None
    sentences: tuple[DraftSentence, ...]


# What is said where the articles don't answer.
NOTHING = Draft(None, ())


def compose(query: Query, evidence: Sequence[Evidence]) -> Draft:
    """The best evidence, with what it needs to be understood; a list whole, with the words that introduce it."""
    best = evidence[0]
    items = list_items(best)
    introduces = best.text.rstrip().endswith(":")
    if items and (query.kind is AnswerKind.LIST or introduces):
        return Draft(None, _list(best.article, items))
    short = best.short.text if best.short else None
    return Draft(short, tuple(_exact(source) for source in _sources(query, evidence)))


def _list(article: Article, items: Sequence[Paragraph]) -> tuple[DraftSentence, ...]:
    lead_in = _lead_in_source(article, items)
    sources = [Source(article, item, Span(start=item.start, end=item.end)) for item in items]
    return tuple(_exact(source) for source in ([lead_in] if lead_in else []) + sources)


def _sources(query: Query, evidence: Sequence[Evidence]) -> list[Source]:
    best = evidence[0]
    found = [Source(best.article, best.paragraph, best.span)]
    if before := _antecedent(best):
        return [before, *found]
    if _WHY.match(query.text) and (following := _following(best)):
        return [*found, following]
    second = evidence[1] if len(evidence) > 1 else None
    if (
        second
        and best.short is None
        and best.score - second.score <= SECOND_MARGIN
        and query.kind is not AnswerKind.LIST
    ):
        found.append(Source(second.article, second.paragraph, second.span))
    return found


def _antecedent(evidence: Evidence) -> Source | None:
    """The sentence before one that leans on it, or the words that introduce a list item."""
    article, paragraph = evidence.article, evidence.paragraph
    if paragraph.lead_in and (items := list_items(evidence)):
        return _lead_in_source(article, items)
    spans = sentence_spans(article.text, paragraph.start, paragraph.end)
    here = spans.index(evidence.span) if evidence.span in spans else 0
    if here and _LEANS.match(evidence.text):
        return Source(article, paragraph, spans[here - 1])
    return None


def _following(evidence: Evidence) -> Source | None:
    """The next sentence of the same paragraph: what explains a statement mostly comes after it."""
    article, paragraph = evidence.article, evidence.paragraph
    after = sentence_spans(article.text, evidence.span.end, paragraph.end)
    return Source(article, paragraph, after[0]) if after else None


def _lead_in_source(article: Article, items: Sequence[Paragraph]) -> Source | None:
    paragraph = lead_in_of(article, items)
    if paragraph is None:
        return None
    return Source(article, paragraph, sentence_spans(article.text, paragraph.start, paragraph.end)[-1])


def _exact(source: Source) -> DraftSentence:
    return DraftSentence(" ".join(source.quote.split()), (source,))
