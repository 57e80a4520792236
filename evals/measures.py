"""The measures of a run: each a pure function from results to rows, one for each case that it is over.

A case that raised counts as wrong wherever a right answer could have been given; it states nothing, so it adds
nothing to what is counted over statements (spans, figures, words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.types import Answer, Status
from evals.case import Kind
from evals.claims import Claim, carried, figures, sentences, unsupported
from evals.intervals import mean, median, percentile_95, ratio, risk_area, risks, score
from evals.judge import is_exact, unmet
from evals.ranking import RANKING, ranking_values
from evals.results import Result, Score
from evals.wording import exact_match, holds, token_f1
from index.store import Snapshot

Row = tuple[float, ...]
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class RiskCoverage:
    """Of the k surest cases, k = 1 … n: `coverage` k / n and `risk`, the share that is wrong."""

    coverage: tuple[float, ...]
    risk: tuple[float, ...]


def scores(results: Sequence[Result], snapshot: Snapshot) -> tuple[Score, ...]:
    """All measures in a fixed order, with 95% intervals; `snapshot` holds the articles that were asked."""
    ranked = ranking_values(results, snapshot)
    return (
        score("answer_right", answer_right(results), mean),
        score("answer_and_source", answer_and_source(results), mean),
        score("short_exact_match", short_exact_match(results), mean),
        score("short_f1", short_f1(results), mean),
        score("answer_sentence", answer_sentence(results), mean),
        *(score(name, [(value,) for value in ranked[name]], mean) for name in RANKING),
        score("citation_precision", citation_precision(results), mean),
        score("citation_recall", citation_recall(results), mean),
        score("span_exactness", span_exactness(results, snapshot), ratio),
        score("number_accuracy", number_accuracy(results), ratio),
        score("abstention_precision", abstention_precision(results), mean),
        score("abstention_recall", abstention_recall(results), mean),
        score("abstention_f1", abstention_f1(results), ratio),
        score("aurc", confidence_and_wrong(results), risk_area),
        score("disagreement_recall", disagreement_recall(results), mean),
        score("answer_words", answer_words(results), mean),
        score("latency_p50", latency(results), median),
        score("latency_p95", latency(results), percentile_95),
    )


def answer_right(results: Iterable[Result]) -> list[Row]:
    """1 where the answer says what it must, nothing that it must not, and is refused exactly where that is due."""
    return [(float(result.verdict.right),) for result in results]


def answer_and_source(results: Iterable[Result]) -> list[Row]:
    """1 where the answer is right and each source it must cite is cited.

    The idea of KILT scores, Petroni et al. 2021, "KILT: a Benchmark for Knowledge Intensive Language Tasks".
    """
    return [(float(result.verdict.right and result.verdict.cited),) for result in results]


def short_exact_match(results: Iterable[Result]) -> list[Row]:
    """SQuAD's exact match of the short answer, over answerable cases that give one; evals/wording.py."""
    return [(exact_match(_short(result), result.case.short),) for result in _with_short(results)]


def short_f1(results: Iterable[Result]) -> list[Row]:
    """SQuAD's token F1 of the short answer, over answerable cases that give one; evals/wording.py."""
    return [(token_f1(_short(result), result.case.short),) for result in _with_short(results)]


def answer_sentence(results: Iterable[Result]) -> list[Row]:
    """1 where the first citation's quote holds a right short answer; a refusal is a miss."""
    return [(float(holds(_first_quote(result), result.case.short)),) for result in _with_short(results)]


def citation_recall(results: Iterable[Result]) -> list[Row]:
    """For each answer, the share of its sentences that their cited quotes carry.

    ALCE's citation recall, Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations". Its
    entailment model is replaced by containment: quotes carry a sentence if each of its words stands in them, stemmed
    and without stop words, figures whole. A worked out figure counts as quoted. Over cases not refused; 0 if raised.
    """
    return [
        (_mean([float(carried(claim)) for claim in sentences(answer)]) if answer else 0.0,)
        for answer in _stating(results)
    ]


def citation_precision(results: Iterable[Result]) -> list[Row]:
    """For each answer, the share of its citations that are precise, counted for each sentence that has them.

    ALCE's citation precision (see `citation_recall`): a citation is precise if all quotes of the sentence together
    carry it, and either this quote alone carries it or the others without this one don't.
    """
    return [
        (_mean([value for claim in sentences(answer) for value in _precise(claim)]) if answer else 0.0,)
        for answer in _stating(results)
    ]


