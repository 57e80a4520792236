"""The sentences after a statement that explain it: "The dam is dry. The reason is the wind. It brought no rain."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.choosing.evidence import Evidence, items_around
from bot.choosing.series import BARE
from bot.composing.draft import Source
from bot.finding.beside import is_broad
from bot.finding.found import Found
from bot.questions.reasons import asks_reason, gives_reason
from corpus.split import sentence_spans, sentences_of
from corpus.types import Article, Paragraph, Span

_HOW = re.compile(r"^(?:and |but |so )?how (?:does|do|did|is|are|was|were|can|could)\b", re.IGNORECASE)
# Sentences that are looked through for a cause.
CAUSES = 4

# So many sentences of an answer say how a remark is taken: "I read that too. It is false."
OF_REPLY = 2


def is_explained(found: Found) -> bool:
    """Whether the sentence after the best one belongs to an answer that explains something."""
    question, best = found.query.focus, found.evidence[0]
    if is_broad(found):
        return asks_reason(question) and not gives_reason(best.text)
    return asks_reason(question) or _HOW.match(question) is not None


def explanation(evidence: Evidence) -> list[Source]:
    """What explains a statement mostly comes after it: the next sentence that gives a cause, else the very next one.

    Of a cause that is only named, "The reason is rain.", the sentence after it too.
    """
    article, paragraph = evidence.article, evidence.paragraph
    after = [
        Source(article, paragraph, span) for span in sentence_spans(article.text, evidence.span.end, paragraph.end)
    ]
    below = article.citable[evidence.passage.paragraph : evidence.passage.paragraph + 1]
    near = [*after, *(Source(article, other, span) for other in below for span in sentences_of(article, other))]
    cause = next((place for place, source in enumerate(near[:CAUSES]) if gives_reason(source.quote)), None)
    if cause is None:
        return after[:1]
    return near[cause : cause + 1 + (len(near[cause].quote.split()) <= BARE)]


def with_items(sources: Sequence[Source]) -> list[Source]:
    """The same, with the list that a sentence introduces, where nothing of that is there: "It was driven by:"."""
    found: list[Source] = []
    for source in sources:
        items = _introduced(source)
        told = any(one.article.id == source.article.id and one.paragraph in items for one in sources)
        found += [source] if told else [source, *(item_of(source.article, item) for item in items)]
    return found


def _introduced(source: Source) -> tuple[Paragraph, ...]:
    number = source.paragraph.number
    if number is None or not source.quote.rstrip().endswith(":"):
        return ()
    return items_around(source.article.citable, number - 1)


def item_of(article: Article, item: Paragraph) -> Source:
    """A list item, whole."""
    return Source(article, item, Span(start=item.start, end=item.end))


def reply(evidence: Evidence) -> list[Source]:
    """What is answered to a remark of an interviewer, in its first sentences; nothing where it is none."""
    article, number = evidence.article, evidence.passage.paragraph
    below = article.citable[number] if number < len(article.citable) else None
    said = " ".join(article.text[evidence.paragraph.start : evidence.paragraph.end].split())
    if below is None or not below.heading.startswith(said):
        return []
    return [Source(article, below, span) for span in sentences_of(article, below)[:OF_REPLY]]
