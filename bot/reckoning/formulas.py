"""What sums come to: the formula as it is shown, and its result.

Significant digits follow the operands: a sum or difference is as fine as they are, an average of few digits has one
more, a percentage or a ratio has one decimal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.english.precision import last_digit
from bot.english.quantities import QuantityKind
from bot.questions.sums import Operation, Operator
from bot.reckoning.figures import Figure

# A result is as fine as its finest operand where that is at most so many times finer than the coarsest.
FINER = 100
# An average of fewer such steps than that has one digit more than what it is of.
COARSE = 1000
# Of the price of one of several things.
DIGITS = 3
_SCALES = ((12, "trillion", "tn"), (9, "billion", "bn"), (6, "million", "m"), (3, "thousand", "k"))
_SIGN = re.compile(r"[^\w\s]|[A-Z]\$")

# A formula and its result in words.
_Formula = tuple[str, str]


def formula(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    """The formula over these operands and its short result: "$19.9bn − $16.1bn = $3.8bn", "$3.8 billion"."""
    return _FORMULAS[operation.operator](operation, found, values)


def comparison(larger: Figure, smaller: Figure, sign: str) -> _Formula:
    """Two figures set against each other, "€1.1bn > €610m", and the first of them."""
    first, other = (_brief(figure, Decimal(figure.value or 0)) for figure in (larger, smaller))
    return f"{first} {sign} {other}", _result(larger, Decimal(larger.value or 0), last_digit(larger.quantity))[1]


def each_of(total: Figure, number: Figure) -> _Formula:
    """What one of several things comes to, to three digits: "€41m ÷ 150 ≈ €273,000"."""
    values = Decimal(total.value or 0), Decimal(number.value or 1)
    result = values[0] / values[1]
    step = Decimal(1).scaleb(result.adjusted() - DIGITS + 1)
    text, short = _result(total, result, step)
    return f"{_brief(total, values[0])} ÷ {values[1].normalize():,f} {_equals(result, step)} {text}", short


def _difference(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation
    order = sorted(range(len(found)), key=lambda i: -values[i])
    result = values[order[0]] - values[order[1]]
    return _shown(" − ", [found[i] for i in order], result, _step(found))


def _balance(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    """Exports less imports; the other way round for a deficit."""
    if operation.says.lower() == "deficit":
        found, values = found[::-1], values[::-1]
    return _shown(" − ", found, values[0] - values[1], _step(found))


def _sum(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation
    return _shown(" + ", found, sum(values, Decimal(0)), _step(found))


def _average(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation
    result = sum(values, Decimal(0)) / len(values)
    joined = " + ".join(_brief(f, Decimal(f.value or 0)) for f in found)
    step = _step(found)
    step = step / 10 if result % step and result < COARSE * step else step
    text, short = _result(found[0], result, step)
    return f"({joined}) ÷ {len(found)} {_equals(result, step)} {text}", short


def _earlier(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    """The level before a change, an amount or a percentage: "214 − 31 = 183"."""
    level, change = found
    moved = -values[1] if operation.falls else values[1]
    if change.quantity.kind is not QuantityKind.PERCENT:
        sign = " + " if operation.falls else " − "
        return _shown(sign, found, values[0] - moved, _step(found), level)
    result = values[0] / (1 + moved / 100)
    text, short = _result(level, result, _step(found[:1]))
    sign = "−" if operation.falls else "+"
    return f"{_brief(level, values[0])} ÷ (1 {sign} {_decimal(values[1])}%) ≈ {text}", short


def _ratio(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation
    larger, smaller = (0, 1) if values[0] >= values[1] else (1, 0)
    result = values[larger] / values[smaller] if values[smaller] else Decimal(0)
    number = _decimal(result)
    joined = " ÷ ".join(_brief(found[i], values[i]) for i in (larger, smaller))
    return f"{joined} {_equals(result, Decimal('0.1'))} {number}", f"{number} times"


def _share(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation
    result = 100 * values[0] / values[1]
    joined = " ÷ ".join(_brief(f, v) for f, v in zip(found, values, strict=True))
    return f"{joined} {_equals(result, Decimal('0.1'))} {_decimal(result)}%", f"{_decimal(result)}%"


def _growth(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    result = 100 * (values[0] - values[1]) / values[1]
    later, earlier = (_brief(f, v) for f, v in zip(found, values, strict=True))
    text = f"({later} − {earlier}) ÷ {earlier} {_equals(result, Decimal('0.1'))} {_decimal(result)}%"
    return text, f"{_decimal(abs(result) if operation.falls else result)}%"


def _part(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    share = operation.factor if operation.factor is not None else values[0]
    result = share * values[-1] / 100
    step = _step(found[-1:])
    text, short = _result(found[-1], result, step)
    sign = "≈" if any(f.approximate for f in found) else _equals(result, step)
    return f"{_decimal(share)}% × {_brief(found[-1], values[-1])} {sign} {text}", short


def _extreme(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    order = sorted(range(len(found)), key=lambda i: values[i], reverse=operation.operator is Operator.HIGHEST)
    sign = " > " if operation.operator is Operator.HIGHEST else " < "
    text = sign.join(f"{_brief(found[i], values[i])} ({found[i].years[0]})" for i in order)
    return text, str(found[order[0]].years[0])


def _years_between(operation: Operation, found: Sequence[Figure], values: Sequence[Decimal]) -> _Formula:
    del operation, values
    later, earlier = sorted((f.years[-1] for f in found), reverse=True)
    count = later - earlier
    return f"{later} − {earlier} = {count}", f"{count} year" if count == 1 else f"{count} years"


_FORMULAS: dict[Operator, Callable[[Operation, Sequence[Figure], Sequence[Decimal]], _Formula]] = {
    Operator.DIFFERENCE: _difference,
    Operator.REST: _difference,
    Operator.SUM: _sum,
    Operator.RATIO: _ratio,
    Operator.SHARE: _share,
    Operator.GROWTH: _growth,
    Operator.AVERAGE: _average,
    Operator.HIGHEST: _extreme,
    Operator.LOWEST: _extreme,
    Operator.YEARS_BETWEEN: _years_between,
    Operator.PART: _part,
    Operator.BALANCE: _balance,
    Operator.EARLIER: _earlier,
}


def _shown(
    sign: str, found: Sequence[Figure], result: Decimal, step: Decimal, unit_of: Figure | None = None
) -> _Formula:
    joined = sign.join(_brief(f, Decimal(f.value or 0)) for f in found)
    text, short = _result(unit_of or found[0], result, step)
    return f"{joined} {_equals(result, step)} {text}", short


def _step(found: Sequence[Figure]) -> Decimal:
    """The last digit of the finest operand, unless that is far finer than the coarsest one's."""
    digits = sorted(last_digit(f.quantity) for f in found)
    return digits[0] if digits[-1] <= FINER * digits[0] else digits[-1]


