"""Which groups of a sentence are the subject, the object and the other parts of a verb, told by position.

Each is given by the keys of its names and words (bot/english/clauses.py), empty where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.english.clauses import Group, GroupKind
from bot.english.tokens import TokenKind

_OF_THING = frozenset("of in".split())
_FAR = 8  # groups after the verb in which its other parts stand


def subject_of(groups: Sequence[Group], place: int) -> frozenset[str]:
    """Who is before a verb: past "of …", an apposition or a clause between commas, by "who" or with an earlier verb."""
    position = place - 1
    if position < 0:
        return frozenset()
    before = groups[position]
    if before.kind is GroupKind.RELATIVE:
        return before_relative(groups, position)
    if before.kind is GroupKind.BREAK and before.text == ",":
        opening = _opening_comma(groups, position)
        if opening is not None:
            return _with_of(groups, opening - 1) | _apposition(groups[:position], opening)
        return _earlier_subject(groups, position)
    if before.kind in (GroupKind.JOINING, GroupKind.VERBS):
        return _earlier_subject(groups, position)
    if before.kind is not GroupKind.NOUNS:
        return frozenset()
    pronoun = before.text in ("it", "they", "he", "she") and len(before.tokens) == 1
    return _earlier_subject(groups, position) if pronoun else _with_of(groups, position)


def before_relative(groups: Sequence[Group], place: int) -> frozenset[str]:
    """What a "who" or "which" stands for."""
    position = place - 1
    while position >= 0 and (groups[position].text == "," or groups[position].kind is GroupKind.PREPOSITION):
        position -= 1
    return _with_of(groups, position) if position >= 0 and groups[position].kind is GroupKind.NOUNS else frozenset()


def _opening_comma(groups: Sequence[Group], comma: int) -> int | None:
    """The comma that opens what this one closes: ", a Swedish firm," or ", who leads the study,"."""
    for position in range(comma - 1, 0, -1):
        if groups[position].text == "," and groups[position - 1].kind is GroupKind.NOUNS:
            return position
        if groups[position].text in (".", ";"):
            return None
    return None


def _earlier_subject(groups: Sequence[Group], place: int) -> frozenset[str]:
    for position in range(place, -1, -1):
        if groups[position].text in (".", ";"):
            return frozenset()
        if groups[position].kind is GroupKind.VERBS and position:
            return subject_of(groups, position)
    return frozenset()


def _with_of(groups: Sequence[Group], place: int) -> frozenset[str]:
    """The thing that ends at a place, with what it is "of" or "in": "wages in private firms"."""
    keys: frozenset[str] = frozenset()
    position = place
    while position >= 0 and groups[position].kind is GroupKind.NOUNS:
        before = groups[position - 1] if position else None
        led = before is not None and before.kind is GroupKind.PREPOSITION
        fronted = led and (position < 2 or groups[position - 2].kind is not GroupKind.NOUNS)
        if fronted:  # "In the final Halvorsen", "of the nine mines"
            last = groups[position].tokens[-1]
            own = Group(GroupKind.NOUNS, (last,)).keys
            return keys | (own if last.kind is TokenKind.NAME and place == position else frozenset())
        keys |= groups[position].keys
        if not led:
            return keys
        position -= 2
    return keys


def object_of(groups: Sequence[Group], place: int) -> frozenset[str]:
    """What follows a verb at once, with what it is "of"; before it, where a clause with "that" has its own subject."""
    if place + 2 < len(groups) and groups[place + 1].text == "of":  # "supplies (most) of its gas"
        place += 1
    after = groups[place + 1] if place + 1 < len(groups) else None
    if after is not None and after.kind is GroupKind.NOUNS:
        more = groups[place + 2 : place + 4]
        ties = _OF_THING | {"from"} if after.text in ("those", "that") else _OF_THING
        tied = len(more) == 2 and more[0].text in ties and more[1].kind is GroupKind.NOUNS
        return after.keys | (more[1].keys if tied else _apposition(groups, place + 2))
    own = groups[place - 1].kind is GroupKind.NOUNS if place else False
    if own and place > 1 and groups[place - 2].kind is GroupKind.RELATIVE:
        return before_relative(groups, place - 2)
    return frozenset()


def _apposition(groups: Sequence[Group], place: int) -> frozenset[str]:
    """The name after a comma, with nothing more before the next: "the incumbent, Ama Owusu,"."""
    comma, name, end = [*groups[place : place + 3], *[None] * 3][:3]
    named = comma is not None and comma.text == "," and name is not None and name.tokens[0].kind is TokenKind.NAME
    return name.keys if named and name and (end is None or end.kind is not GroupKind.VERBS) else frozenset()


def second_object(groups: Sequence[Group], place: int) -> frozenset[str]:
    """ "Lent Bolivia | $50 million"."""
    both = groups[place + 1 : place + 3]
    if len(both) == 2 and all(group.kind is GroupKind.NOUNS for group in both):
        return both[1].keys or frozenset({"sum"})
    return frozenset()


def owner_of(groups: Sequence[Group], place: int, passive: bool) -> frozenset[str]:
    """Whose the thing is that changes hands: "buys Slovak cars", "Kazakhstan's oil is bought"."""
    after = list(groups[place + 1 : place + 4])
    of = (
        after[2:] if len(after) > 1 and after[1].text == "of" else after[1:2] if after and after[0].text == "of" else []
    )
    things = groups[place - 1 : place] if passive else [*after[:1], *of]
    return frozenset().union(*(group.owner for group in things if group.kind is GroupKind.NOUNS))


def following(groups: Sequence[Group], place: int, marks: Sequence[str] | frozenset[str]) -> frozenset[str]:
    """Who follows one of these small words after a place, in its clause, with those listed by "and"."""
    for position in range(place + 1, min(place + _FAR, len(groups) - 1)):
        group = groups[position]
        if group.kind in (GroupKind.BREAK, GroupKind.RELATIVE, GroupKind.JOINING, GroupKind.VERBS):
            break
        if group.text in marks and groups[position + 1].kind is GroupKind.NOUNS:
            return _listed(groups, position + 1)
    return frozenset()


def _listed(groups: Sequence[Group], place: int) -> frozenset[str]:
    keys = groups[place].keys
    rest = groups[place + 1 : place + 4]
    if len(rest) > 1 and rest[0].text in ("and", "or") and rest[1].kind is GroupKind.NOUNS:
        return keys if len(rest) > 2 and rest[2].kind is GroupKind.VERBS else keys | rest[1].keys
    if len(rest) > 1 and rest[0].text in _OF_THING and rest[1].kind is GroupKind.NOUNS:
        return keys | rest[1].keys
    return keys
