"""Figures read out of articles: what each measures, of whom, when, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain

from bot.choosing.evidence import Evidence
from bot.english.parties import countries, of_both
from bot.english.quantities import Quantity
from bot.numbers.cells import Cell, cell_of, is_row
from bot.numbers.measures import Aspect, Flow
from bot.numbers.periods import moment_of, years_of
from bot.numbers.reading import has_figures, read_sentence
from bot.numbers.sources import said_by
from bot.numbers.stretches import Context
from bot.numbers.subjects import Subject, subject_of
from bot.numbers.times import Period
from bot.numbers.topics import subject_of_figure
from bot.numbers.wholes import whole_before
from corpus.split import sentences_of
from corpus.types import Article, Paragraph, ParagraphKind, Span

_OWNER_LEFT_OUT = re.compile(r"(?:^|\b(?:and|while|but|with|its|their)\s)(?:exports to|imports from)\s", re.IGNORECASE)
_YEAR_EARLIER = re.compile(
    r"\b(?:a|one|the) year (?:earlier|before)\b|\b(?:previous|preceding|prior) year\b|\byear-earlier\b", re.IGNORECASE
)
# Sentences before one that its figures may lean on.
BEFORE = 2


@dataclass(frozen=True)
class Figure:
    """A figure of an article, `article.text[start:end]`, in the sentence or list item `span`.

    context: what stands before that sentence; number: which of its figures this is. approximate: the word that makes
    it so ("about"). base: for a change, the time that it counts from. cell: of a table, with its column's head.
    """

    article: Article
    paragraph: Paragraph
    span: Span
    quantity: Quantity
    aspect: Aspect
    period: Period | None
    approximate: str | None
    context: Context
    number: int
    base: Period | None = None
    cell: Cell | None = None

    @property
    def start(self) -> int:
        """Where the figure starts in the article."""
        return self.span.start + self.quantity.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span.start + self.quantity.end

    @cached_property
    def key(self) -> tuple[str, int, int]:
        """Which figure this is."""
        return self.article.id, self.start, self.end

    @cached_property
    def subject(self) -> Subject:
        """What it is about."""
        subject = subject_of_figure(self.sentence, self.context, moment_of(self.article), self.number)
        own = subject_of(self.sentence).parties if self.cell else frozenset()
        subject = replace(subject, parties=own, sender=None, receiver=None) if own else subject
        return self._with_owner(subject)

    def _with_owner(self, subject: Subject) -> Subject:
        """With the other of two countries that its paragraph, else its title, is about: "imports from Italy"."""
        other = {Flow.EXPORT: subject.receiver, Flow.IMPORT: subject.sender}.get(subject.flow or Flow.TRADE)
        if other is None or (subject.sender and subject.receiver) or not _OWNER_LEFT_OUT.search(self.sentence):
            return subject
        texts = (self.sentence, *reversed(self.context.before), self.article.title)
        pair = next((pair for text in texts if len(pair := countries(text)) == 2), frozenset())
        if other not in pair or subject.parties - pair:
            return subject
        (owner,) = pair - {other}
        return replace(subject, parties=pair, sender=subject.sender or owner, receiver=subject.receiver or owner)

    @cached_property
    def around(self) -> Subject:
        """What its sentence, those before it, its list and its article are about."""
        named = f"{self.article.publisher or ''} {self.article.title} {self.said_by or ''}"
        there = f"{self.context.lead_in} {' '.join(self.context.before)} {self.sentence}"
        return subject_of(f"{named}. {self.context.heading}. {there}")

    @cached_property
    def said_by(self) -> str | None:
        """The named source of the sentence, or of the one before."""
        return said_by(self.sentence) or next(map(said_by, self.context.before[-1:]), None)

    @cached_property
    def value(self) -> Decimal | None:
        """Its number, scale multiplied out; None for a rank."""
        return self.quantity.value

    @cached_property
    def unit(self) -> str:
        """Currency, "%" or the noun that is counted, with what it is per: "$/barrel"."""
        return f"{self.quantity.unit}/{self.quantity.per}" if self.quantity.per else self.quantity.unit

    @property
    def text(self) -> str:
        """The figure as it can stand alone: with qualifier and counted noun, or with the scale that a range shares."""
        if self.quantity.written not in ("", self.quantity.text):
            return self.quantity.written
        start, end = self.quantity.shown
        return self.article.text[self.span.start + start : self.span.start + end]

    @cached_property
    def sentence(self) -> str:
        """The words of its sentence or list item."""
        return self.article.text[self.span.start : self.span.end]

    @property
    def years(self) -> tuple[int, ...]:
        """Years of its period; empty where none is known."""
        return self.period.years if self.period else ()


def figures_of(evidence: Iterable[Evidence]) -> tuple[Figure, ...]:
    """The figures of these sentences in their order, each once."""
    found = [f for e in evidence for f in read_figures(e.article, e.paragraph, e.span)]
    return tuple({figure.key: figure for figure in found}.values())


def figures_in(article: Article) -> tuple[Figure, ...]:
    """All figures of an article."""
    return tuple(
        figure
        for paragraph in article.citable
        for span in _sentences(article, paragraph)
        for figure in read_figures(article, paragraph, span)
    )


# Most questions lead to sentences that others have led to before.
@lru_cache(maxsize=4096)
def read_figures(article: Article, paragraph: Paragraph, span: Span) -> tuple[Figure, ...]:
    """The figures of one sentence or list item, in order, then its dates; of ranks only those that rank."""
    sentence = article.text[span.start : span.end]
    if not has_figures(sentence):
        return ()
    context = _context(article, paragraph, span)
    read = tuple(
        Figure(article, paragraph, span, r.quantity, r.aspect, r.period, r.approximate, context, number, r.base)
        for number, r in enumerate(read_sentence(sentence, context, moment_of(article)))
    )
    return tuple(map(_in_its_column, read)) if is_row(sentence, paragraph.lead_in) else _of_its_year(_in_its_time(read))


def _of_its_year(read: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Figures of no stated time that are compared with those of "a year earlier", of the year that their article is
    about."""
    year = _year_told(read[0].article) if _YEAR_EARLIER.search(read[0].sentence) else None
    if year is None or any(f.period for f in read):
        return read
    now, then = Period((year,), inferred=True), Period((year - 1,), inferred=True)
    return tuple(replace(f, period=then if f.aspect is Aspect.BASE else now) for f in read)


