"""Whether a sentence tells of two countries the other way round: whose firms are where, who visits or pays whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.claims.act import MORE, ORDER, PATH, SINCE, TRANSFER, Act
from bot.claims.acts import read_acts
from bot.english.clauses import is_named
from bot.english.parties import Party, read_parties
from bot.english.words import is_transfer, wider_meanings
from bot.numbers.measures import Flow, flow_terms
from bot.numbers.subjects import subject_of
from index.lexical import terms

# The nouns behind a people's name: "Italian direct investors", "Kazakhstan's students".
_NOUNS = re.compile(r"(?:['’]s)?[\s-]((?:[a-z][\w-]*\s){0,2}?[a-z][\w-]+)")
# Those of a country; "the occupation of Peru" is another's.
_OF = re.compile(r"\b(?=\w+\sfrom|\w+s\s|people\s)(\w[\w-]+)\s(?:of|from)\s(?:the\s)?$")
_AND = re.compile(r"(?:['’]s)?(?:,|,? and|,? or|-|–)\s?(?:the\s)?")
_SEVERAL = re.compile(r"\w(?:s|men)$")
PEOPLE = "people"
_SOURCE = re.compile(r"\baccording to [^,]+(?:,|$)", re.IGNORECASE)
# Neither is done by one to another, or it is told by what flows.
_NO_DEED = frozenset({MORE, SINCE, PATH, ORDER, TRANSFER})
_OF_GOODS = frozenset({Flow.EXPORT, Flow.IMPORT})
# A sentence with two of these may tell of both ways.
_TRADES = re.compile(
    r"\b(?:(?:ex|im)port|suppl[iy]|sell|sold|sale|buy|bought|purchas|deliver|ship(?:ment|ped|s\b)|return)"
)


# Asked of the best sentence where it is chosen, doubted and refused.
@lru_cache(maxsize=1024)
def turned_round(question: str, sentence: str) -> bool:
    """Whether a sentence says of one country what is asked of the other: "Italian firms in Peru", "Peru's in Italy"."""
    several = len({party.name for party in read_parties(question)}) > 1
    if (several and _other_owner(question, sentence)) or _crossed(question, sentence):
        return True
    return _flows_back(question, sentence) and (several or bool(read_acts(question)))


def _other_owner(question: str, sentence: str) -> bool:
    """Whether what is one's in a question is only the other's in a sentence."""
    asked = {party.name for party in read_parties(question)}
    ours, told = list(_belongings(question)), list(_belongings(sentence))
    for noun, owner in ours:
        if not terms(noun) or flow_terms(noun) or is_transfer(noun):  # which the direction of flows tells
            continue
        owners = {other for own, other in told if terms(own) == terms(noun) or _mean_alike(own, noun)}
        both = {other for own, other in ours if own == noun}  # "which Peruvian minister met the Chilean minister"
        if owner not in owners and owners & (asked - both):
            return True
    return False


def _mean_alike(one: str, other: str) -> bool:
    return not wider_meanings(one).isdisjoint(wider_meanings(other))


def _belongings(text: str) -> Iterator[tuple[str, str]]:
    """The nouns of a text that are a country's, or come from it, each with the country."""
    parties = read_parties(text)
    for place, party in enumerate(parties):
        if not party.people and (of := _OF.search(text[: party.start])):
            yield of[1], party.name
        if party.people or party.owner:
            yield from ((noun, party.name) for noun in _nouns_of(text, parties[place:]))


def _nouns_of(text: str, parties: Sequence[Party]) -> list[str]:
    """The nouns behind the first of some countries; of several that are joined, behind the last."""
    party, *rest = parties
    if rest and _AND.fullmatch(text, party.end, rest[0].start):
        return _nouns_of(text, rest)
    if party.people and _SEVERAL.search(text[party.start : party.end]):
        return [PEOPLE]
    found = _NOUNS.match(text, party.end)
    return found[1].split() if found else []


def _crossed(question: str, sentence: str) -> bool:
    """Whether both parties of an act stand on each other's side."""
    there = _deeds(sentence)  # first, since few sentences tell of any, and to read a question takes long
    return any(_is_crossed(act, other) for act in read_acts(question) for other in there) if there else False


@lru_cache(maxsize=2048)
def _deeds(sentence: str) -> tuple[Act, ...]:
    """The acts of a sentence that one party does to another, both by name."""
    acts = (act for act in read_acts(sentence) if not act.keys <= _NO_DEED)
    return tuple(act for act in acts if any(map(is_named, act.agent)) and any(map(is_named, act.patient)))


def _is_crossed(act: Act, other: Act) -> bool:
    if not act.keys & other.keys:
        return False
    if act.keys & _NO_DEED:
        return False
    ours, ours_to, theirs, theirs_to = (
        set(filter(is_named, side)) for side in (act.agent, act.patient, other.agent, other.patient)
    )
    return bool(ours & theirs_to and ours_to & theirs) and not (ours & theirs or ours_to & theirs_to)


def _flows_back(question: str, sentence: str) -> bool:
    """Whether goods, or money that is invested, go from where they are asked to go to."""
    ours, theirs = subject_of(question), subject_of(_SOURCE.sub("", sentence))
    if {ours.flow, theirs.flow} <= _OF_GOODS:
        back = (ours.sender, ours.receiver) == (theirs.receiver, theirs.sender)
        return back and ours.sender != ours.receiver and len(_TRADES.findall(sentence)) == 1
    if not ours.flow is theirs.flow is Flow.INVESTMENT or not ours.sender or not ours.receiver:
        return False
    back = theirs.sender in (ours.receiver, None) and theirs.receiver in (ours.sender, None)
    return back and (theirs.sender or theirs.receiver) is not None
