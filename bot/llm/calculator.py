"""The calculator that a language model calls in a sentence: "rose by [[calc: Q1 - Q2]] [1]".

Q1 and Q2 are figures of the evidence by the numbers that it was shown. What they come to is worked out as all sums are
(bot/reckoning/arithmetic.py), and only where they are of one kind, unit and measure and the sentence says what is
worked out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bot.claims.polarity import CHANGES
from bot.composing.draft import Source
from bot.english.parties import read_parties
from bot.english.quantities import QuantityKind, years_in
from bot.english.tokens import read_tokens
from bot.llm.claims import Claim
from bot.llm.relative import relates
from bot.numbers.measures import Aspect
from bot.numbers.subjects import subject_of
from bot.questions.sums import Operation, Operator
from bot.reckoning.arithmetic import Worked, compute
from bot.reckoning.figures import Figure, read_figures
from index.lexical import terms

# A sum of more is no plain words any more.
OPERANDS = 6
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT})
_AMOUNTS = _KINDS - {QuantityKind.PERCENT}
_CALL = re.compile(r"\[\[\s*calc\s*:([^\[\]]{1,80})\]\]", re.IGNORECASE)
_NAMED = re.compile(r"(average|share|growth|part)\s*\(([^()]+)\)", re.IGNORECASE)
_WORD = re.compile(r"[\w%]+")
_NUMBER = re.compile(r"\s*Q(\d{1,3})\s*", re.IGNORECASE)
_SIGNS = {"-": Operator.DIFFERENCE, "−": Operator.DIFFERENCE, "+": Operator.SUM, "/": Operator.RATIO}
_SIGNS["÷"] = Operator.RATIO
_NAMES = {
    "average": Operator.AVERAGE,
    "share": Operator.SHARE,
    "growth": Operator.GROWTH,
    "part": Operator.PART,
}
_MANY = frozenset({Operator.SUM, Operator.AVERAGE})
_RELATES = frozenset({Operator.RATIO, Operator.SHARE, Operator.GROWTH})
# Words of which a sentence needs one, so that it says what was worked out.
_SAYS = {
    Operator.DIFFERENCE: "difference differ gap more less than between by exceed surplus deficit balance apart"
    " below above higher lower",
    Operator.SUM: "total together altogether sum combined overall add",
    Operator.RATIO: "times time ratio fold",
    Operator.SHARE: "share part proportion percentage of",
    Operator.GROWTH: "growth change by more less",
    Operator.AVERAGE: "average mean averaged",
    Operator.PART: "share part percent % of",
}
_RISE, _FALL = CHANGES


@dataclass(frozen=True)
class Called:
    """A claim with what its calls came to; `why` it cannot stand, where one of them cannot be worked out."""

    claim: Claim
    worked: tuple[Worked, ...] = ()
    why: str = ""


def quantities(sources: Sequence[Source]) -> tuple[Figure, ...]:
    """The figures of the evidence that may be worked with, in order; the first is Q1."""
    read = (figure for source in sources for figure in read_figures(source.article, source.paragraph, source.span))
    usable = (figure for figure in read if figure.quantity.kind in _KINDS and figure.value is not None)
    return tuple({figure.key: figure for figure in usable}.values())


def called(claim: Claim, sources: Sequence[Source], short: str = "") -> Called:
    """The claim with each call replaced by its result, and citing the figures that it was worked out of.

    short: the answer in short, which stands before the sentence: its figures need not be told again.
    """
    text, worked = claim.text, list[Worked]()
    figures = quantities(sources)
    while match := _CALL.search(text):
        found = _worked(match[1], figures)
        if isinstance(found, str):
            return Called(claim, why=found)
        text = f"{text[: match.start()]}{found.short}{text[match.end() :]}"
        worked.append(found)
    if "calc:" in text.lower():
        return Called(claim, why="a calculation has the form [[calc: Q1 - Q2]]")
    if why := next((why for one in worked if (why := _unsaid(one, text, short))), ""):
        return Called(claim, why=why)
    places = {(source.article.id, source.span): number for number, source in enumerate(sources, start=1)}
    operands = (places[figure.article.id, figure.span] for one in worked for figure in one.operands)
    return Called(replace(claim, text=text, marks=tuple(dict.fromkeys((*claim.marks, *operands)))), tuple(worked))


def result_of(call: str, figures: Sequence[Figure]) -> str:
    """What a call comes to, in short; empty where it comes to nothing."""
    found = _worked(call, figures)
    return found.short if isinstance(found, Worked) else ""


def sides(worked: Sequence[Worked]) -> frozenset[str]:
    """The directions that sums show: a rise where the figure of the later year is the higher one, or a fall."""
    return frozenset(side for one in worked if (side := _side(one)))


def _worked(call: str, figures: Sequence[Figure]) -> Worked | str:
    """What a call comes to, or why it comes to nothing."""
    parsed = _parsed(call, figures)
    if isinstance(parsed, str):
        return parsed
    operator, operands = parsed
    if why := _apart(operator, operands):
        return why
    if operator is Operator.AVERAGE and _leaves_out(operands, figures):
        return "the average leaves out a year between"
    if operator is Operator.GROWTH:  # growth(Q1, Q2): from the first to the second
        operands = operands[::-1]
    falls = operator is Operator.GROWTH and (operands[0].value or 0) < (operands[1].value or 0)
    found = compute(Operation(operator, (), None, (), falls), operands)
    return found if isinstance(found, Worked) else found.reason


def _parsed(call: str, figures: Sequence[Figure]) -> tuple[Operator, tuple[Figure, ...]] | str:
    call = call.strip()
    if named := _NAMED.fullmatch(call):
        operator, parts = _NAMES[named[1].lower()], named[2].split(",")
    else:
        signs = set(re.findall(r"[-−+/÷]", call))
        if len(signs) != 1:
            return "a calculation has one sign between its figures"
        (sign,) = signs
        operator, parts = _SIGNS[sign], call.split(sign)
    numbers = [_NUMBER.fullmatch(part) for part in parts]
    if not all(numbers) or not 2 <= len(parts) <= (OPERANDS if operator in _MANY else 2):
        return "a calculation is of two figures by their numbers, a sum or an average of a few"
    chosen = [int(number[1]) for number in numbers if number]
    if len(set(chosen)) < len(chosen) or not all(1 <= number <= len(figures) for number in chosen):
        return "the figures of a calculation are different ones of those that are numbered"
    return operator, tuple(figures[number - 1] for number in chosen)


def _apart(operator: Operator, operands: Sequence[Figure]) -> str:
    """Why figures may not stand in one sum: of several units, kinds, measures, times or parties at once."""
    first = operands[0]
    if operator is Operator.PART:
        fits = first.quantity.kind is QuantityKind.PERCENT and operands[1].quantity.kind in _AMOUNTS
        return "" if fits else "a part is worked out of a percentage and an amount"
    if any(f.quantity.kind not in _AMOUNTS or f.aspect not in (Aspect.LEVEL, Aspect.BASE) for f in operands):
        return "only amounts as they stand can be worked with, no percentages and no changes"
    if any(f.quantity.kind is not first.quantity.kind or f.unit != first.unit for f in operands):
        return "the figures are not in the same unit"
    if len({bool(f.period and f.period.cumulative) for f in operands}) > 1:
        return "one of the figures adds up several years"
    if operator is Operator.GROWTH and operands[0].years > operands[1].years:
        return "a growth is from the earlier to the later figure"
    if operator in _RELATES and not all(f.value for f in operands):
        return "one of the figures is zero"
    differing = _differing(operands)
    if operator in _MANY and not differing and _overlap(operands):
        return "one of the figures may be a part of another"
    return "the figures are not of the same thing" if len(differing) > 1 else ""


def _leaves_out(operands: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether a sentence that gives two of the figures gives one of a year between them too."""
    years = {year for figure in operands for year in figure.years}
    between = (f for f in figures if len(f.years) == 1 and f.unit == operands[0].unit and f.span == operands[0].span)
    return bool(years) and any(min(years) < f.years[0] < max(years) and f.years[0] not in years for f in between)


