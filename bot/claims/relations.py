"""Whether two names, figures or years of a sentence stand in each other's place.

A mention is known by what surrounds it (bot/english/mentions.py). Where the quotes hold another item whose surroundings
fit the place better than those of the item that stands there, the sentence has exchanged them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from bot.claims.told import told_alike
from bot.english.mentions import Mention, read_mentions
from bot.english.name_keys import is_place, same_name
from bot.english.tokens import Token, TokenKind, is_title, read_tokens
from bot.english.words import opposite

# Fitted on the tuned half of evals/rewordings: less than this is the noise of rewording.
MARGIN = 0.4
# How much better a name must fit that the sentence doesn't have anywhere.
_STRANGER = 1.2
_ONE = "count::1"  # a pronoun more often than a figure


@dataclass(frozen=True)
class Exchange:
    """An item that stands where another one fits better, and by how much."""

    said: str
    meant: str
    margin: float


def exchanged(sentence: str, quotes: Sequence[str]) -> Exchange | None:
    """An item of a sentence that stands in the place of another; None where each fits its own place well enough."""
    doubtful = (found for found in exchanges(sentence, quotes) if found.margin > MARGIN)
    return next((found for found in doubtful if not _is_settled(found, sentence, quotes)), None)


def _is_settled(found: Exchange, sentence: str, quotes: Sequence[str]) -> bool:
    """Whether an item is a party, or the verb, of acts that the quotes tell of, as often as it stands in a sentence.

    Not whose office the sentence names: "Prime Minister X" may do what President X did, and be none.
    """
    before = sentence.partition(found.said)[0].split()
    if before and is_title(before[-1]):
        return False
    times = sentence.count(found.said)
    return 0 < times <= sum(act.settles(found.said, found.meant) for act in told_alike(sentence, quotes))


def rearranged(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence is a quote word for word, but for names, figures or dates that stand in other places."""
    said = read_tokens(sentence)
    for quote in quotes:
        there = read_tokens(quote)
        alike = [_form(token) for token in said] == [_form(token) for token in there]
        if alike and not all(_same(ours, theirs) for ours, theirs in zip(said, there, strict=True) if _is_item(ours)):
            return True
    return False


def _form(token: Token) -> str:
    """What a token is in a sentence of which names and figures are left open."""
    return token.kind if _is_item(token) else token.text.lower()


def _is_item(token: Token) -> bool:
    return token.kind in (TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE)


def exchanges(sentence: str, quotes: Sequence[str], stranger: float = _STRANGER) -> Iterator[Exchange]:
    """Places of a sentence that another item of the quotes fits better than the one that stands there.

    stranger: how much better a name must fit that the sentence doesn't have anywhere.
    """
    said = read_mentions(sentence)
    there = [mention for quote in quotes for mention in read_mentions(quote)]
    for mention in said:
        own, own_place = _fit(mention, mention.token, there)
        if mention.token.side and own_place is None:
            continue  # only its opposite stands in the quotes: bot/claims/polarity.py judges that
        for rival in _rivals(mention.token, there):
            if _is_of(rival, mention.token, quotes):
                continue
            theirs, place = _fit(mention, rival, there)
            in_one_list = own_place and place and own_place.listed == place.listed
            absent = not any(_same(other.token, rival) for other in said)
            if _is_listed(mention, said) and (in_one_list or absent):
                continue
            swapped = [
                _fit(other, mention.token, there)[0] - _fit(other, other.token, there)[0]
                for other in said
                if _same(other.token, rival)
            ]
            more = stranger if mention.token.kind is TokenKind.NAME and not swapped else 0.0
            yield Exchange(mention.token.text, rival.text, theirs - own + max(swapped, default=0.0) - more)


def _is_of(rival: Token, item: Token, quotes: Sequence[str]) -> bool:
    """Whether two names are parts of one: "Port of Trieste"."""
    names = rival.kind is item.kind is TokenKind.NAME
    return names and any(f"{rival.text} of {item.text}" in quote for quote in quotes)


def _rivals(item: Token, there: Sequence[Mention]) -> Iterable[Token]:
    """The other items of its kind in the quotes, each once."""
    if item.key == _ONE:
        return ()
    return {m.token.key: m.token for m in there if _of_one_kind(m.token, item) and not _same(m.token, item)}.values()


def _is_listed(mention: Mention, said: Sequence[Mention]) -> bool:
    return sum(other.listed == mention.listed for other in said) > 1


def _of_one_kind(left: Token, right: Token) -> bool:
    if left.side or right.side:
        return left.side is not None and right.side == opposite(left.side)
    if left.kind is not right.kind:
        return False
    if left.kind is TokenKind.NAME:
        return is_place(left.text.split()[-1]) == is_place(right.text.split()[-1])
    return left.kind is TokenKind.DATE or left.key.split(":")[0] == right.key.split(":")[0]


def _same(left: Token, right: Token) -> bool:
    if left.side or right.side:
        return left.side == right.side
    if left.kind is right.kind is TokenKind.NAME:
        return same_name(left.text, right.text)
    ours, theirs = set(left.keys), set(right.keys)
    if left.kind is right.kind is TokenKind.DATE:
        return ours <= theirs or theirs <= ours
    return left.key == right.key


def _fit(place: Mention, item: Token, there: Sequence[Mention]) -> tuple[float, Mention | None]:
    """How much a place's surroundings are those of the item in a quote, and where; the items' own keys don't count."""
    left_out = {*place.token.keys, *item.keys}
    best, where = 0.0, None
    for mention in there:
        if _same(mention.token, item):
            common = place.around.keys() & mention.around.keys() - left_out
            fit = fsum(min(place.around[key], mention.around[key]) for key in common)
            if where is None or fit > best:
                best, where = fit, mention
    return best, where
