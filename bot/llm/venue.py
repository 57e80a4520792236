"""Where a sentence says that an event was held, and where its evidence does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.english.name_keys import name_key
from bot.english.names import read_names
from bot.english.tokens import TokenKind, read_tokens

PERSON = 0.35  # as bot/questions/roles.py tells persons
_EVENT = r"(?:summit|meeting|conference|forum|session|talks|congress|ceremony|exhibition|fair|visit|signing|opening)"
_WHERE = r"(?P<where>[A-Z][\w-]+)"
_HELD = r"(?:took place|(?:was|is|were|will be) (?:held|hosted)|happened|met)"
_VENUE = (
    re.compile(
        rf"{_WHERE} (?:was|is|served as|became|will be) (?:the )?(?:venue|site|scene|setting|host|place|city)\b"
    ),
    re.compile(rf"{_WHERE} (?:has |had )?(?:hosted|hosts|housed|welcomed)\b"),
    re.compile(rf"\b(?:held|had|organi[sz]ed|staged) (?:a|an|the|their|its) [^.;]*?\b{_EVENT} in {_WHERE}"),
    re.compile(rf"\b{_EVENT}\b[^.;]*?\b{_HELD}\b[^.;]*?\bin {_WHERE}"),
)
_PLACED = re.compile(
    rf"(?P<named>[^.;,]*)\b{_EVENT}\b(?: (?:of|on|in) (?:[A-Z]\w+ )?\d[\d–-]*(?:, \d{{4}})?)?,? in {_WHERE}"
)


def is_held_elsewhere(text: str, quotes: Sequence[str]) -> bool:
    """Whether an event is said to be in a place of which no quote speaks that has what names the event, or its date."""
    for match in filter(None, (pattern.search(text) for pattern in _VENUE)):
        if match["where"] in {word for one in (text, *quotes) for word in _surnames(one)}:
            continue
        items = [token for token in read_tokens(text) if match["where"] not in token.text]
        dates, names = ([t.text for t in items if t.kind is kind] for kind in (TokenKind.DATE, TokenKind.NAME))
        here = [quote for quote in quotes if mentions(quote, match["where"])]
        there = [quote for quote in quotes if all(mentions(quote, one) for one in (*dates, *names))]
        if names and there and not set(here) & set(there):
            return True
        if any(_is_placed(quote, names, match["where"]) for quote in quotes):
            return True
        if dates and not there and not any(mentions(quote, date) for quote in here for date in dates):
            return True
    return False


def _is_placed(quote: str, names: Sequence[str], where: str) -> bool:
    """Whether a quote has the event that is called by one of these names in another place: "the A–B summit in Y"."""
    for match in _PLACED.finditer(quote):
        own = [token.text for token in read_tokens(match["named"]) if token.kind is TokenKind.NAME][-1:]
        called = any(mentions(one, name) or mentions(name, one) for one in own for name in names)
        if called and name_key(match["where"]) != name_key(where):
            return True
    return False


def _surnames(text: str) -> Iterator[str]:
    """Of persons who are called by more than one name: a surname alone may be a place."""
    yield from (name.text.split()[-1] for name in read_names(text) if name.person > PERSON and " " in name.text)


def mentions(quote: str, name: str) -> bool:
    """Whether a quote has a name, or each of its words."""
    words = re.findall(r"\w+", name)
    return name in quote or all(any(name_key(word) == name_key(w) for w in re.findall(r"\w+", quote)) for word in words)
