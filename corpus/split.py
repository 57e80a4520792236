"""Sentences and passages: cuts that never fall inside a sentence, a figure or a list item."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from syntok import segmenter

from corpus.types import Article, Paragraph, Passage, Span

# Part of the index card: an index made by another version is refused. Raise it when any cut or context changes.
SPLITTER_VERSION = "8"

# all-MiniLM-L6-v2 reads 256 word pieces; English news runs at about 1.35 pieces a word, context takes some.
MAX_WORDS = 150

# syntok takes the full stop after a decimal for a part of the figure: "rose to 12.5. Then it fell".
_AFTER_DECIMAL = re.compile(r"\d[.,]\d+\.\s+(?=[“‘\"'(]?[A-ZÀ-Þ])")

# Words with nothing among them that could end a sentence, as most questions are: syntok, which takes as long for them
# as the search does, need not be asked.
_ONE_SENTENCE = re.compile(r"[^\W_]+(?:[ ,'’%$€–-]+[^\W_]+)*[.?!]?")


def sentence_spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of `text[start:end]`, in offsets of `text`; together they cover all of it but white space."""
    return tuple(Span(start=start + left, end=start + right) for left, right in _cuts(text[start:end]))


def sentences_of(article: Article, paragraph: Paragraph) -> tuple[Span, ...]:
    """Sentences of a paragraph, in offsets of its article's text; cut when first asked for, and then kept with it."""
    if paragraph.start not in article.cuts:
        spans = sentence_spans(article.text, paragraph.start, paragraph.end)
        # A label says nothing by itself.
        if len(spans) > 1 and spans[0].end - spans[0].start <= len(paragraph.label) + 1:
            spans = (Span(start=spans[0].start, end=spans[1].end), *spans[2:])
        article.cuts[paragraph.start] = spans
    return article.cuts[paragraph.start]


# An answer looks around in paragraphs that other answers have looked around in.
@lru_cache(maxsize=4096)
def _cuts(piece: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a text."""
    if _ONE_SENTENCE.fullmatch(piece):
        return ((0, len(piece)),)
    edges = [sentence[0].offset for paragraph in segmenter.analyze(piece) for sentence in paragraph]
    edges = sorted({*edges, *(match.end() for match in _AFTER_DECIMAL.finditer(piece))})
    # A full stop inside "S.p.A." or before a footnote mark ends nothing: a sentence starts after white space, and a
    # semicolon only parts what belongs together.
    edges = [edge for edge in edges if edge and piece[edge - 1].isspace() and not piece[:edge].rstrip().endswith(";")]
    cuts = []
    for left, right in zip([0, *edges], [*edges, len(piece)], strict=True):
        inner = piece[left:right]
        if stripped := inner.strip():
            left += len(inner) - len(inner.lstrip())
            cuts.append((left, left + len(stripped)))
    return tuple(cuts)


def split_article(article: Article, max_words: int = MAX_WORDS) -> tuple[Passage, ...]:
    """Passages of an article in order: a paragraph or list item each, long paragraphs by whole sentences."""
    seen: Counter[str] = Counter()
    passages = []
    for paragraph in article.citable:
        sentences = sentences_of(article, paragraph)
        for group in _groups(article.text, sentences, max_words):
            passages.append(_passage(article, paragraph, group, seen))
    return tuple(passages)


def _groups(text: str, sentences: tuple[Span, ...], max_words: int) -> Iterator[tuple[Span, ...]]:
    """Runs of whole sentences of at most `max_words` words, of about equal length; a longer sentence stands alone."""
    lengths = [len(text[s.start : s.end].split()) for s in sentences]
    parts = -(-sum(lengths) // max_words) or 1
    target = sum(lengths) / parts
    group: list[Span] = []
    words = 0
    for sentence, length in zip(sentences, lengths, strict=True):
        if group and (words + length > max_words or words + length / 2 > target):
            yield tuple(group)
            group, words = [], 0
        group.append(sentence)
        words += length
    if group:
        yield tuple(group)


def _passage(article: Article, paragraph: Paragraph, group: tuple[Span, ...], seen: Counter[str]) -> Passage:
    start, end = group[0].start, group[-1].end
    text = article.text[start:end]
    lead_in = " ".join(part for part in (paragraph.lead_in, paragraph.label) if part)
    key = "\x1f".join((article.id, paragraph.heading, lead_in, text))
    seen[key] += 1
    name = hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:32]
    return Passage(
        id=name,
        article_id=article.id,
        article_title=article.title,
        paragraph=paragraph.number or 0,
        kind=paragraph.kind,
        start=start,
        end=end,
        text=text,
        heading=paragraph.heading,
        lead_in=lead_in,
        sentences=group,
        broken=paragraph.broken and end == paragraph.end,
    )
