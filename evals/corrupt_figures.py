"""Ways to make the figures of a right answer wrong: another digit, unit or date, or another one's place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from bot.english.numerals import MONTHS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from evals.name_pool import NamePool
from evals.rewordings import RightAnswer


def digits(answer: RightAnswer, _: NamePool, dice: random.Random) -> Iterator[str]:
    """Another digit in the place of each, and another number in the place of one in words."""
    text = answer.text
    for match in re.finditer(r"\d", text):
        if not _in_date(text, match.start()):
            digit = dice.choice([d for d in "0123456789" if d != match.group()])
            yield f"{text[: match.start()]}{digit}{text[match.end() :]}"
    yield from exchanged_words(text, _NUMBER_WORDS)


_NUMBER_WORDS = [("two", "three"), ("three", "four"), ("four", "six"), ("five", "seven"), ("double", "triple")]
_NUMBER_WORDS += [
    ("third", "second"),
    ("fourth", "fifth"),
    ("second", "fourth"),
    ("nine", "eight"),
    ("half", "a third"),
]
_UNITS = [("billion", "million"), ("million", "billion"), ("thousand", "million"), ("trillion", "billion")]
_UNITS += [("bn", "m"), ("$", "€"), ("€", "$"), ("%", " times"), ("percent", "points"), ("tons", "barrels")]
_UNITS += [("-fold", " percent"), ("metres", "kilometres"), ("km", "miles"), ("seconds", "minutes"), ("hours", "days")]
_UNITS += [("minutes", "hours"), ("degrees", "percent"), ("years", "months"), ("kilometres", "metres"), ("km/h", "mph")]


def units(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Another unit or scale, or none."""
    text = answer.text
    for old, new in _UNITS:
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(old)}(?![A-Za-z])", text):
            around = text[max(0, match.start() - 12) : match.end() + 4]
            if re.search(r"\d|\b(?:two|three|half)\b", around):
                yield text[: match.start()] + new + text[match.end() :]
    for match in re.finditer(r"(?<=\d) (?:billion|million|thousand)\b(?! to )", text):  # "$4 to $5 billion" is right
        yield text[: match.start()] + text[match.end() :]


def dates(answer: RightAnswer, _: NamePool, dice: random.Random) -> Iterator[str]:
    """Another year, month, day or season."""
    text = answer.text
    for match in re.finditer(r"\b(?:1[0-9]|20)\d\d\b", text):
        if _in_date(text, match.start()):
            year = int(match.group()) + dice.choice([-10, -2, -1, 1, 2, 10])
            yield f"{text[: match.start()]}{year}{text[match.end() :]}"
    for match in re.finditer(rf"\b(?:{MONTHS})\b", text):
        months = [m for m in MONTHS.split("|") if "\\" not in m and m != match.group()]
        yield f"{text[: match.start()]}{dice.choice(months)}{text[match.end() :]}"
    for quantity in _of_kind(text, QuantityKind.DATE):
        for match in re.finditer(r"\b\d\d?\b", quantity.text):
            day = dice.choice([d for d in range(1, 29) if str(d) != match.group()])
            start = quantity.start + match.start()
            yield f"{text[:start]}{day}{text[start + len(match.group()) :]}"
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    yield from exchanged_words(text, [(day, days[(i + 2) % 7]) for i, day in enumerate(days)])
    yield from exchanged_words(text, [("spring", "autumn"), ("winter", "summer")])


def figures(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Two figures of a kind exchanged, or another figure of the quotes in the place of one."""
    text = answer.text
    for kind in (QuantityKind.MONEY, QuantityKind.PERCENT):
        own = _of_kind(text, kind)
        for place, left in enumerate(own):
            yield from (_exchanged(text, left, right) for right in own[place + 1 :] if left.value != right.value)
            for quote in answer.quotes:
                others = [q for q in _of_kind(quote, kind) if q.value not in {o.value for o in own}]
                yield from (text[: left.start] + other.text + text[left.end :] for other in others)


def years(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Two years exchanged, or another year of the quotes in the place of one."""
    text = answer.text
    own = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\b20\d\d\b", text) if _in_date(text, m.start())]
    quoted = sorted({year for quote in answer.quotes for year in re.findall(r"\b20\d\d\b", quote)})
    for place, (start, end, year) in enumerate(own):
        for other_start, other_end, other in own[place + 1 :]:
            if other != year:
                yield text[:start] + other + text[end:other_start] + year + text[other_end:]
        if len({y for _, _, y in own}) == 1:
            yield from (text[:start] + other + text[end:] for other in quoted if other != year)


def exchanged_words(text: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The text with each of some words in turn as another."""
    for old, new in pairs:
        for match in re.finditer(rf"\b{old}(?!\w)" if old.isalpha() or " " not in old else rf"\b{old}", text):
            yield text[: match.start()] + new + text[match.end() :]


def _exchanged(text: str, left: Quantity, right: Quantity) -> str:
    return text[: left.start] + right.text + text[left.end : right.start] + left.text + text[right.end :]


def _of_kind(text: str, kind: QuantityKind) -> list[Quantity]:
    return [quantity for quantity in read_quantities(text) if quantity.kind is kind]


def _in_date(text: str, position: int) -> bool:
    return any(date.start <= position < date.end for date in _of_kind(text, QuantityKind.DATE))
