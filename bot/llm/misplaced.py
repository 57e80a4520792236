"""Whether a name or figure of a reworded sentence stands where its quotes have another one of its kind.

bot/claims/relations.py tells it by what surrounds an item; a language model's sentence keeps less of that than an
editor's. So here it is told by what an item is: whose a thing is, who speaks, what is listed together, what cannot be
twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.claims.changes import shows_its_changes
from bot.english.mentions import read_mentions
from bot.english.name_keys import is_place, same_name
from bot.english.names import read_names
from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tokens import SAYING, Token, TokenKind, is_title, read_tokens
from bot.llm.figure_clauses import is_of_another_clause
from bot.llm.items import is_a_change, is_of_another_item
from bot.llm.measured import is_measured_otherwise
from bot.llm.overstated import is_overstated
from bot.llm.owners import is_of_another
from bot.numbers.measures import CHANGE, is_base, is_result

PERSON = 0.35  # as bot/questions/roles.py tells persons
PAIR = 2
FEW = 2  # words between
_ITEMS = (TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE)
_TIED = re.compile(r"^(?:,? and |, (?:and )?| or |[–-]| with (?:the )?)$")
_OF_MIND = frozenset({SAYING, "=see", "=consider", "=regard", "=believ"})
_ACCORDING = re.compile(r"\b(?:according to|in the (?:view|opinion|words) of)\s(?:[a-z]+\s){0,4}?$", re.IGNORECASE)
_GIVEN_BY = re.compile(
    r"\b(?:reported|published|given|released|compiled|stated|cited|said) (?:[a-z]+ ){0,3}?by (?:the )?$"
)
_PARTING = frozenset("and or but while whereas which who that when where after before as".split())
_AUXILIARY = frozenset("has had have also was is would will".split())
_NAMES = r"(?P<where>[A-Z]\w+(?:(?:, | and |,? and )[A-Z]\w+)*)"
_GOAL = re.compile(rf"\bto (?:the )?(?:\w+ in )?{_NAMES}")
_ORIGIN = re.compile(rf"\b[Ff]rom (?:the )?{_NAMES}")
_CAPITAL = re.compile(r"[A-Z]\w+")
_ABOUT = re.compile(r"\b(?:about|nearly|almost|around|some|over|more than)\s$")
_FROM = re.compile(r"\bfrom\b")
_THE_PLACE = re.compile(r"\bthe ([A-Z]\w+)(?= (?:to|in|on|at)\b|[.,;])")
_APPOSITION = re.compile(
    r"(?P<one>[A-Z]\w+(?: [A-Z]\w+)*), the (?P<other>[A-Z]\w+(?: [A-Z]\w+)+)(?=[.,;]| for\b| of\b)"
)
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT)
_LEVEL, _BASE = "level", "base"
_BASED = re.compile(r"\b(?:compared (?:with|to)|against|versus|over \d{4} \()\s?$")


def is_misplaced(text: str, quotes: Sequence[str]) -> bool:
    """Whether an item of a sentence is told to be another one's by any of these rules."""
    rules = (
        _twice,
        _listed_otherwise,
        is_of_another,
        is_of_another_clause,
        is_of_another_item,
        is_a_change,
        is_measured_otherwise,
        is_overstated,
        is_told_by_another,
        _in_a_person,
        _at_another_stage,
        _said_to_be_one,
        _on_another_way,
    )
    return any(rule(text, quotes) for rule in rules)


def _twice(text: str, quotes: Sequence[str]) -> bool:
    """ "China and China", "Italy's trade with Italy"."""
    found = {*_tied_twice(text), *_close(text)}
    if found - {one for quote in quotes for one in (*_tied_twice(quote), *_close(quote))}:
        return True
    said, there = (
        [q.text for q in read_quantities(t) if q.kind is QuantityKind.MONEY] for t in (text, " ".join(quotes))
    )
    return any(said.count(one) > max(1, there.count(one)) for one in said if "and" in text)


def _tied_twice(text: str) -> Iterator[str]:
    items = [token for token in read_tokens(text) if token.kind in _ITEMS]
    for left, right in pairwise(items):
        alike = left.kind is right.kind and left.key == right.key and not left.owner
        if alike and (left.kind is not TokenKind.NAME or same_name(left.text, right.text)):
            tie = _TIED.match(text[left.end : right.start])
            if tie and (left.kind is TokenKind.NAME or "and" in tie.group()):
                yield left.key


def _close(text: str) -> Iterator[str]:
    """Names that stand twice within a few words: "she visited Italy in Italy"."""
    names = [token for token in read_tokens(text) if token.kind is TokenKind.NAME]
    for left, right in pairwise(names):
        between = text[left.end : right.start].split()
        if left.text == right.text and not left.owner and len(between) <= FEW and not _PARTING & set(between):
            yield left.key


def _listed_otherwise(text: str, quotes: Sequence[str]) -> bool:
    """Whether a list has one of a list of the quotes beside a name that this has not, and not all of them."""
    theirs = [names for quote in quotes for names in _lists(quote)]
    for ours in _lists(text):
        for there in theirs:
            shared = [name for name in ours if any(same_name(name, other) for other in there)]
            whole = all(any(same_name(name, other) for name in ours) for other in there)
            together = any(all(any(same_name(n, o) for o in other) for n in ours) for other in theirs)
            if shared and len(shared) < len(ours) and not whole and not together:
                return True
    return False


