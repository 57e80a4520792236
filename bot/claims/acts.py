"""Who does what to whom: the acts that a sentence tells of, active or passive, by verb or by noun.

What passes from one to another is one act however it is told: "A sells it to B", "B buys it from A", "it is exported by
A to B", "B is a buyer of A's". So is a comparison: "A has more than B", "B has less than A".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.claims.act import MORE, TRANSFER, Act
from bot.claims.sides import before_relative, following, object_of, owner_of, second_object, subject_of
from bot.claims.standing import comparisons, paths, since_years
from bot.english.clauses import BE, Group, GroupKind, read_groups
from bot.english.tokens import SAYING, Token, TokenKind
from bot.english.words import act_of, gives, is_light, is_transfer

# Whom or what a verb without an object is about: "called on the president to resign".
_TOWARDS = frozenset("on against to".split())
# Acts of which both sides are one: "A met B".
_MUTUAL = frozenset(
    "meet talk discuss negotiate trade cooperate sign share border compare play connect link agre".split()
)
_BEING = BE | frozenset("remain becom stay rank belong".split())
_OF_MIND = {SAYING, "=see", "=believ", "=regard"}
_TRANSFER = frozenset({TRANSFER})


@lru_cache(maxsize=2048)
def read_acts(text: str) -> tuple[Act, ...]:
    """The acts of a text, those of which a party is told."""
    groups = read_groups(text)
    found = [*_verbal(groups), *_nominal(groups), *comparisons(groups), *since_years(groups), *paths(groups)]
    return tuple(act for act in found if act.agent or act.patient)


def _verbal(groups: Sequence[Group]) -> Iterator[Act]:
    for place, group in enumerate(groups):
        if group.kind is not GroupKind.VERBS or group.verb.text.lower() in BE:
            continue
        by = following(groups, place, ("by",))
        passive = group.passive or (_is_participle(group.verb) and bool(by) and not object_of(groups, place))
        subject = subject_of(groups, place)
        if is_transfer(group.verb.text):
            yield _transfer(groups, place, passive, subject)
        elif _is_act(group.verb) and group.verb.key not in _MUTUAL:
            object_ = object_of(groups, place) | following(groups, place, _TOWARDS)
            agent, patient = (by, subject) if passive else (subject, object_)
            if act_of(group.verb.text) == "less":
                agent, patient = patient, agent
            if passive or (agent and patient):
                yield Act(group.verb.text, _named(group.verb), agent, patient)


def _is_act(verb: Token) -> bool:
    """Not one that says or sees: "said X" and "X said" are one, and so are "X sees Y as" and "Y is for X"."""
    return act_of(verb.text) is not None or not (is_light(verb.text) or _OF_MIND & set(verb.keys))


def _named(verb: Token) -> frozenset[str]:
    called = act_of(verb.text)
    if called in (MORE, "less"):
        return frozenset({MORE})
    return frozenset({*(key for key in verb.keys if key != verb.side), *({called} if called else ())})


def _is_participle(verb: Token) -> bool:
    return verb.text.lower().endswith(("ed", "en", "wn", "ught", "old", "ent", "aid", "ade", "ilt"))


def _transfer(groups: Sequence[Group], place: int, passive: bool, subject: frozenset[str]) -> Act:
    """Giver and receiver of what is sold, bought, sent, lent or the like."""
    group = groups[place]
    giving = gives(group.verb.text)
    source, goal, by = (following(groups, place, marks) for marks in (("from", "via", "through"), ("to",), ("by",)))
    source, goal = source or _to_which(groups, place, "from"), goal or _to_which(groups, place, "to")
    object_, owner = object_of(groups, place), owner_of(groups, place, passive)
    second = second_object(groups, place)
    if not passive:
        thing = second or object_
        indirect = object_ if giving and (second or following(groups, place, ("with",))) else frozenset()
        giver = (subject if giving else frozenset()) | (frozenset() if giving else source or owner)
        return Act(group.verb.text, _TRANSFER, giver, (goal | indirect) if giving else subject, thing, by_verb=True)
    if giving and (second or object_ or following(groups, place, ("with",))) and not goal:
        return Act(
            group.verb.text, _TRANSFER, by or source, subject, object_, by_verb=True
        )  # "Italy was given, was supplied with"
    giver = (by or source or owner) if giving else source or owner
    return Act(
        group.verb.text, _TRANSFER, giver - (goal if giving else by), goal if giving else by, subject, by_verb=True
    )


def _to_which(groups: Sequence[Group], place: int, mark: str) -> frozenset[str]:
    """ "Kenya, to which it exports rice"."""
    before = groups[max(0, place - 3) : place]
    told = [p for p, g in enumerate(before) if g.kind is GroupKind.RELATIVE and p and before[p - 1].text == mark]
    return before_relative(groups, max(0, place - 3) + told[0]) if told else frozenset()


def _nominal(groups: Sequence[Group]) -> Iterator[Act]:
    """ "Exports of cars from Slovakia to Germany", "Germany is the largest buyer of Slovak cars"."""
    for place, group in enumerate(groups):
        word = group.tokens[-1].text if group.kind is GroupKind.NOUNS else ""
        if not word or not is_transfer(word) or (group.tokens[-1].kind is not TokenKind.WORD):
            continue
        source, goal, by, of = (following(groups, place, (mark,)) for mark in ("from", "to", "by", "of"))
        called = word.lower().rstrip("s").endswith(("er", "or"))
        party, other = (_so_called(groups, place), group.owner) if called else (group.owner, frozenset())
        origin = _of_people(groups, place)
        if gives(word):
            yield Act(word, _TRANSFER, party or by or source or origin, goal or other, of)
        else:
            yield Act(word, _TRANSFER, source or other or origin, party or by or goal, of)


def _so_called(groups: Sequence[Group], place: int) -> frozenset[str]:
    """Who is called by a noun: "Italy is a buyer", "Italy is among the buyers", "Italy, the main buyer"."""
    position = place - 1
    while position > 0 and groups[position].text in ("one", "among", "of", "as", "some"):
        position -= 1
    if position > 0 and groups[position].kind is GroupKind.VERBS and groups[position].verb.key in _BEING:
        return subject_of(groups, position)
    if position > 0 and groups[position].text == "," and groups[position - 1].kind is GroupKind.NOUNS:
        return groups[position - 1].keys
    return frozenset()


def _of_people(groups: Sequence[Group], place: int) -> frozenset[str]:
    """ "A buyer of Kazakh oil": from Kazakhstan."""
    after = groups[place + 1 : place + 3]
    return (
        after[1].owner
        if len(after) == 2 and after[0].text == "of" and after[1].kind is GroupKind.NOUNS
        else frozenset()
    )
