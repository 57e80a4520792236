"""The parts that names have in what a sentence says: who does it, to whom it is done, whose it is, who is so called.

Told by position, small words and endings, in place of a parser; each part is a short key before a word's own: "a:"
does, "p:" undergoes, "o:" owns, "c:" is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.english.name_keys import is_people
from bot.english.tokens import SAYING, Token, TokenKind
from bot.english.words import is_converse, is_taking, opposite

# What a small word before an item makes of it.
_MARKERS = dict.fromkeys(("of", "from", "by", "compared"), "source")
_MARKERS |= dict.fromkeys(("to", "into", "toward", "towards", "reach"), "goal")
_MARKERS |= dict.fromkeys(("than", "versus", "against"), "than")
_MARKERS |= {"after": "after", "behind": "after", "before": "before", "with": "with", "between": "with", "for": "for"}
_MARKERS |= {"in": "in", "at": "in", "via": "via", "through": "via", "without": "without", "under": "under"}
_PARTICIPLES = ("ed", "en", "wn", "ught", "old", "et", "de", "ung", "ilt", "ent", "aid")
_TYING = frozenset([",", "and", "or", "with", "the", "–", "+", "&"])
_LINKING = frozenset("becom become rank remain stay form".split())
_BE = frozenset("is are was were be been being".split())
Parts = tuple[tuple[str, float], ...]
# What a name is to a word: who does it (a), who it is done to (p), whose it is (o), what is so called (c).
_DOES, _UNDERGOES = (("a", 1.0), ("o", 0.6), ("c", 0.3)), (("p", 1.0),)
_OWNS, _IS = (("o", 1.0), ("a", 0.6), ("p", 0.4)), (("c", 1.0), ("a", 0.3))
# Whoever buys from one is sold to by him; what is before a thing is followed by it.
_TURNED = {"a": "p", "o": "p", "p": "a"}
_FOLLOWS = {"before": "a:±after", "after": "p:±after"}


def part_keys(tokens: tuple[Token, ...], place: int) -> Iterator[tuple[str, float]]:
    """Keys of the parts that the name at this place has, each with its weight."""
    mark = marker(tokens, place)
    if mark in _FOLLOWS:
        yield _FOLLOWS[mark], 1.0
    for parts, words in _parts(tokens, place, governor(tokens, place), mark):
        for part, weight in parts:
            yield from ((f"{part}:{key}", weight * share(key, word.keys)) for word in words for key in word.keys)
            turned = [word.side for word in words if word.side and part in _TURNED and is_converse(word.side)]
            yield from ((f"{_TURNED[part]}:{opposite(side)}", weight) for side in turned)


def marker(tokens: tuple[Token, ...], place: int) -> str | None:
    """What the small word that governs an item makes of it."""
    before = governor(tokens, place)
    return _MARKERS.get(tokens[before].key) if before >= 0 else None


def share(key: str, keys: Sequence[str]) -> float:
    """What one of a word's keys counts, all of them together 1: its own form and its meaning half each."""
    return 1.0 if len(keys) == 1 else 0.5 if key == keys[0] else 0.5 / (len(keys) - 1)


@lru_cache(maxsize=1024)
def lists(tokens: tuple[Token, ...]) -> list[int]:
    """A number for each token, the same for names with nothing but "and", commas or "with" between them."""
    names = [place for place, token in enumerate(tokens) if token.kind is TokenKind.NAME]
    numbers = list(range(len(tokens)))
    chain = names[:1]
    for left, right in pairwise([*names, len(tokens)]):
        between = [token.text.lower() for token in tokens[left + 1 : right]]
        if right < len(tokens) and between and all(word in _TYING for word in between):
            chain.append(right)
            continue
        if len(chain) > 2 or any(token.text.lower() in _TYING - {",", "the"} for token in tokens[chain[0] : chain[-1]]):
            for place in chain:
                numbers[place] = chain[0]
        chain = [right]
    return numbers