def _overlap(operands: Sequence[Figure]) -> bool:
    """Whether by its words one figure may be of all that another is of: "oil exports" and "exports"."""
    words = [f.subject.scope if f.subject.flow else f.subject.measure for f in operands]
    return any(a <= b or b <= a for a, b in combinations(words, 2))


def _differing(operands: Sequence[Figure]) -> set[str]:
    """In what figures differ: their years, flows or parties; one that names fewer parties may be of the same."""
    parties = [figure.subject.parties for figure in operands]
    ways = {
        "years": len({figure.years for figure in operands}) > 1,
        "flows": len({figure.subject.flow for figure in operands}) > 1,
        "parties": any(not (a <= b or b <= a) for a, b in combinations(parties, 2)),
    }
    return {way for way, differs in ways.items() if differs}


def _unsaid(worked: Worked, text: str, short: str) -> str:
    """What a sentence must say of a sum and doesn't: what was done, and what tells the figures apart."""
    said, operands = set(terms(text)), worked.operands
    operator = worked.operation.operator
    words = {*_WORD.findall(text.lower()), *said}
    moves = {token.side for token in read_tokens(text)} & {_RISE, _FALL}
    if not words & set(_SAYS[operator].split()) and not (moves and operator in (Operator.DIFFERENCE, Operator.GROWTH)):
        return "the sentence does not say what was worked out"
    if (side := _side(worked)) and moves - {side}:
        return "the figures go the other way"
    return "" if relates(text, worked, short) else _untold(operands, text, said)


