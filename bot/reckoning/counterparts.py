"""The figure that another article gives for the same thing in other words: "an investment of €210 million", of a
terminal that "will cost €184 million".

Two articles seldom share a sentence. What a figure is of is told by its paragraph and by what its article is about;
what it measures by a word of the same kind: cost, price and investment, or jobs, staff and workers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect
from bot.numbers.periods import written_in
from bot.questions.asked import asked_of
from bot.questions.counted import same_unit
from bot.questions.query import Query
from bot.reckoning.conflicts import MOST_VALUES, Finding, Relation, agree
from bot.reckoning.differences import about, value_of, why_different
from bot.reckoning.figures import Figure
from bot.reckoning.fit import fit
from bot.reckoning.matter import near
from bot.reckoning.measured import AMOUNTS, Wanted, is_measured, tells_another_act, wanted_of

# "How many turbines will it have?", "It will consist of 48 turbines": not 16 of them that do something.
_HAS = (
    r"(?:ha(?:ve|s|d)|consists? of|compris\w+|includ\w+|number\w*|counts?|total\w*|there (?:are|were|will be)|lists?)"
)
_ALL = re.compile(rf"\b{_HAS}\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
# "The study says €310 million": what it is of, the sentence before tells.
_SAYS = re.compile(
    r"\b(?:says?|said|puts? (?:it|the [a-z]+) at|speaks? of|spoke of|gives?|gave|mentions?|reports?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def counterparts(query: Query, lead: Figure | None, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The leading figure and one of each other article for the same thing, where they are in the same unit.

    The first is another than `lead` where that is of something else and the question says what is measured. Empty where
    no other article has one.
    """
    wanted = wanted_of(query, lead)
    if wanted is None:
        return _restated(lead, figures) if lead else ()
    asked = asked_of(query)
    measured = [
        f for f in figures if is_measured(wanted, f) and fit(asked, f) > 0 and not (_is_past(f) and not asked.years)
    ]
    first = lead if lead and lead.key in {f.key for f in measured} and wanted.matter.is_led_by(lead) else None
    if first is None and not (lead is None or tells_another_act(wanted, lead)):
        return ()
    matter = wanted.matter.as_of(first) if first else wanted.matter
    by_article: dict[str, list[Figure]] = {}
    for figure in measured:
        if matter.is_of(figure):
            by_article.setdefault(figure.article.id, []).append(figure)
    bests = [best for found in by_article.values() if (best := _best(replace(wanted, matter=matter), found))]
    first = first or next(iter(bests), None)
    if first is None:
        return ()
    others = [f for f in bests if f.article.id != first.article.id and _is_like(first, f)]
    others += [f for one in (first, *others) for f in _restated(one, figures)[1:]]
    return (first, *others) if others else ()


def set_side_by_side(figures: Sequence[Figure]) -> Finding | None:
    """The first figure with those of other articles: a conflict where one differs by more than rounding.

    None where the texts give them different years.
    """
    first = figures[0]
    alike = [f for f in figures[1:] if not (_years(first) and _years(f) and _years(first) != _years(f))]
    if not alike:
        return None
    differ = any(not agree(first, f) for f in alike)
    shown = [first, *alike][:MOST_VALUES]
    relation = Relation.CONFLICT if differ else Relation.AGREEMENT
    why = why_different(shown) if differ else f"{first.text} and {alike[0].text} agree, as far as they are rounded"
    return Finding(relation, about(first), tuple(map(value_of, shown)), why)


def _years(figure: Figure) -> tuple[int, ...]:
    return figure.years if figure.period and not figure.period.inferred else ()


def _is_past(figure: Figure) -> bool:
    """Whether a figure is told of years well before its article was written."""
    years, written = _years(figure), written_in(figure.article)
    return bool(years and written and years[-1] < written - 1)


def _restated(figure: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """A figure and those by which the next sentence says who puts it otherwise: "The study says €310 million".

    Empty where there are none.
    """
    found = [other for other in figures if _restates(other, figure)] if figure.aspect is Aspect.LEVEL else []
    return (figure, *found) if found else ()


def _restates(figure: Figure, other: Figure) -> bool:
    if figure.article.id != other.article.id or figure.context.before[-1:] != (other.sentence,):
        return False
    if figure.quantity.kind is not other.quantity.kind or figure.quantity.kind not in AMOUNTS:
        return False
    money = figure.quantity.kind is QuantityKind.MONEY  # in whatever currency
    says = _SAYS.search(figure.sentence[: figure.quantity.shown[0]])
    return says is not None and (money or _is_like(other, figure)) and figure.value != other.value


def _best(wanted: Wanted, found: Sequence[Figure]) -> Figure | None:
    """The figure of an article whose own sentence, and then paragraph, tells most of what is asked; None where two
    that differ tell as much."""
    ranked = sorted(found, key=lambda figure: _told(wanted, figure), reverse=True)
    first = ranked[0]
    rivals = [f for f in ranked[1:] if _told(wanted, f) == _told(wanted, first) and f.value != first.value]
    return None if rivals else first


def _told(wanted: Wanted, figure: Figure) -> tuple[bool, int, int]:
    whole = wanted.whole and _ALL.search(figure.sentence[: figure.quantity.shown[0]]) is not None
    return whole, wanted.matter.told_in(figure.sentence), wanted.matter.told_in(near(figure))


def _is_like(first: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit."""
    if first.quantity.per != other.quantity.per:
        return False
    if first.quantity.kind is QuantityKind.MONEY:
        return first.quantity.unit == other.quantity.unit
    units = first.quantity.unit, other.quantity.unit
    return not all(units) or same_unit(*units)
