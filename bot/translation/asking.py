"""The interrogative phrase of a question: which pieces it has, in what number, and what it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.translation.english import plural, uncounted
from bot.translation.pieces import NOMINAL, Kind, Piece

# Interrogatives that a noun follows, and those whose noun may be plural.
_DETERMINERS = frozenset({"which", "what", "how many", "how much", "what percentage", "whose"})
PREPOSITIONS = frozenset(
    "in on to from with for by about through of between under after before since until against at".split()
)
# After these a goal or an origin belongs to the noun: "exports of Kazakhstan to Italy".
_DIRECTED = frozenset(
    {"exports", "imports", "trade", "trade turnover", "supplies", "visit", "investment", "deliveries"}
)
_MONEY = frozenset({"dollar", "euro", "billion", "million", "thousand"})
_OF = frozenset({"of", "of the"})
_LEADING = frozenset({"according to", "compared with", "because of", "thanks to", "from the", "in the", "to the"})


def noun_phrase_end(pieces: Sequence[Piece]) -> int:
    """How many pieces the noun phrase at the head has, with what follows "of" and, for trade and visits, "to"."""
    end = 0
    while end < len(pieces):
        piece = pieces[end]
        follows = end + 1 < len(pieces) and (pieces[end + 1].kind in NOMINAL or pieces[end + 1].english == "the")
        linked = piece.english in ("of", "of the", "and", "between", "'s", "the", "a") and follows
        directed = piece.english in ("to", "from", "with", "to the") and follows and _directed(pieces[:end])
        if not (piece.kind in NOMINAL or linked or directed):
            break
        end += 1
    return end


def _directed(pieces: Sequence[Piece]) -> bool:
    return any(piece.english in _DIRECTED for piece in pieces)


@dataclass(frozen=True)
class Asking:
    """A question's interrogative word, its phrase ("in which city"), what opens it ("and") and what is left."""

    word: str
    phrase: list[Piece]
    rest: list[Piece]
    opening: list[Piece]


def interrogative(pieces: list[Piece]) -> Asking | None:
    """The first interrogative of a sentence with all that belongs to it; None where there is none."""
    at = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.ASK), None)
    if at is None:
        return None
    start = at
    while start and (pieces[start - 1].english in PREPOSITIONS or pieces[start - 1].english in _LEADING):
        start -= 1
    end = at + 1
    word = pieces[at].english
    if word in _DETERMINERS:
        while end < len(pieces) and pieces[end].kind in (Kind.ADJECTIVE, Kind.NUMBER):
            end += 1
        end += end < len(pieces) and pieces[end].kind in (Kind.NOUN, Kind.OTHER)
        while end < len(pieces) - 1 and pieces[end].english in _OF and (more := noun_phrase_end(pieces[end + 1 :])):
            end += 1 + more
    phrase = _asked([*pieces[start:end]], at - start)
    opening = [p for p in pieces[:1] if p.english in ("and", "but") and start > 0]
    lead = pieces[len(opening) : start]
    before_comma = bool(lead) and lead[-1].english == ","  # "According to Kazinform, how much …?"
    rest = [*pieces[end:], *lead[:-1]] if before_comma else [*lead, *pieces[end:]]
    while rest and (rest[0].kind is Kind.MARK or not rest[0].english):
        rest = rest[1:]
    comma = next((i for i, piece in enumerate(rest) if piece.english == ","), None)
    if comma and rest[0].english == "according to":  # "What, according to Tokayev, is …?"
        rest = [*rest[comma + 1 :], *rest[:comma]]
    word = next(piece.english for piece in phrase if piece.kind is Kind.ASK)
    return Asking(word, phrase, rest, opening)


def _asked(phrase: list[Piece], at: int) -> list[Piece]:
    """The interrogative phrase with the number of its noun: how many companies, how much oil, what."""
    word, nouns = phrase[at].english, [p for p in phrase[at + 1 :] if p.kind in (Kind.NOUN, Kind.OTHER)]
    if word in ("how many", "how much"):
        if nouns and all(unit.removesuffix("s") in _MONEY for noun in nouns for unit in noun.english.split()):
            return [*(p for p in phrase[:at] if p.english != "to"), phrase[at].saying("how much money")]
        if not nouns or nouns[0].kind is Kind.NOUN:
            many = bool(nouns) and not uncounted(nouns[0].english)
            phrase = [*phrase[:at], phrase[at].saying("how many" if many else "how much"), *phrase[at + 1 :]]
            if many:
                phrase = _pluralised(phrase)
    elif word == "which" and len(phrase) == at + 1:
        phrase = [*phrase[:at], phrase[at].saying("what")]
    elif nouns and (nouns[0].plural or phrase[at].plural or phrase[at + 1].plural):
        phrase = _pluralised(phrase)
    return phrase


def _pluralised(phrase: list[Piece]) -> list[Piece]:
    """With its first noun in the plural."""
    at = next((i for i, piece in enumerate(phrase) if piece.kind is Kind.NOUN), None)
    if at is None:
        return phrase
    return [*phrase[:at], replace(phrase[at], english=plural(phrase[at].english), plural=True), *phrase[at + 1 :]]
