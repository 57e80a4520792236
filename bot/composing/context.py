"""A sentence as its article makes it understood: "last year" as the year that it is, "he" as who was named before.

A language model has read the sentences around; its checker reads one sentence at a time. For the checker alone: nothing
of it is shown, and the quotes stay as they are.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.composing.draft import Source
from bot.english.name_keys import is_people
from bot.english.names import read_names
from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from bot.english.tagging import tagged
from bot.english.tokens import TokenKind, read_tokens
from bot.numbers.months import Moment
from bot.numbers.periods import Period, moment_of, read_years
from bot.reckoning.figures import BEFORE
from corpus.split import sentences_of

PERSON = 0.35  # as bot/questions/roles.py tells persons
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(rf"\b(?:{MONTH_NAMES})\b", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:at|in|of|from|to|than|over|since|for|by|on|against|with|until|till|during|before|after|throughout|and|or)"
    r"(?: the)? $",
    re.IGNORECASE,
)
_SEASON = r"(?:spring|summer|autumn|fall)"  # a winter is of two years
_OF_MONTHS = re.compile(r"month|half|quarter|[-–]| to | through ", re.IGNORECASE)
_SEASON_OF = re.compile(rf"\b(?:the )?({_SEASON}) of (?=\d{{4}}\b)", re.IGNORECASE)
_THIS_SEASON = re.compile(rf"\bthis ({_SEASON}|{MONTH_NAMES})\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|next|plans?|expect(?:s|ed)?|hopes?|scheduled|due|(?:is|are|was|were) to)\b", re.IGNORECASE
)
_EVERY = re.compile(r",? (?:of )?(?:each|every)\b")
_CLAUSE = re.compile(r"[^;:]+")
_PERSONAL = re.compile(r"^(?P<who>He|She)\b|^(?P<own>His|Her)\b(?= [a-z])")
_THING = re.compile(
    r"^(?P<who>It|The (?:company|firm|group|works))\b(?! (?:is|was) [a-z]+ (?:that|to)\b)|^(?P<own>Its)\b(?= [a-z])"
)
# A plain number and the word behind it; where the scale ("million") is left out, more than the unit is to be known.
_AMOUNT = re.compile(r"\d[\d.,]*(?P<unit>(?: (?!hundred|thousand|[mbtr]+illion)[a-z]+)?)$")
_ENDS = re.compile(r"[.,;)]|$| (?:in|by) ")
_OPENING = re.compile(r"^(?:For|The|But|And) ")
_GOES_ON = re.compile(r",? (?:and |or )?(?:the )?[A-Z]")


@dataclass(frozen=True)
class Understood(Source):
    """A source of which `quote` is not the exact words but what they say where they stand."""

    said: str = ""

    @property
    def quote(self) -> str:
        """The words as they are understood."""
        return self.said

    @property
    def exact(self) -> Source:
        """The source with its own words."""
        return Source(self.article, self.paragraph, self.span)


@lru_cache(maxsize=4096)
def understood(source: Source) -> Understood:
    """A source as the sentences before it and the date of its article make it understood."""
    before = _resolved(tuple(_before(source)))
    said = with_times(source.quote, moment_of(source.article), _day_of(source), _years_before(before, source))
    return Understood(source.article, source.paragraph, source.span, with_units(_with_antecedent(said, before)))


def spelled_out(text: str) -> str:
    """A sentence of its own with its times and units in full: "90 soms, up from 65" as "65 soms"."""
    return with_units(with_times(text, None))


def with_times(text: str, written: Moment | None, day: str = "", context: int | None = None) -> str:
    """Times with their years: "the year before" as "in 2023", "19 September" with that of the article.

    `day`: of the article, "2025-10-06"; `context`: the year that the sentence before speaks of.
    """
    if written is not None:
        text = _THIS_SEASON.sub(rf"in \1 {written.year}", text)
    for period in reversed(read_years(text, written, context)):
        text = _with_year(text, period)
    if day and not _YEAR.search(text):
        text = _with_days(text, day)
    return _SEASON_OF.sub(r"\1 ", text)


def with_units(text: str) -> str:
    """A bare number that ends its clause with the unit of the money before it: "90 soms; this autumn 165"."""
    unit = ""
    edits: list[tuple[int, str]] = []
    for figure in read_quantities(text):
        amount = _AMOUNT.match(figure.text)
        if figure.kind is QuantityKind.MONEY:
            unit = amount["unit"] if amount else ""
        elif figure.kind is QuantityKind.COUNT and _is_bare(figure) and unit and _ENDS.match(text, figure.end):
            edits.append((figure.end, unit))
    for end, words in reversed(edits):
        text = f"{text[:end]}{words}{text[end:]}"
    return text


def _is_bare(figure: Quantity) -> bool:
    return not figure.unit and re.fullmatch(r"\d[\d.,]*", figure.text) is not None


def _with_year(text: str, period: Period) -> str:
    said = text[period.start : period.end]
    new = _dated(said, period)
    if new is None:
        return text
    if _EVERY.match(text, period.end):
        return text
    start, led = period.start, _LED.search(text[: period.start])
    article = re.search(r"\b(?:the|an?) $", text[:start], re.IGNORECASE)
    if article:
        start = article.start()
    own = re.match(r"['’]s", text[period.end :])
    text = f"{text[:start]}{new if led or own else f'in {new}'}{text[period.end :]}"
    return f"{text[:1].upper()}{text[1:]}"


def _dated(said: str, period: Period) -> str | None:
    """A time with its year; None where it has it, or is of several."""
    if len(period.years) != 1 or period.cumulative:
        return None
    year = period.years[0]
    if period.months and _OF_MONTHS.search(said):
        first, last = (calendar.month_name[(month - 1) % 12 + 1] for month in period.months)
        return f"{first}–{last} {year}"
    if _YEAR.search(said) or re.search(r"\bwinter\b", said):
        return None
    season = re.search(rf"{_SEASON}|{_MONTH.pattern}", said, re.IGNORECASE)
    return f"{season.group()} {year}" if season else str(year)


def _with_days(text: str, day: str) -> str:
    """Days and months without a year with that of the article, or of the year before or after as the tense tells."""
    year, month, *_ = (int(part) for part in day.split("-"))
    for figure in reversed(read_quantities(text)):
        named = _MONTH.search(figure.text) if figure.kind is QuantityKind.DATE else None
        clause = next(match.group() for match in _CLAUSE.finditer(text) if match.end() > figure.start)
        future = _TO_COME.search(clause) is not None
        past = any(word.tag == "VBD" for word in tagged(clause))
        if named is None or future is past or re.match(r"['’]s| \d", text[figure.end :]):
            continue  # present or both: either year may be meant
        own = MONTH_NUMBERS[named.group().lower()]
        turn = int(own < month) if future else -int(own > month)
        text = f"{text[: figure.end]} {year + turn}{text[figure.end :]}"
    return text


def _day_of(source: Source) -> str:
    published = source.article.published or ""
    return published if len(published) >= len("2025-10") else ""


def _before(source: Source) -> Iterator[str]:
    """The sentences before one, the nearest first: of its paragraph, and of the one before where it opens its own."""
    article, place = source.article, source.article.paragraphs.index(source.paragraph)
    own = [span for span in sentences_of(article, source.paragraph) if span.end <= source.span.start]
    above = [] if place == 0 else sentences_of(article, article.paragraphs[place - 1])
    spans = [*above, *own][::-1][:BEFORE]
    yield from (article.text[span.start : span.end] for span in spans)


def _resolved(before: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences before one, of which the nearest may itself open with a pronoun."""
    return tuple(_with_antecedent(sentence, before[place + 1 :]) for place, sentence in enumerate(before))


