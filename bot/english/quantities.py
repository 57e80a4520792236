"""Figures and dates read out of text, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.english.numeral_patterns import PATTERNS, PER
from bot.english.numerals import (
    CENTURIES,
    CODES,
    CURRENCIES,
    MONTHS,
    NUMERATORS,
    SIGNS,
    SPANS,
    TIMES,
    UNITS,
    WORDS,
    fraction,
)
from bot.english.quantity import Quantity, QuantityKind, is_time, years_in
from bot.english.range_ends import ends_of_range, value_of

__all__ = ["Quantity", "QuantityKind", "in_unit_of", "is_time", "read_quantities", "years_in"]

_ALL = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(PATTERNS)), re.IGNORECASE)
_NO_DATE = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(PATTERNS) if i), re.IGNORECASE)
# Where one of them may start: a digit, a sign, or one of the words that a figure or date begins with.
_TOKEN = re.compile(r"[^\W\d_]+|\d|[$€£¥]|[-−](?=[\d$€£¥])")
_STARTS = (
    frozenset(
        word.partition(" ")[0].partition("-")[0].lower()
        for word in [
            *WORDS,
            *TIMES,
            *CENTURIES,
            *NUMERATORS,
            *SPANS,
            *MONTHS.replace("\\.", "").replace("?", "").split("|"),
        ]
    )
    | set("sep us c spring summer autumn fall winter early mid late half".split())
    | set(map(str.lower, CODES))
)
# Words that follow a number but are not what is counted.
_NO_UNIT = set(
    "of the and or to in on at for from by with than as per but is was were are a an has his its this".split()
)
# "300-megawatt": the noun that is counted stands in the singular.
_HYPHENATED = re.compile(r"\d-[a-z]{3,}")
# "56,500 twenty-foot equivalent units (TEU)".
_SHORT_FOR = re.compile(r"\s(?:[a-z]+[\s-]){1,4}[a-z]+s\s\((?P<unit>[A-Z]{2,5}|[a-z]{2,4})\)")
# After a number that counts nothing by its own words.
_ENDS_THERE = re.compile(
    r"(?:$|[.,;:)\]\"”](?!\d)|\s(?:and|or|but|in|from|to|for|by|at|more|fewer|less|of\sthem|the\syear|an?\syear|last"
    r"|this|respectively|against|as|not|compared|than|came|went|were|are|was|is|has|have|had|will)\b)"
)
_IN_YEAR = re.compile(r"(?:\s(?:an?|per)\s[a-z]+)?\sin\s(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d[\d.,]*(?<=\d)")
_OF_THEM = re.compile(r"\sof\sthem\b")
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|them|these|those),?\s(?:\w+\s){0,2}$", re.IGNORECASE)
_SCALED = re.compile(r"(?:thousand|million|billion|trillion|[mbt]l?n)\b", re.IGNORECASE)
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.COUNT)
_SENTENCE_END = re.compile(r"[.!?]\s")
_PER_ONE = re.compile(PER, re.IGNORECASE)
_QUALIFIER = re.compile(
    r"(?:more than|less than|fewer than|at least|at most|up to|as many as|as much as|no less than|no more than|over"
    r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|under|above|below|almost|nearly|around|about|roughly|some|only|just"
    r"|approximately|approx\.|an estimated|~)\s$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|from|until|till|of|for|during|the|and|or|to|after|before)\s$", re.IGNORECASE
)
_PLURAL = re.compile(r"\s(?:[a-z]+\s)?(?:[a-z]{3,}s|people)\b(?<!ss)")
_IN_WORD = re.compile(r"\w")


# Every question reads sentences that other questions have read before.
@lru_cache(maxsize=8192)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """All figures and dates of a text in order, none overlapping."""
    found = list(_read(text))
    for i in range(len(found) - 1, 0, -1):
        found[i - 1 : i + 1] = ends_of_range(found[i - 1], found[i], text)
    return tuple(_dressed(quantity, text) for quantity in _with_units(found, text))


def _read(text: str) -> Iterator[Quantity]:
    position = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < position or (token.group().isalpha() and token.group().lower() not in _STARTS):
            continue
        match = _ALL.match(text, start)
        if match and match.lastgroup == "k0" and _counts_things(match):
            match = _NO_DATE.match(text, start)
        if match and match.end() > start:
            found = _quantity(match)
            yield found
            position = max(found.end, start + 1)


def _counts_things(match: re.Match[str]) -> bool:
    """Whether what looks like a year is a number of things: "more than 1900 firms", "1500 firms", not "in 1500"."""
    text, year = match.string, match.group()
    if not (year.isdigit() and _PLURAL.match(text, match.end())):
        return False
    before = text[max(match.start() - 20, 0) : match.start()]
    return bool(_QUALIFIER.search(before)) or (int(year) < 1900 and not _PREPOSITION.search(before))


def _quantity(match: re.Match[str]) -> Quantity:
    kind = QuantityKind(PATTERNS[int((match.lastgroup or "k0")[1:])][0])
    start, end = match.span()
    if kind is QuantityKind.DATE:
        return Quantity(kind, start, end, match.group(), years=years_in(match.group()))
    if kind is QuantityKind.ORDINAL:
        return Quantity(kind, start, end, match.group())
    if match["often"]:
        return Quantity(kind, start, end, match.group(), Decimal(TIMES[match["often"].lower()]), "times")
    if kind is QuantityKind.COUNT and not match["span"]:
        end = match.end("s5") if match["s5"] else match.end("n5")
        return Quantity(kind, start, end, match.string[start:end], value_of(match["n5"], match["s5"]), _counted(match))
    return Quantity(kind, start, end, match.group(), *_measured(match, kind))


def _measured(match: re.Match[str], kind: QuantityKind) -> tuple[Decimal, str]:
    """Value and unit of a figure that carries its unit with it."""
    if match["span"]:
        return Decimal(SPANS[match["span"].lower()]), "years"
    if match["denominator"]:
        return fraction(match["numerator"], match["denominator"]), "%"
    if word := match["times"] or match["double"]:
        return Decimal(TIMES[word.lower()]), "-fold"
    if kind is QuantityKind.MONEY:
        value = value_of(match["n1"] or match["n2"], match["s1"] or match["s2"])
        return (-value if match.group()[0] in "-−" else value), _currency(match)
    if kind is QuantityKind.MULTIPLE:
        return value_of(match["n4"], None), "-fold"
    return (value_of(match["n3"], None) if match["n3"] else Decimal(50)), "points" if match["points"] else "%"


def _currency(match: re.Match[str]) -> str:
    unit = (match["sign"] or match["unit2"]).lower()
    return SIGNS.get(unit) or CURRENCIES.get(unit, CURRENCIES.get(unit.removesuffix("s"), unit.upper()))


def _counted(match: re.Match[str]) -> str:
    """The noun after a number, up to its plural or measure: "Italian companies", "tons", "km".

    One thing has no plural: in "one needs courage" the next word is a verb.
    """
    words = re.split(r"[-\s]", match["unit5"] or "")
    two = len(words) > 1 and words[0].lower() in WORDS and "-" not in (match["unit5"] or "")  # "112 three years ago"
    if words[0].lower() in _NO_UNIT or two:
        return ""
    several = match["s5"] or match["n5"].lower() != "one"
    for count, word in enumerate(words, start=1):
        if word.lower() in UNITS or (several and len(word) > 2 and word.islower() and re.search(r"[^su]s$", word)):
            return " ".join(words[:count])
    if _HYPHENATED.search(match.group()):
        return words[0]
    short = _SHORT_FOR.match(match.string, match.end("s5") if match["s5"] else match.end("n5"))
    return short["unit"] if short else ""


def _with_units(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """A bare number counts what the one before it in the sentence counts: "12 trains in May and 15 in June"; and a
    bare "1.1 million" is money after money."""
    last: Quantity | None = None
    things: Quantity | None = None  # "nineteen leaks in three days, fourteen of them": not of the days
    yearly: Quantity | None = None  # "€95 a kilo in 2023, 110 in 2024"
    scaled: Quantity | None = None  # "€4 million from two banks, 1.1 million in 2024": not of the banks
    for quantity in found:
        this = quantity
        if this.kind is QuantityKind.COUNT:
            before = (things or last) if _is_of_them(this, text) else last
            before = scaled or before if _SCALED.search(this.text) else before
            before = before or (yearly if _IN_YEAR.match(text, this.end) else None)
            near = before is not None and not _SENTENCE_END.search(text, before.end, this.start)
            if before is not None and near and not this.unit and _ENDS_THERE.match(text, this.end):
                this = replace(this, kind=before.kind, unit=before.unit, written=_priced(this, before))
            last = this if this.unit and this.kind is QuantityKind.COUNT else None
            things = last if last and not is_time(last) else things
        elif this.kind is not QuantityKind.DATE:
            last = None
        yearly = this if this.kind is QuantityKind.MONEY and _IN_YEAR.match(text, this.end) else yearly
        scaled = this if this.kind in _AMOUNTS and this.unit and _SCALED.search(this.text) else scaled
        yield this


def _is_of_them(quantity: Quantity, text: str) -> bool:
    """Whether a number is a part of things told before: "fourteen of them", "of which fourteen"."""
    before = text[max(quantity.start - 30, 0) : quantity.start]
    return _OF_THEM.match(text, quantity.end) is not None or _OF_WHICH.search(before) is not None


def _priced(quantity: Quantity, before: Quantity) -> str:
    """A bare "1.1 million" with the sign or the currency that only the amount before it shows."""
    told = before.written or before.text
    number = _SCALED.search(told) or _NUMBER.search(told)
    if before.kind is not QuantityKind.MONEY or not number:
        return quantity.written
    sign = re.match(r"\D*", told)
    return f"{sign.group() if sign else ''}{quantity.text}{told[number.end() :]}"


def in_unit_of(quantity: Quantity, text: str, earlier: Sequence[str]) -> Quantity:
    """A bare "352 million" of a text in the unit of the last such figure of the texts before it."""
    if quantity.kind is not QuantityKind.COUNT or quantity.unit or not _is_bare(quantity, text):
        return quantity
    before = (one for there in reversed(earlier) for one in reversed(read_quantities(there)))
    last = next((one for one in before if one.kind in _AMOUNTS and one.unit and _SCALED.search(one.text)), None)
    return replace(quantity, kind=last.kind, unit=last.unit) if last else quantity


def _is_bare(quantity: Quantity, text: str) -> bool:
    return bool(_SCALED.search(quantity.text) and _ENDS_THERE.match(text, quantity.end))


def _dressed(quantity: Quantity, text: str) -> Quantity:
    """The figure with what a reader wants to see beside it."""
    qualifier = _QUALIFIER.search(text[max(quantity.start - 20, 0) : quantity.start])
    start = quantity.start - len(qualifier.group()) if qualifier else quantity.start
    end = _end_of_counted(quantity, text) if quantity.kind is QuantityKind.COUNT and quantity.unit else quantity.end
    each = _PER_ONE.match(text, end) if quantity.value is not None else None
    shown = (start, each.end() if each else end)
    per = each["per"].lower() if each else ""
    return replace(quantity, shown=shown, written=quantity.written or quantity.text, per=per)


def _end_of_counted(quantity: Quantity, text: str) -> int:
    """Where the noun ends that a number counts, if it follows at once; else where the number does."""
    start = quantity.end + (text[quantity.end : quantity.end + 1].isspace() or text.startswith("-", quantity.end))
    end = start + len(quantity.unit)
    follows = text[start:end].replace("-", " ") == quantity.unit.replace("-", " ") and not _IN_WORD.match(text, end)
    return end if follows else quantity.end