def span_exactness(results: Iterable[Result], snapshot: Snapshot) -> list[Row]:
    """Exact citations and citations of each answer: `article.text[start:end] == quote`; their ratio is the measure."""
    cited = [result.answer.citations for result in results if result.answer and result.answer.citations]
    return [(float(sum(is_exact(c, snapshot) for c in citations)), float(len(citations))) for citations in cited]


def number_accuracy(results: Iterable[Result]) -> list[Row]:
    """Supported figures and figures of each answer; supported: it stands in the quotes cited for it, or is computed."""
    stated = [(r.answer, figures(r.answer)) for r in results if r.answer]
    return [(float(count - len(unsupported(answer))), float(count)) for answer, count in stated if count]


def abstention_precision(results: Iterable[Result]) -> list[Row]:
    """1 where a refused case is unanswerable: TP / (TP + FP) with refusing as the positive class."""
    return [(float(not result.case.answerable),) for result in results if _refused(result)]


def abstention_recall(results: Iterable[Result]) -> list[Row]:
    """1 where an unanswerable case is refused: TP / (TP + FN)."""
    return [(float(_refused(result)),) for result in results if not result.case.answerable]


def abstention_f1(results: Iterable[Result]) -> list[Row]:
    """2TP and 2TP + FP + FN of each case that is refused or should be; their ratio is F1."""
    pairs = [(_refused(result), not result.case.answerable) for result in results]
    return [(2.0 * (refused and due), float(refused + due)) for refused, due in pairs if refused or due]


def confidence_and_wrong(results: Iterable[Result]) -> list[Row]:
    """Confidence, and 1 where no right answer was given, of each case with a confidence.

    A refusal, due or not, is no right answer: were it answered all the same, it would be wrong. A case that raised
    is as unsure as can be.
    """
    return [
        (confidence, float(result.answer is None or _refused(result) or not result.verdict.right))
        for result in results
        if (confidence := result.answer.confidence if result.answer else 0.0) is not None
    ]


def risk_coverage(results: Iterable[Result]) -> RiskCoverage:
    """The curve whose area is `aurc`: El-Yaniv and Wiener 2010, "… Noise-free Selective Classification"."""
    rows = confidence_and_wrong(results)
    if not rows:
        return RiskCoverage((), ())
    risk = risks(np.array([rows]))[0]
    return RiskCoverage(tuple((n + 1) / len(rows) for n in range(len(rows))), tuple(float(value) for value in risk))


def disagreement_recall(results: Iterable[Result]) -> list[Row]:
    """1 where a conflict case is answered as a conflict or says all that it must (every value)."""
    return [
        (float(result.answer is not None and _shows_conflict(result, result.answer)),)
        for result in results
        if result.case.kind is Kind.CONFLICT and result.case.answerable
    ]


def answer_words(results: Iterable[Result]) -> list[Row]:
    """Words of each answer that is no refusal, without citation marks."""
    answers = [result.answer for result in results if result.answer and not _refused(result)]
    return [(float(len(_MARK.sub(" ", answer.answer).split())),) for answer in answers]


def latency(results: Iterable[Result]) -> list[Row]:
    """Milliseconds of wall time of each case."""
    return [(result.milliseconds,) for result in results]


def _refused(result: Result) -> bool:
    return result.answer is not None and result.answer.status is Status.REFUSED


def _with_short(results: Iterable[Result]) -> list[Result]:
    return [result for result in results if result.case.answerable and result.case.short]


def _short(result: Result) -> str:
    return (result.answer.short_answer if result.answer else None) or ""


def _first_quote(result: Result) -> str:
    return result.answer.citations[0].quote if result.answer and result.answer.citations else ""


def _stating(results: Iterable[Result]) -> list[Answer | None]:
    """Answers that state something, and None for each case that raised."""
    return [result.answer for result in results if not _refused(result)]


def _precise(claim: Claim) -> list[float]:
    """1 or 0 for each quote that a sentence cites."""
    whole = carried(claim)
    found = []
    for n, quote in enumerate(claim.quotes):
        others = (*claim.quotes[:n], *claim.quotes[n + 1 :])
        enough = carried(replace(claim, quotes=(quote,)))
        needed = not carried(replace(claim, quotes=others))
        found.append(float(whole and (enough or needed)))
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _shows_conflict(result: Result, answer: Answer) -> bool:
    if answer.status is Status.CONFLICT:
        return True
    return answer.status is not Status.REFUSED and bool(result.case.must) and not unmet(result.case, answer.answer)
