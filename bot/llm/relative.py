"""What a sentence says of two figures that it states: "from $5 million to $6 million, a gain of 20%", "twice as much".

The sum is one that was worked out (bot/llm/calculator.py). Where its words say which figure is more, and rightly, what
is left without them is for the quotes to carry. Only for the checker, like all of bot/llm/plain.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.english.quantities import Quantity, read_quantities
from bot.questions.sums import Operator
from bot.reckoning.arithmetic import Worked
from bot.reckoning.figures import Figure

_MORE = "more|higher|larger|bigger|greater|above|over"
_LESS = "less|lower|smaller|fewer|below|under|short of"
_RISE = "gain|rise|increase|growth|jump|climb|improvement"
_FALL = "fall|drop|decline|decrease|loss|reduction|dip"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|only|just|a mere|as much as) )*"
# {} is the figure that was worked out.
_CHANGE = (
    rf"(?:,| [-–])(?: or| i\.e\.| thus| so)? an? (?:(?P<rise>{_RISE})|(?P<fall>{_FALL})) of {_ABOUT}{{}}(?=[,.;]|$)"
)
_IN_YEARS = (
    rf" {_ABOUT}{{}} (?:(?P<more>{_MORE})|(?P<less>{_LESS})) in (?P<own>\d{{{{4}}}}) than in (?P<other>\d{{{{4}}}})"
)
_THAN = rf",? {_ABOUT}{{}} (?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?: than)? (?:the |its |that of )?(?=[$€£]?\d)"
_TIMES = rf" {_ABOUT}{{}} (?:as (?:much|many|large|big|high)(?: as)?|the)(?=[:,.;]|$| (?:the )?[$€£]?\d)"
_OUT_OF = r"(?:,? or|,? which is|,? i\.e\.|:| –) {}(?= of\b|[.,;]|$)"
_AS_MUCH = (
    rf" {_ABOUT}{{}} (?:as (?:much|many|large|big|high)(?: as)?|of the|of that|of its)(?=[:,.;]|$| (?:the )?[$€£]?\d)"
)
_TOTAL = (
    rf"(?:,| –|;)?(?: which| that| and that)?(?: makes?| make| making| giving| gives| comes? to| coming to| adds? up to"
    rf"| adding up to| for| i\.e\.| so)(?: an?)?(?: (?:combined |overall |grand )?(?:total|sum) of)? {_ABOUT}{{}}"
    r"(?: (?:in total|in all|together|altogether|combined|overall))?(?=[.,;]|$)"
)
_APART = rf" {_ABOUT}{{}}(?: or so)? (?:apart|of difference)(?=[,.;]|$)"
_SHAPES = {
    Operator.GROWTH: (_CHANGE,),
    Operator.DIFFERENCE: (_CHANGE, _IN_YEARS, _THAN, _APART),
    Operator.RATIO: (_TIMES,),
    Operator.SHARE: (_OUT_OF, _AS_MUCH),
    Operator.SUM: (_TOTAL,),
}
_NOTHING_ELSE = re.compile(
    r"(?:The|These|Those) (?:two )?(?:figures|amounts|numbers|values|sums|totals) (?:are|lie|were)(?: thus| so)?\.?$"
)
# These may go back to a figure of the short answer.
_GOING_BACK = {Operator.DIFFERENCE: (_APART,), Operator.RATIO: (_TIMES,)}


def without_relations(text: str, worked: Sequence[Worked], short: str = "") -> str:
    """A sentence without what it says, rightly, of how figures that it states are to each other.

    short: the answer in short, to which "as much" and "apart" may go back.
    """
    for one in worked:
        for match in _said_of(one, text, short):
            if _is_right(one, match):
                text = f"{text[: match.start()]}{_joint(match)}{text[match.end() :]}"
                text = one.text if _NOTHING_ELSE.match(text) else text
                break
    return text


def relates(text: str, worked: Worked, short: str = "") -> bool:
    """Whether a sentence says how figures that it states, or the short answer, are to each other."""
    return any(True for _ in _said_of(worked, text, short))


def _said_of(worked: Worked, text: str, before: str) -> Iterator[re.Match[str]]:
    """The places where a sentence tells of a sum in one of these shapes, with both of its figures."""
    short = worked.short.lstrip("−-")
    whole = _state(text, worked)
    shapes = _SHAPES if whole else _GOING_BACK
    if not (whole or _state(f"{text} {before}", worked)):
        return
    for shape in shapes.get(worked.operation.operator, ()):
        yield from re.finditer(shape.format(re.escape(short)), text)


def _state(text: str, worked: Worked) -> bool:
    """Whether a text states all figures of a sum."""
    quantities = read_quantities(text)
    return all(any(_is(quantity, figure) for quantity in quantities) for figure in worked.operands)


def _is_right(worked: Worked, match: re.Match[str]) -> bool:
    """Whether the figure that a sentence says is more is that, in a change the later and in a ratio the former one."""
    told = match.groupdict()
    first, second = _in_order(worked.operands, match)
    up = bool(told.get("rise") or told.get("more"))
    if "own" in told:
        years = {figure.years: figure for figure in worked.operands if len(figure.years) == 1}
        own, other = (years.get((int(told[name] or 0),)) for name in ("own", "other"))
        if own is None or other is None or _more(own, other) is not up:
            return False
        return (first, second) == (own, other) or _goes(match.string, other, own)
    if told.get("rise") or told.get("fall"):
        return first.years <= second.years and _more(second, first) is up and _goes(match.string, first, second)
    if worked.operation.operator in (Operator.RATIO, Operator.SHARE):
        return worked.operands == (first, second)
    return not (told.get("more") or told.get("less")) or _more(first, second) is up


def _in_order(operands: Sequence[Figure], match: re.Match[str]) -> tuple[Figure, Figure]:
    """The two figures as a sentence has them, first that which it states in front."""
    quantities = read_quantities(match.string)
    end = len(match.string)
    places = [min((q.start for q in quantities if _is(q, figure)), default=end) for figure in operands]
    first, second = operands
    return (first, second) if places[0] <= places[1] else (second, first)


def _goes(text: str, first: Figure, second: Figure) -> bool:
    """Whether a sentence says that it was from one of two figures to the other."""
    from_to = rf"\bfrom {_ABOUT}{re.escape(first.quantity.text)}[^.;,]* to {_ABOUT}{re.escape(second.quantity.text)}"
    return re.search(from_to, text) is not None


def _joint(match: re.Match[str]) -> str:
    """What stands between two figures once it is not said which of them is more."""
    goes_on = re.match(r"\s?(?:the )?[$€£]?\d", match.string[match.end() :])
    own = match.groupdict().get("own")
    return " against " if goes_on and own is None else ""


def _more(one: Figure, other: Figure) -> bool:
    return (one.value or Decimal(0)) > (other.value or Decimal(0))


def _is(quantity: Quantity, figure: Figure) -> bool:
    ours = (quantity.kind, quantity.unit, quantity.value)
    return ours == (figure.quantity.kind, figure.quantity.unit, figure.value)
