"""What was found for one question: hits, evidence, figures, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.abstention.premise import Premise
from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.finding.several import DocumentValue
from bot.questions.query import Query
from bot.reckoning.arithmetic import Worked
from bot.reckoning.comparison import compares
from bot.reckoning.conflicts import Finding, Relation
from bot.reckoning.reckon import Reckoning
from bot.types import Missing
from index.nodes import Hit


@dataclass(frozen=True)
class Found:
    """What was found for one question: hits and evidence best first, how sure it is, and what is missing.

    also: sentences that are part of the answer beside the first evidence. short: the words of the first evidence that
    answer.
    """

    query: Query
    hits: Sequence[Hit]
    evidence: tuple[Evidence, ...]
    confidence: float
    missing: tuple[Missing, ...]
    reckoning: Reckoning
    premises: tuple[Premise, ...] = ()
    several: tuple[DocumentValue, ...] = ()
    likely_several: float = 0.0
    disagreement: float = 0.0
    also: tuple[Evidence, ...] = ()
    short: ShortAnswer | None = None

    @property
    def answers(self) -> bool:
        """Whether something may be said: the first evidence, or a sum."""
        return self.is_sum or (not self.missing and bool(self.evidence))

    @property
    def is_sum(self) -> bool:
        """Whether the answer was worked out."""
        return isinstance(self.reckoning.worked, Worked)

    @property
    def side_by_side(self) -> Finding | None:
        """Figures that the answer sets side by side: different ones for one thing, or what the question compares."""
        asked = self.query.across or compares(self.query.focus)
        wanted = {Relation.CONFLICT, Relation.COMPARISON} | ({Relation.AGREEMENT} if asked else set())
        rounded = next(filter(_is_rounded, self.reckoning.findings), None) if not self.premises else None
        return next((f for f in self.reckoning.findings if f.relation in wanted), rounded)


def _is_rounded(finding: Finding) -> bool:
    """Whether articles agree on a figure that one of them gives less finely: "$19.9 billion", "$20 billion"."""
    figures = [value.figure for value in finding.values]
    two = len({figure.article.id for figure in figures}) > 1 and len({figure.value for figure in figures}) > 1
    return two and finding.relation is Relation.AGREEMENT


def of_nothing(query: Query, before: Sequence[Found]) -> bool:
    """Whether a question leans on one of the same message that is about what no article mentions."""
    last = before[-1] if before else None
    if last is None or last.answers or not {last.query.focus, last.query.own_words} & {*query.earlier}:
        return False
    return all(
        lack.kind == "other" and not lack.have and lack.asked != last.query.understood  # which is not sure enough
        for lack in last.missing
    )
