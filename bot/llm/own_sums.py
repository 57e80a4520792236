"""Sums that a model did itself where it should have called the calculator: put as calls, where one gives its figure.

What the call then must fulfil, bot/llm/calculator.py knows: one unit and measure, and that the sentence says what was
worked out of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

from bot.claims.support import unsupported_figures
from bot.composing.draft import Source
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.llm.calculator import quantities, result_of
from bot.llm.claims import Claim
from bot.llm.rounding import NEAR, NEAR_A_PART, is_rounded, is_the_part, parts_in, without_word
from bot.reckoning.figures import Figure

# More figures than this are no sum that somebody does in passing.
MOST = 12
# How far a percentage of one digit may lie from what it rounds, as a share of it.
NEAR_A_DIGIT, TEN = Decimal("0.1"), 10
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.COUNT)
_WAYS = {
    QuantityKind.MONEY: ("{} - {}", "{} + {}", "average({}, {})"),
    QuantityKind.COUNT: ("{} - {}", "{} + {}", "average({}, {})", "{} / {}"),
    QuantityKind.PERCENT: ("growth({}, {})", "share({}, {})"),
    QuantityKind.MULTIPLE: ("{} / {}",),
}


def with_calls(claim: Claim, sources: Sequence[Source]) -> Claim:
    """A claim with calls in place of figures that its sources don't state and a sum of theirs gives."""
    cited = [sources[n - 1] for n in claim.marks if 1 <= n <= len(sources)]
    figures = quantities(sources)
    own = [(n, figure) for n, figure in enumerate(figures, start=1) if _is_cited(figure, cited)]
    missing = unsupported_figures(claim.text, [source.quote for source in cited])
    if not missing or not 1 < len(own) <= MOST:
        return claim
    text = _with_parts(claim.text, missing, own, figures)
    for said in reversed(read_quantities(text)):
        if said.text in missing and (call := next(_calls(said, own, figures, text[: said.start]), "")):
            before = text[: said.start] if _is_exact(said, call, figures) else without_word(text[: said.start])
            text = f"{before}[[calc: {call}]]{text[said.end :]}"
    return replace(claim, text=text)


def _is_exact(said: Quantity, call: str, figures: Sequence[Figure]) -> bool:
    """Whether a call comes to a figure itself, and not to one that it rounds."""
    return any(said.value == found.value for found in read_quantities(result_of(call, figures)))


def _with_parts(text: str, missing: Sequence[str], own: Sequence[tuple[int, Figure]], figures: Sequence[Figure]) -> str:
    """A text with calls in place of parts that no source states: "or about a fifth" of growth(Q1, Q2)."""
    for start, end, word, part in reversed(parts_in(text)):
        said = text[start:end]
        if not any(one in said for one in missing):
            continue
        for call in _calls_of(QuantityKind.PERCENT, own):
            found = read_quantities(result_of(call, figures))
            if any(q.value is not None and is_the_part(part, q.value, word.lower()) for q in found):
                text = f"{text[:start]}{' ' if said[0].isspace() else ''}[[calc: {call}]]{text[end:]}"
                break
    return text


def _is_cited(figure: Figure, cited: Sequence[Source]) -> bool:
    return any((source.article.id, source.span) == (figure.article.id, figure.span) for source in cited)


def _calls(said: Quantity, own: Sequence[tuple[int, Figure]], figures: Sequence[Figure], before: str) -> Iterator[str]:
    """Calls that come to a figure as it is said; `before`: the sentence up to there."""
    for call in _calls_of(said.kind, own):
        if any(_is_same(said, found, before) for found in read_quantities(result_of(call, figures))):
            yield call


def _calls_of(kind: QuantityKind, own: Sequence[tuple[int, Figure]]) -> list[str]:
    """The calls that may come to a figure of this kind."""
    numbers = [f"Q{number}" for number, figure in own if figure.quantity.kind in _AMOUNTS]
    pairs = [way.format(*pair) for way in _WAYS.get(kind, ()) for pair in permutations(numbers, 2)]
    return pairs + [f"average({', '.join(some)})" for some in combinations(numbers, 3) if kind in _AMOUNTS]


def _is_same(said: Quantity, found: Quantity, before: str) -> bool:
    """Whether a result is the figure that a sentence gives, or the one that it rounds with the word before it."""
    alike = said.kind is found.kind and (said.unit == found.unit or not found.unit or not said.unit)
    if not alike or said.value is None or found.value is None:
        return False
    limit = NEAR if said.kind in _AMOUNTS else NEAR_A_PART
    limit = NEAR_A_DIGIT if said.kind is QuantityKind.PERCENT and said.value < TEN else limit
    return said.value == found.value or is_rounded(said.value, found.value, before, limit)
