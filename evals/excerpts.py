"""Passages for people: a quote within its paragraph, and where an article holds the words that a case wants cited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.types import Citation
from corpus.types import Article, Paragraph
from evals.case import Cite
from evals.judge import stands_in

AROUND = 240  # characters shown on either side of a quote that lies in no one paragraph


@dataclass(frozen=True)
class Excerpt:
    """A citation's quote with the words before and after it; `fault` says what is wrong with its place, or nothing."""

    citation: Citation
    before: str = ""
    after: str = ""
    lead_in: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Gold:
    """Where an article holds most of the words to cite; `paragraph` is None where it holds none of them."""

    cite: Cite
    article: Article | None
    paragraph: Paragraph | None

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The paragraph's text in pieces, each with whether it is one of the words."""
        if self.article is None or self.paragraph is None:
            return []
        text = self.article.text[self.paragraph.start : self.paragraph.end]
        return pieces(text, [word for group in self.cite.words for word in group])


def excerpt(citation: Citation, articles: Mapping[str, Article]) -> Excerpt:
    """The quote within its paragraph; without surroundings where it does not stand where the citation says."""
    article = articles.get(citation.article)
    if article is None:
        return Excerpt(citation, fault="This article is not in the index, so the quote can't be shown in its place.")
    text, start, end = article.text, max(0, citation.start), max(0, citation.end)
    if citation.start < 0 or text[start:end] != citation.quote:
        return Excerpt(citation, fault=f"Not the article's words at these offsets, which are “{text[start:end]}”.")
    paragraph = next((p for p in article.citable if p.start <= start and end <= p.end), None)
    if paragraph is None:
        fault = "The quote is in no one paragraph that may be cited."
        return Excerpt(citation, text[max(0, start - AROUND) : start], text[end : end + AROUND], fault=fault)
    elsewhere = paragraph.number != citation.paragraph
    return Excerpt(
        citation,
        before=text[paragraph.start : start],
        after=text[end : paragraph.end],
        lead_in=paragraph.lead_in,
        fault=f"The quote stands in paragraph {paragraph.number}." if elsewhere else "",
    )


def gold(cite: Cite, articles: Mapping[str, Article]) -> Gold:
    """The first citable paragraph that holds the most groups of the words to cite."""
    article = articles.get(cite.article)
    if article is None:
        return Gold(cite, None, None)

    def held(paragraph: Paragraph) -> int:
        text = article.text[paragraph.start : paragraph.end]
        return sum(any(stands_in(word, text) for word in group) for group in cite.words)

    best = max(article.citable, key=held, default=None)
    return Gold(cite, article, best if best is not None and held(best) else None)


def pieces(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """`text` cut at every occurrence of one of `words`, the longest first; each piece with whether it is a word."""
    longest = sorted({word for word in words if word}, key=len, reverse=True)
    if not longest:
        return [(text, False)]
    cut = re.split(f"({'|'.join(map(re.escape, longest))})", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(cut) if piece]
