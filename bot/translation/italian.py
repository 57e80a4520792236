"""Italian before it is put in English order: adjectives before their nouns, compound tenses as one verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.translation.english import WITHOUT_OBJECT
from bot.translation.forms import fold
from bot.translation.names import is_place
from bot.translation.pieces import VERBAL, Kind, Piece, Tense, small

# What has a goal: after these "a" before a place is "to".
_GOING = frozenset(
    {
        "go",
        "travel",
        "arrive",
        "come",
        "return",
        "export",
        "sell",
        "supply",
        "deliver",
        "ship",
        "invite",
        "visit",
        "flight",
    }
    | {"exports", "supplies", "transport", "attribute"}
)


def italian_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with each adjective before its noun, auxiliaries joined to their verbs, "da" as "by" of a passive."""
    return _places(_agents(_compound(_adjectives_first(_relatives(pieces)))))


def _relatives(pieces: Sequence[Piece]) -> list[Piece]:
    """Any "che" behind an interrogative as "that"."""
    first = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.ASK), len(pieces))
    return [small("that") if i > first and fold(p.source) == "che" else p for i, p in enumerate(pieces)]


def _places(pieces: list[Piece]) -> list[Piece]:
    """ "to" before a place as "in", where nothing goes there."""
    if any(piece.english in _GOING for piece in pieces):
        return pieces
    return [
        small("in") if piece.english == "to" and place and is_place(place.english) else piece
        for piece, place in zip_longest(pieces, pieces[1:])
        if piece
    ]


def _adjectives_first(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        at = len(found)
        while at and found[at - 1].kind is Kind.ADJECTIVE and _after_noun(found, at - 1):
            at -= 1
        if piece.kind is Kind.ADJECTIVE and at and found[at - 1].kind is Kind.NOUN:
            while at and found[at - 1].kind is Kind.NOUN:
                at -= 1
            while at and found[at - 1].kind is Kind.ADJECTIVE:
                at -= 1
            found.insert(at, piece)
        else:
            found.append(piece)
    return found


def _after_noun(found: list[Piece], at: int) -> bool:
    return at > 0 and found[at - 1].kind in (Kind.NOUN, Kind.ADJECTIVE)


def _compound(pieces: list[Piece]) -> list[Piece]:
    """One past of "ha firmato", one passive of "è stato firmato"."""
    found: list[Piece] = []
    for piece in pieces:
        helper = next((i for i in range(len(found) - 1, -1, -1) if found[i].kind is not Kind.SMALL), -1)
        participle = piece.kind is Kind.VERB and piece.tense is Tense.PARTICIPLE
        if participle and helper >= 0 and found[helper].kind in (Kind.BE, Kind.HAVE):
            found.append(replace(piece, tense=_tense(found.pop(helper), piece)))
        else:
            found.append(piece)
    return found


def _tense(helper: Piece, verb: Piece) -> Tense:
    if helper.kind is Kind.HAVE or verb.english in WITHOUT_OBJECT:
        return Tense.PAST
    return Tense.PASSIVE


def _agents(pieces: list[Piece]) -> list[Piece]:
    """ "from" after a passive or a participle as "by"."""
    found: list[Piece] = []
    for piece in pieces:
        before = next((p for p in reversed(found) if p.kind in VERBAL), None)
        passive = before is not None and before.tense in (Tense.PASSIVE, Tense.PARTICIPLE)
        near = any(p is before for p in found[-3:])
        by = passive and near and piece.english in ("from", "from the")
        found.append(small(piece.english.replace("from", "by")) if by else piece)
    return found