def _parts(tokens: tuple[Token, ...], place: int, before: int, mark: str | None) -> Iterator[tuple[Parts, list[Token]]]:
    """The parts that a name has in what is said, each with the words that say so."""
    ruling = tokens[before] if before >= 0 else None
    if tokens[place].owner or _has(tokens, place) or _describes(tokens, place):
        yield _OWNS, list(_words(tokens, place, 1, 3)) or list(_words(tokens, before + 1, -1, 3))
    elif ruling and ruling.key == "of":
        yield _OWNS, list(_words(tokens, before, -1, 2))
    elif ruling and ruling.text.lower() in _BE:
        yield _IS, list(_words(tokens, before, -1, 2))
    elif ruling and mark:
        quoted = before > 0 and SAYING in tokens[before - 1].keys  # "according to X"
        words = list(_words(tokens, before, -1, 1 if ruling.key == "by" else 3 if mark == "goal" else 2))
        side = next((word.side for word in words if word.side), None)
        takes = side is not None and ruling.key != "by" and is_taking(side)  # "imports from X"
        gives = quoted or (mark == "source") != takes
        yield (_DOES if gives else _UNDERGOES) if quoted or mark in ("source", "goal") else ((mark, 1.0),), words
    elif ruling is None or ruling.kind is not TokenKind.WORD:
        linked = _is_linked(tokens, place)
        parts = _UNDERGOES if _is_passive(tokens, place) else _IS if linked else _DOES
        yield parts, list(_words(tokens, place, 1, 3 if linked else 2))
    else:
        spoke = SAYING in ruling.keys and _ends(tokens, place)
        yield _DOES if spoke else _UNDERGOES, list(_words(tokens, place, -1, 1))


def _describes(tokens: tuple[Token, ...], place: int) -> bool:
    """ "Italian companies" are Italy's."""
    following = tokens[place + 1].kind if place + 1 < len(tokens) else None
    return following is TokenKind.WORD and is_people(tokens[place].text.split()[-1])


def _is_linked(tokens: tuple[Token, ...], place: int) -> bool:
    """ "X is the largest partner", "X ranks as", "X became"."""
    position = place + 1
    if position < len(tokens) and tokens[position].text == ",":
        position = _after_apposition(tokens, position)
    while position < len(tokens) and tokens[position].text.endswith("ly"):
        position += 1
    return position < len(tokens) and (tokens[position].text.lower() in _BE or tokens[position].key in _LINKING)


def _has(tokens: tuple[Token, ...], place: int) -> bool:
    """ "The largest partner (that) Italy has"."""
    following = [token.text for token in tokens[place + 1 : place + 3]]
    return following[:1] in (["has"], ["have"], ["had"]) and not any(True for _ in _words(tokens, place + 1, 1, 1))


def governor(tokens: tuple[Token, ...], place: int) -> int:
    """The token that governs an item: past articles, titles, owners and the names that it is listed with."""
    numbers = lists(tokens)
    position = place - 1
    while position >= 0:
        token = tokens[position]
        if token.text.lower() in _TYING and position and numbers[position - 1] == numbers[place]:
            position -= 2
        elif (
            token.text.lower() in ("the", "a", "an", "both")
            or token.key in ("presid", "premier", "'s", "’s")
            or (token.owner and token.kind is TokenKind.NAME)
        ):
            position -= 1
        else:
            return position
    return -1


def _words(tokens: tuple[Token, ...], place: int, step: int, count: int) -> Iterator[Token]:
    """The nearest words before or after a place, within its clause."""
    position = place + step
    while 0 <= position < len(tokens) and count:
        token = tokens[position]
        if token.kind is TokenKind.BREAK and token.text == "," and step > 0 and position == place + 1:
            position = _after_apposition(tokens, position)
            continue
        if (token.kind is TokenKind.BREAK and token.text in ".;:,") or (token.text in ("and", "but") and step > 0):
            return
        if token.kind is TokenKind.WORD or (token.kind is TokenKind.FIGURE and count > 2):
            yield token
            count -= 1
        position += step


def _after_apposition(tokens: Sequence[Token], comma: int) -> int:
    """The place after "…, the president of Kazakhstan,"; the end where no second comma is near."""
    for position in range(comma + 1, min(comma + 10, len(tokens))):
        if tokens[position].text == ",":
            return position + 1
    return len(tokens)


def _is_passive(tokens: tuple[Token, ...], place: int) -> bool:
    """ "X was (warmly) invited": a form of "be" and then a participle, soon after the name."""
    following = tokens[place + 1 : place + 7]
    for number, token in enumerate(following):
        if token.text.lower() in _BE:
            rest = [t for t in following[number + 1 :] if not t.text.endswith("ly") and t.kind is not TokenKind.SMALL]
            return bool(rest) and rest[0].text.endswith(_PARTICIPLES)
    return False


def _ends(tokens: tuple[Token, ...], place: int) -> bool:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is None or after.kind is TokenKind.BREAK
