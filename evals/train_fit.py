"""Fitting the reader's linear models by maximum likelihood; the same examples give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.choosing.doubt import DOUBTS, doubts_of
from bot.choosing.evidence import Evidence
from bot.choosing.extent import beside_best, breadth_table, extent_table
from bot.choosing.reader import BREADTH, EXTENT, Linear, Reading, Weights
from bot.choosing.reader_features import FEATURES
from bot.finding.order import READER_UNIT, SCORE_SHARE
from corpus.errors import CorpusError
from evals.public_set import OFF_TOPIC
from evals.train_data import Example

Rows = NDArray[np.float64]
# What each model sees, of FEATURES: chosen by held-out figures from about fifty, of which the rest changed none of
# them by more than chance.
ORDER = (
    *("score", "least_word", "about_question", "question_word", "short_answer", "aligned"),
    *("names_missing", "missing_around", "missing_in_passage"),
)
TOPIC = ("similarity", "dense", "passage_similarity", "missing_in_passage")
ANSWER = (
    *("score", "dense", "least_word", "missing_in_passage", "names_missing_in_passage", "numbers_missing"),
    *("largest_missing", "opposed", "denied"),
)
# What the answerable questions, the near misses and the off-topic ones weigh together: the reader's probabilities hold
# for such a mix.
SHARES = {"answerable": 0.5, "near": 0.25, OFF_TOPIC: 0.25}
# What answerable questions of sets without near misses weigh among all where near misses are told from answers. With as
# much as there are of them, the model learns which set a question is of: AUROC among near misses, held out over eight
# parts of the articles, .733 for .740.
ELSEWHERE = 0.2
# How much of what the doubts weigh by the fit they are given. With all of it .027 of SQuAD 2.0's answerable questions
# are less sure than one in twenty of the off-topic ones, with this much .022, without doubts .017; the AUROC among near
# misses is .760, .756 and .723 (all of it fitted).
TRUSTED = 2 / 3
# What the questions for which people chose sentences, and those with one short answer, weigh together where the extent
# of an answer is learnt.
CHOSEN, SHORT = 1 / 3, 2 / 3
# Strength of the penalty on squared weights (of inputs with spread 1, beside 1,000 questions).
DECAY = 30.0
DECIMALS = 3


def fit_reader(examples: Sequence[Example]) -> Weights:
    """All of the models; there must be answerable questions, near misses and off-topic ones."""
    order = fit_order([one for one in examples if one.answerable and one.holds.any()])
    places = [int(order(one.table).argmax()) for one in examples]
    best = np.array([one.table[place] for one, place in zip(examples, places, strict=True)], np.float64)
    first = [one.evidence[place] for one, place in zip(examples, places, strict=True)]
    doubts = [doubts_of(one.query, e.text) for one, e in zip(examples, first, strict=True)]
    kinds = [kind_of(one) for one in examples]
    weights = np.array([1000 * SHARES[kind] / kinds.count(kind) for kind in kinds])
    told = weights * _told_apart(examples)
    there = np.array([kind != OFF_TOPIC for kind in kinds])
    answerable = np.array([one.answerable for one in examples])
    answer = fit_probability(ANSWER, best[there], answerable[there], told[there])
    doubted = np.column_stack([answer(best[there].astype(np.float32)), np.array(doubts, np.float64)[there]])
    return Weights(
        order=order,
        topic=fit_probability(TOPIC, best, there, weights),
        answer=answer,
        doubt=_fit_doubt(doubted, answerable[there], told[there]),
        extent=fit_extent([one for one in examples if one.answerable], order),
        breadth=fit_breadth([one for one in examples if one.answerable], order),
    )


def check_examples(examples: Sequence[Example]) -> None:
    """Raise CorpusError where the examples lack a kind that the models must tell apart."""
    lacking = [kind for kind in SHARES if not any(kind_of(one) == kind for one in examples)]
    if not any(one.answerable and one.holds.any() for one in examples):
        lacking.append("answers that stand in a sentence")
    if lacking:
        raise CorpusError(
            f"sets without {', '.join(lacking)}",
            expected="answerable questions with answers, near misses, and documents of two articles at least",
            todo="name more sets with --public",
        )


def kind_of(example: Example) -> str:
    """Its key in SHARES."""
    if example.answerable:
        return "answerable"
    return OFF_TOPIC if example.kind == OFF_TOPIC else "near"


def _fit_doubt(rows: Rows, labels: NDArray[np.bool_], weights: Rows) -> Linear:
    """What DOUBTS (n, 1 + d), after the log-odds that the sentence answers, add to these where there are any."""
    names = ("answer", *DOUBTS)
    scale, *found = fit_probability(names, rows, labels, weights, names).weights.values()
    values = {name: round(TRUSTED * value / scale, DECIMALS) for name, value in zip(DOUBTS, found, strict=True)}
    return Linear(intercept=0.0, weights=values)


def _told_apart(examples: Sequence[Example]) -> Rows:
    """What each answerable question (n,) is to count for beside the others so that ELSEWHERE holds; 1 of all others."""
    with_near = {one.set for one in examples if kind_of(one) == "near"}
    apart = np.array([one.answerable and one.set not in with_near for one in examples])
    beside = np.array([one.answerable and one.set in with_near for one in examples])
    if not apart.any() or not beside.any():
        return np.ones(len(examples))
    total = apart.sum() + beside.sum()
    factors = np.where(apart, ELSEWHERE * total / apart.sum(), (1 - ELSEWHERE) * total / beside.sum())
    return np.where(apart | beside, factors, 1.0)


def fit_order(examples: Sequence[Example]) -> Linear:
    """Orders the sentences of a question: softmax over them, any that holds an answer being right."""
    counts = np.array([len(one.table) for one in examples])
    starts = np.cumsum(counts) - counts
    right = np.concatenate([one.holds for one in examples]).astype(np.float64)

    def loss(scores: Rows) -> tuple[float, Rows]:
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
        total, held = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts)
        slope = raised / np.repeat(total, counts) - raised * right / np.repeat(held, counts)
        return float(np.log(total / held).sum()), slope

    return _fitted(ORDER, np.concatenate([one.table for one in examples]).astype(np.float64), loss)


def fit_extent(examples: Sequence[Example], order: Linear) -> Linear:
    """Tells sentences that are part of the answer too from others of the article of the best one.

    Of a question with a short answer that is one that holds it where the best one doesn't.
    """
    rows, labels = [], []
    for one in examples:
        read = _in_order(one, order)
        others = beside_best(read)
        held = {(e.article.id, e.span) for e, holds in zip(one.evidence, one.holds, strict=True) if holds}
        answered = (read[0].article.id, read[0].span) in held and not one.chosen
        rows.append(extent_table(one.query, read, others))
        labels += [(e.article.id, e.span) in held and not answered for e in others]
    weights = np.repeat(_by_answer(examples), [len(table) for table in rows])
    return fit_probability(EXTENT, np.concatenate(rows).astype(np.float64), np.array(labels), weights, EXTENT)


def fit_breadth(examples: Sequence[Example], order: Linear) -> Linear:
    """Tells questions for which people chose sentences from those with one short answer."""
    read = [_in_order(one, order) for one in examples]
    rows = [breadth_table(one.query, found, beside_best(found)) for one, found in zip(examples, read, strict=True)]
    labels = np.array([one.chosen for one in examples])
    return fit_probability(BREADTH, np.concatenate(rows).astype(np.float64), labels, _by_answer(examples), BREADTH)


def _in_order(example: Example, order: Linear) -> list[Evidence]:
    """Its sentences, read and ordered as Search.read does."""
    readings = (Reading(value, 1.0, 1.0) for value in order(example.table).tolist())
    read = [(replace(e, reading=r), r.order) for e, r in zip(example.evidence, readings, strict=True)]
    return [e for e, order in sorted(read, key=lambda pair: -SCORE_SHARE * pair[0].score - READER_UNIT * pair[1])]


def _by_answer(examples: Sequence[Example]) -> Rows:
    """What each question weighs (n,) so that CHOSEN and SHORT hold."""
    counts = {chosen: sum(one.chosen is chosen for one in examples) for chosen in (True, False)}
    shares = {True: CHOSEN, False: SHORT}
    return np.array([1000 * shares[one.chosen] / counts[one.chosen] for one in examples])


def fit_probability(
    names: Sequence[str], rows: Rows, labels: NDArray[np.bool_], weights: Rows, columns: Sequence[str] = FEATURES
) -> Linear:
    """Tells labelled rows (n, f) from others: logistic loss, each row with its weight (n,)."""
    signs = np.where(labels, 1.0, -1.0)

    def loss(scores: Rows) -> tuple[float, Rows]:
        margins = signs * scores
        return float(weights @ np.logaddexp(0, -margins)), -weights * signs * np.exp(-np.logaddexp(0, margins))

    return _fitted(names, rows, loss, columns)


def _fitted(
    names: Sequence[str], rows: Rows, loss: Callable[[Rows], tuple[float, Rows]], columns: Sequence[str] = FEATURES
) -> Linear:
    """The weights of the named columns that make the loss of rows' scores, which gives its slope too, least."""
    from scipy.optimize import minimize

    inputs = rows[:, [columns.index(name) for name in names]]
    spread = inputs.std(axis=0) + 1e-3
    inputs = np.column_stack([inputs / spread, np.ones(len(inputs))])
    decayed = np.array([*np.full(len(names), DECAY), 1e-3])

    def penalised(weights: Rows) -> tuple[float, Rows]:
        value, slope = loss(inputs @ weights)
        return value + float(decayed @ weights**2) / 2, inputs.T @ slope + decayed * weights

    best = minimize(penalised, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    values = np.round(best[:-1] / spread, DECIMALS).tolist()
    return Linear(intercept=round(float(best[-1]), DECIMALS), weights=dict(zip(names, values, strict=True)))
