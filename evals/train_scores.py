"""How readers do on articles that they were not fitted to, beside the order without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.choosing.doubt import doubts_of
from bot.choosing.reader import Reader, Reading
from evals.intervals import auroc, mean, misses_at_5_percent, score
from evals.public_set import OFF_TOPIC
from evals.train_data import Example, folds_of
from evals.train_fit import fit_reader

Row = tuple[float, ...]
# Parts of the articles, each judged by a reader fitted to the others.
FOLDS = 5


@dataclass(frozen=True, eq=False)
class Judged:
    """An example with a reading of each of its sentences; without a reader, their scores stand for these."""

    example: Example
    readings: tuple[Reading, ...]

    @property
    def order(self) -> list[int]:
        """Places of the sentences, best first."""
        return sorted(range(len(self.readings)), key=lambda place: -self.readings[place].order)

    @property
    def sure(self) -> float:
        """Confidence in the best one."""
        return self.readings[self.order[0]].sure


def held_out_scores(examples: Sequence[Example]) -> str:
    """A table: set and measure, without a reader, with one that was not fitted to the article, and questions."""
    folds = folds_of(examples, FOLDS)
    plain, held = [], []
    for fold in range(FOLDS):
        reader = Reader(fit_reader([one for one in examples if folds[one.group] != fold]))
        inside = [one for one in examples if folds[one.group] == fold]
        held += [Judged(one, judged(reader, one)) for one in inside]
        plain += [
            Judged(one, tuple(Reading(score, score, 1.0) for score in one.table[:, 0].tolist())) for one in inside
        ]
    return "\n".join(_lines(plain, held))


def judged(reader: Reader, example: Example) -> tuple[Reading, ...]:
    """A reading of each sentence, that of the first with what speaks against it."""
    readings = list(reader.judge(example.table))
    best = max(range(len(readings)), key=lambda place: readings[place].order)
    doubts = doubts_of(example.query, example.evidence[best].text)
    readings[best] = reader.doubting(readings[best], doubts)
    return tuple(readings)


def _lines(plain: Sequence[Judged], held: Sequence[Judged]) -> Iterable[str]:
    yield f"{'':<44}{'without':>9}{'held out':>10}{'questions':>11}"
    for name in sorted({one.example.set for one in plain}):
        own = [[one for one in group if one.example.set == name] for group in (plain, held)]
        for label, rows, statistic in MEASURES:
            before, after = (score(label, rows(group), statistic) for group in own)
            if before.value is not None and after.value is not None:
                yield f"{name[:14]:<16}{label:<28}{before.value:>9.3f}{after.value:>10.3f}{after.cases:>11}"


def sentence_first(rows: Iterable[Judged]) -> list[Row]:
    """1 where the first sentence is of a document that answers and holds an answer."""
    return [(float(one.example.holds[one.order[0]]),) for one in rows if one.example.holds.any()]


def sentence_in_two(rows: Iterable[Judged]) -> list[Row]:
    """1 where one of the first two sentences is such a one."""
    return [(float(one.example.holds[one.order[:2]].any()),) for one in rows if one.example.holds.any()]


def document_first(rows: Iterable[Judged]) -> list[Row]:
    """1 where the first sentence is of a document that answers."""
    return [(float(one.example.right[one.order[0]]),) for one in rows if one.example.answerable]


def near_misses(rows: Iterable[Judged]) -> list[Row]:
    """Confidence of answerable questions and near misses, and which they are."""
    return _sure([one for one in rows if one.example.kind != OFF_TOPIC])


def off_topic(rows: Iterable[Judged]) -> list[Row]:
    """Confidence of answerable and off-topic questions, and which they are."""
    return _sure([one for one in rows if one.example.answerable or one.example.kind == OFF_TOPIC])


def _sure(rows: Sequence[Judged]) -> list[Row]:
    """None where all are of one kind."""
    kinds = {one.example.answerable for one in rows}
    return [(one.sure, float(one.example.answerable)) for one in rows] if len(kinds) > 1 else []


Measure = tuple[str, Callable[[Sequence[Judged]], list[Row]], Callable[..., np.ndarray]]
MEASURES: tuple[Measure, ...] = (
    ("answer sentence first", sentence_first, mean),
    ("answer in first two", sentence_in_two, mean),
    ("right document first", document_first, mean),
    ("AUROC, near miss", near_misses, auroc),
    ("AUROC, off topic", off_topic, auroc),
    ("false refusals at 5%", off_topic, misses_at_5_percent),
)
