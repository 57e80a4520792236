"""Answers made by hand from tests.articles.SMALL, right in every way until a test breaks one."""

from __future__ import annotations

from bot.types import Answer, AnswerSentence, Check, Citation, Retrieved, Status, Timings
from corpus.types import Article, SourceText
from evals.case import Case, Cite, Kind
from evals.judge import failed, judge
from evals.results import Result
from index.store import Snapshot
from tests.articles import ITALY

SHARE = ITALY.text[: ITALY.citable[0].end]
OIL = ITALY.text[ITALY.citable[1].start : ITALY.citable[1].end]
CASE = Case(
    id="share",
    kind=Kind.NUMBER,
    question="What was Italy's share of EU trade with Central Asia?",
    must=(("12\\.1",),),
    must_not=("13%",),
    cite=(Cite(article="italy", words=(("12.1%",), ("Italy", "Rome"))),),
    short=("12.1%",),
)
NOT_THERE = Case(id="goats", kind=Kind.NEAR_MISS, question="How many goats has Italy?", answerable=False)


def citation(n: int, article: Article, paragraph: int) -> Citation:
    """A whole paragraph, cited."""
    place = article.citable[paragraph - 1]
    return Citation(
        n=n,
        article=article.id,
        title=article.title,
        publisher=None,
        published=None,
        published_precision=None,
        url=None,
        source_text=SourceText.ORIGINAL,
        paragraph=paragraph,
        start=place.start,
        end=place.end,
        quote=article.text[place.start : place.end],
    )


def sentence(text: str, *citations: int) -> AnswerSentence:
    """A sentence with the numbers of its citations."""
    return AnswerSentence(text=text, citations=citations, check=Check.EXACT)


RIGHT = Answer(
    id="1",
    question=CASE.question,
    understood=CASE.question,
    language="en",
    status=Status.ANSWERED,
    answer=f"12.1% – {SHARE} [1]",
    short_answer="12.1%",
    sentences=(sentence(SHARE, 1),),
    citations=(citation(1, ITALY, 1),),
    computed=(),
    conflicts=(),
    disagreement=None,
    missing=(),
    nearest=(),
    notices=(),
    as_of="2024",
    confidence=0.9,
    retrieved=(Retrieved(article="italy", start=0, end=ITALY.citable[0].end, score=1.0),),
    index="",
    timings_ms=Timings(retrieve=0.0, total=0.0),
)
REFUSED = RIGHT.model_copy(
    update={
        "status": Status.REFUSED,
        "answer": "The articles don't say how many goats there are in 2021.",
        "short_answer": None,
        "sentences": (),
        "citations": (),
        "confidence": 0.1,
    }
)


def changed(given: Answer, **fields: object) -> Answer:
    """The same answer but for these fields."""
    return Answer.model_validate(given.model_dump() | fields)


def judged(case: Case, answer: Answer | None, snapshot: Snapshot, milliseconds: float = 1.0) -> Result:
    """The result of a case; it raised where there is no answer."""
    verdict = judge(case, answer, snapshot) if answer else failed(case, "boom")
    error = None if answer else "boom"
    return Result(case=case, answer=answer, error=error, verdict=verdict, milliseconds=milliseconds)
