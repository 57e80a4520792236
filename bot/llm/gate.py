"""The gate: a language model's sentence passes when the evidence that it cites carries it, by the checker that all
sentences go through (bot/support.py), and when it is a sentence and nothing else.

A sentence that cites nothing, or something else, goes to the one piece of evidence that carries it, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.additions import added, new_words
from bot.arithmetic import Worked
from bot.compose import DraftSentence, Source
from bot.llm.calculator import sides
from bot.llm.claims import Claim
from bot.llm.references import in_their_words, lead_ins
from bot.polarity import CHANGES, contradiction, shows_its_changes
from bot.relations import MARGIN, exchanged, exchanges
from bot.support import unsupported_figures, unsupported_names, verify
from bot.tokens import TokenKind, read_tokens
from bot.types import Check
from bot.words import side_of

# Of words that the quotes have in no form the checker lets more pass, for people word freely; a model that does so
# invents. Of right rewordings for other tests hardly any has more, of claims that were added nearly all do.
NEW_WORDS = 1
# Longer ones are no plain words any more.
LONGEST = 500
# What a sum is called, whichever way it goes.
_NEUTRAL = ("difference", "average", "total", "sum", "ratio")
# Marks of a program's text: HTML, JSON, Markdown, templates, addresses.
_MARKUP = re.compile(r"[<>{}|`\\]|\]\(|\[|\]|\b(?:https?|javascript|data):|www\.|&\w+;|^#|\*\*|^\W*$")
_CONTROL = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Sums:
    """What was worked out from the evidence: formulas and results, and the directions that they show."""

    texts: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()

    @classmethod
    def of(cls, worked: Sequence[Worked]) -> Sums:
        """The sums as they are told."""
        return cls(tuple(text for one in worked for text in (one.text, one.short)), sides(worked))


NO_SUMS = Sums()


@dataclass(frozen=True)
class Ruling:
    """A sentence with its sources, where it passes, else why it does not."""

    sentence: DraftSentence | None
    why: str = ""


def judge(claim: Claim, sources: Sequence[Source], sums: Sums = NO_SUMS) -> Ruling:
    """Whether a claim may be said. `sources`: the evidence as it is numbered; `sums`: what was worked out from it."""
    if why := _malformed(claim):
        return Ruling(None, why)
    cited = [sources[n - 1] for n in claim.marks if 1 <= n <= len(sources)]
    for some in (cited, [*lead_ins(cited), *cited]) if cited else ():
        for text in dict.fromkeys((claim.text, in_their_words(claim.text, some))):
            if carries(text, some, sums):
                return Ruling(_with_needed(text, some, sums))
    for source in sources:
        if carries(claim.text, [source]):
            return Ruling(_with_needed(claim.text, [source]))
    return Ruling(None, _fault(claim, cited, sums.texts))


def carries(text: str, sources: Sequence[Source], sums: Sums = NO_SUMS) -> bool:
    """Whether quotes carry a sentence; with a figure that was worked out it may claim no direction but the sum's."""
    quotes = [source.quote for source in sources]
    verdict = verify(text, quotes)
    if verdict is not None:
        return verdict is not Check.REWORDED or len(new_words(text, quotes)) <= NEW_WORDS
    if not sums.texts or verify(text, quotes, sums.texts) is None:
        return False
    if contradiction(text, quotes) is not None or _misplaced(text, quotes):
        return False
    known = {None, *sums.sides, *(token.side for quote in quotes for token in read_tokens(quote))}
    return not _directions(text) - known


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


def _with_needed(text: str, cited: Sequence[Source], sums: Sums = NO_SUMS) -> DraftSentence:
    """Without sources that it does not need: neither carries one of them the sentence, nor is one missed."""
    kept = tuple(
        source
        for source in dict.fromkeys(cited)
        if carries(text, [source]) or not carries(text, [s for s in cited if s != source], sums)
    )
    needed = kept if kept and carries(text, kept, sums) else tuple(dict.fromkeys(cited))
    worked = sums.texts if unsupported_figures(text, [source.quote for source in needed]) else ()
    return DraftSentence(text, needed, worked)


def has_markup(text: str) -> bool:
    """Whether a text has marks of a program's text or hidden characters."""
    return _MARKUP.search(text) is not None or _CONTROL.search(text) is not None


def _malformed(claim: Claim) -> str:
    if has_markup(claim.text):
        return "it has markup in it"
    if not claim.whole or len(claim.text) > LONGEST:
        return "it is not one finished sentence"
    return "it asks a question" if claim.text.endswith("?") else ""


def _fault(claim: Claim, cited: Sequence[Source], computed: Sequence[str]) -> str:
    """What of a sentence its sources don't carry, for the model that may write it again."""
    if not cited:
        return "it cites no evidence that says so"
    quotes = [source.quote for source in cited]
    if figures := unsupported_figures(claim.text, (*quotes, *computed)):
        return f"the evidence that it cites does not have {', '.join(figures)}"
    if names := unsupported_names(claim.text, quotes):
        return f"the evidence that it cites does not name {', '.join(names)}"
    if opposite := contradiction(claim.text, quotes):
        return f"the evidence says otherwise than “{opposite}”"
    if swapped := exchanged(claim.text, quotes):
        return f"{swapped.said} stands where the evidence has {swapped.meant}"
    words = added(claim.text, quotes) or [token.text for token in new_words(claim.text, quotes)]
    return f"the evidence does not say {', '.join(words) or 'so'}"
