"""The checker: nothing is said that the cited spans don't carry.

A sentence passes when its spans are in the article where they say they are, and when every figure and every name in
it stands in those spans. One that fails is replaced by the quoted span; one without a good span is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose import Draft, DraftSentence, Source
from bot.names import read_names
from bot.quantities import Quantity, read_quantities
from bot.types import AnswerSentence, Check, Citation


@dataclass(frozen=True)
class Checked:
    """What is left of a draft: sentences with citation numbers, the citations, and what had to be changed."""

    short_answer: str | None
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    notices: tuple[str, ...]


def check(draft: Draft) -> Checked:
    """The draft with every sentence verified; citations are numbered in order of use, one for each span."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    sentences: list[AnswerSentence] = []
    notices: list[str] = []
    for sentence in draft.sentences:
        sources = tuple(source for source in sentence.sources if _is_exact(source))
        if not sources:
            notices.append("A sentence was left out: no passage carries it.")
            continue
        verdict = verify(sentence.text, [source.quote for source in sources])
        if verdict is None:
            notices.append("A sentence was replaced by the passage that it cites.")
            sentence, verdict = _quoted(sources), Check.EXACT
        for source in sources:
            key = (source.article.id, source.span.start, source.span.end)
            if key not in numbers:
                numbers[key] = len(citations) + 1
                citations.append(_citation(numbers[key], source))
        cited = tuple(numbers[(s.article.id, s.span.start, s.span.end)] for s in sources)
        sentences.append(AnswerSentence(text=sentence.text, citations=cited, check=verdict))
    short = draft.short_answer
    if short and not any(short in citation.quote for citation in citations):
        short = None
        notices.append("The short answer was left out: no cited passage holds it.")
    return Checked(short, tuple(sentences), tuple(citations), tuple(notices))


def verify(sentence: str, quotes: Sequence[str]) -> Check | None:
    """How the quotes carry a sentence, or None where they don't.

    EXACT: it is one of them. TRIMMED: a run of one of them. REWORDED: other words, but no figure, unit, date or
    name that stands in none of them.
    """
    plain = _plain(sentence)
    if any(plain == _plain(quote) for quote in quotes):
        return Check.EXACT
    if plain and any(f" {plain} " in f" {_plain(quote)} " for quote in quotes):
        return Check.TRIMMED
    if unsupported_figures(sentence, quotes) or unsupported_names(sentence, quotes):
        return None
    return Check.REWORDED


def unsupported_figures(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Figures, units and dates of a sentence that stand in none of the quotes."""
    stated = {_figure(quantity) for quote in quotes for quantity in read_quantities(quote)}
    return tuple(q.text for q in read_quantities(sentence) if _figure(q) not in stated)


def unsupported_names(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Names of a sentence of which a word stands in none of the quotes."""
    there = {word for quote in quotes for word in re.findall(r"\w+", quote)}
    return tuple(n.text for n in read_names(sentence) if not set(re.findall(r"\w{2,}", n.text)) <= there)


def _is_exact(source: Source) -> bool:
    """The span lies in the cited paragraph of the article and is not blank."""
    inside = source.paragraph.start <= source.span.start < source.span.end <= source.paragraph.end
    return inside and source.paragraph in source.article.paragraphs and bool(source.quote.strip())


def _quoted(sources: Sequence[Source]) -> DraftSentence:
    return DraftSentence(" ".join(sources[0].quote.split()), (sources[0],))


def _figure(quantity: Quantity) -> tuple[str, str]:
    """What must agree: kind, unit and value, or the words of a date or rank."""
    if quantity.value is None:
        return quantity.kind, quantity.text.lower()
    return f"{quantity.kind} {quantity.unit.lower()}", str(quantity.value.normalize())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _citation(number: int, source: Source) -> Citation:
    article = source.article
    return Citation(
        n=number,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        published_precision=article.published_precision,
        url=article.url,
        source_text=article.source_text,
        paragraph=source.paragraph.number or 0,
        start=source.span.start,
        end=source.span.end,
        quote=source.quote,
    )
