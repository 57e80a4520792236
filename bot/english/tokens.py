"""A sentence as a row of tokens: names, figures, dates, words that claim something, and the small words between."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.english.constraints import TITLES
from bot.english.name_keys import is_people, is_place, name_key
from bot.english.names import territories
from bot.english.numerals import MONTHS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tagging import is_common
from bot.english.words import is_light, meanings, stem, wider_meanings, wider_side


class TokenKind(StrEnum):
    """What a token is."""

    NAME = "name"
    FIGURE = "figure"
    DATE = "date"
    WORD = "word"
    SMALL = "small"  # grammar and words that claim nothing
    BREAK = "break"  # punctuation


@dataclass(frozen=True, slots=True)
class Token:
    """`text_read[start:end] == text`. keys: what it may be matched by, the first of them its own.

    owner: followed by a possessive "'s". quantity: the figure or date that it is.
    side: of a pair of opposites, for a word that is on one.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    owner: bool = False
    quantity: Quantity | None = None
    side: str | None = None

    @property
    def key(self) -> str:
        """The key that stands for it."""
        return self.keys[0]


# The meaning of every verb of speech.
SAYING = "=say"
_PIECE = re.compile(
    r"[^\W\d_]+(?=n['’]t\b)|(?<=\w)n['’]t\b|[^\W\d_]+(?:\.[^\W\d_]\b\.?)*|\d[\w.,+]*\w|\d|[.,;:()–—!?“”\"+]|(?<=\w)['’](?:s\b|t\b)?"
)
# Endings that ordinary words have and names seldom.
_ORDINARY = re.compile(r"(?:al|ic|ing|ed|ly|tion|ment|ous|ive|ity|ogy|ness|ful|less|ance|ence|ship|ors?|ers?)$")
_BODIES = frozenset("Union Bank Commission Republic Parliament Council Federation States Central Development".split())
# What may follow a name that opens a sentence, and seldom follows another word there.
_ACTS = re.compile(
    r"['’]s?\b|,|[-–]|\s(?:\w+ed|is|was|were|are|has|had|have|will|would|can|could|may|said|says|told|met|saw|sees|took|made"
    r"|gave|went|came|wrote|won|lost|led|held|began|\w+ly|[A-ZÀ-Þ]\w+|and)\b"
)
_MONTH = re.compile(rf"\b(?:{MONTHS})", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)\d\d?(?!\d)")
_NUMERIC = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_SHORT_YEARS = re.compile(r"\d{4}\s?[-–]\s?\d\d(?!\d)")
_DAYS = frozenset(day_name)  # each look at the calendar's own makes them anew
_SEASON = re.compile(r"spring|summer|autumn|fall|winter|century", re.IGNORECASE)
_OPENS_AFTER = ".!?:“\"'‘"