def _years_before(before: tuple[str, ...], source: Source) -> int | None:
    periods = read_years(before[0], moment_of(source.article)) if before else ()
    return periods[-1].years[-1] if periods else None


def _with_antecedent(text: str, before: tuple[str, ...]) -> str:
    """A sentence that opens with a pronoun with the name for which it stands, where only one can be meant."""
    for pattern, find in ((_PERSONAL, _person), (_THING, _thing)):
        match = pattern.match(text)
        name = find(before) if match else None
        if match and name:
            return f"{name}{'’s' if match['own'] else ''}{text[match.end() :]}"
    return text


def _person(before: tuple[str, ...]) -> str | None:
    """The only person of the nearest sentence that names one, by first name and surname."""
    for sentence in before:
        named = (name.text for name in read_names(sentence) if name.person > PERSON)
        persons = list(dict.fromkeys(name for name in named if not any(map(is_people, name.split()))))
        if persons:
            return persons[0] if len(persons) == 1 and " " in persons[0] else None
    return None


def _thing(before: tuple[str, ...]) -> str | None:
    """What the sentence before opens with by name, or asks of, where that is no person, no people and no list."""
    names = [token for token in read_tokens(before[0]) if token.kind is TokenKind.NAME] if before else []
    if not names:
        return None
    first, opening = names[0], _OPENING.match(before[0])
    persons = set() if opening else {name.text for name in read_names(before[0]) if name.person > PERSON}
    opens = first.start <= (opening.end() if opening else 0) and not _GOES_ON.match(before[0], first.end)
    asked = before[0].endswith("?") and len(names) == 1
    fit = (opens or asked) and not first.owner
    return first.text if fit and first.text not in persons and not is_people(first.text) else None
