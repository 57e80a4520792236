"""A flow of goods told from its other end: what one country exports to another is what the other imports from it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.english.parties import Party, read_parties
from bot.numbers.measures import Flow, flow_words
from bot.numbers.subjects import subject_of
from bot.questions.query import Query

_TURNED = {"export": "import", "sell": "buy", "sold": "bought", "selling": "buying", "sale": "purchase"}
_TURNED |= {to: of for of, to in _TURNED.items()}
_WORD = re.compile(
    rf"\b(?P<stem>{'|'.join(sorted(_TURNED, key=len, reverse=True))})(?P<ending>s|ed|ing)?\b", re.IGNORECASE
)
_ENDS = {"to": "from", "from": "to"}
_END = re.compile(r"\b(to|from)(?=\s+(?:the\s+)?$)", re.IGNORECASE)


def from_the_other_end(query: Query) -> Query | None:
    """ "Kazakhstan's imports from Italy" for "Italian exports to Kazakhstan"; None where no such flow is asked for."""
    subject = subject_of(query.focus)
    flows = {word.flow for word in flow_words(query.focus)}
    if subject.sender is None or subject.receiver is None or len(flows & {Flow.EXPORT, Flow.IMPORT}) != 1:
        return None
    ends = {subject.sender: subject.receiver, subject.receiver: subject.sender}
    parties = [party for party in read_parties(query.focus) if party.name in ends]
    turned = _with_turned_words(query.focus)
    if turned == query.focus or len({party.name for party in parties}) != len(parties):
        return None
    if not all(_end(query.focus, party) for party in parties):  # "from Italy to Kazakhstan" may stand as it is
        turned = _swapped(query.focus, parties, ends)
    return replace(query, focus=turned, own_words=query.shown)


def _end(text: str, party: Party) -> re.Match[str] | None:
    return _END.search(text[: party.start])


def _swapped(text: str, parties: list[Party], ends: dict[str, str]) -> str:
    """With each country in the other's place and the words between turned."""
    told, place = "", 0
    for party in parties:
        own = _END.sub(lambda end: _ENDS[end[1].lower()], text[place : party.start])
        other = ends[party.name]
        told += own + (f"{other}'s" if party.people or party.owner else other)
        place = party.end
        if text[place : place + 2] in ("'s", "’s"):
            place += 2
    return _with_turned_words(told + text[place:])


def _with_turned_words(text: str) -> str:
    """With "import" for "export" and the like, ending and all."""
    return _WORD.sub(lambda word: _TURNED[word["stem"].lower()] + (word["ending"] or ""), text)
