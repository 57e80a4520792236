"""Two things set against each other by a question: "Which is larger: the loan for the port or the cost of the road?".

Each is asked for by itself, wherever it is told, and their figures are then compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.finding.found import Found
from bot.questions.asked import asked_of
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure
from bot.reckoning.reckon import Reckoning
from bot.reckoning.short_figures import figures_of_short

_MORE = (
    r"(?:larger|bigger|higher|greater|longer|taller|dearer|costlier|more expensive|stronger|smaller|lower|shorter"
    r"|cheaper|less expensive|weaker|more|less|fewer)"
)
_LESS = re.compile(r"\b(?:smaller|lower|shorter|cheaper|less|weaker|fewer)\b", re.IGNORECASE)
_VERB = (
    r"(?:is|was|were|are|will be|costs?|ha[sd]|have|employs?|produces?|took|takes|got|gets|receive[sd]?|carrie[sd]"
    r"|lasts?)"
)
_WHICH = re.compile(
    rf"^\W*(?:and |so )?which (?:[\w-]+ ){{0,3}}?(?P<verb>{_VERB}) (?:the )?(?P<more>{_MORE})"
    r"(?P<what>(?: [\w-]+){0,3}?)\s?[:,–-]\s?(?P<one>.+?),? or (?P<other>.+?)\W*$",
    re.IGNORECASE,
)
_ASKED = (
    (r"costs?|(?:more|less) expensive|dearer|costlier|cheaper", "What does {} cost?"),
    (r"longer|shorter", "How long is {}?"),
    (r"taller|higher|lower", "How high is {}?"),
)
# What has a figure of its own: "the cost of", "the German loan", "sales to Peru".
_MONEY = re.compile(
    r"\b(?:costs?|price|loans?|credit|grant|investments?|exports?|imports?|sales|trade|turnover|revenues?|profit|debt"
    r"|budget|wage|salary|rent|fee|contract|order|compensation)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:number|share|output|capacity|production|population|area|amount|value|harvest|length|height|depth)\b",
    re.IGNORECASE,
)


def sides_of(question: str) -> tuple[str, ...]:
    """A question for each of two things of which the larger or smaller is asked for; empty for any other question."""
    found = _WHICH.match(question)
    if found is None:
        return ()
    asked = f"{found['verb']} {found['more']}"
    things = (found["one"], found["other"])
    if found["what"].strip():  # "Which has more turbines: A or B?"
        verb = {"has": "have", "had": "have"}.get(found["verb"].lower(), found["verb"].lower().removesuffix("s"))
        return tuple(f"How many{found['what']} does {thing} {verb}?" for thing in things)
    if all(_MONEY.search(thing) for thing in things):
        return tuple(f"How much money is {thing}?" for thing in things)
    if all(_AMOUNT.search(thing) for thing in things):
        return tuple(f"How much is {thing}?" for thing in things)
    form = next(
        (form for words, form in _ASKED if re.search(rf"\b(?:{words})\b", asked, re.IGNORECASE)), "How large is {}?"
    )
    return tuple(form.format(thing) for thing in things)


def compared(question: str, findings: Sequence[Found]) -> Found | None:
    """The answer to such a question from those of its two sides; None where their figures can't be compared."""
    found = _WHICH.match(question)
    if found is None or len(findings) != 2 or not all(one.answers and not one.is_sum for one in findings):
        return None
    figures = [figure for one in findings if (figure := _answering(one))]
    if len(figures) != 2 or not _are_alike(*figures):
        return None
    less = _LESS.search(found["more"]) is not None
    first, second = sorted(figures, key=lambda figure: figure.value or 0, reverse=not less)
    if first.value == second.value:
        return None
    text = f"{first.text} {'<' if less else '>'} {second.text}"
    operation = Operation(Operator.LOWEST if less else Operator.HIGHEST, (), None, (question,))
    worked = Worked(operation, text, first.text, (first, second))
    whole = findings[figures.index(first)]
    query = replace(whole.query, own_words=question)
    sure = min(one.confidence for one in findings)
    return replace(whole, query=query, reckoning=Reckoning(query, worked), confidence=sure)


def _answering(found: Found) -> Figure | None:
    """The figure that the short answer has."""
    if found.short is None or not found.evidence:
        return None
    wanted = asked_of(found.query).kinds
    there = [f for f in figures_of_short(replace(found.evidence[0], short=found.short)) if f.value is not None]
    return next((f for f in there if not wanted or f.quantity.kind in wanted), None)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit, and of one time where both tell it."""
    if one.quantity.kind is not other.quantity.kind or one.quantity.per != other.quantity.per or one.key == other.key:
        return False
    units = [figure.quantity.unit.rpartition(" ")[2].lower() for figure in (one, other)]
    return units[0] == units[1]
