"""Sums that a model did itself where it should have called the calculator: put as calls, where one gives its figure.

What the call then must fulfil, bot/llm/calculator.py knows: one unit and measure, and that the sentence says what was
worked out of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from bot.claims.support import unsupported_figures
from bot.composing.draft import Source
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.llm.calculator import quantities, result_of
from bot.llm.claims import Claim
from bot.llm.rounding import is_rounded
from bot.reckoning.figures import Figure

# More figures than this are no sum that somebody does in passing.
MOST = 12
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
    text = claim.text
    for said in reversed(read_quantities(text)):
        if said.text in missing and (call := next(_calls(said, own, figures, text[: said.start]), "")):
            text = f"{text[: said.start]}[[calc: {call}]]{text[said.end :]}"
    return replace(claim, text=text)


def _is_cited(figure: Figure, cited: Sequence[Source]) -> bool:
    return any((source.article.id, source.span) == (figure.article.id, figure.span) for source in cited)


def _calls(said: Quantity, own: Sequence[tuple[int, Figure]], figures: Sequence[Figure], before: str) -> Iterator[str]:
    """Calls that come to a figure as it is said; `before`: the sentence up to there."""
    numbers = [f"Q{number}" for number, figure in own if figure.quantity.kind in _AMOUNTS]
    pairs = [way.format(*pair) for way in _WAYS.get(said.kind, ()) for pair in permutations(numbers, 2)]
    means = [f"average({', '.join(some)})" for some in combinations(numbers, 3) if said.kind in _AMOUNTS]
    for call in (*pairs, *means):
        if any(_is_same(said, found, before) for found in read_quantities(result_of(call, figures))):
            yield call


def _is_same(said: Quantity, found: Quantity, before: str) -> bool:
    """Whether a result is the figure that a sentence gives, or the one that it rounds with the word before it."""
    alike = said.kind is found.kind and (said.unit == found.unit or not found.unit or not said.unit)
    if not alike or said.value is None or found.value is None:
        return False
    return said.value == found.value or is_rounded(said.value, found.value, before)
