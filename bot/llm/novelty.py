"""How much of a reworded sentence is new: hardly a word, none that ranks, and no name or figure in another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.additions import new_words
from bot.claims.polarity import CHANGES, shows_its_changes
from bot.claims.relations import MARGIN, exchanges
from bot.english.tokens import Token
from bot.english.words import is_carrying
from bot.llm.misplaced import is_misplaced
from bot.llm.plain import is_supreme

# Of words that the quotes have in no form the checker lets more pass, for people word freely; a model that does so
# invents. Of right rewordings for other tests hardly any has more, of claims that were added nearly all do.
NEW_WORDS = 1
# How much better another figure must fit; the checker lets twice that pass.
FIGURES = 0.28
# So many words besides that only carry what is said: "expected to", "went from".
CARRYING = 2
# How much better a name that a model left out must fit the place of one that it says; the checker lets twice that pass.
STRANGER = 0.6


def is_near(text: str, quotes: Sequence[str]) -> bool:
    """Whether hardly a word is new, none is an item of a list, and no name or figure stands in another's place."""
    if is_exchanged(text, quotes) or is_misplaced(text, quotes):
        return False
    shown = CHANGES if shows_its_changes(text) else ()
    new = [token for token in new_words(text, quotes) if token.side not in shown]
    heavy = [token for token in new if not is_carrying(token.text)]
    if len(heavy) > NEW_WORDS or len(new) > CARRYING + NEW_WORDS or any(map(is_supreme, new)):
        return False
    return not any(_is_item(text, token) for token in new)


def is_exchanged(text: str, quotes: Sequence[str]) -> bool:
    """Whether a name, figure or date stands where another one of the quotes fits better."""
    found = exchanges(text, quotes, STRANGER)
    return any(one.margin > (FIGURES if re.search(r"\d", one.said) else MARGIN) for one in found)


def _is_item(text: str, token: Token) -> bool:
    """ "Tourism" in "energy, tourism and logistics"."""
    before, after = text[: token.start].rstrip(), text[token.end :].lstrip()
    listed = before.endswith((",", ":")) or re.search(r",.*\band$", before) is not None
    return listed and bool(re.match(r",|and\b|\.$", after)) and text.count(",") > 1
