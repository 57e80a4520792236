"""Runs of an evaluation made by hand, as small as a test wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.types import Answer, AnswerSentence, Check, Citation, Status, Timings
from corpus.types import Article
from evals.case import Case, Cite, Kind
from evals.results import Result, Run, Score, Verdict
from tests.articles import AKTAU, ITALY

PASSED = Verdict(right=True, cited=True, exact=True)
SHARE = "In 2024 Italy accounted for 12.1% of the trade between the European Union and Central Asia."
FERRIES = "Ferries cross to Baku twice a week, said the harbour master, Dina Omarova."


def citation(article: Article, quote: str, n: int = 1, **changes: Any) -> Citation:
    """A citation of these words of the article."""
    start = article.text.index(quote)
    (paragraph,) = (p for p in article.citable if p.start <= start < p.end)
    facts: dict[str, Any] = {
        "n": n,
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "published_precision": None,
        "url": article.url,
        "source_text": article.source_text,
        "paragraph": paragraph.number,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }
    return Citation(**{**facts, **changes})


def answer(question: str, text: str, *citations: Citation, **changes: Any) -> Answer:
    """An answer of one sentence that cites these."""
    numbers = tuple(c.n for c in citations)
    facts: dict[str, Any] = {
        "id": "a",
        "question": question,
        "understood": question,
        "language": "en",
        "status": Status.ANSWERED,
        "answer": text,
        "short_answer": None,
        "sentences": (AnswerSentence(text=text, citations=numbers, check=Check.EXACT),),
        "citations": citations,
        "computed": (),
        "conflicts": (),
        "disagreement": None,
        "missing": (),
        "nearest": (),
        "notices": (),
        "as_of": None,
        "confidence": 0.9,
        "retrieved": (),
        "index": "card",
        "timings_ms": Timings(retrieve=1, total=2),
    }
    return Answer(**{**facts, **changes})


def refusal(question: str) -> Answer:
    """An answer that refuses."""
    text = "The articles do not answer this."
    return answer(question, text, status=Status.REFUSED, sentences=(), confidence=0.1)


def result(case: Case, given: Answer | None, *faults: str, **changes: Any) -> Result:
    """A result that passed, or failed where there are faults."""
    verdict = Verdict(right=False, cited=True, exact=True, faults=faults) if faults else PASSED
    facts: dict[str, Any] = {"case": case, "answer": given, "error": None, "verdict": verdict, "milliseconds": 12.5}
    return Result(**{**facts, **changes})


def run(*results: Result, **changes: Any) -> Run:
    """A run with these results and two measures."""
    share = sum(r.verdict.passed for r in results) / len(results) if results else None
    scores = (score("answer_right", share, len(results)), score("latency_p50", 12.5 if results else None, len(results)))
    facts: dict[str, Any] = {
        "id": "2026-11-22T04-50-11",
        "system": "corridor",
        "corpus": "articles",
        "index": "card123",
        "commit": "abc1234",
        "settings": {"embedding_model": "all-MiniLM-L6-v2"},
        "scores": scores,
        "by_kind": {r.case.kind.value: scores for r in results},
        "results": results,
    }
    return Run(**{**facts, **changes})


def score(name: str, value: float | None, cases: int) -> Score:
    """A measure with an interval of a tenth on either side, within 0 and 1 where it is a share."""
    if value is None:
        return Score(name=name, value=None, low=None, high=None, cases=cases)
    return Score(name=name, value=value, low=max(0.0, value - 0.1), high=min(value + 0.1, max(value, 1.0)), cases=cases)


def mixed() -> Sequence[Result]:
    """One right answer, a wrong one, a refusal where the articles answer, and a case that raised."""
    share = Case(
        id="italy-share",
        kind=Kind.NUMBER,
        question="What was Italy's share of trade?",
        must=((r"12\.1\s?%",),),
        cite=(Cite(article="italy", words=(("12.1%",), ("2024",))),),
    )
    ferries = Case(
        id="ferries",
        kind=Kind.FOLLOW_UP,
        question="And how often do they cross?",
        history=("Do ferries leave Aktau?",),
        must=((r"\bthree\b", "thrice"), ("week",)),
        must_not=("twice",),
        cite=(Cite(article="aktau", words=(("week",),)),),
    )
    master = Case(
        id="master",
        kind=Kind.WHO_SAID,
        question="Who is the harbour master?",
        must=(("Omarova",),),
        cite=(Cite(article="aktau", words=(("Dina Omarova",),)),),
    )
    raised = Case(id="raised", kind=Kind.OFF_TOPIC, question="Why?", answerable=False, reason="Nobody knows.")
    return (
        result(share, answer(share.question, f"12.1% – {SHARE} [1]", citation(ITALY, SHARE))),
        result(ferries, answer(ferries.question, f"{FERRIES} [1]", citation(AKTAU, FERRIES)), "says twice", "no three"),
        result(master, refusal(master.question), "refused, and the articles answer it"),
        result(raised, None, "raised ValueError: no", error="ValueError: no"),
    )
