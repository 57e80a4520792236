"""Negations: what a "not", a "refused" or the like denies, and whether a sentence and its quotes deny the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.english.tagging import turns
from bot.english.tokens import SAYING, Token, TokenKind
from bot.english.words import is_converse, opposite, stem, without_prefix

_NEGATORS = frozenset("not no never neither nor none nobody nothing without cannot hardly non".split())
# Words that deny what follows without a "not".
DENYING = frozenset(
    stem(w) for w in "refuse fail deny reject lack exclude instead miss prevent unable decline absent absence".split()
)
DENYING |= frozenset(stem(w) for w in "stop cease mistake extinct rather avoid false untrue no absent absence".split())
_REFUSING = frozenset(stem(w) for w in "refuse fail deny decline".split())
_MISTAKEN = frozenset(stem(w) for w in "mistake mistakenly wrongly falsely erroneously untrue".split())
_CONNECTIVES = frozenset("and but because although though while whereas unless if".split())
_LINKS = frozenset("as by to in for from with at on".split())
_MAY_NEGATE = _NEGATORS | {"yet"}
WEAKENING = _NEGATORS | {"less"}
_SUPREME = frozenset("first most only top".split())
# Words that a negation is about, after and before it.
SCOPE, BEFORE = 3, 2


def is_denying(word: str) -> bool:
    """Whether a word denies: "not", "refused"."""
    return word.lower() in _NEGATORS or stem(word) in DENYING


def doubled(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """Two negations in one clause, where no quote has that."""

    def doubles(tokens: Sequence[Token]) -> list[str]:
        denying = {*_turning(tokens), *(place for place in range(len(tokens)) if _negates(tokens, place))}
        denying |= {place for place, token in enumerate(tokens) if stem(token.text) in _MISTAKEN}
        places = sorted(place for place in denying if tokens[place].text != "nor")
        return [
            tokens[right].text
            for left, right in pairwise(places)
            if not any(t.kind is TokenKind.BREAK or t.text in ("and", "but") for t in tokens[left:right])
        ]

    found = doubles(said)
    return found[0] if found and not any(map(doubles, there)) else None


def negated(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """A negation of the sentence that no quote has around the same words."""
    plain = [[token for token in tokens if token.text.lower() != "non"] for tokens in there]
    denied = [_keys(window) for tokens in plain for window in _windows(tokens, both=True, denying=True)]
    prefixed = _keys([after for tokens in there for before, after in pairwise(tokens) if before.text.lower() == "non"])
    supreme = any(_is_supreme(t) for tokens in there for t in tokens)
    if supreme and _ranks(said):
        return None
    bare = {stem(rest) for tokens in there for token in tokens if (rest := without_prefix(token.text))}
    known = {key for tokens in there for key in _keys(tokens)}
    sides = {token.side for tokens in there for token in tokens if token.side}
    for window in _windows(said, both=False, denying=False):
        if _keys(window[:1]) & prefixed:
            continue  # "non-oil" says "without oil", and no more
        if window and supreme and _since(said, window[0]):
            continue  # "had not been raised since" of "the first rise since"
        if _keys(window) & bare or any(_is_turned(token, sides) for token in window):
            continue
        if window and not known & _keys(window[:1]):  # other words for what is denied: look at whom it is about
            window = [*window, *_before(said, window[0])]
        if window and not any(_keys(window) & keys for keys in denied):
            return f"not {window[0].text}"
    return None


def _since(said: Sequence[Token], token: Token) -> bool:
    """Whether "since" follows a token in its clause."""
    rest = [t.text for t in said[said.index(token) :]]
    return "since" in rest[: next((place for place, text in enumerate(rest) if text in ",;."), None)]


def _is_turned(token: Token, sides: set[str]) -> bool:
    """Whether only the opposite of a word stands there: "not high" of "low"."""
    side = token.side
    return side is not None and not is_converse(side) and side not in sides and opposite(side) in sides


def _before(said: Sequence[Token], token: Token) -> list[Token]:
    """The words before a negation and what it denies."""
    return [t for t in next_words(said[: said.index(token)][::-1], BEFORE + 1) if t.text.lower() not in _NEGATORS]


def _is_supreme(token: Token) -> bool:
    return token.text.lower() in _SUPREME or token.text.endswith("est")


def _ranks(said: Sequence[Token]) -> bool:
    """ "No one had been there before" of who was the first, "none buys more" of who buys most."""
    words = {token.text.lower() for token in said}
    none_more = {"more", "before", "else", "than", "other"} & words and {"no", "nobody", "none"} & words
    return bool(none_more or ("before" in words and {"not", "never"} & words))


def not_negated(said: Sequence[Token], there: Sequence[Sequence[Token]]) -> str | None:
    """A negation of a quote whose words the sentence has without one."""
    stated = _keys(said)
    denied = [_keys(window) for window in _windows(said, both=True, denying=True)]
    denied += [
        _keys([*next_words(said[place + 1 :], SCOPE), *next_words(said[:place][::-1], SCOPE)])
        for place in _turning(said)
    ]
    affirmed = {key for tokens in there for key in _affirmed(tokens)}
    for tokens in there:
        narrow, wide = (_windows(tokens, both, denying=False, refusing=True) for both in (False, True))
        for window, around in zip(narrow, wide, strict=True):
            kept = [token for token in window[:3] if _keys([token]) & stated - affirmed]
            if kept and not any(_keys([*kept, *around]) & keys for keys in denied):
                return kept[0].text
    return None


def _turning(said: Sequence[Token]) -> list[int]:
    """Where words are that deny by what they begin with, or set a condition: "unchanged", "unless"."""
    return [place for place, t in enumerate(said) if t.text.lower() == "unless" or turns(t.text)]


def _affirmed(tokens: Sequence[Token]) -> set[str]:
    """What a quote says without a negation: "trade", though it speaks of "non-oil trade" too."""
    windows = list(_windows(tokens, False, False, refusing=True))
    inside = {id(token) for window in windows for token in window}
    shared = [window[0] for window in windows if window and _goes_on(tokens, window[0])]
    return _keys([*(token for token in tokens if id(token) not in inside), *shared])


def _goes_on(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb that is denied of one thing is said of another: "not seen as A, but as B"."""
    place = next(number for number, token in enumerate(tokens) if token is verb)
    texts = [token.text for token in tokens[place + 1 :]]
    return bool(texts) and texts[0] in _LINKS and ("but", texts[0]) in pairwise(texts)


