"""How much of a reworded sentence is new: hardly a word, none that ranks, and no name or figure in another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.additions import new_words
from bot.claims.polarity import CHANGES, shows_its_changes
from bot.claims.relations import MARGIN, exchanges
from bot.english.name_keys import is_place
from bot.english.tokens import Token, TokenKind, is_title, read_tokens
from bot.english.words import is_carrying
from bot.llm.direction import is_unproven
from bot.llm.misplaced import is_misplaced
from bot.llm.plain import is_supreme
from bot.llm.replaced import is_replaced

# Of words that the quotes have in no form the checker lets more pass, for people word freely; a model that does so
# invents. Of right rewordings for other tests hardly any has more, of claims that were added nearly all do.
NEW_WORDS = 1
# Two of them may stand so many words apart in a sentence of which they are no more than this, fitted on the right and
# wrong sentences of evals/: nearer ones are a term or a clause of their own ("natural gas", "the bank warned").
PAIR, APART, OF_ALL = 2, 3, 0.2
# So many other words a sentence has beside a new one.
KNOWN = 2
# So many words besides that only carry what is said: "expected to", "went from".
CARRYING = 2
# How much better a name, if it is no place, that a model left out must fit where it says another; the checker lets
# twice that pass.
STRANGER = 0.6


def is_near(text: str, quotes: Sequence[str]) -> bool:
    """Whether hardly a word is new, none is an item of a list, and no name or figure stands in another's place."""
    if is_exchanged(text, quotes) or is_misplaced(text, quotes) or is_replaced(text, quotes):
        return False
    shown = CHANGES if shows_its_changes(text) else ()
    new = [token for token in new_words(text, quotes) if token.side not in shown]
    heavy = [token for token in new if not is_carrying(token.text)]
    if _are_many(text, heavy) or len(new) > CARRYING + NEW_WORDS or any(map(is_supreme, new)):
        return False
    if any(_is_office(text, token) for token in new) or is_unproven(text, new, quotes):
        return False
    return not any(_is_item(text, token) for token in new)


def _are_many(text: str, heavy: Sequence[Token]) -> bool:
    """More than one, but for two of a long sentence that are far from each other; one of hardly more than itself."""
    words = [token for token in read_tokens(text) if token.kind not in (TokenKind.SMALL, TokenKind.BREAK)]
    if len(heavy) != PAIR:
        return len(heavy) > NEW_WORDS or len(words) - len(heavy) < KNOWN * len(heavy)
    first, second = (next(n for n, word in enumerate(words) if word.start == token.start) for token in heavy)
    return second - first < APART or OF_ALL * len(words) < PAIR


def _is_office(text: str, token: Token) -> bool:
    """ "Serves as its president"; not "the president", who is somebody that the quotes name."""
    office = is_title(token.text.capitalize()) and not token.text.isupper()
    return (
        office
        and not text[: token.start].lower().endswith(("the ", "this "))
        and not text[token.end :].startswith(" of the")
    )


def is_exchanged(text: str, quotes: Sequence[str]) -> bool:
    """Whether a name, figure or date stands where another one of the quotes fits better."""
    found = (one for one in exchanges(text, quotes, STRANGER) if one.margin > MARGIN)
    return any(not is_place(one.said.split()[-1]) for one in found) or any(
        one.margin > MARGIN for one in exchanges(text, quotes)
    )


def _is_item(text: str, token: Token) -> bool:
    """ "Tourism" in "energy, tourism and logistics"."""
    before, after = text[: token.start].rstrip(), text[token.end :].lstrip()
    listed = before.endswith((",", ":")) or re.search(r",.*\band$", before) is not None
    return listed and bool(re.match(r",|and\b|\.$", after)) and text.count(",") > 1
