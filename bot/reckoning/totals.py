"""What the items of a list or the rows of a table come to together, and what one of several things costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.english.numerals import WORDS
from bot.english.parties import countries
from bot.english.quantities import QuantityKind
from bot.english.words import stem
from bot.numbers.measures import Aspect, content
from bot.numbers.rows import names_of
from bot.questions.asked import asked_in, asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.operations import operation_of
from bot.questions.query import Query
from bot.questions.sum_words import SERIES, SUM, YEARS_IN_TURN
from bot.questions.sums import Operation, Operator, series_of
from bot.reckoning.arithmetic import Worked, compute
from bot.reckoning.figures import Figure
from bot.reckoning.formulas import each_of
from bot.reckoning.matter import WORD, Matter, near
from bot.reckoning.operands import Lacking, operands
from bot.reckoning.ranking import ranked_items
from bot.reckoning.runs import of_one_thing
from corpus.types import ParagraphKind

_ALL_OF = re.compile(
    r"\b(?:all|the|these|those|both)\s(?:of\s(?:the|these|them)\s)?(?:(?P<count>[a-z]+|\d+)\s)?(?:[a-z]+\s)?"
    r"(?P<noun>countries|states|nations|buyers|suppliers|banks|lenders|markets|cities|regions|companies|firms|items|goods"
    r"|products|sources|rows|years|partners|donors|investors)\b(?:\s(?:in|of|from) the (?:table|list))?",
    re.IGNORECASE,
)
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT})
# "Over the three years from 2022 to 2024".
_STRETCH = re.compile(
    rf"\b(?:(?:over|in|during) (?:the|all) (?:[a-z]+ )?years )?(?:from |between |in |for )?"
    rf"(?:{SERIES.pattern}|{YEARS_IN_TURN.pattern})",
    re.IGNORECASE,
)
# "Which buyers took more oil in 2025 than in 2024?"
_MOVED = re.compile(
    r"^\W*(?:which|what|who|whose) (?P<what>.*?\b(?P<how>more|less|fewer)\b.*?) in (?P<later>(?:19|20)\d\d) than in"
    r" (?P<earlier>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|sum|all|world|overall)\b", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:one of (?:the|its|their)|each(?: of (?:the|its|their))?|every|a single|(?:cost|price|pa(?:y|id)) per|one)\s"
    r"(?P<noun>(?!of\b)[\w-]+(?:\s(?!cost|on\b|in\b|at\b|for\b|from\b|to\b|of\b|will\b|is\b|was\b)[\w-]+){0,3})",
    re.IGNORECASE,
)
_COSTS = re.compile(r"\b(?:cost\w*|price\w*|worth|expensive|pa(?:y|id|ys)|spen[dt]\w*)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof (?:which|this|that|these)\b", re.IGNORECASE)


def total(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The sum over the items of the list or table that a question asks about as a whole; None where it asks for none.

    Only of one unit and, where the question says how many they are, of as many.
    """
    if not SUM.search(query.focus) or query.kind is AnswerKind.LIST:
        return None
    operation = operation_of(query)
    if SERIES.search(query.focus) or YEARS_IN_TURN.search(query.focus):
        over_years = _over_years(query, series_of(query), figures)
        return over_years if operation is None or _of_all_joined(query, over_years) else None
    if operation is not None:
        return None
    named = _ALL_OF.search(query.focus)
    if named is None:
        return None
    plain = _known(SUM.sub(" ", f"{query.focus[: named.start()]} {query.focus[named.end() :]}"), figures)
    items = ranked_items(replace(query, focus=plain), figures) if plain else []
    items = [item for item in items if not _TOTAL.search(item[0])]
    said = (named["count"] or "").lower()
    count = int(said) if said.isdigit() else WORDS.get(said, 0)
    found = tuple(figure for _, figure in items)
    if len(found) < 2 or (count and count != len(found)):
        return None
    worked = compute(Operation(Operator.SUM, (), None, (query.focus,)), found)
    return worked if isinstance(worked, Worked) else None


def _of_all_joined(query: Query, worked: Worked | None) -> bool:
    """Whether each figure of a sum is of all that a question joins by "and", and not of one of them."""
    names = asked_of(query).names
    return worked is not None and all(names & names_of(f.sentence) in (names, frozenset()) for f in worked.operands)


def _over_years(query: Query, years: tuple[int, ...], figures: Sequence[Figure]) -> Worked | None:
    """The sum over all these years, each of which must be told: "from 2022 to 2024"."""
    plain = SUM.sub(" ", _STRETCH.sub(" ", query.focus))
    asked = asked_in(plain, AnswerKind.EXPLANATION, years)
    asked = replace(asked, kinds=_AMOUNTS, aspects=frozenset({Aspect.LEVEL}))
    average = Operation(Operator.AVERAGE, (asked,), None, (query.focus,))
    found = of_one_thing(query.focus, average, operands(average, figures), figures)
    if isinstance(found, Lacking):
        return None
    worked = compute(Operation(Operator.SUM, (asked,), None, (query.focus,)), found)
    return worked if isinstance(worked, Worked) else None


