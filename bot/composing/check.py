"""The checker: nothing is said that the cited spans don't carry.

A sentence passes when its spans are in the article where they say they are, and when they carry it
(bot/claims/support.py). One that fails is replaced by the quoted span; one without a good span is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.claims.names import unsupported_names
from bot.claims.support import unsupported_figures, verify
from bot.composing.context import understood
from bot.composing.draft import AND, Draft, DraftSentence, Source
from bot.english.quantities import read_quantities
from bot.types import AnswerSentence, Check, Citation, cite

__all__ = ["Checked", "check", "unsupported_figures", "unsupported_names", "verify"]

# What a short answer may not follow and may not go on as, where it stands uncut.
_BEGINS = re.compile(r"(?<![\w$€£¥])(?<!\d[.,])")
_GOES_ON = re.compile(r"\w|[.,]\d|\s?(?:%|per\s?cent\b|(?:hundred|thousand|million|billion|trillion)\b)")


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
        read = map(understood, sources) if sentence.understood else sources
        verdict = _verdict(sentence, [source.quote for source in read])
        if verdict is None:
            notices.append("A sentence was replaced by the passage that it cites.")
            sentence, verdict = _quoted(sources), Check.EXACT
        for source in sources:
            key = (source.article.id, source.span.start, source.span.end)
            if key not in numbers:
                numbers[key] = len(citations) + 1
                citations.append(cite(numbers[key], source.article, source.paragraph.number or 0, source.span))
        cited = tuple(numbers[(s.article.id, s.span.start, s.span.end)] for s in sources)
        sentences.append(AnswerSentence(text=sentence.text, citations=cited, check=verdict))
    short = draft.short_answer
    computed = [text for sentence in draft.sentences for text in sentence.computed]
    held = [*(citation.quote for citation in citations), *computed]
    if short and not all(any(is_said(part, text) for text in held) for part in short.split(AND)):
        short = None
        notices.append("The short answer was left out: no cited passage holds it.")
    return Checked(short, tuple(sentences), tuple(citations), tuple(notices))


def _verdict(sentence: DraftSentence, quotes: Sequence[str]) -> Check | None:
    """How the quotes carry a sentence, or all of what it says in their words."""
    if not sentence.plain:
        return verify(sentence.text, quotes, sentence.computed)
    verdicts = [verify(text, quotes, sentence.computed) for text in sentence.plain]
    if None in verdicts:
        return None
    return Check.COMPUTED if Check.COMPUTED in verdicts else Check.REWORDED


def is_said(short: str, quote: str) -> bool:
    """Whether a quote has a short answer, word for word or as an end of a range: "$11.2 million" of "$11.2 to $55.3
    million"."""
    return _stands_whole(short, quote) or any(quantity.written == short for quantity in read_quantities(quote))


def _stands_whole(short: str, quote: str) -> bool:
    """Whether a short answer stands in a quote uncut: "2.1%" doesn't in "12.1%", nor "$6" in "$6.9 billion"."""
    start = quote.find(short)
    while start >= 0:
        if _BEGINS.match(quote, start) and not _GOES_ON.match(quote, start + len(short)):
            return True
        start = quote.find(short, start + 1)
    return False


def _is_exact(source: Source) -> bool:
    """The span lies in the cited paragraph of the article and is not blank."""
    inside = source.paragraph.start <= source.span.start < source.span.end <= source.paragraph.end
    own = (paragraph for paragraph in source.article.paragraphs if paragraph.start == source.paragraph.start)
    return inside and source.paragraph in own and bool(source.quote.strip())


def _quoted(sources: Sequence[Source]) -> DraftSentence:
    return DraftSentence(" ".join(sources[0].quote.split()), (sources[0],))