def _equals(result: Decimal, step: Decimal) -> str:
    return "=" if result % step == 0 else "≈"


def _decimal(number: Decimal) -> str:
    """With one decimal, unless that is a zero."""
    rounded = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return f"{whole if rounded == whole else rounded:,}".replace("-", "−")


def _brief(figure: Figure, value: Decimal) -> str:
    """A figure in a formula: "$6.9bn"."""
    return _amount(figure, value, last_digit(figure.quantity))[0]


def _result(figure: Figure, value: Decimal, step: Decimal) -> _Formula:
    """A result in the operands' unit, brief and in words."""
    return _amount(figure, value, step)


def _amount(figure: Figure, value: Decimal, step: Decimal) -> _Formula:
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step if step else value
    digits, word, letter = next(
        (
            (digits, word, letter)
            for digits, word, letter in _SCALES
            if abs(rounded) >= Decimal(1).scaleb(digits)
            or (rounded and step >= Decimal(1).scaleb(digits - 1) and abs(value) >= step)
        ),
        (0, "", ""),
    )
    plain = digits == 3 and "thousand" not in figure.quantity.text
    number = rounded if plain else rounded.scaleb(-digits)
    shown = f"{abs(number).normalize():,f}"
    minus = "−" if number < 0 else ""
    sign = "" if figure.quantity.kind is QuantityKind.COUNT else figure.quantity.unit
    unit = figure.quantity.unit if figure.quantity.kind is QuantityKind.COUNT else ""
    word, letter = ("", "") if plain or not digits else (f" {word}", letter)
    before, after = (
        (sign, "")
        if _SIGN.fullmatch(sign) and sign != "%"
        else ("", sign if sign == "%" else f" {sign}" if sign else "")
    )
    tail = f" {unit}" if unit else ""
    return f"{minus}{before}{shown}{letter}{after}{tail}", f"{minus}{before}{shown}{word}{after}{tail}"
