"""Whether a sentence says the opposite of its quotes: "not" lost or added, rose for fell, more for less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.tokens import SAYING, Token, TokenKind, read_tokens, same_name
from bot.words import is_converse, opposite, stem, without_prefix

_NEGATORS = frozenset("not no never neither nor none nobody nothing without cannot hardly non".split())
# Words that deny what follows without a "not".
_DENYING = frozenset(
    stem(w) for w in "refuse fail deny reject lack exclude instead miss prevent unable decline absent absence".split()
)
_DENYING |= frozenset(stem(w) for w in "mistake extinct rather avoid false untrue no absent absence".split())
_REFUSING = frozenset(stem(w) for w in "refuse fail deny decline".split())
# Words that a negation is about, after and before it.
SCOPE, BEFORE = 3, 2
# Within so many words of a verb a name is a party to it.
PARTIES = 6
_WEAKENING = _NEGATORS | {"less"}
_BOUNDS = frozenset("over above under below far".split())  # of a figure: `_bounded`
_SUPREME = frozenset("first most only top".split())
_ABOVE = frozenset("more over above exceed surpass old".split())
_BELOW = frozenset("less fewer under below young".split())
_RISE, _FALL = CHANGES = "±rise", "±fall"
_ORDER = ("±before", "±after")


def contradiction(sentence: str, quotes: Sequence[str]) -> str | None:
    """What of a sentence the quotes deny, in its own words; None where nothing is."""
    said, there = read_tokens(sentence), [read_tokens(quote) for quote in quotes]
    for find in (_doubled, _negated, _not_negated, _opposed, _turned, _bounded):
        if found := find(said, there):
            return found
    return _against_its_figures(said)


def _doubled(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """Two negations in one clause, where no quote has that."""

    def doubles(tokens: Sequence[Token]) -> list[str]:
        places = [place for place in range(len(tokens)) if _negates(tokens, place) and tokens[place].text != "nor"]
        return [
            tokens[right].text
            for left, right in pairwise(places)
            if not any(t.kind is TokenKind.BREAK or t.text in ("and", "but") for t in tokens[left:right])
        ]

    found = doubles(said)
    return found[0] if found and not any(map(doubles, there)) else None


def _negated(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """A negation of the sentence that no quote has around the same words."""
    plain = [[token for token in tokens if token.text.lower() != "non"] for tokens in there]
    denied = [_keys(window) for tokens in plain for window in _windows(tokens, both=True, denying=True)]
    prefixed = _keys([after for tokens in there for before, after in pairwise(tokens) if before.text.lower() == "non"])
    if _ranks(said, there):
        return None
    bare = {stem(rest) for tokens in there for token in tokens if (rest := without_prefix(token.text))}
    for window in _windows(said, both=False, denying=False):
        if _keys(window[:1]) & prefixed:
            continue  # "non-oil" says "without oil", and no more
        if window and not bare & _keys(window) and not any(_keys(window) & keys for keys in denied):
            return f"not {window[0].text}"
    return None


def _ranks(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> bool:
    """ "No one had been there before" of who was the first, "none buys more" of who buys most."""
    words = {token.text.lower() for token in said}
    none_more = {"more", "before", "else", "than"} & words and {"no", "nobody", "none"} & words
    not_before = "before" in words and {"not", "never"} & words
    supreme = any(t.text.lower() in _SUPREME or t.text.endswith("est") for tokens in there for t in tokens)
    return supreme and bool(none_more or not_before)


def _not_negated(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """A negation of a quote whose words the sentence has without one."""
    stated = _keys(said)
    denied = [_keys(window) for window in _windows(said, both=True, denying=True)]
    affirmed = {key for tokens in there for key in _affirmed(tokens)}
    for tokens in there:
        for window in _windows(tokens, both=False, denying=False, refusing=True):
            kept = [token for token in window[:3] if _keys([token]) & stated - affirmed]
            if kept and not any(_keys(kept) & keys for keys in denied):
                return kept[0].text
    return None


def _affirmed(tokens: Sequence[Token]) -> set[str]:
    """What a quote says without a negation: "trade", though it speaks of "non-oil trade" too."""
    inside = {id(token) for window in _windows(tokens, False, False, refusing=True) for token in window}
    return _keys([token for token in tokens if id(token) not in inside])


def _windows(tokens: Sequence[Token], both: bool, denying: bool, refusing: bool = False) -> Iterator[list[Token]]:
    """What each negation is about: the next words of its clause, where `both` or none follow also those before."""
    for place, token in enumerate(tokens):
        words = _DENYING if denying else _REFUSING if refusing else frozenset()
        if not (_negates(tokens, place) or token.key in words):
            continue
        window = _next(tokens[place + 1 :], SCOPE + both)
        if both or not window:
            window = [*window, *_next(tokens[:place][::-1], BEFORE)]
        yield window


def _negates(tokens: Sequence[Token], place: int) -> bool:
    """Not the "not" of "not only", nor the "no" of "no less than"."""
    own, after = tokens[place], tokens[place + 1].key if place + 1 < len(tokens) else ""
    word = own.key if own.key == "not" else own.text.lower()
    return word in _NEGATORS and (word, after) not in (("not", "only"), ("no", "less"), ("no", "more"))


def _next(tokens: Sequence[Token], count: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if len(found) == count or token.text in (".", ";", ",") or (found and _parts_off(token)):
            break
        if token.kind not in (TokenKind.SMALL, TokenKind.BREAK):
            found.append(token)
    return found


def _parts_off(token: Token) -> bool:
    return token.text in ("and", "but") or SAYING in token.keys


def _keys(tokens: Sequence[Token]) -> set[str]:
    """What tokens may be matched by, but for the side of a pair of opposites that they are on."""
    claims = [token for token in tokens if token.kind not in (TokenKind.SMALL, TokenKind.BREAK)]
    return {key for token in claims for key in token.keys if key != token.side}


def _opposed(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """A word of which the quotes have only the opposite; one that changes the parties may stand where they changed."""
    sides = {token.side for tokens in there for token in tokens if token.side}
    own = {token.side for token in said if token.side}
    for place, token in enumerate(said):
        if token.side in _ORDER and token.side in sides and _parties_changed(said, token.side, there, token.side):
            return token.text
        if token.text.lower() in _BOUNDS or (token.side in _ORDER and _is_adverb(said, place)):
            continue
        if token.side is None or token.side in sides or opposite(token.side) not in sides:
            continue
        weakened = place and said[place - 1].key in _WEAKENING
        if weakened or _denied(said, token) or (opposite(token.side) in own and token.kind is TokenKind.SMALL):
            continue
        if not (is_converse(token.side) and _parties_changed(said, token.side, there, opposite(token.side))):
            return token.text
    return None


def _is_adverb(said: Sequence[Token], place: int) -> bool:
    """ "Once before", "a year later in May"."""
    after = said[place + 1] if place + 1 < len(said) else None
    return after is None or after.kind is TokenKind.BREAK or after.text in ("in", "on", "at", "by")


def _denied(said: Sequence[Token], token: Token) -> bool:
    return any(token in window for window in _windows(said, both=False, denying=False))


def _parties_changed(said: Sequence[Token], side: str, there: Sequence[Sequence[Token]], other: str) -> bool:
    """Whether a party stands on the one side here and on the other there, and none on the same side of both."""
    ours, ours_to = _parties(said, side)
    pairs = [_parties(tokens, other) for tokens in there]
    theirs, theirs_to = ([name for pair in pairs for name in pair[i]] for i in (0, 1))
    crossed = _shared(ours, theirs_to) or _shared(ours_to, theirs)
    return crossed and not _shared(ours, theirs) and not _shared(ours_to, theirs_to)


def _parties(tokens: Sequence[Token], side: str) -> tuple[list[str], list[str]]:
    """The name before a word of this side, or owning it, and the name after it."""
    before: list[str] = []
    after: list[str] = []
    for place, token in enumerate(tokens):
        if token.side == side:
            before += [t.text for t in _next(tokens[:place][::-1], PARTIES) if t.kind is TokenKind.NAME][:1]
            following = [t for t in _next(tokens[place + 1 :], PARTIES) if t.kind is TokenKind.NAME][:1]
            owns = any("of" in (t.text for t in tokens[place + 1 : tokens.index(name)][-2:]) for name in following)
            (before if owns else after).extend(t.text for t in following)
    return before, after


def _shared(left: Sequence[str], right: Sequence[str]) -> bool:
    return any(same_name(a, b) for a in left for b in right)


def _turned(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """ "Unstable" where the quotes say "stable", or the reverse."""
    words = {stem(token.text) for tokens in there for token in tokens}
    bare = {stem(rest) for tokens in there for t in tokens if (rest := without_prefix(t.text))}
    for before, token in zip((None, *said), said, strict=False):
        own = stem(token.text)
        if (before and before.key in _WEAKENING) or own in words or token.kind is not TokenKind.WORD:
            continue
        rest = without_prefix(token.text)
        if (rest and stem(rest) in words) or own in bare:
            return token.text
    return None


def _bounded(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """ "More than" a figure for which the quotes have "less than" or no bound."""
    stated = [(token.key, _bound(tokens, place)) for tokens in there for place, token in _figures(tokens)]
    for place, token in _figures(said):
        bound = _bound(said, place)
        there_bounds = {other for key, other in stated if key == token.key}
        if bound and there_bounds and not there_bounds & {bound, None if bound == "near" else bound}:
            return f"{bound} {token.text}"
    return None


def _figures(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    return ((place, token) for place, token in enumerate(tokens) if token.kind is TokenKind.FIGURE)


def _bound(tokens: Sequence[Token], place: int) -> str | None:
    words = [token.key for token in tokens[max(0, place - 2) : place]]
    if "no" in (w.key for w in tokens[max(0, place - 3) : place]) or "least" in words:
        return "above"
    last = words[-1] if words else ""
    first = words[0] if len(words) == 2 and last == "than" else last
    return "above" if first in _ABOVE else "below" if first in _BELOW else None


def _value(token: Token) -> Decimal | None:
    return token.quantity.value if token.quantity else None


def _against_its_figures(said: Sequence[Token]) -> str | None:
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
    return _against_its_figures(said) is None and all(start is not None and end is not None for start, end in ends)


def _ends_of_change(tokens: Sequence[Token], place: int) -> tuple[Decimal | None, Decimal | None]:
    """The figures after the next "from" and "to"; in the place of one of them the last figure before the change."""
    ends: dict[str, Token] = {}
    for left, right in pairwise(tokens[place + 1 :]):
        if left.text in (";", ".") or left.side in (_RISE, _FALL):
            break
        if left.text in ("from", "to") and right.kind is TokenKind.FIGURE:
            ends.setdefault(left.text, right)
    before = next((token for _, token in reversed(list(_figures(tokens[:place])))), None)
    start, end = ends.get("from", before), ends.get("to", before)
    if not ends or not start or not end or start.key.split(":")[:2] != end.key.split(":")[:2]:
        return None, None
    return _value(start), _value(end)
