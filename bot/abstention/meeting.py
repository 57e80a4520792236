"""Which sentence leads: one near the best that meets names, years, role and date asked for, where the best does not."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from bot.abstention.abstain import WHAT
from bot.abstention.barred import barred
from bot.abstention.dates import as_asked, is_of_month
from bot.abstention.demands import names_somebody, tells_holder, unmet
from bot.abstention.names import around, is_about, names_lacking
from bot.abstention.years import is_of_other_year, years_missing
from bot.choosing.evidence import Evidence
from bot.choosing.most import lacks_most, tells_most
from bot.english.constraints import names_missing
from bot.english.ordinals import is_same, orders
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.roles import described
from bot.reckoning.short_figures import fails

# Evidence this close to the best one (score) may stand in for it where it meets what the best doesn't.
MARGIN = 0.2
SHORT_MARGIN = 0.12  # of one that has something of the kind asked for, where the best has not
NAMES_MARGIN = 0.06
PRECISE_MARGIN = 0.3  # of a date with the day, where the best has only a year


def meeting(query: Query, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, led by the first that meets names, years and role asked for, where one is close to the best.

    Where none that close has the names, years and role alone may still lead, from somewhat farther off.
    """
    if not evidence:
        return ()
    if barred(query, evidence[0].text):
        evidence = _led(evidence, MARGIN, lambda e: not barred(query, e.text))
    best = evidence[0].similarity
    if not _meets(query, evidence[0], True):
        far = math.inf if query.role else MARGIN  # a sentence that tells who holds the office is rare, and answers
        evidence = _led(evidence, MARGIN, lambda e: e.similarity >= best and _meets(query, e, True))
        evidence = _led(evidence, NAMES_MARGIN, lambda e: _meets(query, e, True))
        evidence = _led(evidence, far, lambda e: _meets(query, e, False))
        evidence = _led(evidence, math.inf, lambda e: is_of_month(query, e))
    if orders(query.focus) and not is_same(query.focus, evidence[0].text):
        evidence = _led(evidence, MARGIN, lambda e: is_same(query.focus, e.text) and _meets(query, e, True))
    if lacks_most(query, evidence[0]):
        evidence = _led(evidence, MARGIN, lambda e: tells_most(query, e) and _meets(query, e, True))
    if _lacks_short(query, evidence[0]):
        evidence = _led(evidence, SHORT_MARGIN, lambda e: _gives_short(query, e))
    if not as_asked(query, evidence[0]):
        margin = PRECISE_MARGIN if evidence[0].short else NAMES_MARGIN
        first = evidence[0]
        evidence = _led(evidence, margin, lambda e: as_asked(query, e) and _names_as_much(query, e, first))
    return tuple(evidence)


def _names_as_much(query: Query, evidence: Evidence, first: Evidence) -> bool:
    """Whether a sentence meets what is asked for and names all of it that the first one names."""
    named = names_missing(query.names, first.text)
    return _meets(query, evidence, True) and set(named).issuperset(names_missing(query.names, evidence.text))


def _lacks_short(query: Query, evidence: Evidence) -> bool:
    """Whether a sentence has nothing of the kind asked for, nor anybody who may answer "who"."""
    if query.kind not in WHAT or evidence.short is not None or tells_holder(query, evidence):
        return False
    holder = described(query.focus) is not None
    return holder or query.kind is not AnswerKind.PERSON or not names_somebody(query, evidence)


def _gives_short(query: Query, evidence: Evidence) -> bool:
    if evidence.short is None or not _meets(query, evidence, False) or fails(query, evidence):
        return False
    return not names_lacking(query, f"{around(evidence)} {evidence.article.text}")


def _led(evidence: Sequence[Evidence], margin: float, meets: Callable[[Evidence], bool]) -> tuple[Evidence, ...]:
    """The evidence with the first that meets something in front, where it is so close to the best."""
    close = (i for i, e in enumerate(evidence) if evidence[0].score - e.score <= margin)
    first = next((i for i in close if meets(evidence[i])), 0)
    return (*evidence[first : first + 1], *evidence[:first], *evidence[first + 1 :])


def _meets(query: Query, evidence: Evidence, names_too: bool) -> bool:
    lacking = names_lacking(query, around(evidence)) if names_too else []
    if any(name not in evidence.article.text or not is_about(name, query, [evidence]) for name in lacking):
        return False
    return not (years_missing(query, evidence) or is_of_other_year(query, evidence) or any(unmet(query, evidence)))