@lru_cache(maxsize=256)
def _year_told(article: Article) -> int | None:
    """The only year that the title of an article names, else its first sentence."""
    spans = (span for paragraph in article.citable[:1] for span in _sentences(article, paragraph)[:1])
    opening = (article.text[span.start : span.end] for span in spans)
    years = (years_of(text, article) for text in (article.title, *opening))
    told = next(filter(None, years), ())
    return told[0] if len(told) == 1 else None


def _in_its_time(read: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Figures that are parts of one told before, of that one's time where they name none."""
    first, written = read[0], moment_of(read[0].article)
    if first.context.lead_in or (whole := whole_before(first.sentence, first.context, written)) is None:
        return read
    period = read_sentence(whole.sentence, whole.context, written)[whole.number].period
    of_its = replace(period, inferred=True) if period else None
    return tuple(replace(f, period=of_its) if f.period is None or f.period.inferred else f for f in read)


def _in_its_column(figure: Figure) -> Figure:
    """A figure of a table's row with the unit and the year of its column."""
    cell = cell_of(figure.quantity, figure.sentence, figure.paragraph.lead_in)
    period = Period(cell.years) if cell.years else figure.period
    return replace(figure, quantity=cell.quantity, period=period, cell=cell)


def _sentences(article: Article, paragraph: Paragraph) -> Sequence[Span]:
    if paragraph.kind is ParagraphKind.ITEM:
        return (Span(start=paragraph.start, end=paragraph.end),)
    return sentences_of(article, paragraph)


def _context(article: Article, paragraph: Paragraph, span: Span) -> Context:
    earlier = [s for s in sentences_of(article, paragraph) if s.end <= span.start][-BEFORE:]
    before = tuple(article.text[s.start : s.end] for s in earlier)
    before = (*_question_before(article, paragraph), *before)[-BEFORE:]
    pair = _pair(article, span.start) if of_both(article.text[span.start : span.end]) else frozenset()
    above = () if earlier else _above(article, paragraph)
    return Context(_lead_in(article, paragraph), before, paragraph.heading, pair, above)


def _above(article: Article, paragraph: Paragraph) -> tuple[str, ...]:
    """The last sentences of the paragraph above one that is no list item."""
    number = (paragraph.number or 0) - 2
    if number < 0 or paragraph.kind is not ParagraphKind.BODY:
        return ()
    spans = sentences_of(article, article.citable[number])[-BEFORE:]
    return tuple(article.text[span.start : span.end] for span in spans)


def _question_before(article: Article, paragraph: Paragraph) -> tuple[str, ...]:
    """The question that a paragraph of an interview answers: its heading, or the end of the paragraph above."""
    if paragraph.heading.endswith("?"):
        return (paragraph.heading,)
    return tuple(text for text in _above(article, paragraph)[-1:] if text.endswith("?"))


def _pair(article: Article, place: int) -> frozenset[str]:
    """The two countries that the nearest sentence before a place, else the title, speaks of."""
    paragraphs = [paragraph for paragraph in article.citable if paragraph.start < place]
    spans = (span for paragraph in reversed(paragraphs) for span in reversed(_sentences(article, paragraph)))
    texts = (article.text[span.start : span.end] for span in spans if span.end <= place)
    return next((pair for text in chain(texts, [article.title]) if len(pair := countries(text)) == 2), frozenset())


def _lead_in(article: Article, paragraph: Paragraph) -> str:
    """The whole paragraph that introduces a list item; the words of its lead-in where there is no such paragraph."""
    if paragraph.kind is not ParagraphKind.ITEM or not paragraph.lead_in:
        return ""
    here = article.paragraphs.index(paragraph)
    for other in reversed(article.paragraphs[:here]):
        if other.kind is ParagraphKind.BODY:
            text = article.text[other.start : other.end]
            return text if paragraph.lead_in in text else paragraph.lead_in
    return paragraph.lead_in
