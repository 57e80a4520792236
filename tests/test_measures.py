"""Every measure on numbers worked out by hand."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.types import Retrieved, Status
from corpus.types import Passage
from evals import measures
from evals.case import Case, Cite, Kind
from evals.intervals import (
    Rows,
    auroc,
    balanced_accuracy,
    mean,
    median,
    misses_at_5_percent,
    percentile_95,
    ratio,
    risk_area,
    risks,
    score,
)
from evals.measures import risk_coverage, scores
from evals.ranking import ranking, ranking_values, relevant_passages
from evals.results import Result, Score
from evals.wording import exact_match, holds, token_f1
from index.store import Snapshot
from tests.answers import CASE, NOT_THERE, OIL, REFUSED, RIGHT, SHARE, changed, citation, judged, sentence
from tests.articles import AKTAU, ITALY

NAMES = """answer_right answer_and_source short_exact_match short_f1 answer_sentence recall_at_1 recall_at_5
    recall_at_10 mrr ndcg_at_10 citation_precision citation_recall span_exactness number_accuracy abstention_precision
    abstention_recall abstention_f1 aurc disagreement_recall answer_words latency_p50 latency_p95""".split()


def by_name(results: list[Result], snapshot: Snapshot) -> dict[str, Score]:
    return {found.name: found for found in scores(results, snapshot)}


def rows(*values: tuple[float, ...]) -> Rows:
    return np.array([values], dtype=np.float64)


def passage_at(snapshot: Snapshot, article: str, paragraph: int) -> Passage:
    return next(p for p in snapshot.all_passages() if (p.article_id, p.paragraph) == (article, paragraph))


def hit(passage: Passage) -> Retrieved:
    return Retrieved(article=passage.article_id, start=passage.start, end=passage.end, score=0.0)


@pytest.mark.parametrize(
    ("said", "golds", "exact", "f1"),
    [
        ("The $6.9 billion!", ["$6.9 billion"], 1.0, 1.0),
        ("oil", ["the oil", "gas"], 1.0, 1.0),
        ("crude oil exports", ["oil"], 0.0, 0.5),  # p 1/3, r 1/1
        ("oil oil", ["oil gas"], 0.0, 0.5),  # one oil in common of two and two
        ("gas", ["oil"], 0.0, 0.0),
        ("", ["oil"], 0.0, 0.0),
        ("oil", [], 0.0, 0.0),
        ("crude oil", ["gas", "oil"], 0.0, 2 / 3),  # the best gold: p 1/2, r 1/1
    ],
)
def test_exact_match_and_token_f1(said: str, golds: list[str], exact: float, f1: float) -> None:
    assert exact_match(said, golds) == exact
    assert token_f1(said, golds) == pytest.approx(f1)


@given(st.text(), st.text())
def test_token_f1_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert token_f1(one, [other]) == token_f1(other, [one])
    assert 0 <= token_f1(one, [other]) <= 1
    assert token_f1(one, [one]) == 1


@pytest.mark.parametrize(
    ("text", "gold", "found"),
    [("It was 12.1%.", "12.1 %", True), ("It was 112.1%.", "12.1%", False), ("the oil of Italy", "oil Italy", False)],
)
def test_a_gold_stands_in_whole_words(text: str, gold: str, found: bool) -> None:
    assert holds(text, [gold]) is found
    assert not holds(text, ["", "the"])


def test_statistics() -> None:
    assert mean(rows((1,), (0,), (0,), (1,)))[0] == 0.5
    assert ratio(rows((1, 2), (2, 2)))[0] == 0.75
    assert np.isnan(ratio(rows((0, 0)))[0])
    assert median(rows((1,), (2,), (10,)))[0] == 2
    assert percentile_95(rows(*((n,) for n in range(101))))[0] == 95
    # Three of four positives and one of two negatives told right.
    told = rows((1, 1), (1, 1), (1, 1), (1, 0), (0, 0), (0, 1))
    assert balanced_accuracy(told)[0] == pytest.approx((3 / 4 + 1 / 2) / 2)
    assert np.isnan(balanced_accuracy(rows((1, 1)))[0])


def test_risks_and_their_area() -> None:
    table = rows((0.5, 1), (0.9, 0), (0.7, 1), (0.1, 0))  # by confidence: right, wrong, wrong, right
    assert risks(table)[0].tolist() == pytest.approx([0, 1 / 2, 2 / 3, 2 / 4])
    assert risk_area(table)[0] == pytest.approx((0 + 1 / 2 + 2 / 3 + 1 / 2) / 4)


def test_auroc_counts_pairs_and_ties_half() -> None:
    # Pairs (0.9, 0.5), (0.9, 0.9), (0.4, 0.5), (0.4, 0.9): right, tie, wrong, wrong.
    assert auroc(rows((0.9, 1), (0.5, 0), (0.4, 1), (0.9, 0)))[0] == pytest.approx(1.5 / 4)
    assert np.isnan(auroc(rows((0.9, 1), (0.5, 1)))[0])


def test_misses_at_5_percent() -> None:
    negatives = [(n / 20, 0.0) for n in range(20)]  # 0.95 may pass, so the threshold is 0.90
    positives = [(0.90, 1.0), (0.91, 1.0), (0.2, 1.0), (0.99, 1.0)]
    assert misses_at_5_percent(rows(*negatives, *positives))[0] == 0.5
    assert np.isnan(misses_at_5_percent(rows(*positives))[0])


def test_intervals_hold_the_value_and_are_always_the_same() -> None:
    table = [(float(n % 3 == 0),) for n in range(60)]
    found = score("share", table, mean)
    assert found == score("share", table, mean)
    assert found.value == pytest.approx(1 / 3)
    assert found.low is not None and found.high is not None
    # The normal approximation: 1/3 ± 1.96 √(1/3 · 2/3 / 60) = ± 0.119.
    assert found.low == pytest.approx(1 / 3 - 0.119, abs=0.02)
    assert found.high == pytest.approx(1 / 3 + 0.119, abs=0.02)
    assert score("one", [(1.0,)], mean) == Score(name="one", value=1.0, low=1.0, high=1.0, cases=1)
    assert score("none", [], mean) == Score(name="none", value=None, low=None, high=None, cases=0)
    assert score("all", [(0.5, 1.0)], auroc).value is None


def test_resampling_in_pieces_gives_finite_intervals() -> None:
    found = score("many", [(float(n % 2), 1.0) for n in range(5000)], ratio)
    assert found.low is not None and found.high is not None and found.low < 0.5 < found.high


def test_relevant_passages_are_of_paragraphs_with_the_words(small: Snapshot) -> None:
    assert [p.paragraph for p in relevant_passages(CASE, small)] == [1]
    # Both paragraphs name Italy; the second holds all that is to be cited.
    both = CASE.model_copy(update={"cite": (Cite(article="italy", words=(("Italy",), ("$6.9 billion",))),)})
    assert [p.paragraph for p in relevant_passages(both, small)] == [2]
    # No paragraph holds both, so each is relevant.
    apart = CASE.model_copy(update={"cite": (Cite(article="italy", words=(("12.1%",), ("$6.9 billion",))),)})
    assert [p.paragraph for p in relevant_passages(apart, small)] == [1, 2]
    nowhere = CASE.model_copy(update={"cite": (Cite(article="spain", words=(("12.1%",),)),)})
    assert relevant_passages(nowhere, small) == ()


def test_ranking_measures(small: Snapshot) -> None:
    first, second = passage_at(small, "italy", 1), passage_at(small, "italy", 2)
    other, fair = passage_at(small, "aktau", 1), passage_at(small, "fair", 1)
    case = CASE.model_copy(update={"cite": (Cite(article="italy", words=(("12.1%",), ("$6.9 billion",))),)})
    answer = changed(RIGHT, retrieved=tuple(hit(p) for p in (other, first, fair, second)))
    values = ranking_values([judged(case, answer, small), judged(case, None, small)], small)
    assert values["recall_at_1"] == [0, 0]
    assert values["recall_at_5"] == values["recall_at_10"] == [1, 0]
    assert values["mrr"] == [0.5, 0]
    ideal = 1 + 1 / log2(3)
    assert values["ndcg_at_10"] == [pytest.approx((1 / log2(3) + 1 / log2(5)) / ideal), 0]


def test_a_piece_over_several_relevant_passages_counts_once(small: Snapshot) -> None:
    first, second = passage_at(small, "italy", 1), passage_at(small, "italy", 2)
    whole = Retrieved(article="italy", start=0, end=len(ITALY.text), score=1.0)
    wanted, scored = ranking([first, second], [whole, hit(second)])
    assert wanted == {first.id: 1}
    assert scored == {first.id: -1.0, "rank 2": -2.0}


def test_no_cases_have_all_measures_and_no_values(small: Snapshot) -> None:
    found = scores([], small)
    assert [one.name for one in found] == NAMES
    assert all((one.value, one.low, one.high, one.cases) == (None, None, None, 0) for one in found)


def test_all_right(small: Snapshot) -> None:
    found = by_name([judged(CASE, RIGHT, small), judged(NOT_THERE, REFUSED, small)], small)
    ones = set(NAMES) - {"aurc", "disagreement_recall", "answer_words", "latency_p50", "latency_p95"}
    assert {name: found[name].value for name in ones} == dict.fromkeys(ones, 1.0)
    assert found["answer_right"].cases == 2 and found["short_f1"].cases == found["mrr"].cases == 1
    assert found["answer_words"].value == len(f"12.1% – {SHARE}".split())
    assert found["aurc"].value == pytest.approx((0 + 1 / 2) / 2)  # the refusal is the less sure one
    assert found["disagreement_recall"].value is None


def test_all_refused(small: Snapshot) -> None:
    found = by_name([judged(CASE, REFUSED, small), judged(NOT_THERE, REFUSED, small)], small)
    assert found["answer_right"].value == 0.5
    assert [found[name].value for name in ("short_exact_match", "short_f1", "answer_sentence")] == [0, 0, 0]
    assert found["abstention_precision"].value == 0.5
    assert found["abstention_recall"].value == 1
    assert found["abstention_f1"].value == pytest.approx(2 / 3)
    assert found["aurc"].value == 1
    for name in ("citation_precision", "citation_recall", "span_exactness", "number_accuracy", "answer_words"):
        assert (found[name].value, found[name].cases) == (None, 0)


def test_never_refused(small: Snapshot) -> None:
    found = by_name([judged(CASE, RIGHT, small), judged(NOT_THERE, RIGHT, small)], small)
    assert found["answer_right"].value == 0.5
    assert found["abstention_precision"].value is None
    assert (found["abstention_recall"].value, found["abstention_f1"].value) == (0, 0)


def test_a_case_that_raised_counts_as_wrong(small: Snapshot) -> None:
    found = by_name([judged(CASE, RIGHT, small), judged(CASE, None, small)], small)
    halves = "answer_right answer_and_source short_f1 answer_sentence mrr citation_precision citation_recall".split()
    assert {name: found[name].value for name in halves} == dict.fromkeys(halves, 0.5)
    assert found["span_exactness"].value == found["number_accuracy"].value == 1
    assert found["aurc"].value == pytest.approx(0.25)
    assert measures.abstention_recall([judged(NOT_THERE, None, small)]) == [(0.0,)]


def test_right_with_another_source_is_not_right_and_sourced(small: Snapshot) -> None:
    elsewhere = changed(RIGHT, citations=(citation(1, AKTAU, 1),))
    found = by_name([judged(CASE, elsewhere, small)], small)
    assert (found["answer_right"].value, found["answer_and_source"].value) == (1, 0)
    assert found["answer_sentence"].value == 0


def test_spans_and_numbers_are_counted_one_by_one(small: Snapshot) -> None:
    two = changed(
        RIGHT,
        short_answer=None,
        answer=f"{SHARE} [1] {OIL} [2]",
        sentences=(sentence(SHARE, 1), sentence(OIL, 2)),
        citations=(citation(1, ITALY, 1), citation(2, ITALY, 2)),
    )
    moved = two.citations[1].model_copy(update={"start": two.citations[1].start + 1})
    broken = changed(two, citations=(two.citations[0], moved))
    results = [judged(CASE, two, small), judged(CASE, broken, small)]
    assert by_name(results, small)["span_exactness"].value == pytest.approx(3 / 4)
    oil = OIL.replace("$6.9", "$7.9")
    wrong = changed(two, answer=f"{SHARE} [1] {oil} [2]", sentences=(sentence(SHARE, 1), sentence(oil, 2)))
    assert measures.number_accuracy([judged(CASE, two, small), judged(CASE, wrong, small)]) == [(3, 3), (2, 3)]


def test_citation_precision_and_recall(small: Snapshot) -> None:
    share, oil, port = citation(1, ITALY, 1), citation(2, ITALY, 2), citation(3, AKTAU, 1)
    both = "Italy accounted for 12.1% and exports from Kazakhstan came to $6.9 billion."
    answer = changed(
        RIGHT,
        citations=(share, oil, port),
        sentences=(
            sentence(SHARE, 1, 2),  # carried; the first quote alone carries it, the second adds nothing
            sentence(both, 1, 2, 3),  # carried; the first two are needed, the third is not
            sentence(OIL, 3),  # not carried
            sentence(OIL),  # not cited
        ),
    )
    results = [judged(CASE, answer, small)]
    assert measures.citation_recall(results) == [(2 / 4,)]
    assert measures.citation_precision(results) == [(3 / 6,)]


def test_a_worked_out_figure_counts_as_quoted_but_needs_a_quote(small: Snapshot) -> None:
    text = "Exports less $2 billion came to $4.9 billion."
    computed = ({"text": "$6.9 billion less $2 billion = $4.9 billion", "operands": ()},)
    for cited, recall in ((1,), 1.0), ((), 0.0):
        answer = changed(
            RIGHT, citations=(citation(1, ITALY, 2),), sentences=(sentence(text, *cited),), computed=computed
        )
        assert measures.citation_recall([judged(CASE, answer, small)]) == [(recall,)]


def test_disagreement_recall(small: Snapshot) -> None:
    conflict = Case(id="c", kind=Kind.CONFLICT, question="?", must=(("12\\.1",), ("6\\.9",)))
    flagged = changed(RIGHT, status=Status.CONFLICT)
    all_values = changed(RIGHT, answer=f"12.1% – {SHARE} [1] $6.9 billion")
    results = [judged(conflict, answer, small) for answer in (RIGHT, flagged, all_values, REFUSED, None)]
    assert measures.disagreement_recall([*results, judged(CASE, RIGHT, small)]) == [(0,), (1,), (1,), (0,), (0,)]


def test_the_risk_coverage_curve(small: Snapshot) -> None:
    sure_and_wrong = changed(RIGHT, answer="13%", confidence=0.95)
    unknown = changed(RIGHT, confidence=None)
    results = [judged(CASE, answer, small) for answer in (RIGHT, sure_and_wrong, REFUSED, unknown)]
    curve = risk_coverage(results)
    assert curve.coverage == pytest.approx((1 / 3, 2 / 3, 1))
    assert curve.risk == pytest.approx((1, 1 / 2, 2 / 3))
    assert risk_coverage([]).risk == ()


def test_latency(small: Snapshot) -> None:
    found = by_name([judged(CASE, RIGHT, small, milliseconds=float(n)) for n in range(101)], small)
    assert (found["latency_p50"].value, found["latency_p95"].value) == (50, 95)
