"""How likely the articles are to differ about an answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.finding.several import DocumentValue
from bot.reckoning.conflicts import Finding, Relation

# Different figures for one thing are all but certain to be a disagreement; the same figures, not to be one.
CONFLICT = 0.9
AGREEMENT = 0.1
# What is left of the likelihood where all documents that may answer say the same.
ONE_VALUE = 0.3


def disagreement(findings: Sequence[Finding], values: Sequence[DocumentValue], likely: float) -> float:
    """Probability that the articles give different answers, 0 to 1.

    values: what each document answers; likely: how likely they are to differ (bot/finding/several.py).
    """
    relations = {finding.relation for finding in findings}
    if len(values) < 2:
        likely *= ONE_VALUE
    if Relation.CONFLICT in relations:
        return max(likely, CONFLICT)
    return min(likely, AGREEMENT) if Relation.AGREEMENT in relations else likely
