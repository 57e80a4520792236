"""Who has which part of a thing, told one by one: "Kalmar Rail holds 45%, Arona Bank 35%", "half came from a fund".

All of them own it or pay for it; the biggest owner is the one with the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.english.names import read_names
from bot.english.numerals import DENOMINATORS
from bot.english.quantities import QuantityKind, read_quantities
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.spans.enumeration import Place
from bot.spans.phrases import phrases_of

_HAVE = (
    r"(?:own(?:s|ed)?|hold(?:s|ing)?|held|ha(?:s|ve|d)|control(?:s|led)?|belong(?:s|ed)?|financ(?:es?|ed|ing)|fund(?:s|ed)?"
    r"|pa(?:ys?|id)|len(?:ds?|t)|provid(?:es?|ed)|put(?:s|ting)?|invest(?:s|ed)?|contribut(?:es?|ed)|g[ai]ves?|takes?)"
)
_PARTNERS = (
    r"(?:(?:co-?)?owners?|(?:share|stake)holders?|holders?|partners?|investors?|lenders?|backers?|funders?|financiers?"
    r"|creditors?|sponsors?|stakes?|shares?)"
)
_ASKS = re.compile(
    r"^\W*(?:and |but |so )?(?:who|whom|(?:which|what) (?!do|does|did|is|was|are|were)[\w-]+)\b"
    rf".*\b(?:{_HAVE}|{_PARTNERS})\b"
    rf"|\bbelongs? to (?:who|whom)\b|\b(?:main|biggest|largest|smallest) {_PARTNERS}\b",
    re.IGNORECASE,
)
# One of them is meant, or what is left by another.
_ASKS_ONE = re.compile(r"\d|\b(?:half|third|quarter|rest|remain\w*|other|others|else|minority)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most|biggest|largest|main|majority|greatest|controlling)\b", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:least|smallest)\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:(?P<half>half)|an?\s(?P<one>{'|'.join(DENOMINATORS)})|(?:the\s)?(?:rest|remaind(?:er|ing)|remaining))\b"
    r"(?!\s[$€£]?\d)",
    re.IGNORECASE,
)
_REST = re.compile(r"rest\b|remain", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\sof\s(?:(?!\b(?:from|by)\b)[\w’'-]+\s?){1,4})?\s?(?:(?:will\s|is\sto\s)?(?:[a-z]+\s){0,2})\b(?:from|by)\s"
)
_CLAUSE = re.compile(r"[;:]\s|,\s|\b(?:which|that|where|sa(?:ys|id)|but|while)\s", re.IGNORECASE)
_NEXT = re.compile(r"[^,;()]*?(?:[,;]\s(?:and\s)?|\sand\s)")
_LAST_VERB = re.compile(rf"\s{_HAVE}$")  # "Kalmar holds", taken for a noun
# More words than these lead nothing.
_MOST_WORDS = 26
_DOES = re.compile(rf"\b{_HAVE}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Stake:
    """A holder, `sentence[start:end]`, with where the words of the share and its holder begin and end together.

    value: of the share; None for a rest.
    """

    start: int
    end: int
    whole: Place
    value: Decimal | None


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    value: Decimal | None


def asks_holders(query: Query) -> bool:
    """Whether it is asked who has a thing or pays for it, and not for one of them by the part."""
    return query.kind is not AnswerKind.YES_NO and bool(_ASKS.search(query.focus)) and not _ASKS_ONE.search(query.focus)


def stakes_of(sentence: str) -> tuple[Stake, ...]:
    """The holders of a sentence that tells of two or more, each with a part; empty where it tells of none so."""
    return next((found for marks in _marks(sentence) if len(found := _holders(sentence, marks)) > 1), ())


def all_or_most(query: Query, sentence: str) -> Place | None:
    """Start and end of all who have a part, or of the one with the most or the least, where that is asked."""
    stakes = stakes_of(sentence)
    if not stakes or any(sentence[stake.start : stake.end].lower() in query.focus.lower() for stake in stakes):
        return None
    most, least = _MOST.search(query.focus), _LEAST.search(query.focus)
    if not most and not least:
        start, end = stakes[0].whole[0], stakes[-1].whole[1]
        return (start, end) if len(sentence[start:end].split()) <= _MOST_WORDS else None
    if any(stake.value is None for stake in stakes):
        return None
    in_order = sorted(stakes, key=lambda stake: stake.value or 0, reverse=bool(most))
    one, other = in_order[:2]
    return None if one.value == other.value else (one.start, one.end)


@lru_cache(maxsize=1024)
def _marks(sentence: str) -> tuple[tuple[_Mark, ...], ...]:
    """The parts that a sentence tells, percentages and fractions, or amounts of money, each with the rest."""
    read = read_quantities(sentence)
    words = []
    for match in _PART.finditer(sentence):
        part = DENOMINATORS.get((match["one"] or "").lower(), 2 if match["half"] else 0)
        words.append(_Mark(*match.span(), Decimal(100) / part if part else None))
    kinds = (QuantityKind.PERCENT, QuantityKind.MONEY)
    return tuple(tuple(_in_order([_Mark(q.start, q.end, q.value) for q in read if q.kind is k], words)) for k in kinds)


def _in_order(figures: Sequence[_Mark], words: Sequence[_Mark]) -> list[_Mark]:
    """Figures with the parts told in words that none of them has."""
    apart = [w for w in words if not any(f.start < w.end and w.start < f.end for f in figures)]
    return sorted([*figures, *apart], key=lambda mark: mark.start)


def _holders(sentence: str, marks: Sequence[_Mark]) -> tuple[Stake, ...]:
    if len(marks) < 2:
        return ()
    ends = [*(mark.start for mark in marks[1:]), len(sentence)]
    if all(_FROM.match(sentence, mark.end) for mark in marks):
        found = tuple(_behind(sentence, mark, end) for mark, end in zip(marks, ends, strict=True))
    else:
        starts = [0, *(mark.end for mark in marks[:-1])]
        found = tuple(_before(sentence, start, mark) for start, mark in zip(starts, marks, strict=True))
    told = tuple(share for share in found if share and not _REST.match(sentence, share.start))
    return told if len(told) == len(marks) else ()


def _behind(sentence: str, mark: _Mark, end: int) -> Stake | None:
    """The holder that a part comes from."""
    link = _FROM.match(sentence, mark.end)
    run = next(_runs(sentence, link.end(), end), None) if link else None
    return Stake(*run, (mark.start, run[1]), mark.value) if run else None


def _before(sentence: str, start: int, mark: _Mark) -> Stake | None:
    """The holder that has a part: right before its bracket, or the one that its clause or place in a row opens with."""
    if sentence[mark.start - 1 : mark.start] == "(":
        before = mark.start - len(" (")
        runs = [run for run in _runs(sentence, start, before) if len(sentence[run[1] : before].split()) < 2]
        end = mark.end + (sentence[mark.end : mark.end + 1] == ")")
        return Stake(runs[-1][0], before, (runs[-1][0], end), mark.value) if runs else None
    if start:
        opening = _NEXT.match(sentence, start, mark.start)
        start = opening.end() if opening else mark.start
    else:
        start = max((c.end() for c in _CLAUSE.finditer(sentence, 0, mark.start)), default=0)
        if not _DOES.search(sentence, start, mark.start):
            return None
    run = next(_runs(sentence, start, mark.start), None)
    return Stake(*run, (run[0], mark.end), mark.value) if run else None


def _runs(sentence: str, start: int, end: int) -> Iterator[Place]:
    """The noun phrases between two places, with the whole of a name that one opens; the verb and the part cut off."""
    names = read_names(sentence)
    for phrase in sorted(phrases_of(sentence), key=lambda one: one.start):
        if "noun" in phrase.looks and start <= phrase.start < end:
            last = max((name.end for name in names if phrase.start <= name.start <= phrase.end), default=phrase.end)
            whole = len(sentence[: min(max(phrase.end, last), end)].rstrip(" ("))
            verb = _LAST_VERB.search(sentence, phrase.start, whole)
            yield phrase.start, verb.start() if verb else whole
