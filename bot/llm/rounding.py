"""Figures that a sentence rounds or puts as parts: "nearly $20 billion" for $19.9 billion, "an eighth" for 12.5%.

A rounded figure says that it is one, has fewer digits than the stated one, and lies on the side that its word tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from bot.english.numerals import DENOMINATORS, NUMERATORS, WORDS
from bot.english.quantities import Quantity, QuantityKind, read_quantities

# How far the stated figure may lie from a rounded one, from a part, and from "more than" a part, as a share of it;
# fitted on sentences of evals/ and new ones in their style.
NEAR, NEAR_A_PART, NEAR_AN_OPEN = Decimal("0.03"), Decimal("0.06"), Decimal("0.15")
_ABOUT = "about|around|roughly|approximately|some|or so|close to|a mere|practically"
_BELOW = (
    "nearly|almost|just under|just below|a little under|slightly under|slightly less than|less than|not quite|under"
)
_ABOVE = "just over|just above|a little over|slightly over|slightly more than|more than|over|well over|above|upwards of"
_WORD = re.compile(rf"\b(?P<word>{_ABOUT}|{_BELOW}|{_ABOVE})\s$", re.IGNORECASE)
_OPEN_BELOW, _OPEN_ABOVE = ("less than", "under"), ("more than", "over", "well over", "above", "upwards of")
_COUNTED = "|".join(["an", *NUMERATORS])
_PART = re.compile(
    rf"\b(?P<word>{_ABOUT}|{_BELOW}|{_ABOVE})?\s?\b(?:(?P<many>{_COUNTED})[\s-](?P<part>(?:{'|'.join(DENOMINATORS)})s?"
    r"|half)|(?P<half>half)|one (?:in|out of) (?P<of>[a-z]+|\d+))\b(?=$|[,.;:)]|\sof\b|\sthe\b|\sas\b|\sin\b)",
    re.IGNORECASE,
)
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.MULTIPLE})
_WHOLE = 100


def as_stated(text: str, quotes: Sequence[str]) -> str:
    """A sentence with the figures that the quotes state in place of those that it rounds, and of parts."""
    stated = [quantity for quote in quotes for quantity in read_quantities(quote) if quantity.kind in _KINDS]
    text = _PART.sub(lambda match: _percent(match, stated), text)
    for said in reversed(read_quantities(text)):
        word = _WORD.search(text[: said.start])
        if word and (found := _rounded(said, word["word"], stated)):
            text = f"{text[: word.start()]}{found.text}{text[said.end :]}"
    return text


def is_rounded(said: Decimal, stated: Decimal, before: str, limit: Decimal = NEAR) -> bool:
    """Whether a figure behind these words is a stated one with fewer digits."""
    word = _WORD.search(before)
    return word is not None and _is_near(said, stated, word["word"], limit) and _is_rounding(said, stated)


def without_word(before: str) -> str:
    """What stands before a figure without the word that says how near it is."""
    word = _WORD.search(before)
    return before[: word.start()] if word else before


def parts_in(text: str) -> list[tuple[int, int, str, Decimal]]:
    """Parts that a text speaks of: where, the word before each that says how near, and the percentage."""
    found = ((m.start(), m.end(), m["word"] or "", _part(m)) for m in _PART.finditer(text))
    return [one for one in found if one[3]]


def is_the_part(part: Decimal, stated: Decimal, word: str) -> bool:
    """Whether a part is near to a percentage, on the side that the word before it tells."""
    return _is_near(part, stated, word, NEAR_A_PART)


def fits_the_part(part: Decimal, stated: Decimal, word: str) -> bool:
    """The same where "more than half" may be much more."""
    if word in _OPEN_BELOW or word in _OPEN_ABOVE:
        return stated < part if word in _OPEN_BELOW else stated > part
    return is_the_part(part, stated, word)


def _percent(match: re.Match[str], stated: Sequence[Quantity]) -> str:
    """The percentage that a part stands for; the part itself where none of the quotes is near it."""
    value = _part(match)
    shares = [q for q in stated if q.kind is QuantityKind.PERCENT and q.unit == "%" and q.value is not None]
    near = [q for q in shares if value and _is_near(value, q.value or Decimal(0), match["word"] or "", _limit(match))]
    if not near:
        return match.group()
    best = min(near, key=lambda q: abs((q.value or 0) - value))
    return f"{' ' if match.group()[0].isspace() else ''}{best.text}"


def _limit(match: re.Match[str]) -> Decimal:
    """How far a percentage may lie from a part: further from "more than a quarter"."""
    return NEAR_AN_OPEN if (match["word"] or "").lower() in (*_OPEN_BELOW, *_OPEN_ABOVE) else NEAR_A_PART


def _part(match: re.Match[str]) -> Decimal:
    """In percent; 0 for none."""
    if match["half"]:
        return Decimal(50)
    if match["of"]:
        whole = match["of"].lower()
        number = int(whole) if whole.isdecimal() else WORDS.get(whole, 0)
        return Decimal(_WHOLE) / number if number else Decimal(0)
    part = match["part"].lower()
    parts = 2 if part == "half" else DENOMINATORS[part.removesuffix("s")]
    return Decimal(_WHOLE) * NUMERATORS.get(match["many"].lower(), 1) / parts


def _rounded(said: Quantity, word: str, stated: Sequence[Quantity]) -> Quantity | None:
    """The one stated figure that a rounded one stands for."""
    if (
        said.value is None
        or said.kind not in _KINDS
        or any(_is_same(said, q) and q.value == said.value for q in stated)
    ):
        return None
    found = {
        q.value: q
        for q in stated
        if _is_same(said, q)
        and q.value is not None
        and _is_near(said.value, q.value, word, NEAR)
        and _is_rounding(said.value, q.value)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_same(left: Quantity, right: Quantity) -> bool:
    """Whether two figures are of one kind and unit."""
    return left.kind is right.kind and left.unit.lower() == right.unit.lower()


def _is_near(said: Decimal, stated: Decimal, word: str, limit: Decimal) -> bool:
    """Whether the stated figure is as near, and on the side, as the word before the rounded one tells."""
    if not stated or abs(said - stated) > limit * stated:
        return False
    if re.fullmatch(_BELOW, word, re.IGNORECASE):
        return stated < said
    if re.fullmatch(_ABOVE, word, re.IGNORECASE):
        return stated > said
    return bool(word) or said == stated


def _is_rounding(said: Decimal, stated: Decimal) -> bool:
    """Whether one figure is the other with fewer digits, up or down."""
    digits = len(said.normalize().as_tuple().digits)
    if digits >= len(stated.normalize().as_tuple().digits):
        return False
    step = Decimal(1).scaleb(stated.adjusted() - digits + 1)
    ways = (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING)
    return any((stated / step).quantize(Decimal(1), rounding=way) * step == said for way in ways)
