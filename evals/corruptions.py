"""Thousands of right answers made wrong, and what share of them the checker catches.

The same answers and seed give the same corruptions. One that may still be true is left out: what is the same text, a
run of a quote, or another right answer.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.table import Table

from bot.composing.check import verify
from corpus.types import Record
from evals import phrases
from evals.corrupt import MAKERS, Kind
from evals.name_pool import NamePool, name_pool
from evals.rewordings import RightAnswer
from evals.tally import Tally

SEED = 2026
FILE = "checker.json"


@dataclass(frozen=True)
class Corruption:
    """A sentence made wrong, with the right one that it was made from."""

    kind: Kind
    text: str
    right: RightAnswer


class CheckerScore(Record):
    """How the checker does on answers of one source.

    caught: by kind, corruptions that it rejects. rejected: right answers that it rejects. milliseconds: mean time of a
    check, of right and corrupted answers alike.
    """

    source: str
    caught: dict[Kind, Tally]
    rejected: Tally
    milliseconds: float


class CheckerScores(Record):
    """The scores of one measurement, a source each."""

    scores: tuple[CheckerScore, ...]


def checker_scores(answers: Sequence[RightAnswer], seed: int = SEED) -> CheckerScores:
    """One score for each source of the answers, in the order in which they come."""
    made = corruptions(answers, seed)
    sources = dict.fromkeys(answer.source for answer in answers)
    return CheckerScores(scores=tuple(_score(source, answers, made) for source in sources))


def save(scores: CheckerScores, runs: Path) -> None:
    """Keep the scores where the reports of runs find them."""
    runs.mkdir(parents=True, exist_ok=True)
    (runs / FILE).write_text(scores.model_dump_json(indent=1), encoding="utf-8")


def load(runs: Path) -> CheckerScores | None:
    """The scores measured last; None where there are none that can be read."""
    try:
        return CheckerScores.model_validate_json((runs / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def rows(scores: CheckerScores) -> Iterator[tuple[str, ...]]:
    """A row for each kind and one for right answers: its name, then share, interval and number for each source."""
    for kind in Kind:
        yield (f"caught: {kind}", *(_cell(score.caught.get(kind)) for score in scores.scores))
    yield ("right answers rejected", *(_cell(score.rejected) for score in scores.scores))
    yield ("ms a check", *(f"{score.milliseconds:.2f}" for score in scores.scores))


def _cell(tally: Tally | None) -> str:
    if tally is None or tally.interval is None:
        return phrases.NONE
    low, high = (f"{100 * end:.1f}" for end in tally.interval)
    return f"{phrases.percent(tally.share)} ({low}–{high}) of {tally.cases}"


def table(scores: CheckerScores) -> Table:
    """The rows for a terminal."""
    drawn = Table("checker", *(score.source for score in scores.scores), box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows(scores):
        drawn.add_row(*row)
    return drawn


def _score(source: str, answers: Sequence[RightAnswer], made: Sequence[Corruption]) -> CheckerScore:
    right = [answer for answer in answers if answer.source == source]
    wrong = [corruption for corruption in made if corruption.right.source == source]
    started = time.perf_counter()
    rejected = [verify(answer.text, answer.quotes) is None for answer in right]
    caught = [(c.kind, verify(c.text, c.right.quotes) is None) for c in wrong]
    spent = 1000 * (time.perf_counter() - started) / max(1, len(rejected) + len(caught))
    by_kind = {kind: [found for its, found in caught if its is kind] for kind in Kind}
    return CheckerScore(
        source=source,
        caught={kind: Tally(sum(found), len(found)) for kind, found in by_kind.items() if found},
        rejected=Tally(sum(rejected), len(rejected)),
        milliseconds=round(spent, 3),
    )


def corruptions(answers: Sequence[RightAnswer], seed: int = SEED) -> tuple[Corruption, ...]:
    """Every corruption of the answers, each text once for each answer."""
    pools = {ours: _pool([answer for answer in answers if _is_other(answer) is ours]) for ours in (True, False)}
    right = {_plain(answer.text) for answer in answers} | {_plain(q) for answer in answers for q in answer.quotes}
    found = []
    for answer in answers:
        dice = random.Random(f"{seed} {answer.text}")  # noqa: S311  (corruptions are no secrets)
        seen = set(right)
        for kind, make in MAKERS.items():
            for text in make(answer, pools[_is_other(answer)], dice):
                plain = _plain(text)
                if plain not in seen and not any(plain.rstrip(".") in _plain(quote) for quote in answer.quotes):
                    seen.add(plain)
                    found.append(Corruption(kind, text, answer))
    return tuple(found)


def _pool(answers: Sequence[RightAnswer]) -> NamePool:
    return name_pool([answer.text for answer in answers] + [q for answer in answers for q in answer.quotes])


def _is_other(answer: RightAnswer) -> bool:
    """Whether it is not about what our articles are: those have names of their own."""
    return answer.source.startswith("other topics")


def _plain(text: str) -> str:
    return " ".join(text.split())
