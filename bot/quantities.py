"""Figures and dates read out of text, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


class QuantityKind(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    DATE = "date"
    ORDINAL = "ordinal"
    COUNT = "count"


@dataclass(frozen=True)
class Quantity:
    """A figure in a text: `text_read[start:end] == text`.

    value: the number in units of `unit`, scale words multiplied out ("$6.9 billion" is 6900000000 of "$");
    None for dates. unit: currency sign or code, "%", "-fold", or the noun that is counted.
    years: the years of a date, oldest first. shown: start and end of the figure as a reader wants it, with what
    qualifies it and what it counts ("more than 300 Italian companies").
    """

    kind: QuantityKind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    unit: str = ""
    years: tuple[int, ...] = ()
    shown: tuple[int, int] = (0, 0)


MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\."
)
SCALES = {"hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "mn": 6, "billion": 9, "bln": 9}
SCALES |= {"bn": 9, "b": 9, "trillion": 12, "trn": 12, "tn": 12}
CURRENCIES = {"dollar": "$", "euro": "€", "pound": "£", "tenge": "KZT", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY"}
CURRENCIES |= {"yen": "¥", "franc": "CHF", "rupee": "INR", "som": "KGS", "sum": "UZS", "somoni": "TJS", "manat": "TMT"}
# Other ways to write a sign; A$ and C$ are currencies of their own.
SIGNS = {"us$": "$", "usd": "$", "eur": "€", "gbp": "£"}
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
SMALL += "sixteen seventeen eighteen nineteen twenty".split()
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORDS: dict[str, int | Decimal] = {word: value for value, word in enumerate(SMALL)}
WORDS |= TENS | {f"{word}-{SMALL[unit]}": ten + unit for word, ten in TENS.items() for unit in range(1, 10)}
WORDS |= {"a hundred": 100, "a thousand": 1000, "a million": 10**6, "a billion": 10**9, "dozen": 12}
WORDS |= {"half": Decimal("0.5"), "half a million": 500_000, "half a billion": 500_000_000}
TIMES = {"twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "quadrupled": 4, "tenfold": 10}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_WORD = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|bln|mn|bn|trn|tn|k|m|b)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_PATTERNS = [
    (
        QuantityKind.DATE,
        rf"(?-i:(?:{_DAY}(?:\s?[-–]\s?{_DAY})?\s(?:of\s)?(?:{MONTHS})|(?:{MONTHS})\s{_DAY}(?:\s?[-–]\s?{_DAY})?)\b"
        rf"(?:,?\s{_YEAR}\b)?|(?:{MONTHS})(?:,?\s(?:of\s)?{_YEAR}\b)|(?:{MONTHS})\b)"
        rf"|(?:spring|summer|autumn|fall|winter|(?:early|mid|late)[-\s])\s?(?:of\s|in\s)?{_YEAR}\b"
        rf"|\b{_YEAR}(?:\s?[-–]\s?(?:{_YEAR}|\d\d))?(?!-?\w|[.,]\d)\b|\b{_YEAR}s\b"
        r"|\b\d{1,2}(?:st|nd|rd|th)\scentury",
    ),
    (
        QuantityKind.MONEY,
        rf"(?P<sign>(?:US|A|C)?[$€£¥]|\b(?:USD|EUR|KZT|RUB|GBP)\b)\s?(?P<n1>{_NUMBER})(?:[\s-]?(?P<s1>{_SCALE})\b)?",
    ),
    (
        QuantityKind.MONEY,
        rf"(?P<n2>{_NUMBER}|\b(?:{_WORD}))(?:[\s-](?P<s2>{_SCALE}))?\s(?:U\.?S\.?\s)?"
        rf"(?P<unit2>(?:{'|'.join(CURRENCIES)})s?|USD|EUR|KZT|RUB|GBP)\b",
    ),
    (
        QuantityKind.PERCENT,
        rf"(?P<n3>{_NUMBER}|\b(?:{_WORD}))(?:\s?%|[\s-]per\s?cent(?:age points?)?\b|[\s-]percentage points?\b)",
    ),
    (
        QuantityKind.MULTIPLE,
        rf"(?P<n4>{_NUMBER}|\b(?:{_WORD}))(?:[\s-]?fold\b|[\s-]times?\b)|\b(?P<times>{'|'.join(TIMES)})\b",
    ),
    (QuantityKind.ORDINAL, rf"\b(?:{'|'.join(ORDINALS)})(?:-[a-z]+)?\b|\b\d+(?:st|nd|rd|th)\b"),
    (
        QuantityKind.COUNT,
        rf"(?<![\w$€£¥.,+])(?<!\w-)(?P<n5>{_NUMBER}|\b(?:{_WORD})\b)(?:[\s-](?P<s5>{_SCALE})\b)?"
        r"(?:[\s-](?P<unit5>[^\W\d_]{2,}(?:[-\s][^\W\d_]{2,})?))?",
    ),
]
_ALL = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\d.,$€£¥]){_YEAR}(?![\d%]|[.,]\d)")
_SHORT_SPAN = re.compile(rf"(?<![\d.,$€£¥])({_YEAR})\s?[-–]\s?(\d\d)(?![\d%-]|[.,]\d)")
# Words that follow a number but are not what is counted.
_NO_UNIT = set("of the and or to in on at for from by with than as per but is was were are a an".split())
_MEASURES = set("km m cm mm kg g ha mph kph kw mw gw twh gwh barrels percent people feet".split())
_QUALIFIER = re.compile(
    r"(?:more than|less than|fewer than|at least|at most|up to|as many as|as much as|no less than|no more than|over"
    r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|under|above|below|almost|nearly|around|about|roughly|some|only|just"
    r"|approximately|approx\.|an estimated|~)\s$",
    re.IGNORECASE,
)
_SAME_SCALE = re.compile(r"\s?(?:to|and|or|[-–])\s?")


# Every question reads sentences that other questions have read before.
@lru_cache(maxsize=4096)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """All figures and dates of a text in order, none overlapping."""
    found = list(_read(text))
    for i in range(len(found) - 1, 0, -1):
        found[i - 1] = _with_scale_of(found[i - 1], found[i], text)
    return tuple(replace(q, shown=_shown(text, q)) for q in found)


def years_in(text: str) -> tuple[int, ...]:
    """Years named in a text, oldest first, each once; "2019–21" names both its ends."""
    spans = [(int(first), int(first[:2] + last)) for first, last in _SHORT_SPAN.findall(text)]
    return tuple(sorted({int(year) for year in _YEARS.findall(text)} | {last for first, last in spans if last > first}))


def _read(text: str) -> Iterator[Quantity]:
    position = 0
    while match := _ALL.search(text, position):
        found = _quantity(match)
        yield found
        position = max(found.end, match.start() + 1)


def _quantity(match: re.Match[str]) -> Quantity:
    kind = next(_PATTERNS[i][0] for i in range(len(_PATTERNS)) if match[f"k{i}"] is not None)
    start, end = match.span()
    if kind is QuantityKind.DATE:
        return Quantity(kind, start, end, match.group(), years=years_in(match.group()))
    if kind is QuantityKind.ORDINAL:
        return Quantity(kind, start, end, match.group())
    if kind is QuantityKind.COUNT:
        end = match.end("s5") if match["s5"] else match.end("n5")
        return Quantity(kind, start, end, match.string[start:end], _value(match["n5"], match["s5"]), _counted(match))
    unit = {QuantityKind.PERCENT: "%", QuantityKind.MULTIPLE: "-fold"}.get(kind) or _currency(match)
    if match["times"]:
        return Quantity(kind, start, end, match.group(), Decimal(TIMES[match["times"].lower()]), unit)
    number = match["n1"] or match["n2"] or match["n3"] or match["n4"]
    return Quantity(kind, start, end, match.group(), _value(number, match["s1"] or match["s2"]), unit)


def _value(number: str, scale: str | None) -> Decimal:
    words = number.lower()
    value = Decimal(WORDS[words]) if words in WORDS else Decimal(number.replace(",", ""))
    return value.scaleb(SCALES[scale.lower()]) if scale else value


def _currency(match: re.Match[str]) -> str:
    unit = (match["sign"] or match["unit2"]).lower()
    return SIGNS.get(unit) or CURRENCIES.get(unit, CURRENCIES.get(unit.removesuffix("s"), unit.upper()))


def _counted(match: re.Match[str]) -> str:
    """The noun after a number, up to its plural or measure: "Italian companies", "tons", "km"."""
    words = re.split(r"[-\s]", match["unit5"] or "")
    if words[0].lower() in _NO_UNIT:
        return ""
    for count, word in enumerate(words, start=1):
        if word.endswith("s") or word.lower() in _MEASURES:
            return " ".join(words[:count])
    return ""


def _with_scale_of(left: Quantity, right: Quantity, text: str) -> Quantity:
    """The left end of a range takes the scale of the right one: "from $14.5 to $18.4 billion"."""
    scale = re.search(rf"{_SCALE}$", right.text, re.IGNORECASE)
    plain = re.search(rf"{_NUMBER}$", left.text)
    ranged = _SAME_SCALE.fullmatch(text[left.end : right.start])
    if not (scale and ranged and left.kind is right.kind and plain):
        return left
    return replace(left, value=_value(plain.group(), scale.group()))


def _shown(text: str, quantity: Quantity) -> tuple[int, int]:
    qualifier = _QUALIFIER.search(text[max(quantity.start - 20, 0) : quantity.start])
    start = quantity.start - len(qualifier.group()) if qualifier else quantity.start
    counted = quantity.kind is QuantityKind.COUNT and quantity.unit
    return start, quantity.end + 1 + len(quantity.unit) if counted else quantity.end
