"""The checker: nothing is said that the cited spans don't carry.

A sentence passes when its spans are in the article where they say they are, and when every figure and every name in
it stands in those spans. One that fails is replaced by the quoted span; one without a good span is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose import Draft, DraftSentence, Source
from bot.quantities import Quantity, read_quantities
from bot.types import AnswerSentence, Check, Citation, cite
from index.lexical import terms

# Amounts that are no figure, and digits within other words ("C5", "2023-05-07"): they must stand in the quotes too.
_AMOUNT = re.compile(
    r"\b(?:tens|dozens|hundreds|thousands|millions|billions|trillions|quarters?)\b|\w*\d\w*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")


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
                citations.append(cite(numbers[key], source.article, source.paragraph.number or 0, source.span))
        cited = tuple(numbers[(s.article.id, s.span.start, s.span.end)] for s in sources)
        sentences.append(AnswerSentence(text=sentence.text, citations=cited, check=verdict))
    short = draft.short_answer
    if short and not any(_stands_whole(short, citation.quote) for citation in citations):
        short = None
        notices.append("The short answer was left out: no cited passage holds it.")
    return Checked(short, tuple(sentences), tuple(citations), tuple(notices))


def verify(sentence: str, quotes: Sequence[str]) -> Check | None:
    """How the quotes carry a sentence, or None where they don't.

    EXACT: it is one of them. TRIMMED: a run of one of them, its figures whole. REWORDED: other words, but no figure,
    unit, date or name that stands in none of them.
    """
    plain = _plain(sentence)
    if any(plain == _plain(quote) for quote in quotes):
        return Check.EXACT
    if not plain or unsupported_figures(sentence, quotes):  # "sold for $6.9" is a run of "sold for $6.9 billion"
        return None
    if any(f" {plain} " in f" {_plain(quote)} " for quote in quotes):
        return Check.TRIMMED
    return None if unsupported_names(sentence, quotes) else Check.REWORDED


def unsupported_figures(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Figures, units and dates of a sentence that stand in none of the quotes."""
    stated = {_figure(quantity) for quote in quotes for quantity in read_quantities(quote)}
    there = {word.lower() for quote in quotes for word in _AMOUNT.findall(quote)}
    read = read_quantities(sentence)
    others = [m.group() for m in _AMOUNT.finditer(sentence) if not any(q.start <= m.start() < q.end for q in read)]
    return (*(q.text for q in read if _figure(q) not in stated), *(o for o in others if o.lower() not in there))


def unsupported_names(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Capitalised words that stand in none of the quotes; at the head of a sentence any case will do, or "The"."""
    there = {word for quote in quotes for word in _WORD.findall(quote)}
    anywhere = there | {word.lower() for word in there}
    return tuple(
        word.group()
        for word in _WORD.finditer(sentence)
        if word.group()[0].isupper()
        and word.group() not in there
        and not (_opens(sentence, word.start()) and (word.group().lower() in anywhere or _is_stop_word(word.group())))
    )


def _opens(sentence: str, position: int) -> bool:
    before = sentence[:position].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:"


def _is_stop_word(word: str) -> bool:
    """ "The" and "Who", not "WHO"."""
    return word == word.capitalize() and not terms(word)


def _stands_whole(short: str, quote: str) -> bool:
    """Whether a short answer stands in a quote uncut: "2.1%" doesn't in "12.1%", nor "$6" in "$6.9 billion"."""
    unit = r"\s?(?:%|per\s?cent\b|(?:hundred|thousand|million|billion|trillion)\b)"
    whole = rf"(?<![\w$€£¥])(?<!\d[.,]){re.escape(short)}(?!\w|[.,]\d|{unit})"
    return re.search(whole, quote) is not None


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