def _known(text: str, figures: Sequence[Figure]) -> str:
    """A text without the words that no list has, like "take" of what they took; empty where hardly any is left."""
    items = [figure for figure in figures if figure.paragraph.kind is ParagraphKind.ITEM]
    there = frozenset().union(*(figure.subject.measure | figure.around.measure for figure in items))
    told = [word for word in WORD.findall(text) if content(word)]
    unknown = [word for word in told if not set(content(word)) & there and not countries(word)]
    if len(unknown) > len(told) / 2:
        return ""
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, unknown))})\b", " ", text) if unknown else text


def asks_moved(query: Query) -> bool:
    """Whether it is asked which of several had more, or less, in one year than in another."""
    return _MOVED.search(query.focus) is not None


def moved(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """The rows of a table whose figure rose, or fell, from one year asked about to another; None where none is told."""
    asks = _MOVED.search(query.focus)
    if asks is None or asks["later"] == asks["earlier"]:
        return None
    plain = _known(asks["what"], figures)
    years = (int(asks["later"]),), (int(asks["earlier"]),)
    later, earlier = (dict(ranked_items(replace(query, focus=plain, years=one), figures)) for one in years)
    pairs = {label: (later[label], earlier[label]) for label in later if label in earlier and not _TOTAL.search(label)}
    falls = asks["how"].lower() != "more"
    told = {label: pair for label, pair in pairs.items() if _is_moved(*pair, falls=falls)}
    if not told or len(pairs) < 2:
        return None
    sign = "<" if falls else ">"
    text = "; ".join(f"{label} {one.text} {sign} {other.text}" for label, (one, other) in told.items())
    operation = Operation(Operator.HIGHEST, (), None, (query.focus,))
    return Worked(operation, text, "; ".join(told), tuple(figure for pair in told.values() for figure in pair))


def _is_moved(later: Figure, earlier: Figure, *, falls: bool) -> bool:
    if later.value is None or earlier.value is None or later.years == earlier.years:
        return False
    return later.value < earlier.value if falls else later.value > earlier.value


def price_of_one(query: Query, figures: Sequence[Figure]) -> Worked | None:
    """What one of several things costs on average: their price by their number, where both stand together.

    None where an article says what one costs.
    """
    one = _ONE.search(query.focus)
    if one is None or not _COSTS.search(query.focus) or query.kind is AnswerKind.YES_NO:
        return None
    things = _stems(one["noun"])
    asked = asked_of(query)
    own = asked.terms - frozenset(content(" ".join(_COSTS.findall(query.focus))))
    words = tuple(word for word in WORD.findall(query.focus) if set(content(word)) & own)
    matter = Matter(names_of(query.focus) & own, words, frozenset())
    prices = [f for f in figures if f.quantity.kind is QuantityKind.MONEY and matter.is_in(near(f))]
    if not things or any(_stems(f.quantity.per) & things for f in prices):
        return None
    numbers = [f for f in figures if f.quantity.kind is QuantityKind.COUNT and _counts(things, f)]
    pairs = [(price, number) for price in prices if _is_whole(price) for number in numbers if _beside(price, number)]
    if len(pairs) != 1:
        return None
    price, number = pairs[0]
    text, short = each_of(price, number)
    return Worked(Operation(Operator.AVERAGE, (), None, (query.focus,)), text, short, (price, number))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text) if content(word))


def _counts(things: frozenset[str], figure: Figure) -> bool:
    last = figure.quantity.unit.rpartition(" ")[2]
    return bool(things & _stems(last)) and figure.aspect is Aspect.LEVEL and bool(figure.value and figure.value > 1)


def _is_whole(price: Figure) -> bool:
    """Whether an amount is what all of them cost together."""
    before = price.sentence[: price.quantity.start]
    told = _COSTS.search(price.sentence) or re.search(r"\b(?:for|order|contract)\b", price.sentence)
    return price.aspect is Aspect.LEVEL and not price.quantity.per and told is not None and not _OF_WHICH.search(before)


def _beside(price: Figure, number: Figure) -> bool:
    """Whether two figures stand in one sentence, or in two that follow each other."""
    if price.article.id != number.article.id or price.paragraph != number.paragraph:
        return False
    first, second = (price, number) if price.start < number.start else (number, price)
    return first.span == second.span or first.sentence in second.context.before[-1:]
