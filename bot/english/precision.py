"""How fine a stated figure is, and whether two of them are one figure rounded."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.english.quantities import Quantity

# A fraction in words ("a quarter") allows for so many percentage points.
FRACTION_POINTS = Decimal(2)
_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def last_digit(quantity: Quantity) -> Decimal:
    """The worth of a figure's last digit, in its unit: 100 million for "$6.9 billion"; 1 where it is in words."""
    value = abs(quantity.value or Decimal(0))
    number = _DIGITS.search(quantity.text)
    if number is None:
        return Decimal(1)
    stated = Decimal(number.group().replace(",", ""))
    scale = value / stated if stated else Decimal(1)
    return scale * Decimal(1).scaleb(-len(number[1] or ""))


def same_figure(left: Quantity, right: Quantity, allowed: Decimal = Decimal(0)) -> bool:
    """Whether two figures are one when the finer is rounded like the coarser, or no more than `allowed` apart.

    Dates are one where they name the same years and neither contradicts the other; ranks where their words are one.
    """
    if left.value is None or right.value is None:
        return _same_date(left, right)
    if not _same_unit(left.unit.lower(), right.unit.lower()):
        return False
    apart = abs(left.value - right.value)
    if left.unit == right.unit == "%" and not (left.text[0].isdigit() and right.text[0].isdigit()):
        return apart <= FRACTION_POINTS
    return apart <= max(allowed, max(last_digit(left), last_digit(right)) / 2)


def _same_unit(left: str, right: str) -> bool:
    """Whether two units are one, or one says more of it: "turbines" and "wind turbines"."""
    return not left or not right or f" {left}".endswith(f" {right}") or f" {right}".endswith(f" {left}")


def _same_date(left: Quantity, right: Quantity) -> bool:
    a, b = (set(re.findall(r"\w+", quantity.text.lower())) for quantity in (left, right))
    return left.years == right.years and (a <= b or b <= a)
