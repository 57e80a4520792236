"""What a question for a figure measures, and whether a figure is of that: no years answer "how much power"."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.english.quantities import Quantity, QuantityKind, is_time


class Dimension(StrEnum):
    """What is measured."""

    TIME = "time"
    LENGTH = "length"
    EXTENT = "extent"  # of time or of space
    POWER = "power"
    HEAT = "heat"
    WEIGHT = "weight"
    CAPACITY = "capacity"
    POPULATION = "population"
    SPEED = "speed"
    AREA = "area"
    MATTER = "matter"  # of what is made or used up, which is told by weight, volume and the like


_LONG = (
    r"(?:tunnels?|railways?|roads?|bridges?|pipelines?|cables?|canals?|rivers?|borders?|walls?|beach|coast(?:line)?"
    r"|highways?|motorways?|corridors?|platforms?|tracks?|sections?|stretch|pipes?|fences?|dams?|ships?|runways?|lines?)"
)
_NO_MATTER = (
    r"(?:money|cash|profits?|revenues?|income|turnover|sales|trade|business|debt|loss(?:es)?|investments?|interest|tax(?:es)?"
    r"|progress|more|less|of|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must|time|longer)"
)
_ASKED = (
    (
        Dimension.AREA,
        r"\bhow much (?:[a-z]+ )?(?:land|farmland|territory|forest|acreage)\b"
        r"(?!.*\b(?:costs?|pa(?:y|id)|worth|spen[dt])\b)",
    ),
    (
        Dimension.TIME,
        r"\bhow long (?:will|would|does|do|did|has|have|had|must|can|may)\b(?!.*\bbe\W*$)|\bhow much (?:longer|time)\b"
        r"|\bhow long\b.*\b(?:takes?|took|lasts?|lasted|valid|stay(?:ed)?)\W*$",
    ),
    (
        Dimension.LENGTH,
        r"\b(?:at )?what (?:is the |was the )?(?:altitude|elevation|depth|distance|width|gauge)\b"
        r"|\bhow (?:far|tall|deep|wide|thick)\b"
        rf"|\bhow long (?:is|was|are|were|will|would) (?:[\w’'–-]+ ){{0,5}}?{_LONG}\b",
    ),
    (Dimension.EXTENT, r"\bhow long\b"),
    (Dimension.POWER, r"\bhow much (?:\w+ )?(?:power|electricity|energy)\b(?!.*\b(?:cost|pay|worth|spen[dt])\b)"),
    (
        Dimension.MATTER,
        rf"\bhow much (?!{_NO_MATTER}\b)[a-z-]+ (?:(?!{_NO_MATTER}\b)[a-z-]+ )?"
        r"(?:do|does|did|has|have|had|will|would|can|could) (?:[\w’'&.-]+ ){1,6}?"
        r"(?:mak(?:e|ing)|made|produced?|gr[eo]wn?|harvest(?:ed)?|mined?|extract(?:ed)?|pump(?:ed)?|process(?:ed)?"
        r"|refined?|smelt(?:ed)?|burn(?:ed|t)?|consumed?|carry|carried|transport(?:ed)?|stored?)\b",
    ),
    (Dimension.HEAT, r"\bhow (?:hot|cold|warm)\b|\bwhat (?:is |was )?(?:the )?temperature\b"),
    (
        Dimension.WEIGHT,
        r"\bhow heavy\b|\bhow much (?:does|do|did|will|would) .*\bweigh\b|\bwhat (?:does|did) .*\bweigh\b",
    ),
    (
        Dimension.SPEED,
        r"\bhow fast (?:is|are|was|were|can|do|does|did|will) [^?]*?\b(?:go|run|travel|move|fly|sail|drive)?\W*$",
    ),
    (Dimension.CAPACITY, r"\b(?:what|how (?:large|big|high|much))\b.*\bcapacity\b"),
    (
        Dimension.POPULATION,  # not of a part of it, which a percentage may tell: "the rural population"
        r"\b(?:what|how (?:large|big|high))\b(?!.*\b(?:rates?|ranks?|density|shares?|part|percent\w*|proportion|gdp|per"
        r"|figures|growth|area|years?|income)\b).*(?:\b(?:what|the|its|their|his|her|an?|total|whole|entire|overall"
        r"|estimated|current|exact|approximate|projected|combined|recorded)|['’]s|s['’])\spopulation\b"
        r"|^\W*population (?:of|in)\b|\bhow many (?:people|inhabitants|persons|citizens) (?:live|reside|inhabit)\b",
    ),
)
_DIMENSIONS = tuple((dimension, re.compile(pattern, re.IGNORECASE)) for dimension, pattern in _ASKED)
_DURATION = re.compile(
    r"\bhow (?:long|many (?:years|months|weeks|days))\b(?!.*\b(?:ago|old|later|earlier|before|after)\b)", re.IGNORECASE
)
_LENGTHS = r"(?:kilo|centi|milli)?met(?:er|re)s?|km|cm|mm|m|miles?|f(?:oo|ee)t|yards?|inch(?:es)?"
_SPEED = re.compile(rf"\b(?:km/?h|kph|mph|knots?|{_LENGTHS})\b", re.IGNORECASE)
_UNITS = {
    Dimension.LENGTH: re.compile(rf"(?:{_LENGTHS})(?:\s(?:long|wide|high|deep|tall))?", re.IGNORECASE),
    Dimension.POWER: re.compile(
        r"(?:kilo|mega|giga|tera)?[-\s]?watts?(?:[-\s]hours?)?|[kmgt]w(?:h|e|p)?|joules?", re.IGNORECASE
    ),
    Dimension.HEAT: re.compile(r"degrees?(?:\s\w+)?|°?[CF]", re.IGNORECASE),
    Dimension.WEIGHT: re.compile(
        r"(?:metric\s)?(?:tons?|tonnes?)|t|kg|g|(?:kilo|milli)?gram(?:me)?s?|kilos?|pounds?|lbs?|ounces?|stone|carats?",
        re.IGNORECASE,
    ),
    Dimension.AREA: re.compile(r"(?:hectares?|ha|acres?|square\s\w+|sq\.?\s\w+)(?:\s\w+)?", re.IGNORECASE),
    Dimension.POPULATION: re.compile(
        r"(?:\w+\s)?(?:people|persons|inhabitants|residents|citizens|individuals|souls|animals|adults|birds|head)(?:\s\w+)?",
        re.IGNORECASE,
    ),
}
_OFTEN_IN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|once|twice|times)\b[^,;.]*\s(?:in|for)\s"
    r"(?:(?:the|about|over|almost|nearly|past|last)\s)*$"
)
# What a number in words may tell without a unit; "one of the two" is no length.
_WITHOUT_UNIT = (None, Dimension.TIME, Dimension.EXTENT)
# A number below this is told in words without measuring anything: "two lifelong residents".
_FEW = 100


def dimension_of(question: str) -> Dimension | None:
    """What the figure that a question asks for must measure; None where that is open."""
    return next((dimension for dimension, pattern in _DIMENSIONS if pattern.search(question)), None)


def asks_duration(question: str) -> bool:
    """Whether a question asks how long something lasts, which a date may tell as well: "until 2030"."""
    return _DURATION.search(question) is not None and dimension_of(question) is not Dimension.LENGTH


def measures(quantity: Quantity, dimension: Dimension | None) -> bool:
    """Whether a figure may measure that; a bare number in digits may measure anything."""
    if dimension is Dimension.POPULATION and not _may_count_people(quantity):
        return False
    if dimension is None or (quantity.kind is QuantityKind.COUNT and not quantity.unit):
        return dimension in _WITHOUT_UNIT or _in_digits(quantity)
    if quantity.kind is not QuantityKind.COUNT:
        return False
    if dimension is Dimension.TIME:
        return is_time(quantity)
    if dimension is Dimension.EXTENT:
        return is_time(quantity) or _UNITS[Dimension.LENGTH].fullmatch(quantity.unit) is not None
    if dimension is Dimension.SPEED:
        return is_time(quantity) or bool(quantity.per) or _SPEED.search(quantity.unit) is not None
    if dimension in (Dimension.CAPACITY, Dimension.MATTER):
        return not is_time(quantity) and not _UNITS[Dimension.LENGTH].fullmatch(quantity.unit)
    return _UNITS[dimension].fullmatch(quantity.unit) is not None


def tells_how_often(quantity: Quantity, sentence: str) -> bool:
    """Whether a stretch of time is the one in which something happened so often: "the third visit in six months"."""
    return is_time(quantity) and _OFTEN_IN.search(sentence[: quantity.start]) is not None


def _may_count_people(quantity: Quantity) -> bool:
    """Whether it is a whole number of somebody, and no place on the map or a few of them in words."""
    value = quantity.value
    whole = value is not None and value >= 0 and value == value.to_integral_value()
    return whole and _in_digits(quantity)


def _in_digits(quantity: Quantity) -> bool:
    return any(map(str.isdigit, quantity.text)) or (quantity.value or 0) >= _FEW