@lru_cache(maxsize=8192)
def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order."""
    quantities = read_quantities(text)
    return tuple(_merged(text, list(_pieces(text, quantities))))


@lru_cache(maxsize=4096)
def date_parts(quantity: Quantity) -> frozenset[str]:
    """Days, months by three letters, seasons and years of a date."""
    text = quantity.text
    if numeric := _NUMERIC.fullmatch(text):
        year, month, day = numeric.groups()
        return frozenset({year, MONTHS.split("|")[int(month) - 1][:3].lower(), str(int(day))})
    months = {month.group()[:3].lower() for month in _MONTH.finditer(text)}
    seasons = {season.group().lower() for season in _SEASON.finditer(text)}
    days = set(_DAY.findall(_SHORT_YEARS.sub("", text))) if months or "century" in seasons else set()
    return frozenset({*months, *seasons, *days, *map(str, quantity.years)})


def is_title(word: str) -> bool:
    """Whether a word is an office that stands before a name."""
    return word.lower() in TITLES


def opens(text: str, position: int) -> bool:
    """Whether a sentence or quotation begins at the position."""
    before = text[:position].rstrip(" “\"'‘(")
    return not before or before[-1] in _OPENS_AFTER


def _pieces(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Token]:
    """Tokens one word each; a figure or date is one token."""
    position, waiting = 0, list(quantities)
    while position < len(text):
        if waiting and waiting[0].start <= position:
            quantity = waiting.pop(0)
            if quantity.start == position:
                token = _quantity_token(quantity)
                yield token
                position = token.end
            continue
        match = _PIECE.search(text, position, waiting[0].start if waiting else len(text))
        if match is None:
            position = waiting[0].start if waiting else len(text)
            continue
        yield _word_token(text, match)
        position = match.end()


def _quantity_token(quantity: Quantity) -> Token:
    if quantity.kind is QuantityKind.DATE:
        keys = tuple(sorted(date_parts(quantity), key=lambda part: (-len(part), part))) or (quantity.text.lower(),)
        return Token(TokenKind.DATE, quantity.start, quantity.end, quantity.text, keys, quantity=quantity)
    if quantity.value is None:  # an ordinal; of "third-largest" only the first word
        word = quantity.text.split("-")[0]
        end = quantity.start + len(word)
        keys, side = (word.lower(),), wider_side(word)
        return Token(TokenKind.FIGURE, quantity.start, end, word, keys, quantity=quantity, side=side)
    unit = quantity.unit.lower() if quantity.kind in _UNITED else ""
    keys = (f"{quantity.kind}:{unit}:{quantity.value.normalize()}",)
    return Token(TokenKind.FIGURE, quantity.start, quantity.end, quantity.text, keys, quantity=quantity)


_UNITED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MULTIPLE})


def _word_token(text: str, match: re.Match[str]) -> Token:
    word = match.group()
    if not word[0].isalnum():
        kind = TokenKind.SMALL if word[0] in "'’+" else TokenKind.BREAK
        return Token(kind, match.start(), match.end(), word, (word,))
    owner = text[match.end() : match.end() + 2] in ("'s", "’s") or text[match.end() : match.end() + 1] in ("'", "’")
    if word[0].isupper() and not is_title(word) and word not in _DAYS and not _is_common(text, match):
        return Token(TokenKind.NAME, match.start(), match.end(), word, (name_key(word),), owner)
    if word[1:] in ("'t", "’t"):
        return Token(TokenKind.SMALL, match.start(), match.end(), word, ("not",))
    own = "premier" if word in ("PM", "Premier", "Prime") else stem(word)
    keys = (own, *sorted(wider_meanings(word) - {own}))
    kind = TokenKind.SMALL if is_light(word) and SAYING not in keys else TokenKind.WORD
    return Token(kind, match.start(), match.end(), word, keys, owner, side=wider_side(word))


def _is_common(text: str, match: re.Match[str]) -> bool:
    """A capital that only opens a sentence: a small word, or one that our lists know."""
    word = match.group()
    if word in ("I", "A"):
        return True
    if not word[1:].islower() or not opens(text, match.start()) or is_place(word):
        return False
    if is_light(word) or len(meanings(word)) > 1 or _ORDINARY.search(word) or is_common(word):
        return True
    return _ACTS.match(text[match.end() :]) is None


def _merged(text: str, pieces: list[Token]) -> Iterator[Token]:
    """Neighbouring names as one: "Giorgia Meloni", but "Italian" and "Giorgia Meloni"."""
    current: Token | None = None
    for token in pieces:
        joins = (
            current is not None
            and token.kind is current.kind is TokenKind.NAME
            and text[current.end : token.start] in (" ", "-", ". ")
            and not current.owner
            and not (is_people(current.text.split()[-1]) and not _is_place_of(current, token))
        )
        if joins and current is not None:
            whole = text[current.start : token.end]
            current = Token(TokenKind.NAME, current.start, token.end, whole, token.keys, token.owner)
            continue
        if current is not None:
            yield current
        current = token
    if current is not None:
        yield current


def _is_place_of(current: Token, token: Token) -> bool:
    """ "Kyrgyz Republic" and "European Union" are one name, "Italian" and "Giorgia" two."""
    return f"{current.text} {token.text}" in territories() or token.text in _BODIES
