"""The scores of a run over a public set. A question that raised counts as wrong, whatever it should have given."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence

from bot.types import Answer, Status
from evals.intervals import auroc, balanced_accuracy, mean, misses_at_5_percent, ratio, score
from evals.public_set import OFF_TOPIC, SEED, PublicCase, PublicResult
from evals.results import Score
from evals.wording import holds, token_f1

Row = tuple[float, ...]
# Document id -> its text.
Texts = Mapping[str, str]
_MARK = re.compile(r"\[\d+\]")


def public_scores(results: Sequence[PublicResult], texts: Texts) -> tuple[Score, ...]:
    """All scores in a fixed order, with 95% intervals; a value is None where the set has nothing for it."""
    answerable = [result for result in results if result.case.answerable]
    unanswerable = [result for result in results if not result.case.answerable]
    answered = [result for result in answerable if result.answer and not _refused(result)]
    off_topic = [result for result in unanswerable if result.case.kind == OFF_TOPIC]
    near_miss = [result for result in unanswerable if result.case.kind != OFF_TOPIC]
    return (
        *(score(f"document_hit_at_{k}", document_hit(answerable, k), mean) for k in (1, 5, 10)),
        *(score(f"all_documents_at_{k}", all_documents(answerable, k), mean) for k in (5, 10)),
        score("first_citation_right", first_citation_right(answerable), mean),
        score("first_citation_right_if_answered", first_citation_right(answered), mean),
        score("right_and_source", right_and_source(answerable, texts), mean),
        score("right_and_source_if_answered", right_and_source(answered, texts), mean),
        score("value_coverage", value_coverage(answerable, texts), ratio),
        score("quoted_f1", quoted_f1(answerable), mean),
        score("quoted_f1_if_answered", quoted_f1(answered), mean),
        score("false_refusals", told_wrong(answerable), mean),
        score("false_answers", told_wrong(unanswerable), mean),
        score("false_answers_off_topic", told_wrong(off_topic), mean),
        score("false_answers_near_miss", told_wrong(near_miss), mean),
        score("balanced_accuracy", answerable_and_answered(results), balanced_accuracy),
        score("abstention_auroc", confidences([*answerable, *unanswerable]), auroc),
        score("abstention_auroc_off_topic", confidences([*answerable, *off_topic]), auroc),
        score("abstention_auroc_near_miss", confidences([*answerable, *near_miss]), auroc),
        score("false_refusals_at_5_percent", confidences(results), misses_at_5_percent),
        score("disagreement_auroc", disagreements(results), auroc),
        score("crag_score", crag(results, texts), mean),
    )


def document_hit(results: Iterable[PublicResult], k: int) -> list[Row]:
    """1 where one of the documents that answer is among the first k different articles retrieved."""
    return [(float(bool(set(r.case.docs) & set(_articles(r)[:k]))),) for r in results if r.case.docs]


def all_documents(results: Iterable[PublicResult], k: int) -> list[Row]:
    """1 where all the documents that answer are among the first k, over questions that have more than one."""
    return [(float(set(r.case.docs) <= set(_articles(r)[:k])),) for r in results if len(set(r.case.docs)) > 1]


def first_citation_right(results: Iterable[PublicResult]) -> list[Row]:
    """1 where the first citation is from a document that answers; a refusal is a miss."""
    return [(float(_cites_first(result)),) for result in results if result.case.docs]


def right_and_source(results: Iterable[PublicResult], texts: Texts) -> list[Row]:
    """1 where a right value is shown and its own document cited (see `shown_with_source`); a refusal is a miss.

    The idea of KILT scores, Petroni et al. 2021, "KILT: a Benchmark for Knowledge Intensive Language Tasks".
    """
    return [(float(_is_right(result, texts)),) for result in results if result.case.answers]


def value_coverage(results: Sequence[PublicResult], texts: Texts) -> list[Row]:
    """Values shown with their own document cited, and values to be shown, of each question; none in a set of one each.

    After RAMDocs, Wang et al. 2025, "Retrieval-Augmented Generation with Conflicting Evidence".
    """
    if all(len(result.case.answers) < 2 for result in results):
        return []
    valued = [result for result in results if result.case.answers]
    return [(float(_values_shown(result, texts)), float(len(result.case.answers))) for result in valued]


def shown_with_source(value: Sequence[str], case: PublicCase, answer: Answer, texts: Texts) -> bool:
    """Whether one wording of a value stands in the answer and its own document is cited.

    Its own: a document of the case that holds a wording of it; where none does, any document of the case. Standing
    in is by SQuAD's normalised words, whole and in a row.
    """
    own = [doc for doc in case.docs if holds(texts.get(doc, ""), value)] or case.docs
    cited = {citation.article for citation in answer.citations}
    return bool(cited & set(own)) and holds(_MARK.sub(" ", answer.answer), value)


def quoted_f1(results: Iterable[PublicResult]) -> list[Row]:
    """Token F1 between the words quoted and the words of the sentences that people chose; a refusal is 0.

    After CLAPnq, Rosenthal et al. 2025, "CLAPnq: Cohesive Long-form Answers from Passages in Natural Questions".
    """
    return [(token_f1(_quoted(r), [" ".join(r.case.evidence)]),) for r in results if r.case.evidence]


def told_wrong(results: Iterable[PublicResult]) -> list[Row]:
    """1 where an answerable question got no answer, or an unanswerable one anything but a refusal."""
    return [(float(_told_answerable(result) != result.case.answerable),) for result in results]


def answerable_and_answered(results: Iterable[PublicResult]) -> list[Row]:
    """Whether each question is answerable, and whether it was told to be."""
    return [(float(result.case.answerable), float(_told_answerable(result))) for result in results]


def confidences(results: Iterable[PublicResult]) -> list[Row]:
    """Confidence of each answer that has one, and whether the question is answerable."""
    return [
        (result.answer.confidence, float(result.case.answerable))
        for result in results
        if result.answer and result.answer.confidence is not None
    ]


def disagreements(results: Iterable[PublicResult]) -> list[Row]:
    """Disagreement of each answer that has one, and whether its documents differ, where the kind says so."""
    return [
        (result.answer.disagreement, float(result.case.kind == "several"))
        for result in results
        if result.case.kind in ("one", "several") and result.answer and result.answer.disagreement is not None
    ]


def crag(results: Sequence[PublicResult], texts: Texts) -> list[Row]:
    """1 for a right answer or a right refusal, 0 for refusing an answerable question, −1 for anything else.

    Over a fixed draw of half answerable, a quarter off topic and a quarter near miss, as large as the set allows;
    none where one of them is not there. A right answer: as in `right_and_source`, or, in a set without answers, one
    whose first citation is right. After CRAG, Yang et al. 2024, "CRAG – Comprehensive RAG Benchmark".
    """
    answerable = [result for result in results if result.case.answerable]
    off_topic = [result for result in results if not result.case.answerable and result.case.kind == OFF_TOPIC]
    near_miss = [result for result in results if not result.case.answerable and result.case.kind != OFF_TOPIC]
    quarter = min(len(answerable) // 2, len(off_topic), len(near_miss))
    draw = random.Random(SEED)  # noqa: S311  a fixed choice, no secret
    mix = [*draw.sample(answerable, 2 * quarter), *draw.sample(off_topic, quarter), *draw.sample(near_miss, quarter)]
    return [(_crag(result, texts),) for result in mix]


def _crag(result: PublicResult, texts: Texts) -> float:
    if not result.case.answerable:
        return 1.0 if _refused(result) else -1.0
    if _refused(result):
        return 0.0
    right = _is_right(result, texts) if result.case.answers else _cites_first(result)
    return 1.0 if right else -1.0


def _articles(result: PublicResult) -> list[str]:
    """The different articles retrieved, best first."""
    return list(dict.fromkeys(hit.article for hit in result.answer.retrieved)) if result.answer else []


def _cites_first(result: PublicResult) -> bool:
    citations = result.answer.citations if result.answer else ()
    return bool(citations) and citations[0].article in result.case.docs


def _values_shown(result: PublicResult, texts: Texts) -> int:
    answer = result.answer
    if answer is None:
        return 0
    return sum(shown_with_source(value, result.case, answer, texts) for value in result.case.answers)


def _is_right(result: PublicResult, texts: Texts) -> bool:
    return _values_shown(result, texts) > 0


def _quoted(result: PublicResult) -> str:
    return " ".join(citation.quote for citation in result.answer.citations) if result.answer else ""


def _refused(result: PublicResult) -> bool:
    return result.answer is not None and result.answer.status is Status.REFUSED


def _told_answerable(result: PublicResult) -> bool:
    """Whether the question was answered; where it raised, the opposite of what would have been right."""
    return not result.case.answerable if result.answer is None else not _refused(result)
