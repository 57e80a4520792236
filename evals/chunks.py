"""What a yardstick found and said, as Corridor's own records: chunks as citations, the whole as an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from llama_index.core.schema import MetadataMode, NodeWithScore, TextNode

from bot.types import Answer, AnswerSentence, Citation, Retrieved, Status, Timings, cite
from corpus.types import Article, Span

_LABEL = re.compile(r"\ASource \d+:\n")


class Chunks:
    """Where chunks stand in the articles that they were cut from."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}

    def citation(self, found: NodeWithScore, number: int) -> Citation | None:
        """The whole chunk as a citation; None where the splitter changed its text, so that it stands nowhere."""
        article, text = self._articles[found.node.ref_doc_id or ""], chunk_text(found)
        start = article.text.find(text)
        if start < 0:
            return None
        before = [p.number for p in article.citable if p.number and p.start <= start]
        return cite(number, article, before[-1] if before else 1, Span(start=start, end=start + len(text)))

    def retrieved(self, found: Sequence[NodeWithScore]) -> tuple[Retrieved, ...]:
        """Where the chunks stand, best first; score: exp(−squared distance), as ChromaVectorStore gives it."""
        cited = [(self.citation(node, 1), node.score or 0.0) for node in found]
        return tuple(Retrieved(article=c.article, start=c.start, end=c.end, score=s) for c, s in cited if c)


def chunk_text(found: NodeWithScore) -> str:
    """The chunk's own words, without the label that CitationQueryEngine puts before them."""
    assert isinstance(found.node, TextNode)  # noqa: S101  for the type checker: only texts were put in
    return _LABEL.sub("", found.node.get_content(MetadataMode.NONE)).rstrip("\n")


def record(
    question: str,
    *,
    shown: str,
    sentences: tuple[AnswerSentence, ...],
    citations: tuple[Citation, ...],
    confidence: float | None,
    retrieved: tuple[Retrieved, ...],
    timings: Timings,
) -> Answer:
    """An answer that is no refusal, with all that a yardstick cannot say left empty."""
    return Answer(
        id=hashlib.sha256(question.encode()).hexdigest()[:12],
        question=question,
        understood=question,
        language=None,
        status=Status.ANSWERED,
        answer=shown,
        short_answer=None,
        sentences=sentences,
        citations=citations,
        computed=(),
        conflicts=(),
        disagreement=None,
        missing=(),
        nearest=(),
        notices=(),
        as_of=None,
        confidence=confidence,
        retrieved=retrieved,
        index="stock",
        timings_ms=timings,
    )
