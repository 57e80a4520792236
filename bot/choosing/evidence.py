"""Evidence: a sentence or list item that may answer, with what stands around it in its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.choosing.extract import ShortAnswer, short_answers
from bot.choosing.reader import Reading
from bot.choosing.whereabouts import may_be_there
from bot.english.names import Name
from bot.numbers.days import read_days
from bot.numbers.periods import read_periods, years_of
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.office_holder import holder
from bot.questions.query import Query
from bot.questions.roles import Role, office_of
from corpus.split import sentences_of
from corpus.types import Article, Paragraph, ParagraphKind, Passage, Span
from index.lexical import LexicalIndex


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or list item that may answer: `article.text[span.start:span.end] == text`.

    similarity: weighted late-interaction similarity of question and sentence, about 0 to 1. dense: cosine of
    question and passage. score: what evidence is ordered by. short: the words in it that answer. reading: what the
    reader makes of it; the first READ have one. after: the sentence of its paragraph, or of the one above, that it goes
    on from, where that tells what it is about.
    """

    article: Article
    passage: Passage
    span: Span
    similarity: float
    dense: float
    score: float
    short: ShortAnswer | None = None
    reading: Reading | None = None
    after: Span | None = None

    @property
    def text(self) -> str:
        """The exact words of the article."""
        return self.article.text[self.span.start : self.span.end]

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that the sentence stands in."""
        return self.article.citable[self.passage.paragraph - 1]

    def weighed(self, score: float, short: ShortAnswer | None, reading: Reading | None = None) -> Evidence:
        """The same with another score, and what was read in it; by hand, since `replace` takes twice as long."""
        return Evidence(self.article, self.passage, self.span, self.similarity, self.dense, score, short, reading)

    @property
    def years(self) -> tuple[int, ...]:
        """Years that the sentence, its heading or lead-in speaks of; "last year" counts from the article's date."""
        return years_of(f"{self.passage.heading} {self.passage.lead_in} {self.leading} {self.text}", self.article)

    @property
    def leading(self) -> str:
        """The words of the sentence that it goes on from; empty where it is read by itself."""
        return self.article.text[self.after.start : self.after.end] if self.after else ""


@lru_cache(maxsize=4096)
def before(article: Article, start: int) -> tuple[str, ...]:
    """The sentences of the paragraph of a place in an article, and of the one above, that stand before it; below a list
    that one is what introduces the list."""
    upto = [paragraph for paragraph in article.citable if paragraph.start <= start]
    inside = upto[-1:] and upto[-1].kind is ParagraphKind.ITEM
    above = (upto if inside else [one for one in upto if one.kind is not ParagraphKind.ITEM])[-2:]
    spans = [span for paragraph in above for span in sentences_of(article, paragraph)]
    return tuple(article.text[span.start : span.end] for span in spans if span.end <= start)


def with_short(query: Query, evidence: Evidence, lexical: LexicalIndex) -> Evidence:
    """The same with the words in it that answer, where the question asks for such and it was not read for them."""
    if query.kind not in TYPED or evidence.reading or evidence.short:
        return evidence
    return replace(evidence, short=short_of(query, evidence, lexical))


def in_full(evidence: Evidence) -> str:
    """The sentence after the words that introduce it."""
    return f"{evidence.passage.lead_in} {evidence.text}".strip()


def list_items(evidence: Evidence) -> tuple[Paragraph, ...]:
    """All items of the list that the evidence introduces or belongs to, in order; empty where there is none."""
    return items_around(evidence.article.citable, evidence.passage.paragraph - 1)


def items_around(paragraphs: Sequence[Paragraph], here: int) -> tuple[Paragraph, ...]:
    """The same for the paragraph at a place among an article's citable ones."""
    first = here
    if paragraphs[here].kind is ParagraphKind.ITEM:
        while first > 0 and _same_list(paragraphs[first - 1], paragraphs[here]):
            first -= 1
    elif here + 1 < len(paragraphs) and paragraphs[here + 1].lead_in:
        first = here + 1
    else:
        return ()
    last = first
    while last + 1 < len(paragraphs) and _same_list(paragraphs[last + 1], paragraphs[first]):
        last += 1
    return tuple(paragraphs[first : last + 1]) if paragraphs[first].kind is ParagraphKind.ITEM else ()


def lead_in_of(article: Article, items: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph that introduces a list, where the list has one."""
    before = items[0].number or 0
    if not items[0].lead_in or before < 2:
        return None
    return article.citable[before - 2]


def introduction_of(evidence: Evidence, items: Sequence[Paragraph]) -> str:
    """The paragraph that introduces the list of some items of the evidence's article; empty where there is none."""
    lead_in = lead_in_of(evidence.article, items) if items else None
    return evidence.article.text[lead_in.start : lead_in.end] if lead_in else ""


def short_of(query: Query, evidence: Evidence, lexical: LexicalIndex) -> ShortAnswer | None:
    """The words of a sentence that answer, of the kind asked for."""
    if query.kind is AnswerKind.PERSON:
        role = query.role or office_of(query.focus)
        if role and (person := holder_of(role, evidence)):
            return ShortAnswer(person.start, person.end, person.text)
    days = read_days(evidence.text, evidence.article) if query.kind is AnswerKind.DATE else ()
    choices = short_answers(query, evidence.text, read_periods(evidence.text, evidence.article), lexical, days)
    if query.kind is AnswerKind.PLACE and choices:
        choices = [choice for choice in choices if may_be_there(query, evidence.article, choice[0].text)]
    return choices[0][0] if choices else None


def holder_of(role: Role, evidence: Evidence) -> Name | None:
    """The person whom a sentence says to hold an office, with the sentences before it."""
    return holder(role, evidence.text, before(evidence.article, evidence.span.start))


def _same_list(left: Paragraph, right: Paragraph) -> bool:
    both_items = left.kind is right.kind is ParagraphKind.ITEM
    return both_items and (left.lead_in, left.heading) == (right.lead_in, right.heading)
