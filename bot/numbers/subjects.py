"""What a figure or a question is about: what flows, between whom, and which part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.parties import Party, read_parties
from bot.numbers.measures import GENERIC, Flow, content, flow_terms, flow_words
from bot.numbers.shares import owns_share

# Right before a country: goods come from it, go to it, or neither.
_ALL = r"(?:the\s)?(?:(?:two|three|four|five|six|seven|other|neighbouring)\s)?\0?$"
_SENDS = re.compile(rf"\b(?:from|of|by)\s{_ALL}", re.IGNORECASE)
# Whose imports they are: "imports by Germany", "imports of Vietnam from Germany".
_OWNS = re.compile(r"\b(?:imports?|purchases?)\s(?:of|by)\s(?:the\s)?$|\bby\s(?:the\s)?$", re.IGNORECASE)
_TRADES = re.compile(r"\b(?:trade|turnover|commerce)\sof\s(?:the\s)?$", re.IGNORECASE)
_GETS = re.compile(rf"\b(?:to|into|in)\s{_ALL}", re.IGNORECASE)
_TO_WHOM = re.compile(r"\b(?:sold|sells?|selling|supplied|supplies|delivered|shipped|sent)\s(?:the\s)?$", re.IGNORECASE)
# "Peruvian copper imported to Chile": who makes it sends it. "Chile received investment": who stands there gets it.
_BROUGHT = re.compile(r"\bimported (?:in)?to\b", re.IGNORECASE)
_RECEIVES = re.compile(
    r"\b(?:receiv|attract|obtain|secur|dr[ae]w|g[eo]ts?\b)\w*\s(?:[\w$€.,-]+\s){0,4}$", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:with|between|and)\s(?:the\s)?$", re.IGNORECASE)
_ACTORS = re.compile(
    r"\s(?:states|countries|republics|nations|buyers|importers|refiners|companies|firms)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"\b(?:from|of|by|to|into|in|with|between|and)\s(?:the\s)?$", re.IGNORECASE)
# "Exports of hard coal", "exported hard coal", "hard coal exports"; and words that end what stands before a noun.
_OF = re.compile(r"^\s(?:of|in)\s((?:(?!\b(?:to|from|in|between|with|was|were|by|is|are|for|on)\b)[\w\s-])+)")
# "The second-largest buyer after Peru, with 40%": no figure of Peru's, unless it goes on "which bought".
_RIVAL = re.compile(
    r"\b(?:partner|buyer|seller|supplier|customer|market|investor|importer|exporter)s?,?\s(?:after|behind)\s(?:the\s)?$"
)
_HAS_OWN = re.compile(r"\b(?:which|who|whose|that|had|has|stood)\b")
_NAMED_BETWEEN = re.compile(r"\s(?:(?!(?:and|that|which|of|from|to|in)\s)[a-z-]+\s){0,2}")
_VERB = re.compile(r"(?:ed|sold|bought|ing)$", re.IGNORECASE)
_OBJECT = re.compile(
    r"^\s(?:(?:some|about|nearly|around|more than|over)?\s?\d[\d.,]*\s(?:(?:thousand|million|billion)\s)?"
    r"(?:tons?|tonnes?|barrels?|kilograms?|kg|cubic meters?)\sof\s)?"
    r"((?:(?!\b(?:to|from|in|between|with|worth|for|on|at|by|about|nearly|around|more|over)\b)[a-z\s-])+)"
)
_BEFORE = re.compile(r"(?:\b[a-z][\w-]*\s|(?:^|[:;,]\s?)[A-Z][\w-]*\s){0,3}$")
_NO_COMPOUND = re.compile(
    r"\b(?:of|the|and|in|is|was|were|to|for|its|their|whose|while|that|total|bilateral|giv\w+|gave|reports?|says?|states?"
    r"|puts?|shows?|lists?|did|does|do|has|have|had|rais\w+|increas\w+|boost\w*)\b"
)


@dataclass(frozen=True)
class Subject:
    """What a figure, or a question, is about.

    measure: stemmed content words without numbers and countries. scope: those of them that narrow a flow down ("oil"
    in "oil exports"). parties: countries and regions. sender, receiver: between which goods or money move.
    """

    flow: Flow | None = None
    measure: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    sender: str | None = None
    receiver: str | None = None


def subject_of(text: str) -> Subject:
    """What a whole text is about, by the flow that it names last."""
    return subject_at(text, len(text))


@lru_cache(maxsize=8192)
def subject_at(text: str, place: int) -> Subject:
    """What the words of a text are about; of several flows, the one nearest before `place`, else after it."""
    parties = [party for party in read_parties(text) if not _is_rival(text, party)]
    words = flow_words(text)
    before = [word for word in words if word.end <= place]
    flow = before[-1] if before else words[0] if words else None
    sender, receiver = _direction(text, parties, flow.flow if flow else None, flow.start if flow else 0)
    return Subject(
        flow.flow if flow else None,
        frozenset(content(without_countries(text))),
        _scope(text, flow.start, flow.end) if flow else frozenset(),
        frozenset(party.name for party in parties),
        sender,
        receiver,
    )


def _is_rival(text: str, party: Party) -> bool:
    """Whether a country is named only as the one that is ahead of somebody."""
    return _RIVAL.search(text[: party.start]) is not None and not _HAS_OWN.search(text, party.end)


def joined(here: Subject, last: Subject) -> Subject:
    """What a figure with next to no words of its own is about, after one that has them."""
    return replace(
        last,
        measure=last.measure | here.measure,
        parties=here.parties or last.parties,
        sender=here.sender or last.sender,
        receiver=here.receiver or last.receiver,
    )


def with_parties(here: Subject, last: Subject) -> Subject:
    """The same with the countries of the figure before."""
    return replace(
        here,
        parties=here.parties | last.parties,
        sender=here.sender or last.sender,
        receiver=here.receiver or last.receiver,
    )


def with_words(last: Subject, here: Subject) -> Subject:
    """What a figure of a row is about, with its own words."""
    return replace(last, measure=last.measure | here.measure, parties=last.parties | here.parties)


def under(here: Subject, lead: Subject) -> Subject:
    """What a list item's figure is about under the words that introduce the list: its own narrow the flow down."""
    if here.flow is not None:
        return replace(here, parties=here.parties | lead.parties)
    scope = here.scope | here.measure if lead.flow else here.scope
    return replace(with_parties(here, lead), flow=lead.flow, measure=here.measure | lead.measure, scope=scope)


