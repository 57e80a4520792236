"""Putting an answer together from what the steps of the pipeline found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.check import Checked
from bot.evidence import Evidence
from bot.language import language_of
from bot.query import Query
from bot.types import Answer, Missing, Nearest, Retrieved, Status, Timings
from bot.wording import is_list, marked, refusal
from index.nodes import Hit

NEAREST = 3


@dataclass(frozen=True)
class Parts:
    """What the steps found: the query, hits and evidence best first, what is missing, and the checked draft."""

    question: str
    history: tuple[str, ...]
    query: Query
    hits: Sequence[Hit]
    evidence: Sequence[Evidence]
    confidence: float
    missing: tuple[Missing, ...]
    checked: Checked
    notices: tuple[str, ...]


def answer_of(parts: Parts, index: str, name: str | None) -> Answer:
    """The answer, or the refusal where no sentence is left; `index` is the card's id. Timings are still zero."""
    checked, query = parts.checked, parts.query
    answered = bool(checked.sentences)
    nearest = () if answered else _nearest(parts.evidence)
    return Answer(
        id=name or _name(parts, index),
        question=parts.question,
        understood=query.understood,
        language=language_of(query.text),
        status=Status.ANSWERED if answered else Status.REFUSED,
        answer=_text(checked) if answered else refusal(parts.missing, nearest),
        short_answer=checked.short_answer,
        sentences=checked.sentences,
        citations=checked.citations,
        computed=(),
        conflicts=(),
        disagreement=None,
        missing=parts.missing,
        nearest=nearest,
        notices=(*parts.notices, *checked.notices, *_elsewhere(parts)),
        as_of=_as_of(query, parts.evidence[0]) if answered else None,
        confidence=round(parts.confidence, 4),
        retrieved=tuple(_retrieved(hit) for hit in parts.hits),
        index=index,
        timings_ms=Timings(retrieve=0.0, total=0.0),
    )


def _text(checked: Checked) -> str:
    """The short answer, then each sentence with its citation numbers; what follows a colon as a list."""
    joined = ("\n- " if is_list(checked.sentences) else " ").join(map(marked, checked.sentences))
    return f"{checked.short_answer} – {joined}" if checked.short_answer else joined


def _nearest(evidence: Iterable[Evidence]) -> tuple[Nearest, ...]:
    """The articles of the best evidence, each with its best paragraph."""
    found: dict[str, Nearest] = {}
    for e in evidence:
        found.setdefault(
            e.article.id,
            Nearest(
                article=e.article.id,
                title=e.article.title,
                publisher=e.article.publisher,
                published=e.article.published,
                paragraph=e.paragraph.number or 0,
            ),
        )
    return tuple(found.values())[:NEAREST]


def _retrieved(hit: Hit) -> Retrieved:
    passage = hit.passage
    score = round(hit.scores.rank, 6)
    return Retrieved(article=passage.article_id, start=passage.start, end=passage.end, score=score)


def _as_of(query: Query, best: Evidence) -> str | None:
    """The time that the answer speaks of: the year asked for or the latest named, else the article's date."""
    years = set(query.years) & set(best.years) or set(best.years)
    return str(max(years)) if years else best.article.published


def _elsewhere(parts: Parts) -> list[str]:
    """Which of the cited articles also came out elsewhere."""
    cited = {citation.article for citation in parts.checked.citations}
    articles = {e.article.id: e.article for e in parts.evidence if e.article.id in cited and e.article.also_published}
    return [
        f"“{article.title}” was also published by {', '.join(p.publisher or p.file for p in article.also_published)}."
        for article in articles.values()
    ]


def _name(parts: Parts, index: str) -> str:
    """A name that the same question to the same index always gets."""
    return hashlib.sha256("\x1f".join((index, *parts.history, parts.question)).encode()).hexdigest()[:12]
