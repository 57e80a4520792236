"""Which way a sentence says that figures go, and whether its quotes say the same: more or less than, up or down by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.english.quantities import QuantityKind
from bot.english.tokens import Token, TokenKind, read_tokens

BOUNDS = frozenset("over above under below far".split())  # of a figure
_LEADING = frozenset("of by a an about around roughly some nearly almost".split())  # before the figure of a change
_ABOVE = frozenset("more over above exceed surpass old".split())
_BELOW = frozenset("less fewer under below young".split())
_JOINING = frozenset("whereas while and but ;".split())
_RISE, _FALL = CHANGES = "±rise", "±fall"


def bounded(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """ "More than" a figure for which the quotes have "less than" or no bound."""
    stated = [(token.key, _bound(tokens, place)) for tokens in there for place, token in _figures(tokens)]
    for place, token in _figures(said):
        bound = _bound(said, place)
        there_bounds = {other for key, other in stated if key == token.key}
        if bound and there_bounds and not there_bounds & {bound, None if bound == "near" else bound}:
            return f"{bound} {token.text}"
    return None


def changed(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """ "27% less", or more "under 2023", of what the quotes call an increase of 27%."""
    if found := _under_date(said):
        return None if any(map(_under_date, there)) else found
    stated = {(token.key, _change(tokens, place)) for tokens in there for place, token in _figures(tokens)}
    for place, token in _figures(said):
        change = _change(said, place)
        theirs = {other for key, other in stated if key == token.key and other}
        if change and theirs and change not in theirs:
            return f"{token.text} {'up' if change == _RISE else 'down'}"
    return None


def _under_date(tokens: Sequence[Token]) -> str | None:
    dated = (left for left, right in pairwise(tokens) if right.kind is TokenKind.DATE)
    return next((token.text for token in dated if token.text.lower() in ("under", "below")), None)


def _change(tokens: Sequence[Token], place: int) -> str | None:
    """Which way a share goes: by the word after it, else by the one before: "27% more", "a fall of 27%", "up 27%"."""
    quantity = tokens[place].quantity
    if quantity is None or quantity.kind not in (QuantityKind.PERCENT, QuantityKind.MULTIPLE):
        return None
    before = [token for token in tokens[max(0, place - 3) : place] if token.text.lower() not in _LEADING]
    if before and before[-1].side in CHANGES and before[-1].text.lower() not in (*BOUNDS, "more", "less"):
        return before[-1].side
    after, beyond = [*tokens[place + 1 : place + 3], None, None][:2]
    if after is None or after.side not in CHANGES:
        return None
    dated = beyond is not None and beyond.kind is TokenKind.DATE
    return after.side if dated or after.text.lower() not in BOUNDS else None


def _figures(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    return ((place, token) for place, token in enumerate(tokens) if token.kind is TokenKind.FIGURE)


def _bound(tokens: Sequence[Token], place: int) -> str | None:
    words = [token.key for token in tokens[max(0, place - 2) : place]]
    if "no" in (w.key for w in tokens[max(0, place - 3) : place]):
        return "below" if _ABOVE & set(words) else "above"
    if "least" in words or words == ["at", "most"]:
        return "above" if "least" in words else "below"
    last = words[-1] if words else ""
    first = words[0] if len(words) == 2 and last == "than" else last
    return "above" if first in _ABOVE else "below" if first in _BELOW else None


def _value(token: Token) -> Decimal | None:
    return token.quantity.value if token.quantity else None


def against_its_figures(said: Sequence[Token]) -> str | None:
    """ "Fell from 5 to 7": the sentence's own figures say otherwise."""
    for place, token in enumerate(said):
        if token.side in (_RISE, _FALL):
            start, end = _ends_of_change(said, place)
            if start is not None and end is not None and start != end and (start < end) != (token.side == _RISE):
                return token.text
    return None


def shows_its_changes(sentence: str) -> bool:
    """Whether every rise and fall that a sentence speaks of is one by the figures that it gives for start and end."""
    said = read_tokens(sentence)
    places = [place for place, token in enumerate(said) if token.side in (_RISE, _FALL)]
    ends = [_ends_of_change(said, place) for place in places]
    return against_its_figures(said) is None and all(start is not None and end is not None for start, end in ends)


def _ends_of_change(tokens: Sequence[Token], place: int) -> tuple[Decimal | None, Decimal | None]:
    """The figures after the next "from" and "to"; in the place of one of them the last figure before the change."""
    ends: dict[str, Token] = {}
    for left, right in pairwise(tokens[place + 1 :]):
        if left.text in (";", ".") or left.side in (_RISE, _FALL):
            break
        if left.text in ("from", "to") and right.kind is TokenKind.FIGURE:
            ends.setdefault(left.text, right)
    before = next((token for _, token in reversed(list(_figures(tokens[_own_clause(tokens, place) : place])))), None)
    start, end = ends.get("from", before), ends.get("to", before)
    if not ends or not start or not end or start.key.split(":")[:2] != end.key.split(":")[:2]:
        return None, None
    return _value(start), _value(end)


def _own_clause(tokens: Sequence[Token], place: int) -> int:
    """Where the clause of a change begins that has a subject of its own: "…, whereas imports rose", not "and rose"."""
    for start in range(place - 1, -1, -1):
        if tokens[start].text.lower() in _JOINING:
            named = any(token.kind in (TokenKind.NAME, TokenKind.WORD) for token in tokens[start + 1 : place])
            return start if named else 0
    return 0
