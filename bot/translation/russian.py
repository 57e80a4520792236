"""Russian before it is put in English order: "of" before a genitive, "by" before whoever did it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.translation.forms import fold
from bot.translation.names import is_place
from bot.translation.pieces import PERSONS, Kind, Piece, Tense, small

_ACCUSATIVE = re.compile(r"(?:[бвгджзклмнпрстфхцчшщую])$")
_GOALS = frozenset({"country", "region", "market", "city", "port", "capital"})
# An adjective with one of these endings has no genitive behind it.
_NOT_GENITIVE = ("ые", "ие", "ый", "ий", "ая", "яя", "ое", "ее", "ую")
_DATIVE = ("у", "ю")
_INSTRUMENTAL = ("ом", "ым", "ем", "ой", "ей")


def russian_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the small words that Russian says by case endings."""
    found: list[Piece] = []
    for piece in pieces:
        if _is_goal(piece, found):
            found[-1] = found[-1].saying("to")
        if piece.tense is Tense.PASSIVE and found and found[-1].kind is Kind.BE:
            found.pop()
        if piece.kind is Kind.NUMBER and found and found[-1].english == "with":
            found[-1] = found[-1].saying("since")
        if _done_by(piece, found):
            found.append(small("by"))
        elif _given_to(piece, found):
            found.append(small("to"))
        elif (at := _genitive_from(piece, found)) is not None:
            found.insert(at, small("of"))
        found.append(piece)
    return found


def _is_goal(piece: Piece, before: list[Piece]) -> bool:
    """Whether "в" or "на" stands before a place in the accusative: into it, not in it."""
    place = piece.english in _GOALS or (piece.kind is Kind.NAME and is_place(piece.english))
    return (
        place
        and bool(before)
        and before[-1].english in ("in", "on")
        and _ACCUSATIVE.search(fold(piece.source)) is not None
    )


def _done_by(piece: Piece, before: list[Piece]) -> bool:
    """Whether a name in the instrumental follows a passive."""
    return (
        piece.kind is Kind.NAME
        and bool(before)
        and before[-1].tense is Tense.PASSIVE
        and fold(piece.source).endswith(_INSTRUMENTAL)
    )


def _given_to(piece: Piece, before: list[Piece]) -> bool:
    """Whether a name in the dative follows a verb or another name."""
    if piece.kind is not Kind.NAME or not before:
        return False
    after_passive = before[-1].tense is Tense.PASSIVE and not _ACCUSATIVE.search(fold(piece.source))
    dative = (
        fold(piece.source).endswith(_DATIVE)
        and before[-1].kind in (Kind.NAME, Kind.VERB)
        and not is_place(piece.english)
    )
    return after_passive or dative


def _genitive_from(piece: Piece, before: list[Piece]) -> int | None:
    """Where the genitive begins that this noun or name ends, adjectives included; None where it is none."""
    if piece.kind not in (Kind.NOUN, Kind.NAME) or not (piece.possessed or piece.source.isupper()):
        return None
    at = len(before)
    while at and before[at - 1].kind in (Kind.ADJECTIVE, Kind.NUMBER):
        at -= 1
    agreeing = any(one.source.lower().endswith(_NOT_GENITIVE) for one in before[at:] if one.kind is Kind.ADJECTIVE)
    if not at or agreeing or before[at - 1].kind is not Kind.NOUN:
        return None
    person = piece.kind is Kind.NAME and not is_place(piece.english)
    if person and before[at - 1].english in PERSONS:
        return None
    return at
