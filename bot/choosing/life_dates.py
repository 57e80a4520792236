"""When people were born and died, as texts tell it behind a name: "Ana Sousa (3 May 1950 – 2 June 2010)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.english.names import read_names
from bot.english.quantities import Quantity, QuantityKind, read_quantities

_BRACKETS = re.compile(r"\((?P<inside>[^()]*\d[^()]*)\)")
_BORN = re.compile(r"\b(?:born|b\.)\s", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|d\.)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?[-–—]\s?")
_BORN_ON = re.compile(r"\b(?:born|b\.)\s(?:on\s(?:the\s)?|in\s(?:[A-Z][\w-]+,?\s(?:in\s|on\s)?){0,3})?$", re.IGNORECASE)
# What may stand between "born" and the date or the place that it is of, and between the date in front and "born".
_GAP = r"(?:\s[\w.’'-]+){0,6}?|(?:\s(?:on|in|at|near|the|of|[A-Z][\w.’'-]*,?|\d+(?:st|nd|rd|th)?,?))*"
_OF_BIRTH = re.compile(rf"\b[Bb]orn(?:{_GAP})\s$")
_THEN_BORN = re.compile(r",?(?:\s[\w.’'-]+){0,5}?\s(?:was|were)\sborn\b")
_ENDS_BORN = re.compile(r"\bborn\W*$", re.IGNORECASE)
_SAYS_BORN = re.compile(r"\bborn\b", re.IGNORECASE)
# One year after the other: "1812–1870", which is read as one date.
_YEARS = re.compile(r"(?P<born>\d{3,4})\s?[-–—]\s?(?P<died>\d{3,4})")
_ASKS_LIFE = re.compile(
    r"\b(?:births?|birthdays?|birthdates?|born|died?|dies|deaths?|dead|deceased|lived?|lives|life|lifetime|alive|aged?|old"
    r"|pass(?:ed)? away|kill(?:ed|s)?|murder(?:ed)?|assassinated|executed|drown(?:ed)?)\b",
    re.IGNORECASE,
)
_ASKS_BIRTH = re.compile(r"\b(?:birth|birthday|birthdate|born)\b", re.IGNORECASE)
_ASKS_DEATH = re.compile(r"\b(?:died?|dies|deaths?|pass(?:ed)? away)\b", re.IGNORECASE)
# Nobody is told of who lived for less or for more years: what lasted so is an event, or a state.
_YOUNGEST, _OLDEST = 15, 115


@dataclass(frozen=True)
class Life:
    """The dates in one pair of brackets, `text[start:end]`; born and died are their places, None where not told."""

    start: int
    end: int
    born: tuple[int, int] | None
    died: tuple[int, int] | None


def is_of_life(question: str, text: str, place: int) -> bool:
    """Whether a date tells a birth or a death, and the question asks for nothing of the kind."""
    return not _ASKS_LIFE.search(question) and any(life.start <= place < life.end for life in read_lives(text))


def is_of_other(question: str, text: str, start: int, end: int) -> bool:
    """Whether a date or a place is of something else, where it is asked when or where somebody was born: "Born in Lima,
    she left in 1970"."""
    if not (_ENDS_BORN.search(question) and _SAYS_BORN.search(text)):
        return False
    return not (_OF_BIRTH.search(text[:start]) or _THEN_BORN.match(text[end:]))


def births(text: str) -> tuple[tuple[int, int], ...]:
    """The places of "born 5 May 1950" in a text."""
    led = ((q, _BORN_ON.search(text[: q.start])) for q in read_quantities(text) if q.kind is QuantityKind.DATE)
    return tuple((born.start(), q.end) for q, born in led if born)


def asked_of_life(question: str, text: str) -> tuple[tuple[int, int], ...]:
    """The places of the births that a text tells in brackets, or of the deaths, where it is asked for these."""
    birth, death = _ASKS_BIRTH.search(question), _ASKS_DEATH.search(question)
    if bool(birth) is bool(death):
        return ()
    places = (life.born if birth else life.died for life in read_lives(text))
    return tuple(place for place in places if place)


@lru_cache(maxsize=4096)
def read_lives(text: str) -> tuple[Life, ...]:
    """The lives that a text tells in brackets, in order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Life]:
    for brackets in _BRACKETS.finditer(text):
        start, end = brackets.span("inside")
        dates = [q for q in read_quantities(text) if q.kind is QuantityKind.DATE and start <= q.start and q.end <= end]
        if dates and (life := _life(text, start, end, dates)):
            yield life


def _life(text: str, start: int, end: int, dates: list[Quantity]) -> Life | None:
    """Of a person whose name stands before the brackets, or who is said to have been born or to have died."""
    first = dates[0]
    born, died = (first.start, first.end), None
    if years := _YEARS.fullmatch(first.text):
        born, died = ((first.start + left, first.start + right) for left, right in map(years.span, ("born", "died")))
    elif len(dates) > 1 and _BETWEEN.search(text[first.end : dates[1].start]):
        died = (dates[1].start, dates[1].end)
    if _BORN.search(text[start:end]):
        return Life(start, end, born, died)
    if _DIED.search(text[start:end]) and died is None:
        return Life(start, end, None, born)
    lasted = dates[-1].years[-1] - first.years[0] if died and dates[-1].years and first.years else 0
    return Life(start, end, born, died) if _YOUNGEST <= lasted <= _OLDEST and _is_person(text, start) else None


def _is_person(text: str, start: int) -> bool:
    """Whether a name of two words or more, of somebody as it seems, ends right before the brackets."""
    before = text[: start - 1].rstrip()
    name = next((name for name in read_names(text) if name.end == len(before)), None)
    return name is not None and " " in name.text and name.person >= name.place and name.person > 0