def _untold(operands: Sequence[Figure], text: str, said: set[str]) -> str:
    """What tells figures apart must be said: their years, flows or parties, else a word that is of one alone."""
    differing = _differing(operands)
    years = {year for figure in operands for year in figure.years}
    if "years" in differing and not years <= {*years_in(text), *_year_before(operands, text)}:
        return "the sentence does not name the years of the figures"
    flows = {figure.subject.flow for figure in operands}
    if "flows" in differing and not flows - {None} <= {subject_of(word).flow for word in text.split()}:
        return "the sentence does not say of which flows the figures are"
    parties = [figure.subject.parties for figure in operands]
    apart = frozenset().union(*parties) - frozenset.intersection(*parties)
    if "parties" in differing and apart - {party.name for party in read_parties(text)}:
        return "the sentence does not name the parties of the figures"
    if differing:
        return ""
    shared = frozenset.intersection(*(figure.subject.measure for figure in operands))
    own = [figure.subject.measure - shared for figure in operands]
    return "the sentence does not say what the figures are of" if any(one and not one & said for one in own) else ""


def _year_before(operands: Sequence[Figure], text: str) -> set[int]:
    """The year before the only one that a sentence names, with which "fell in 2024" compares two figures."""
    own = set(years_in(text))
    moves = {token.side for token in read_tokens(text)} & {_RISE, _FALL}
    return {year - 1 for year in own} if len(own) == 1 and len(operands) == len(("one", "other")) and moves else set()


def _side(worked: Worked) -> str | None:
    """A rise or a fall, by the first and the last year; None for any other sum."""
    timely = worked.operation.operator in (Operator.DIFFERENCE, Operator.GROWTH)
    first, *_, last = sorted(worked.operands, key=lambda figure: figure.years)
    if not timely or not first.years or first.years == last.years or first.value == last.value:
        return None
    return _RISE if (first.value or 0) < (last.value or 0) else _FALL
