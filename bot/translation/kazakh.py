"""Kazakh before it is put in English order: what a case ending says goes in front, the verb after its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.translation.names import is_place
from bot.translation.pieces import NOMINAL, VERBAL, Kind, Piece, Tense, small

_OWNER, _OBJECT = "'s", "object"
_YEAR = re.compile(r"(?:19|20)\d\d")
_ATTRIBUTE = re.compile(r"(?:[дт][ае]|нд[ае])(?:ғы|гі)$|(?:ған|ген)ы?$", re.IGNORECASE)
# How names of families end in the region and in Italy: whoever is named next is another.
_SURNAME = re.compile(r"(?:[oe]v|[oe]va|[iy]n|in[oi]|ini|oni|ski[iy]?)$")
# Verbs that have as object what Kazakh puts "to".
_DIRECT = frozenset({"visit", "sign", "be part of", "thank", "congratulate", "support", "call"})
_JOINING = frozenset({"and", "or", "+", "–", "&", "not", "other", "more than", "-"})
_WHOLE = frozenset({"which", "what", "how many", "how much", "what percentage", "whose"})


@dataclass
class _Chunk:
    """A noun phrase with the preposition that its ending stands for; "" for a subject."""

    pieces: list[Piece]
    role: str = ""
    after: list[_Chunk] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        return any(piece.kind is Kind.ASK for piece in self.pieces)

    def english(self) -> list[Piece]:
        """The phrase with its preposition, its owner marked, and what is said of it behind."""
        role = [small(self.role)] if self.role not in ("", _OBJECT, _OWNER) else []
        own = [small("'s")] if self.role == _OWNER else []
        return [*role, *self.pieces, *own, *(piece for chunk in self.after for piece in chunk.english())]


def kazakh_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces as interrogative, subject, verb, object and the rest."""
    found: list[Piece] = []
    sentence: list[Piece] = []
    for piece in [*pieces, Piece("", "?", Kind.MARK)]:
        if piece.kind is Kind.MARK and piece.english in "?.!":
            found += [*_Sentence().read(sentence), piece]
            sentence = []
        else:
            sentence.append(piece)
    return found


