"""Proof: whether quotes carry a sentence, and which of them it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.claims.polarity import CHANGES, contradiction, shows_its_changes
from bot.claims.relations import MARGIN, exchanges
from bot.claims.support import unsupported_figures, verify
from bot.composing.draft import DraftSentence, Source
from bot.english.quantities import years_in
from bot.english.tokens import TokenKind, read_tokens
from bot.english.words import more_or_less, side_of
from bot.llm.compared import comparisons
from bot.llm.novelty import is_near
from bot.llm.sums import NO_SUMS, Sums
from bot.questions.sums import Operator
from bot.reckoning.arithmetic import Worked
from bot.types import Check

_THAN = re.compile(r"\bthan (?:in |that of |for )?(?P<year>\d{4})\b")
# What a sum is called, whichever way it goes.
_NEUTRAL = ("difference", "average", "total", "sum", "ratio")


def carries(text: str, sources: Sequence[Source], sums: Sums = NO_SUMS) -> bool:
    """Whether quotes carry a sentence; with a figure that was worked out it may claim no direction but the sum's."""
    quotes = [source.quote for source in sources]
    if any(not compared.right for compared in comparisons(text)) and text not in quotes:
        return False
    verdict = verify(text, quotes)
    if verdict is not None:
        return verdict is not Check.REWORDED or is_near(text, quotes)
    if not sums.texts or verify(text, quotes, sums.texts) is None:
        return False
    if contradiction(text, quotes) is not None or _misplaced(text, quotes) or not sums.fit(text):
        return False
    known = {None, *sums.sides, *(token.side for quote in quotes for token in read_tokens(quote))}
    return not {side for side in _directions(text) - known if not _is_as_worked(side, text, sums)}


def _is_as_worked(side: str | None, text: str, sums: Sums) -> bool:
    """ "Higher in 2024 than in 2022" of a sum that shows a rise, the year after "than" being the earlier one."""
    base, years = _THAN.search(text), years_in(text)
    way = more_or_less(side)
    if way and "times" in text and any(_is_of_flows(one) for one in sums.worked):
        return True
    if base is None or way is None or len(set(years)) != len(("first", "last")):
        return False
    rises = side_of("rise") in sums.sides
    return len(sums.sides) == 1 and way is (rises is (int(base["year"]) == min(years)))


def _is_of_flows(worked: Worked) -> bool:
    """Whether a sum is how many times as large one flow is as the other; which is which, Sums.fit knows."""
    first, second = worked.operands[0], worked.operands[-1]
    flows = first.subject.flow is not second.subject.flow and None not in (first.subject.flow, second.subject.flow)
    return flows and worked.operation.operator is Operator.RATIO and (first.value or 0) > (second.value or 0)


def _directions(text: str) -> set[str | None]:
    """The sides of pairs of opposites on which its words are, but for a "difference" and "over" some years."""
    tokens = read_tokens(text)
    neutral = {side_of(word) for word in _NEUTRAL}
    spans = {
        id(token) for token, after in pairwise(tokens) if token.text.lower() == "over" and after.kind is TokenKind.DATE
    }
    shown = CHANGES if shows_its_changes(text) else ()
    sides = (token.side for token in tokens if id(token) not in spans)
    return {side for side in sides if side not in neutral and side not in shown}


def _misplaced(text: str, quotes: Sequence[str]) -> bool:
    """Whether a name, a year or a figure of the quotes stands in the place of another; not one that was worked out."""
    stated = (found for found in exchanges(text, quotes) if not unsupported_figures(found.said, quotes))
    return any(found.margin > MARGIN for found in stated)


def with_needed(text: str, cited: Sequence[Source], sums: Sums = NO_SUMS) -> DraftSentence:
    """Without sources that it does not need: neither carries one of them the sentence, nor is one missed."""
    kept = tuple(
        source
        for source in dict.fromkeys(cited)
        if carries(text, [source]) or not carries(text, [s for s in cited if s != source], sums)
    )
    needed = kept if kept and carries(text, kept, sums) else tuple(dict.fromkeys(cited))
    worked = sums.texts if unsupported_figures(text, [source.quote for source in needed]) else ()
    return DraftSentence(text, needed, worked)
