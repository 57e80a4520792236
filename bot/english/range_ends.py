"""The ends of a range: each with the sign, unit and scale that only the other shows."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.english.numeral_patterns import HUNDREDS, NUMBER, SCALE
from bot.english.numerals import SCALES, WORDS
from bot.english.quantity import Quantity, QuantityKind

_RANGE = re.compile(r"\s?(?:to|and|or|[-–])\s?")
_BARE = re.compile(rf"(?P<sign>[^\d\s]*)\s?(?P<number>{NUMBER})")


def value_of(number: str, scale: str | None) -> Decimal:
    """A number in digits or words, with its scale multiplied out."""
    value = Decimal(re.sub(r"[,\s]", "", number.replace("−", "-"))) if number[-1].isdigit() else _in_words(number)
    return value.scaleb(SCALES[scale.lower()]) if scale else value


def _in_words(number: str) -> Decimal:
    hundreds, compound, rest = " ".join(number.lower().split()).partition(HUNDREDS)
    return Decimal(100 * WORDS.get(hundreds, 1) + WORDS[rest] if compound else WORDS[hundreds])


def ends_of_range(left: Quantity, right: Quantity, text: str) -> tuple[Quantity, Quantity]:
    """Both ends of a range with the sign, unit and scale that only one of them shows: "$10–15 billion", "10–15%"."""
    joined = _RANGE.fullmatch(text[left.end : right.start])
    bare = _BARE.fullmatch(left.text)
    if not (joined and bare and left.kind in (QuantityKind.MONEY, QuantityKind.COUNT, right.kind)):
        return left, right
    if left.kind is QuantityKind.MONEY and right.kind is QuantityKind.COUNT and (_dashed(joined) or not right.unit):
        written = f"{bare['sign']}{right.text}"
        right = replace(right, kind=left.kind, unit=left.unit, written=written)
    elif left.kind is QuantityKind.COUNT and not left.unit and right.kind is not QuantityKind.DATE:
        return _with_unit_of(left, right, bare), right
    if left.kind is not right.kind:
        return left, right
    return _with_scale_of(left, right, bare), right


def _dashed(joined: re.Match[str]) -> bool:
    return joined.group().strip() in "-–"


def _with_unit_of(left: Quantity, right: Quantity, bare: re.Match[str]) -> Quantity:
    """A bare number as the other end of a percentage, a multiple or an amount: "10" in "10–15%"."""
    end = re.search(rf"{NUMBER}(.*)$", right.text)
    if end is None or right.kind is QuantityKind.ORDINAL or not right.text[0].isdigit():
        return left
    written = left.text + end[1] if right.kind is not QuantityKind.COUNT else ""
    return _with_scale_of(replace(left, kind=right.kind, unit=right.unit, written=written), right, bare)


def _with_scale_of(left: Quantity, right: Quantity, bare: re.Match[str]) -> Quantity:
    """The left end of a range takes the scale of the right one: "from $14.5 to $18.4 billion"."""
    scale = re.search(rf"(?<=[\s\d-]){SCALE}(?=$|\s)", right.text, re.IGNORECASE)
    if not scale:
        return left
    written = left.written or f"{left.text} {scale.group()}"
    return replace(left, value=value_of(bare["number"], scale.group()), written=written)