def without_countries(text: str) -> str:
    """The text without names of countries and regions."""
    for party in reversed(read_parties(text)):
        text = text[: party.start] + " " + text[party.end :]
    return text


def _scope(text: str, start: int, end: int) -> frozenset[str]:
    """What narrows a flow down: "oil" in "oil exports" and in "exports of oil", "crude oil: …" before a colon."""
    before = _BEFORE.search(text[:start])
    near = before.group() if before else ""
    compound = _NO_COMPOUND.split(near)[-1]
    after = (_OBJECT if _VERB.search(text[start:end]) else _OF).match(text[end:])
    narrowing = f"{compound} {after[1] if after else ''}"
    return frozenset(content(without_countries(narrowing))) - flow_terms(narrowing) - GENERIC


def _direction(text: str, parties: Sequence[Party], flow: Flow | None, place: int) -> tuple[str | None, str | None]:
    """From whom to whom the goods or the money go; `place` is where the flow is named."""
    sender = receiver = None
    owners = {party.name for party in parties if _owns_flow(text, party, place)}
    for party in parties if flow not in (None, Flow.TRADE) else ():
        before = text[: party.start]
        owns = party.end <= place and (party.owner or party.people or place - party.end < 2)
        if _BESIDE.search(before):
            continue
        if owns_share(text, party):  # who has a share of the imports of another sold them
            sender, receiver = (sender, party.name) if flow is Flow.EXPORT else (party.name, receiver)
        elif flow is Flow.IMPORT and party.people and (owners - {party.name} or _BROUGHT.search(text, party.end)):
            sender = sender or party.name  # "Italian machines in Kazakhstan's imports", "Kazakh oil that Italy bought"
        elif _owns_import(text, party, flow) or (flow is Flow.INVESTMENT and _RECEIVES.search(text, party.end, place)):
            receiver = receiver or party.name
        elif _TRADES.search(before):  # "in the trade of Peru with Chile, the imports", or the Chilean ones
            whose = next((other.name for other in parties if _modifies(text, other, place)), party.name)
            sender, receiver = _as_owner(whose, flow, sender, receiver)
        elif _SENDS.search(before) and not party.owner and not _modifies(text, party, place):
            sender = sender or party.name
        elif (_GETS.search(before) or _TO_WHOM.search(before)) and not owns:
            receiver = receiver or party.name
        elif party.end <= place and (owns or not _GETS.search(before)):
            sender, receiver = _as_owner(party.name, flow, sender, receiver)
    return sender, receiver if receiver != sender else None


def _owns_import(text: str, party: Party, flow: Flow | None) -> bool:
    return flow is Flow.IMPORT and not party.people and _OWNS.search(text[: party.start]) is not None


def _modifies(text: str, party: Party, place: int) -> bool:
    """Whether a people's name goes with the flow's own: "the value of Brazilian cork imports"."""
    return party.people and party.end <= place and _NAMED_BETWEEN.fullmatch(text, party.end, place) is not None


def _owns_flow(text: str, party: Party, place: int) -> bool:
    """Whether a flow is told to be a country's: by its possessive, or as it stands before the verb or after "by"."""
    if party.owner:
        return party.end <= place and not owns_share(text, party)
    before = text[: party.start]
    acts = party.end <= place and _OTHERS.search(before) is None
    itself = not party.people or _ACTORS.match(text, party.end) is not None
    return itself and (acts or _OWNS.search(before) is not None)


def _as_owner(name: str, flow: Flow | None, sender: str | None, receiver: str | None) -> tuple[str | None, str | None]:
    """Whose exports they are sends; whose imports they are gets."""
    return (sender, receiver or name) if flow is Flow.IMPORT else (sender or name, receiver)
