"""Comparisons that a sentence makes: who has more than whom, with which year another is compared, what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.claims.act import MORE, ORDER, PATH, SINCE, Act
from bot.claims.sides import following
from bot.english.clauses import AHEAD, BEHIND, Group, GroupKind
from bot.english.quantities import read_quantities
from bot.english.tokens import TokenKind
from bot.english.words import comparing, is_light

_BASES = frozenset("than over under compared against versus from on above below".split())
_NONE = frozenset("no nobody none nothing nowhere".split())
_SUPERLATIVE = r"(?:largest|biggest|greatest|leading|most important|strongest)"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))"
_SECOND_TO_SOME = re.compile(rf"\b{_ORDINAL}[-\s]{_SUPERLATIVE}\b", re.IGNORECASE)
_RANKED = re.compile(rf"\brank|{_SECOND_TO_SOME.pattern}", re.IGNORECASE)
_FIRST = re.compile(rf"\b{_SUPERLATIVE}\b|\b(?:top|tops|topped|first|foremost|number one|no\.? 1)\b", re.IGNORECASE)
# "The most" of all, not "the most recent"; and what in a quote may bear out that something is more than all others.
_UTMOST = re.compile(
    rf"\b(?:{_SUPERLATIVE}|highest|lowest|smallest)\b|\bthe most\b(?! (?:part|recent|of)\b)", re.IGNORECASE
)
_TO_COMPARE = 2  # figures
_BEARS_OUT = re.compile(
    r"\b(?:\w+est|most|mostly|mainly|majority|bulk|main|chief|major|key|leading|leads?|led|first|top|tops|topped|only"
    r"|sole|best|worst|record|peak\w*|ahead|foremost|rank\w*|number one|no\.? 1|than (?:any|all|every)"
    r"|(?:no|none|nobody|never)\b.*\b(?:more|less|fewer|before|\w+er))\b",
    re.IGNORECASE,
)


def outranks(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence calls the largest what the quotes only call the second or third, or do not rank at all.

    Of several figures that stand in it themselves one may be the largest.
    """
    if _UTMOST.search(_SECOND_TO_SOME.sub(" ", sentence)) and not any(map(_BEARS_OUT.search, quotes)):
        return sum(q.value is not None for q in read_quantities(" ".join(quotes))) < _TO_COMPARE
    if not _FIRST.search(_SECOND_TO_SOME.sub(" ", sentence)):
        return False
    second = any(_SECOND_TO_SOME.search(quote) for quote in quotes)
    return second and not any(_FIRST.search(_SECOND_TO_SOME.sub(" ", quote)) for quote in quotes)


def comparisons(groups: Sequence[Group]) -> Iterator[Act]:
    """ "A is larger than B", "A has 5% less than B": who has more, and who less."""
    for place, group in enumerate(groups):
        up = _goes_up(groups, place)
        if up is None:
            continue
        more, less = _left(groups, place), _right(groups, place)
        first, second = (more, less) if up else (less, more)
        kinds = {MORE}
        if group.text in ("before", "after"):
            kinds = {ORDER, MORE} if _is_ranking(groups) else {ORDER}
        if first and second:
            yield Act(group.text, frozenset(kinds), first, second)


def _is_ranking(groups: Sequence[Group]) -> bool:
    """Whether "after" and "before" tell of places in an order rather than of time."""
    return _RANKED.search(" ".join(token.text for group in groups for token in group.tokens)) is not None


def _goes_up(groups: Sequence[Group], place: int) -> bool | None:
    """Whether what stands before "than", "ahead", "behind" or the like is more; None at any other place."""
    if groups[place].text in AHEAD | BEHIND:
        return groups[place].text in AHEAD
    if groups[place].text != "than":
        return None
    if any(token.text.lower() in _NONE for group in groups[:place] for token in group.tokens):
        return None  # "no country buys more than Poland"
    words = [t for g in groups[max(0, place - 3) : place] if g.text not in (",", ";") for t in g.tokens]
    plain = [token for token in words if token.text.lower() in ("more", "less", "fewer")]
    words = plain or words
    return next((side for t in reversed(words) if (side := comparing(t.text)) is not None), None)


def since_years(groups: Sequence[Group]) -> Iterator[Act]:
    """ "27% more than in 2023", "up from 5 in 2023": the year with which another is compared."""
    based = {place for place, group in enumerate(groups) if _year(group) and _is_base(groups, place)}
    base = frozenset().union(*(_year(groups[place]) for place in based))
    others = frozenset().union(*(_year(group) for place, group in enumerate(groups) if place not in based))
    if base and others - base:
        yield Act(groups[min(based)].tokens[0].text, frozenset({SINCE}), others - base, base)


def paths(groups: Sequence[Group]) -> Iterator[Act]:
    """ "From Lubumbashi to the port of Lobito"."""
    for place, group in enumerate(groups):
        goal = following(groups, place + 1, ("to",)) if group.text == "from" else frozenset()
        if goal:
            yield Act("from", frozenset({PATH}), following(groups, place - 1, ("from",)), goal)


def _is_base(groups: Sequence[Group], place: int) -> bool:
    """Whether a year follows "than", "over" or the like, with no more than a figure between."""
    before = [group.text for group in groups[:place] if not _is_figure(group)][-5:]
    while before and before[-1] in ("in", "of", "with", "to", "the", "same", "that"):
        if before[-1] == "to" and before[-2:-1] != ["compared"]:
            return False
        before.pop()
    if not before or before[-1] not in _BASES:
        return False
    changing = any(comparing(token.text) is not None for group in groups[:place] for token in group.tokens)
    return before[-1] not in ("from", "on", "over", "under") or changing


def _is_figure(group: Group) -> bool:
    return all(token.kind is TokenKind.FIGURE for token in group.tokens)


def _year(group: Group) -> frozenset[str]:
    """The years and months of a group that is a date."""
    dates = [token for token in group.tokens if token.kind is TokenKind.DATE]
    return frozenset(key for token in dates for key in token.keys)


def _left(groups: Sequence[Group], place: int) -> frozenset[str]:
    """What stands before a comparison in its clause: names, years and words."""
    return _parties(groups[_clause_start(groups, place) : place])


def _right(groups: Sequence[Group], place: int) -> frozenset[str]:
    end = next(
        (
            p
            for p in range(place, len(groups))
            if groups[p].text in (".", ";", ",") or groups[p].kind is GroupKind.RELATIVE
        ),
        len(groups),
    )
    return _parties(groups[place + 1 : end])


def _clause_start(groups: Sequence[Group], place: int) -> int:
    return next((p + 1 for p in range(place - 1, -1, -1) if groups[p].text in (";", ".", "while", "whereas", "but")), 0)


def _parties(groups: Sequence[Group]) -> frozenset[str]:
    """Names, years, words and verbs."""
    dates = {key for g in groups for t in g.tokens if t.kind is TokenKind.DATE for key in t.keys}
    verbs = {group.verb.key for group in groups if group.kind is GroupKind.VERBS and not is_light(group.verb.text)}
    return frozenset(dates | verbs).union(*(group.keys for group in groups if group.kind is GroupKind.NOUNS))
