"""Questions as understood, for tests of what comes after."""

from __future__ import annotations

from collections.abc import Sequence

from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.finding.found import Found
from bot.questions.query import Query, understand
from bot.reckoning.reckon import Reckoning
from corpus.split import split_article
from corpus.types import Article, Span


def query(question: str, history: Sequence[str] = ()) -> Query:
    """The one question of a message."""
    (found,) = understand(question, history)
    return found


def evidence(article: Article, text: str = "", score: float = 1.0, short: str | None = None) -> Evidence:
    """A sentence of an article, its first without `text`, as similar to the question as it scores."""
    text = text or article.text[: split_article(article)[0].sentences[0].end]
    start = article.text.index(text)
    span = Span(start=start, end=start + len(text))
    (passage,) = (p for p in split_article(article) if p.start <= start < p.end)
    assert span in passage.sentences
    at = text.index(short) if short else 0
    found = ShortAnswer(at, at + len(short), short) if short else None
    return Evidence(article, passage, span, similarity=score, dense=score, score=score, short=found)


def found(question: str, *evidence: Evidence, also: Sequence[Evidence] = ()) -> Found:
    """What was found for a question that this evidence answers, with no figures read from it."""
    asked = query(question)
    short = evidence[0].short if evidence else None
    return Found(asked, [], evidence, 1.0, (), Reckoning(asked), also=tuple(also), short=short)
