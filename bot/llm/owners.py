"""Whose something is in a reworded sentence, and whose in its quotes: a ministry, an office, a proposal, a port."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.english.clauses import GroupKind, read_groups
from bot.english.name_keys import name_key, same_name
from bot.english.tokens import Token, TokenKind, read_tokens
from bot.english.words import stem, wider_meanings
from bot.questions.office_holder import holder
from bot.questions.roles import offices_in

# Ties that are of both sides, whoever's they are called.
_MUTUAL = frozenset(
    map(stem, "trade turnover commerce relations ties cooperation talks partnership work border".split())
)
# What somebody makes, and may be said to come from him.
_MADE = r"(?:proposal|offer|suggestion|initiative|idea|invitation|request|plan|call|decision)"
_CAME_FROM = re.compile(
    rf"\b(?P<made>{_MADE})\b[^.;]*?\b(?:came|comes|is|was|originated|made) (?:from|by) (?:the )?(?P<who>[A-Z]\w+)", re.I
)
_LED = re.compile(
    r"\b(?P<land>[A-Z]\w+) (?:is|was) (?:led|headed|governed|ruled|run) by"
    r" (?:President |Prime Minister |King |Chancellor )?(?P<who>[A-Z]\w+ [A-Z]\w+)\b"
)
_OF = re.compile(r"\b(?P<head>[A-Z]\w+) of (?:the )?(?P<whose>[A-Z]\w+)")


def is_of_another(text: str, quotes: Sequence[str]) -> bool:
    """Whether something is another's than in the quotes."""
    rules = (_owned_by_another, _made_by_another, _named_after_another, _held_by_another)
    return any(rule(text, quotes) for rule in rules)


def _owned_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "Italy's ministry" where the quotes have a ministry of Kazakhstan's alone; "was Italy's"."""
    there: dict[str, set[str]] = {}
    for quote in quotes:
        for head, owner in _owned(quote):
            there.setdefault(head, set()).update(owner)
    whole = " ".join(quotes)
    owners = {token.key for quote in quotes for token in read_tokens(quote) if token.owner}
    if owners and any(token.owner and token.key not in owners for token in _predicates(text)):
        return True
    for head, owner in _owned(text):
        known = there.get(head, set())
        of = re.search(rf"\b{re.escape(head)}\w*\b[^.;]{{0,40}}?\b(?:of|by|from|in) ", whole, re.IGNORECASE)
        if known and not known & owner and not of and head not in _MUTUAL:
            return True
    return False


def _predicates(text: str) -> Iterator[Token]:
    """ "Was Italy's", of which nothing more is said."""
    names = (token for token in read_tokens(text) if token.kind is TokenKind.NAME)
    return (name for name in names if re.match(r"['’]s?(?:[.,;]|$)", text[name.end :]))


def _owned(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Things with whose they are."""
    for group in read_groups(text):
        if group.kind is GroupKind.NOUNS and group.owner:
            yield stem(group.tokens[-1].text), group.owner


def _made_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "The offer came from Italy" where the quotes have a proposal of another's."""
    for match in _CAME_FROM.finditer(text):
        meant = wider_meanings(match["made"])
        makers = {
            token.text.split()[-1]
            for quote in quotes
            for token, thing in _with_things(quote)
            if meant & wider_meanings(thing)
        }
        if makers and not any(same_name(match["who"], maker) or match["who"] in maker for maker in makers):
            return not any(match["who"] in token.text for quote in quotes for token, _ in _with_things(quote))
    return False


def _with_things(quote: str) -> Iterator[tuple[Token, str]]:
    """Owners with the word that follows: "the Kyrgyz Republic's proposal"."""
    for token in read_tokens(quote):
        following = re.match(r"['’]s? (\w+)", quote[token.end :])
        if token.kind is TokenKind.NAME and token.owner and following:
            yield token, following[1]


def _named_after_another(text: str, quotes: Sequence[str]) -> bool:
    """ "Port of Germany" where the quotes have a Port of Trieste."""
    whole = " ".join(quotes)
    theirs: dict[str, set[str]] = {}
    for match in _OF.finditer(whole):
        theirs.setdefault(match["head"], set()).add(name_key(match["whose"]))
    for match in _OF.finditer(text):
        known = theirs.get(match["head"], set())
        if known and name_key(match["whose"]) not in known and not _is_owner(match["whose"], match["head"], whole):
            return True
    return False


def _is_owner(whose: str, head: str, whole: str) -> bool:
    """Whether the quotes have "Italy's Ministry" too."""
    found = re.findall(rf"\b([A-Z]\w+)(?:['’]s?)? (?:\w+ )?{re.escape(head)}\b", whole)
    return any(name_key(one) == name_key(whose) for one in found)


def _held_by_another(text: str, quotes: Sequence[str]) -> bool:
    """ "X is Turkmenistan's president" where the quotes name another one."""
    names = tuple(dict.fromkeys(re.sub(r"['’]s?$", "", t.text) for t in read_tokens(text) if t.kind is TokenKind.NAME))
    for roles in offices_in(text, names):
        for role in roles:
            said = holder(role, text)
            known = [found for quote in quotes if (found := holder(role, quote))]
            if said and known and not any(same_name(said.text, one.text) for one in known):
                return True
    return _leads_another(text, quotes)


def _leads_another(text: str, quotes: Sequence[str]) -> bool:
    """ "Norvane is led by President X" where X is another country's president."""
    match = _LED.search(text)
    if match is None:
        return False
    of = re.compile(rf"(?P<land>[A-Z]\w+)['’]s? (?:[A-Z]\w+ )+?{re.escape(match['who'])}\b")
    lands = {found["land"] for quote in quotes for found in of.finditer(quote)}
    return bool(lands) and not any(same_name(match["land"], land) for land in lands)
