"""The sentence that answers where the first one has nothing of the kind asked for: who, when, where, how old."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.abstention.abstain import is_sure, missing
from bot.choosing.evidence import Evidence
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC
from index.lexical import LexicalIndex

# How many sentences are looked at, and how far (score) they may be behind the first. Farther off than its paragraph one
# with a date or a name mostly tells of something else. Figures that are counted or measured are left to
# bot/reckoning/reckon.py: they stand everywhere, mostly for something else.
MOST, MARGIN = 8, 0.3
_KINDS = TYPED - NUMERIC | {AnswerKind.QUANTITY}


def instead(
    query: Query,
    evidence: Sequence[Evidence],
    lexical: LexicalIndex,
    doubted: Callable[[Query, Sequence[Evidence]], tuple[float, bool]],
) -> tuple[Evidence, float] | None:
    """The first sentence close behind, of the same paragraph, that has words of the kind asked for and lacks nothing.

    With how sure it is to answer. `doubted`: how sure it is of the first of some sentences, and whether that denies
    the question.
    """
    if query.kind not in _KINDS or not evidence or evidence[0].short:
        return None
    best = evidence[0]
    for one in evidence[1:MOST]:
        beside = (one.article.id, one.paragraph) == (best.article.id, best.paragraph)
        if one.short and beside and best.score - one.score <= MARGIN:
            led = (one, *(other for other in evidence if other is not one))
            sure, denied = doubted(query, led)
            if is_sure(query, led, sure) and not denied and not missing(query, led, lexical, sure):
                return one, sure
    return None
