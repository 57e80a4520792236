"""Names, figures, years and words that have an opposite, each with what surrounds it in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.grammar import governor, lists, marker, part_keys, share
from bot.english.tokens import Token, TokenKind, read_tokens

# How far apart two tokens are: each token between them costs 1, unless it is one of these.
_COSTS = {
    ",": 2.0,
    ";": 6.0,
    ":": 3.0,
    ".": 8.0,
    "(": 0.5,
    ")": 0.5,
    "–": 1.5,
    "—": 3.0,
    "+": 0.0,
    "'s": 0.0,
    "’s": 0.0,
}
_COSTS |= {"and": 1.5, "or": 1.5, "but": 3.0, "while": 4.0, "whereas": 4.0, "compared": 3.0, "against": 2.0}
_COSTS |= {"than": 2.0, "from": 1.5, "to": 1.5, "the": 0.2, "a": 0.2, "an": 0.2, "of": 0.3, "in": 0.5}
_SMALL = 0.5  # any other small word or sign
FAR = 12.0
_HALF = 3.0  # at this cost two tokens are half as close as neighbours
_WORDS_OF_A_DATE = 0.3
_STAGE = 2.0  # for a figure's place in a change
_FOLLOWED = 1.5  # for the small word after one of two opposites: "exports to", "imports from"
_BESIDE = 1.5  # for the figure nearest to a date, and the date nearest to a figure
# What a figure is of a change: its start, its end, or the change itself.
_STAGES = {"from": "start", "compared": "start", "by": "change", "to": "end", "reach": "end"}
# "Came to $5 million" tells of a level, of which nothing changed.
_LEVEL = frozenset("come comes came coming amount amounts amounted amounting".split())
_QUALIFIERS = frozenset("more than less about nearly near almost over just only some around least no exceed up".split())
_BASES = frozenset("over than compared against from on with versus".split())
_DATED = {TokenKind.FIGURE, TokenKind.DATE}
_ITEMS = (TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE)


@dataclass(frozen=True)
class Mention:
    """An item of a text with what stands around it: key to closeness, 0 to 1, or more for what counts more.

    listed: the text and a number, the same for items that are listed together, whose order says nothing.
    """

    token: Token
    around: dict[str, float]
    listed: tuple[str, int]


@lru_cache(maxsize=4096)
def read_mentions(text: str) -> tuple[Mention, ...]:
    """The items of a text, in order."""
    tokens = read_tokens(text)
    numbers = lists(tokens)
    places = [place for place, token in enumerate(tokens) if token.kind in _ITEMS or token.side]
    return tuple(Mention(tokens[p], _around(tokens, p), (text, numbers[p])) for p in places)


def _around(tokens: tuple[Token, ...], place: int) -> dict[str, float]:
    found: dict[str, float] = {}
    nearest, beside = FAR, ""
    for step in (1, -1):
        cost = 0.0
        position = place + step
        while 0 <= position < len(tokens) and cost < FAR:
            token = tokens[position]
            if token.kind not in (TokenKind.SMALL, TokenKind.BREAK):
                close = 1 / (1 + cost / _HALF)
                _keep(found, token.keys, close * _weight(tokens[place].kind, token.kind))
                if {tokens[place].kind, token.kind} == _DATED and cost < nearest:
                    # "27% over 2023" says nothing of 2023, "over 2023 ($16 billion)" does.
                    base = _base(tokens, place) if step < 0 else None
                    nearest, beside = cost, f"beside:{base or ''}:{token.key}"
            cost += _cost(token)
            position += step
    for key, weight in _marks(tokens, place):
        found[key] = max(found.get(key, 0.0), weight)
    if beside:
        found[beside] = _BESIDE
    return found


def _weight(item: TokenKind, other: TokenKind) -> float:
    """A year is known by the figures beside it rather than by the words."""
    return _WORDS_OF_A_DATE if item is TokenKind.DATE and other in (TokenKind.WORD, TokenKind.NAME) else 1.0


def _keep(found: dict[str, float], keys: Sequence[str], close: float) -> None:
    for key in keys:
        found[key] = max(found.get(key, 0.0), close * share(key, keys))


def _cost(token: Token) -> float:
    if token.kind in (TokenKind.SMALL, TokenKind.BREAK):
        return _COSTS.get(token.text.lower(), _SMALL)
    return 1.0


def _marks(tokens: tuple[Token, ...], place: int) -> Iterator[tuple[str, float]]:
    """The small words beside an item, and for names their parts in what is said, with weights."""
    item = tokens[place]
    if item.kind is TokenKind.FIGURE:
        mark, weight = _stage(tokens, place), _STAGE
    else:
        mark, weight = _base(tokens, place) or marker(tokens, place), 1.0
    if mark:
        yield f"m:{mark}", weight
    if item.side and place + 1 < len(tokens):
        yield f"f:{tokens[place + 1].key}", _FOLLOWED
    if item.kind is TokenKind.NAME:
        yield from part_keys(tokens, place)


def _base(tokens: tuple[Token, ...], place: int) -> str | None:
    """Whether a date is what another is compared with: "27% over 2023"."""
    before = governor(tokens, place)
    compared = tokens[place].kind is TokenKind.DATE and before >= 0 and tokens[before].key in _BASES
    return "base" if compared else None


def _stage(tokens: tuple[Token, ...], place: int) -> str | None:
    position = place - 1
    while position >= 0 and tokens[position].key in _QUALIFIERS:
        position -= 1
    if position < 0 or (position and tokens[position - 1].text.lower() in _LEVEL and tokens[position].key == "to"):
        return None
    return _STAGES.get(tokens[position].key)
