"""How much a number has changed since something happened: "212 when she arrived", and now 340."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.english.constraints import names_missing
from bot.english.quantities import QuantityKind
from bot.english.tagging import tagged
from bot.numbers.measures import Aspect, content
from bot.questions.asked import Asked, asked_in
from bot.questions.counted import counts
from bot.questions.query import Query
from bot.questions.sum_words import FALLING
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked, compute
from bot.reckoning.figures import Figure
from bot.reckoning.fit import opening_of
from bot.reckoning.matter import WORD, keys_of, near
from bot.reckoning.runs import untold, with_unit_of

# "How many members has it gained since she took over?", "… under Rossi?"
_SINCE = re.compile(
    r"^\W*(?P<what>(?:by )?how (?:many|much)\b.*?\b(?:gain(?:ed)?|los[et]|add(?:ed)?|grown|rise[ns]?|fallen|increased"
    r"|dropped|shed|shrunk|more|fewer|less)\b.*?)\s(?:since|under|than (?:when|before))\s(?P<event>.+)",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:had|was|were|stood|used to|\w{3,}ed)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\bwhen\b|\b(?:in|before) (?:19|20)\d\d\b|\bat (?:that|the) (?:time|start|beginning)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:now(?:adays)?|today|currently|at present|by now|these days|as of|this (?:week|month|year))\b", re.IGNORECASE
)
# To come into an office or a place, in whatever words.
_COMES = re.compile(
    r"\b(?:took (?:over|office|charge)|takes? over|arriv\w*|bec[ao]me|came|comes|elected|appointed|start\w*|joined"
    r"|began|begin|in charge|presiden\w*|chair\w*|found\w*)\b",
    re.IGNORECASE,
)


def since(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The change of a number from the time of an event to now, where two sentences side by side tell both."""
    asks = _SINCE.match(query.focus.rstrip("?. "))
    if asks is None or query.years:
        return None
    asked = asked_in(asks["what"], query.kind, ())
    pairs = [pair for pair in _pairs(figures) if _is_of(asks, asked, *pair)]
    if len({(now.value, then.value) for now, then in pairs}) != 1:
        return None
    now, then = with_unit_of(pairs[0][1], pairs[0][0]), with_unit_of(*pairs[0])
    falls = FALLING.search(asks["what"]) is not None
    if (now.value or 0) == (then.value or 0) or falls != ((now.value or 0) < (then.value or 0)):
        return None
    worked = compute(Operation(Operator.DIFFERENCE, (asked,), None, (query.focus,), falls), (now, then))
    return worked if isinstance(worked, Worked) else None


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The number that is now, and the one that was, of one sentence or of two that follow each other."""
    numbers = [f for f in figures if f.quantity.kind is QuantityKind.COUNT and f.aspect in (Aspect.LEVEL, Aspect.BASE)]
    told_now = [f for f in numbers if _NOW.search(f.sentence)]
    told_then = [f for f in numbers if _is_past(f)]
    yield from ((now, then) for now in told_now for then in told_then if _follow(now, then))


def _is_past(figure: Figure) -> bool:
    told = _THEN.search(figure.sentence) and _WHEN.search(figure.sentence)
    return bool(told) and not _NOW.search(figure.sentence)


def _follow(now: Figure, then: Figure) -> bool:
    """Whether two numbers stand in sentences of one article that follow each other, each the only one, in one unit."""
    first, second = sorted((now, then), key=lambda f: f.start)
    before = (*second.context.above, *second.context.before)[-2:]
    beside = first.article.id == second.article.id and first.sentence in before and first.span != second.span
    return beside and bool(first.quantity.unit) and second.quantity.unit in ("", first.quantity.unit)


def _is_of(asks: re.Match[str], asked: Asked, now: Figure, then: Figure) -> bool:
    """Whether two numbers are of what is counted, and of the time of the event."""
    event, unit = asks["event"], now.quantity.unit or then.quantity.unit
    if not counts(asked.counted, unit) or untold(asks["what"], asked, then):
        return False
    words = [word for word in WORD.findall(event) if content(word)]
    named = names_missing([word for word in words if word[0].isupper()], f"{near(then)} {opening_of(then.article)}")
    told, there = keys_of(then.sentence), keys_of(near(then))
    comes = _COMES.search(event) and _COMES.search(then.sentence)
    if named or any(word.is_noun and not keys_of(word.text) & there for word in tagged(event)):
        return False
    return bool(comes) or any(keys_of(word) & told for word in words)
