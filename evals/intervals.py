"""Statistics over cases with 95% intervals.

A statistic takes rows (b, n, c) float64, b resamples of n cases with c columns, and gives (b,), NaN where it is not
defined. The interval is the percentile bootstrap over cases (Efron 1979, "Bootstrap Methods: Another Look at the
Jackknife"), always with the same resamples, so that equal results give equal intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from evals.results import Score

Rows = npt.NDArray[np.float64]
Statistic = Callable[[Rows], Rows]

RESAMPLES = 1000
SEED = 2026
LOW, HIGH = 0.025, 0.975
# Resampled numbers held at once; more would only cost memory.
CHUNK = 4_000_000


def score(name: str, rows: Iterable[Sequence[float]], statistic: Statistic) -> Score:
    """The statistic over one row for each case, with its interval; None where it is not defined."""
    table = np.array(list(rows), dtype=np.float64)
    if not len(table):
        return Score(name=name, value=None, low=None, high=None, cases=0)
    value = float(statistic(table[np.newaxis])[0])
    if np.isnan(value):
        return Score(name=name, value=None, low=None, high=None, cases=len(table))
    low, high = np.nanquantile(_resampled(table, statistic), [LOW, HIGH])
    return Score(name=name, value=value, low=float(low), high=float(high), cases=len(table))


def _resampled(table: Rows, statistic: Statistic) -> Rows:
    """(RESAMPLES,) values of the statistic, each over as many cases drawn with replacement."""
    random = np.random.default_rng(SEED)
    step = max(1, CHUNK // table.size)
    sizes = [min(step, RESAMPLES - first) for first in range(0, RESAMPLES, step)]
    return np.concatenate([statistic(table[random.integers(0, len(table), (size, len(table)))]) for size in sizes])


def mean(rows: Rows) -> Rows:
    """Mean of the first column."""
    return np.asarray(rows[..., 0].mean(axis=-1))


def ratio(rows: Rows) -> Rows:
    """Sum of the first column over the sum of the second."""
    return _divided(rows[..., 0].sum(axis=-1), rows[..., 1].sum(axis=-1))


def median(rows: Rows) -> Rows:
    """Median of the first column, interpolated linearly."""
    return np.asarray(np.quantile(rows[..., 0], 0.5, axis=-1))


def percentile_95(rows: Rows) -> Rows:
    """95th percentile of the first column, interpolated linearly."""
    return np.asarray(np.quantile(rows[..., 0], 0.95, axis=-1))


def risks(rows: Rows) -> Rows:
    """(b, n) share wrong among the k surest cases, k = 1 … n. Columns: confidence, wrong (0 or 1).

    Equal confidences keep the order of the cases.
    """
    order = np.argsort(-rows[..., 0], axis=-1, kind="stable")
    wrong = np.take_along_axis(rows[..., 1], order, axis=-1)
    return np.asarray(np.cumsum(wrong, axis=-1) / np.arange(1, rows.shape[-2] + 1))


def risk_area(rows: Rows) -> Rows:
    """Area under the risk–coverage curve: mean of the risk over k = 1 … n; 0 is best. Columns as in `risks`.

    El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective Classification"; the mean over k as in
    Geifman et al. 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers".
    """
    return np.asarray(risks(rows).mean(axis=-1))


def auroc(rows: Rows) -> Rows:
    """Chance that a positive case scores above a negative one, ties half. Columns: score, positive (0 or 1).

    (R − p(p + 1) / 2) / pq with R the sum of the ranks of p positives among q negatives; Hanley and McNeil 1982, "The
    Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve".
    """
    positive = rows[..., 1]
    positives = positive.sum(axis=-1)
    negatives = rows.shape[-2] - positives
    ranks = (rankdata(rows[..., 0], axis=-1) * positive).sum(axis=-1)
    return _divided(ranks - positives * (positives + 1) / 2, positives * negatives)


def balanced_accuracy(rows: Rows) -> Rows:
    """Mean of the shares of both classes that are told right. Columns: positive, told positive (each 0 or 1)."""
    positive, told = rows[..., 0], rows[..., 1]
    sensitivity = _divided((positive * told).sum(axis=-1), positive.sum(axis=-1))
    specificity = _divided(((1 - positive) * (1 - told)).sum(axis=-1), (1 - positive).sum(axis=-1))
    return (sensitivity + specificity) / 2


def misses_at_5_percent(rows: Rows) -> Rows:
    """Share of positives that must be let go so that at most 5% of the negatives pass. Columns: score, positive.

    The threshold is the smallest score that at most 5% of the negatives exceed; a case passes above it.
    """
    scores, positive = rows[..., 0], rows[..., 1]
    negatives = np.sort(np.where(positive == 1, np.inf, scores), axis=-1)
    count = (positive == 0).sum(axis=-1)
    place = np.clip(np.ceil(0.95 * count).astype(int) - 1, 0, rows.shape[-2] - 1)
    threshold = np.take_along_axis(negatives, place[..., np.newaxis], axis=-1)
    missed = ((scores <= threshold) * positive).sum(axis=-1)
    return np.where(count > 0, _divided(missed, positive.sum(axis=-1)), np.nan)


def _divided(above: Rows, below: Rows) -> Rows:
    """Above / below, NaN where below is 0."""
    return np.asarray(np.divide(above, below, out=np.full(above.shape, np.nan), where=below != 0))
