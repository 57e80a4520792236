"""Which of several figures of a sentence a question's own words point to: "$49 for a box, against $36 by sea".

Each figure has a stretch of the sentence of its own. A later one leaves out what it shares with those before it, so it
is of their words too, and of its own besides; but of their names only where it has none in their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import fsum

from bot.english.parties import read_parties
from bot.numbers.money_kinds import MONEY_KINDS
from bot.numbers.rows import names_of
from index.lexical import terms

Place = tuple[int, int]

# What a word is worth that a figure has from the one before it, and how far one must be ahead to go before another.
SHARED = 0.9
AHEAD = 0.5
_ENDS = re.compile(
    r";\s|,\s|\s(?:and|or|but|while|whereas|against|compared (?:with|to)|versus|from|to|up from|down from|rather than"
    r"|instead of)\s|\s[–-]\s"
)
_CLAUSE_ENDS = re.compile(r";\s|,\s(?:while|whereas|but|which|who|so)\s")
# When a figure holds, where the words themselves tell no year.
_NOW = re.compile(r"\b(?:now|today|currently|at present|presently|at the moment|nowadays|these days)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:a|[a-z]+|\d+)\s(?:years?|months?|weeks?|decades?)\s(?:ago|earlier|before)\b", re.IGNORECASE)
_COMPARES = re.compile(r"\w\W+(?:against|compared (?:with|to)|versus|than)\s")
_GLUED = re.compile(r"\w\($")
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|can)\b", re.IGNORECASE)
_PAST_OR_FUTURE = re.compile(r"\b(?:was|were|had|did|will|would|shall|should)\b", re.IGNORECASE)


def pointed_at(question: str, sentence: str, places: Sequence[Place], chosen: int) -> int:
    """The number of the figure that has more of the question's words of its own than the chosen one; else that one."""
    if len(places) < 2:
        return chosen
    worths = _worths(question, sentence, tuple(places))
    best = max(range(len(places)), key=lambda number: worths[number])
    return best if worths[best] >= worths[chosen] + AHEAD else chosen


def stands_free(sentence: str, place: int) -> bool:
    """Whether what stands at a place is no number glued to a word in brackets, "call(1)", which is a program's."""
    return _GLUED.search(sentence[:place]) is None


# Several steps of an answer ask it of the same figures.
@lru_cache(maxsize=256)
def _worths(question: str, sentence: str, places: tuple[Place, ...]) -> tuple[float, ...]:
    asked = _words(question)
    stretches = [sentence[start:end] for start, end in segments(sentence, places)]
    names = asked & _names(question)
    worths, told = [], dict.fromkeys(asked, 0.0)
    for stretch in stretches:
        own, of_another = _words(stretch), bool(_names(stretch)) and not _names(stretch) & asked
        told = {word: 1.0 if word in own else SHARED * before for word, before in told.items()}
        left_out = names - own if of_another else frozenset()
        # The exact sum: sets have another order in another process.
        # What money is tells a figure from the one beside it better than other words do.
        own_worths = (told[word] * (1 + (word in MONEY_KINDS)) for word in asked - left_out)
        worths.append(fsum((*own_worths, _of_time(question, stretch))))
    return tuple(worths)


def segments(sentence: str, places: Sequence[Place]) -> list[Place]:
    """Start and end of the stretch of each figure, the figures in order."""
    starts = [0]
    for (_, end), (following, _) in pairwise(places):
        breaks = list(_ENDS.finditer(sentence, end, following))
        starts.append(breaks[-1].start() if breaks else following)
    ends = [*starts[1:], len(sentence)]
    last = _CLAUSE_ENDS.search(sentence, places[-1][1])
    ends[-1] = last.start() if last else ends[-1]
    return list(zip(starts, ends, strict=True))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(terms(text)) | frozenset(party.name for party in read_parties(text))


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    return names_of(text) | frozenset(party.name for party in read_parties(text))


def _of_time(question: str, stretch: str) -> float:
    """1 where both speak of now, or of the same time before; -1 where the stretch speaks of one not asked for."""
    ago = _AGO.search(stretch)
    if ago and not _COMPARES.search(stretch[: ago.start()]):  # "$7, against $4 the year before"
        return 1.0 if ago.group().lower() in question.lower() else -1.0
    if _NOW.search(stretch):
        present = _PRESENT.search(question) and not _PAST_OR_FUTURE.search(question)
        return 1.0 if _NOW.search(question) or present else -1.0
    return 0.0
