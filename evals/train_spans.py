"""Fitting the span head to public sets, and how it does on articles that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.choosing.selection import READ, select
from bot.finding.find import Search
from bot.questions.query import understand
from bot.settings import Settings
from bot.spans.features import Features, features_of
from bot.spans.head import SpanHead, Weights
from bot.spans.phrases import Phrase
from bot.spans.sought import sought_in
from corpus.errors import CorpusError
from evals.public import open_public
from evals.public_set import PublicCase, PublicSet
from evals.train_data import groups_of
from evals.wording import holds, token_f1
from index.progress import Progress

_Rows = NDArray[np.float64]
# Features seen less often in the phrases are left out.
SEEN = 40
# A phrase that shares so much of its words (token F1) with a right answer is half right where none is right.
CLOSE = 0.6
# Strength of the penalty on squared weights, of inputs with spread 1.
DECAY = 0.02
FOLDS = 4
DECIMALS = 3


@dataclass(frozen=True, eq=False)
class SpanExample:
    """A question with the phrases of a sentence that holds its answer: features of each, and token F1 (p,)."""

    group: str
    found: tuple[tuple[Phrase, Features], ...]
    right: _Rows

    @property
    def features(self) -> tuple[Features, ...]:
        """Of each phrase."""
        return tuple(features for _, features in self.found)


def read_span_examples(public: PublicSet, settings: Settings, progress: Progress) -> list[SpanExample]:
    """The answerable questions with short answers, of which one is in a sentence that was found."""
    groups = groups_of(public)
    cases = [case for case in public.cases if case.answerable and case.answers]
    search = open_public(public, settings, progress).search()
    progress.start(len(cases), "Reading sentences")
    try:
        found: list[SpanExample] = []
        for case in cases:
            found += _example(case, groups[case.id], search)
            progress.advance(1)
    finally:
        progress.finish()
    return found


def fit_spans(examples: Sequence[SpanExample]) -> Weights:
    """The weights that make the right phrases likeliest, by softmax over each sentence's. Raises CorpusError."""
    from scipy.optimize import minimize

    fitting = [one for one in examples if one.right.max(initial=0.0) > CLOSE]
    if not fitting:
        raise CorpusError(
            "sets without short answers that stand in a sentence",
            expected="answerable questions with answers, such as SQuAD's",
            todo="name other sets with --public",
        )
    counts = Counter(name for one in fitting for features in one.features for name in features)
    names = sorted(name for name, count in counts.items() if count >= min(SEEN, len(fitting)))
    rows = np.concatenate([_rows(one.features, names) for one in fitting])
    spread = rows.std(axis=0) + 1e-6
    rows = rows / spread
    wanted = np.concatenate([_wanted(one.right) for one in fitting])
    sizes = np.array([len(one.right) for one in fitting])
    starts = np.cumsum(sizes) - sizes

    def loss(weights: _Rows) -> tuple[float, _Rows]:
        scores = rows @ weights
        scores = scores - np.repeat(np.maximum.reduceat(scores, starts), sizes)
        raised = np.exp(scores)
        total = np.add.reduceat(raised, starts)
        chances = raised / np.repeat(total, sizes)
        value = float(np.log(total).sum() - wanted @ scores) / len(sizes) + DECAY * float(weights @ weights) / 2
        return value, rows.T @ (chances - wanted) / len(sizes) + DECAY * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / spread
    values = np.round(best, DECIMALS).tolist()
    return Weights(weights={name: value for name, value in zip(names, values, strict=True) if value})


def held_out_spans(examples: Sequence[SpanExample]) -> str:
    """A table: how many questions get a phrase at some certainty, its token F1, and how often it is wholly wrong."""
    groups = sorted({one.group for one in examples})
    folds = {group: number % FOLDS for number, group in enumerate(groups)}
    judged: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        head = SpanHead(fit_spans([one for one in examples if folds[one.group] != fold]))
        judged += [_judged(head, one) for one in examples if folds[one.group] == fold]
    return "\n".join(_lines(judged))


def _lines(judged: Sequence[tuple[float, float]]) -> Iterable[str]:
    yield f"{'from':<8}{'share':>8}{'F1':>8}{'exact':>8}{'wrong':>8}   of {len(judged)} questions"
    for sure in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        shown = np.array([right for chance, right in judged if chance >= sure])
        if len(shown):
            row = (len(shown) / len(judged), shown.mean(), (shown == 1).mean(), (shown == 0).mean())
            yield f"{sure:<8}" + "".join(f"{value:>8.3f}" for value in row)


def _judged(head: SpanHead, example: SpanExample) -> tuple[float, float]:
    span = head.choose(example.found)
    return span.probability, float(example.right[[phrase for phrase, _ in example.found].index(span.phrase)])


def _example(case: PublicCase, group: str, search: Search) -> Iterator[SpanExample]:
    query, _ = search.prepared(understand(case.question, case.history)[0])
    answers = [answer for value in case.answers for answer in value]
    evidence = select(query, search.hits(query), search.snapshot)[:READ]
    holding = (one for one in evidence if one.article.id in case.docs and holds(one.text, answers))
    for one in holding:
        found = features_of(sought_in(query, one, search.reranker, search.snapshot))
        texts = [one.text[phrase.start : phrase.end] for phrase, _ in found]
        if texts:
            right = np.array([token_f1(text, answers) for text in texts])
            yield SpanExample(group, tuple(found), right)
        return


def _rows(features: Sequence[Features], names: Sequence[str]) -> _Rows:
    return np.array([[one.get(name, 0.0) for name in names] for one in features])


def _wanted(right: _Rows) -> _Rows:
    """How likely each phrase should be (p,): all that fit best alike, and those that are close a little."""
    wanted = np.where(right >= right.max(), 1.0, np.where(right > CLOSE, 0.3 * right, 0.0))
    return np.asarray(wanted / wanted.sum(), np.float64)
