"""The year that a question asks about, of which a sentence speaks without naming it: "that year", or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.relations import MARGIN, exchanges
from bot.claims.support import unsupported_figures
from bot.english.quantities import QuantityKind, years_in
from bot.english.tokens import TokenKind, read_tokens

_THAT_YEAR = re.compile(r"\b(?:in )?(?:that|the same) (?:same )?year\b|\bin the year in question\b")
# Words for another time than the one that is asked about.
_OTHER_TIME = re.compile(
    r"\b(?:earlier|before|previous\w*|prior|preceding|later|after\w*|next|following|from|compared|against|over|since|years"
    r"|than|ago|now|then|total)\b"
)
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT)


def in_the_year_asked(text: str, question: str) -> str:
    """A sentence with the year of the question for "that year"; as it is where it or the question has another one."""
    asked = years_in(question)
    if len(asked) != 1 or years_in(text):
        return text
    dated = _THAT_YEAR.sub(f"in {asked[0]}", text, count=1)
    return f"{dated[:1].upper()}{dated[1:]}"


def is_of_another_year(text: str, quotes: Sequence[str], question: str) -> bool:
    """Whether a sentence that names no time gives a figure that the quotes have for another year than the asked one."""
    asked, there = years_in(question), years_in(" ".join(quotes))
    tokens = read_tokens(text)
    figures = [token for token in tokens if token.quantity and token.quantity.kind in _KINDS]
    dated = any(token.kind is TokenKind.DATE for token in tokens) or _OTHER_TIME.search(text)
    if dated or len(figures) != 1 or len(asked) != 1 or asked[0] not in there or len(there) == 1:
        return False
    if unsupported_figures(figures[0].text, quotes):
        return False  # a sum is of the years that it is worked out of
    told = f"{text.rstrip('.')} in {asked[0]}."
    return any(found.margin > MARGIN and found.said == figures[0].text for found in exchanges(told, quotes))