def _lists(text: str) -> list[list[str]]:
    """The names that a text lists together."""
    found: dict[int, list[str]] = {}
    for mention in read_mentions(text):
        if mention.token.kind is TokenKind.NAME:
            found.setdefault(mention.listed[1], []).append(mention.token.text)
    return [names for names in found.values() if len(names) >= PAIR]


def is_told_by_another(text: str, quotes: Sequence[str]) -> bool:
    """Whether somebody says or thinks who does not in quotes that have others say or think."""
    tellers = [name for quote in quotes for name in _tellers(quote)]
    known = frozenset(w for q in quotes for t in read_tokens(q) if t.kind is TokenKind.NAME for w in t.text.split())
    own = list(_tellers(text, before=True, known=known))
    return bool(tellers) and any(not any(same_name(name, other) for other in tellers) for name in own)


def _tellers(text: str, before: bool = False, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """Names beside a verb of saying or thinking, or only `before` it, and those after "according to".

    known: words that are names, whatever they seem to be at the head of a sentence.
    """
    tokens = [token for token in read_tokens(text) if token.text.lower() not in _AUXILIARY and token.text not in "'’s"]
    for place, token in enumerate(tokens):
        if (token.kind is not TokenKind.NAME and token.text not in known) or token.owner:
            continue
        beside = (
            tokens[place + 1 : place + 2]
            if before
            else [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
        )
        led = text[: token.start]
        if any(_tells(other) for other in beside) or _ACCORDING.search(led) or _GIVEN_BY.search(led):
            yield token.text


def _tells(token: Token) -> bool:
    """Whether it is a verb of saying or thinking."""
    return (
        token.kind in (TokenKind.WORD, TokenKind.SMALL)
        and bool(_OF_MIND & set(token.keys))
        and not is_title(token.text)
    )


def _in_a_person(text: str, quotes: Sequence[str]) -> bool:
    """ "She travelled to Meloni", "in Tokayev"."""
    whole = " ".join(quotes)
    persons = {name.text.split()[-1] for quote in quotes for name in read_names(quote) if name.person > PERSON}
    places = "|".join(map(re.escape, persons))
    going = (
        r"\b(?:in|into|through|across)|\b(?:travel\w*|fl[ey]w?|went|came|arriv\w+|ship\w*|pump\w*) (?:\w+ )?(?:to|in)"
    )
    pattern = re.compile(rf"(?:{going}) (?:[A-Z]\w+ )?(?:{places})\b(?!['’])")
    if persons and pattern.search(text) is not None and not any(map(pattern.search, quotes)):
        return True
    return any(is_place(match[1]) and match[0] not in whole for match in _THE_PLACE.finditer(text))


def _said_to_be_one(text: str, quotes: Sequence[str]) -> bool:
    """ "Lisk, the Norvane Bank," where no quote has the two side by side."""
    found = [(match["one"], match["other"]) for match in _APPOSITION.finditer(text)]
    beside = [
        rf"{re.escape(a)}['’s]*[\s,(–]*(?:the )?{re.escape(b)}"
        for one, two in found
        for a, b in ((one, two), (two, one))
    ]
    beside += [rf"\({re.escape(one)}\)" for pair in found for one in pair]
    return bool(found) and not any(re.search(pattern, quote) for pattern in beside for quote in quotes)


def _on_another_way(text: str, quotes: Sequence[str]) -> bool:
    """ "From Austria to Trieste" where something goes to Austria."""
    goals = {word for quote in quotes for match in _GOAL.finditer(quote) for word in _CAPITAL.findall(match["where"])}
    ours = {word for match in _GOAL.finditer(text) for word in _CAPITAL.findall(match["where"])}
    origins = {word for match in _ORIGIN.finditer(text) for word in _CAPITAL.findall(match["where"])}
    return bool(origins & goals and ours and not ours & goals)


def _at_another_stage(text: str, quotes: Sequence[str]) -> bool:
    """ "Grew by 5% and reached $5 billion" where the quotes have $5 billion only for what it rose from."""
    if shows_its_changes(text) and _FROM.search(text):
        return False
    if _swapped(text, quotes):
        return True
    bases = {value for quote in quotes for value, stage in _stages(quote) if stage == _BASE}
    others = {value for quote in quotes for value, stage in _stages(quote) if stage != _BASE}
    reached = {value for value, stage in _stages(text) if stage == _LEVEL}
    return CHANGE.search(text) is not None and bool(reached & (bases - others))


def _swapped(text: str, quotes: Sequence[str]) -> bool:
    """ "85, compared with 120 ten years ago" of "120, up from 85": each where the quotes have the other."""
    own, theirs = set(_stages(text)), {one for quote in quotes for one in _stages(quote)}
    base, rest = ({value for value, stage in own if (stage == _BASE) is based} for based in (True, False))
    their_base, their_rest = (
        {value for value, stage in theirs if (stage == _BASE) is based} for based in (True, False)
    )
    return bool(base & (their_rest - their_base) and rest & (their_base - their_rest))


def _stages(text: str) -> Iterator[tuple[str, str]]:
    """Amounts with what they are of a change: the level that it led to, the one that it began at, or "" for neither."""
    for figure in read_quantities(text):
        if figure.kind in _AMOUNTS and figure.value is not None:
            before = _ABOUT.sub("", text[: figure.start])
            level = is_result(before) and CHANGE.search(before)
            stage = _BASE if is_base(before) or _BASED.search(before) else _LEVEL if level else ""
            unit = "" if figure.kind is QuantityKind.COUNT else figure.unit
            yield f"{unit} {figure.value}", stage
