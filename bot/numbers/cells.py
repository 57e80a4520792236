"""Figures of a table's row, which take their unit and year from the head of their column: "Denmark | 780"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.english.numerals import CURRENCIES, MEASURES, SCALES, SIGNS
from bot.english.quantities import Quantity, QuantityKind, years_in

BETWEEN = " | "
_SIGN = re.compile(rf"[$€£¥]|\b(?:{'|'.join(SIGNS)})(?!\w)|\b(?P<word>{'|'.join(CURRENCIES)})s?\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion|mln|bln|mn|bn|trn|tn)\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_MEASURE = re.compile(rf"\b(?:{'|'.join(sorted(MEASURES))})\b", re.IGNORECASE)
_ABOVE = re.compile(
    rf"(?:\bin\s|,\s|\()(?P<unit>(?:{_SCALE.pattern}\s(?:of\s)?)?(?:(?:US\s)?{_SIGN.pattern}|{_MEASURE.pattern}|[$€£¥%]))"
    r"[^.!?|]*\|",
    re.IGNORECASE,
)
# What stands before the first head of a table's row of heads, in the words that introduce the table.
_BEFORE_HEADS = re.compile(r"^.*[:.!?]\s")


@dataclass(frozen=True)
class Cell:
    """A figure of a row. head: that of its column; meant: the figure with the unit of the head, "$780 million"."""

    quantity: Quantity
    head: str
    meant: str
    years: tuple[int, ...]


def is_row(text: str, lead_in: str) -> bool:
    """Whether a list item is a row of a table whose heads end the words that introduce it."""
    return BETWEEN in text and BETWEEN in lead_in


def cell_of(quantity: Quantity, row: str, lead_in: str) -> Cell:
    """A figure of a row with what its column's head says; as it is where the row has not as many cells as heads."""
    heads, cells = _BEFORE_HEADS.sub("", lead_in).split(BETWEEN), row.split(BETWEEN)
    place = row[: quantity.start].count(BETWEEN)
    column = heads[place].strip() if len(heads) == len(cells) else ""
    cell = _under(column, quantity)
    # "Crude oil, in million tonnes" over columns of years: what stands above the table says what they count.
    told = _ABOVE.search(lead_in) if place and years_in(column) and cell.quantity == quantity else None
    return replace(_under(told["unit"], quantity), head=column, years=cell.years) if told else cell


def _under(head: str, quantity: Quantity) -> Cell:
    """A figure with what a head says."""
    if quantity.kind is not QuantityKind.COUNT or quantity.unit or quantity.value is None:
        return Cell(quantity, head, "", years_in(head))
    scale = _SCALE.search(head)
    value = quantity.value * Decimal(10) ** (SCALES[scale.group().lower()] if scale else 0)
    scaled = f"{quantity.text} {scale.group()}" if scale else quantity.text
    if _PERCENT.search(head):
        percent = replace(quantity, kind=QuantityKind.PERCENT, unit="%")
        return Cell(percent, head, f"{quantity.text}%", years_in(head))
    if sign := _SIGN.search(head):
        unit = CURRENCIES[sign["word"].lower()] if sign["word"] else SIGNS.get(sign.group().lower(), sign.group())
        meant = f"{unit}{scaled}" if len(unit) == 1 else f"{scaled} {sign.group()}"
        return Cell(replace(quantity, kind=QuantityKind.MONEY, unit=unit, value=value), head, meant, years_in(head))
    if measure := _MEASURE.search(head):
        counted = replace(quantity, unit=measure.group().lower(), value=value)
        return Cell(counted, head, f"{scaled} {measure.group()}", years_in(head))
    return Cell(quantity, head, "", years_in(head))