class _Sentence:
    """Reads one sentence from left to right."""

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        self._verbs: list[Piece] = []
        self._open: list[Piece] = []
        self._owners: list[tuple[int, _Chunk]] = []
        self._attributes: list[_Chunk] = []
        self._adverbs: list[Piece] = []
        self._yes_no: list[Piece] = []

    def read(self, pieces: Sequence[Piece]) -> list[Piece]:
        for piece in pieces:
            self._take(piece)
        self._close("")
        return self._ordered()

    def _take(self, piece: Piece) -> None:
        if piece.kind is Kind.YES_NO:
            self._yes_no.append(piece)
        elif piece.kind in VERBAL:
            self._close("")
            self._verbs.append(piece)
        elif piece.kind is Kind.POSTPOSITION:
            self._postpone(piece)
        elif piece.kind is Kind.ASK:
            self._close("")
            self._open.append(piece)
            if piece.english not in _WHOLE or piece.case:
                self._close(piece.case)
        elif piece.kind is Kind.NUMBER and _YEAR.fullmatch(piece.english):
            self._close("")
            self._open.append(piece)
            self._close("in")
        elif piece.kind in NOMINAL:
            if self._begins_anew(piece):
                self._close("")
            self._open.append(piece)
            if piece.case:
                self._close(piece.case, attribute=_ATTRIBUTE.search(piece.source) is not None)
        elif piece.english in _JOINING and self._open:
            self._open.append(piece)
        elif piece.english not in _JOINING:
            self._close("")
            self._adverbs.append(piece)

    def _begins_anew(self, piece: Piece) -> bool:
        """Whether a noun or name opens a phrase of its own behind one without an ending."""
        last = self._open[-1] if self._open else None
        place = is_place(piece.english)
        if last is None or not (piece.kind is Kind.NAME or place) or last.kind is Kind.SMALL:
            return False
        if last.kind is Kind.NAME:
            return place or is_place(last.english) or _SURNAME.search(last.english) is not None
        return last.kind is Kind.NOUN and last.possessed and place

    def _postpone(self, piece: Piece) -> None:
        attribute = _ATTRIBUTE.search(piece.source) is not None
        if self._open:
            self._close(piece.english, attribute=attribute)
        elif self._owners and self._owners[-1][0] == len(self._chunks):  # "by Tokayev's account"
            self._chunks.append(_Chunk(self._owners.pop()[1].pieces, piece.english))
        elif self._chunks:
            self._chunks[-1].role = piece.english
            if attribute:
                self._attributes.append(self._chunks.pop())

    def _close(self, role: str, *, attribute: bool = False) -> None:
        """End the open phrase with this role."""
        if not self._open:
            return
        chunk = _Chunk(self._open, role)
        self._open = []
        if role == _OWNER:
            self._owners.append((len(self._chunks), chunk))
            return
        if attribute:
            self._attributes.append(chunk)
            return
        if self._owners and role in ("", _OBJECT) and _may_be_owned(chunk):
            place, owner = self._owners.pop()
            between = [one for one in self._chunks[place:] if one.role not in ("", _OBJECT) and not one.asks]
            self._chunks = [one for one in self._chunks if one not in between]
            chunk.pieces = [*owner.english(), *chunk.pieces]
            chunk.after = between
        chunk.after = [*chunk.after, *self._attributes]
        self._attributes = []
        self._chunks.append(chunk)

    def _own_the_rest(self) -> None:
        """Give owners without a subject or object to the next phrase that has a noun, or to what is asked for."""
        for place, owner in self._owners:
            owned = next((one for one in self._chunks[place:] if _may_be_owned(one)), None)
            asking = next((one for one in self._chunks if one.asks), None)
            if owned:
                owned.pieces = [*owner.english(), *owned.pieces]
            elif asking:
                asking.after = [_Chunk(owner.pieces, "of"), *asking.after]
            else:
                self._chunks.append(owner)
        self._owners = []

    def _ordered(self) -> list[Piece]:
        self._own_the_rest()
        chunks = [*self._chunks, *self._attributes]
        if any(verb.english in _DIRECT for verb in self._verbs):
            for chunk in chunks:
                chunk.role = _OBJECT if chunk.role == "to" and not chunk.asks else chunk.role
        asking = [chunk for chunk in chunks if chunk.asks]
        others = [chunk for chunk in chunks if not chunk.asks]
        subject = next((chunk for chunk in others if not chunk.role), None) or self._subject_in(others, asking)
        objects = [chunk for chunk in others if chunk.role == _OBJECT]
        rest = [chunk for chunk in others if chunk is not subject and chunk.role != _OBJECT]
        behind = [*objects, *rest]
        words = [*(piece for chunk in asking for piece in _closed(chunk)), *(subject.english() if subject else [])]
        end = small("")  # so that an object is not taken for a subject behind its verb
        objects_and_rest = [piece for chunk in behind for piece in chunk.english()]
        return [*self._yes_no, *words, *self._verb_group(), end, *objects_and_rest, *self._adverbs]

    def _subject_in(self, chunks: list[_Chunk], asking: list[_Chunk]) -> _Chunk | None:
        """The first of two names that were read as one, where the sentence names nobody else: "Erdogan Meloni-to"."""
        who = any(chunk.pieces[0].english == "who" for chunk in asking)
        passive = any(verb.tense is Tense.PASSIVE for verb in self._verbs)
        joined = next((one for one in chunks if len(one.pieces) > 1 and _are_names(one.pieces)), None)
        if joined is None or who or passive or not self._verbs:
            return None
        first, *joined.pieces = joined.pieces
        return _Chunk([first])

    def _verb_group(self) -> list[Piece]:
        """The last verb, which is the sentence's, then those that it governs."""
        finite = [verb for verb in self._verbs if verb.tense is not Tense.INFINITIVE]
        if not finite:
            return self._verbs
        main = finite[-1]
        governed = [replace(v, tense=Tense.INFINITIVE) for v in self._verbs if v is not main and v.kind is Kind.VERB]
        return [main, *governed]


def _are_names(pieces: Sequence[Piece]) -> bool:
    return all(piece.kind is Kind.NAME for piece in pieces)


def _may_be_owned(chunk: _Chunk) -> bool:
    return chunk.pieces[-1].kind in (Kind.NOUN, Kind.OTHER) and not chunk.asks


def _closed(chunk: _Chunk) -> list[Piece]:
    """The interrogative phrase, its noun as one piece, with a mark that it ends here."""
    at = next(i for i, piece in enumerate(chunk.pieces) if piece.kind is Kind.ASK)
    rest = chunk.pieces[at + 1 :]
    noun = [replace(rest[-1], english=" ".join(piece.english for piece in rest), kind=Kind.NOUN)] if rest else []
    return [*_Chunk([*chunk.pieces[: at + 1], *noun], chunk.role, chunk.after).english(), small("")]