def _windows(tokens: Sequence[Token], both: bool, denying: bool, refusing: bool = False) -> Iterator[list[Token]]:
    """What each negation is about: the next words of its clause, where `both` or none follow also those before."""
    words = DENYING if denying else _REFUSING if refusing else frozenset()
    for place, token in enumerate(tokens):
        named = token.keys[0] in words
        if not named and not _may_negate(token):  # so are nearly all
            continue
        if not (_negates(tokens, place) or (named and not _only_stops(tokens, place))):
            continue
        skipped = (
            2 if token.text.lower() == "no" and tokens[place + 1 : place + 2] and _is_one(tokens[place + 1]) else 1
        )
        window = next_words(tokens[place + skipped :], SCOPE + both)
        if both or not window:
            window = [*window, *next_words(tokens[:place][::-1], BEFORE)]
        yield window


def _only_stops(tokens: Sequence[Token], place: int) -> bool:
    """ "The ferry stops at Lisk"; not "it stopped importing"."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return tokens[place].key == "stop" and not after.endswith("ing")


def _is_one(token: Token) -> bool:
    """The "one" of "no one"."""
    return token.text.lower() == "one"


def _may_negate(token: Token) -> bool:
    return token.keys[0] == "not" or token.text.lower() in _MAY_NEGATE


def _negates(tokens: Sequence[Token], place: int) -> bool:
    """Not the "not" of "not only", nor the "no" of "no less than"."""
    if not _may_negate(tokens[place]):
        return False
    word = "not" if tokens[place].key == "not" else tokens[place].text.lower()
    after = tokens[place + 1].key if place + 1 < len(tokens) else ""  # "has yet to ratify"
    return after == "to" if word == "yet" else (word, after) not in (("not", "only"), ("no", "less"), ("no", "more"))


def next_words(tokens: Sequence[Token], count: int) -> list[Token]:
    """So many words of a clause that claim something, from its beginning."""
    found: list[Token] = []
    for token in tokens:
        if len(found) == count or token.text in (".", ";", ",") or _parts_off(token, found):
            break
        if token.kind not in (TokenKind.SMALL, TokenKind.BREAK) and token.text.lower() != "longer":  # "no longer"
            found.append(token)
    return found


def _parts_off(token: Token, found: Sequence[Token]) -> bool:
    return token.text in _CONNECTIVES or (bool(found) and SAYING in token.keys)


def _keys(tokens: Sequence[Token]) -> set[str]:
    """What tokens may be matched by, but for the side of a pair of opposites that they are on."""
    claims = [token for token in tokens if token.kind not in (TokenKind.SMALL, TokenKind.BREAK)]
    return {key for token in claims for key in token.keys if key != token.side}


def is_denied(said: Sequence[Token], token: Token) -> bool:
    """Whether a negation of the sentence is about a word of it."""
    return any(token in window for window in _windows(said, both=False, denying=False))
