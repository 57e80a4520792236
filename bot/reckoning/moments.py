"""The date that another article gives for the same event: "the first ship should moor at the end of 2028"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.choosing.evidence import Evidence
from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS
from bot.english.quantities import Quantity, QuantityKind
from bot.numbers.measures import Aspect, content
from bot.numbers.months import SEASONS
from bot.numbers.periods import written_in
from bot.numbers.rows import names_of
from bot.numbers.stretches import Context
from bot.numbers.subjects import without_countries
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.figures import Figure
from bot.reckoning.matter import TOLD, WORD, keys_of
from corpus.split import sentences_of
from corpus.types import Article, Paragraph, Span

_PARTS = {"end": (10, 12), "close": (10, 12), "late": (10, 12), "beginning": (1, 3), "start": (1, 3), "early": (1, 3)}
_PARTS |= {"middle": (5, 8), "mid": (5, 8), "first half": (1, 6), "second half": (7, 12)}
_DAYS = {"end": (21, 31), "late": (21, 31), "beginning": (1, 10), "early": (1, 10), "mid": (10, 20), "middle": (10, 20)}
_DATE = re.compile(
    rf"(?:(?:the\s)?(?P<part>{'|'.join(_PARTS)})(?:\sof\s|[\s-]))?"
    rf"(?:(?:(?P<day>\d{{1,2}})\s)?(?P<month>{MONTH_NAMES})(?:\s(?P<day2>\d{{1,2}})(?!\d))?(?:,?\s(?:of\s)?(?P<year>(?:1\d|20)\d\d))?"
    rf"|(?P<season>{'|'.join(SEASONS)})\s(?:of\s)?(?P<year2>(?:1\d|20)\d\d)|(?P<year3>(?:1\d|20)\d\d))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";\s|,?\s(?:and|but|while|whereas)\s|,\s")
# That something is to come is said in many words, and none of them tells what.
_TO_COME = frozenset(content("due expected planned scheduled supposed meant likely month date day week when exactly"))
_BEGINNINGS = keys_of("start begin open complete finish")
FEW = 2  # of so few words of the event another article must have all


@dataclass(frozen=True)
class Moment:
    """A date of an article. years: empty where it names none; months, days: first and last;
    months are None for all the year."""

    figure: Figure
    clause: str
    year: int | None
    months: tuple[int, int] | None
    days: tuple[int, int]


def moment_of(query: Query, evidence: Evidence) -> Moment | None:
    """The date that answers."""
    short = evidence.short
    if query.kind is not AnswerKind.DATE or short is None or short.meant:
        return None
    there = _of_sentence(evidence.article, evidence.paragraph, evidence.span)
    start, end = (evidence.span.start + place for place in (short.start, short.end))
    return next((m for m in there if m.figure.start < end and start < m.figure.end), None)


def event_of(query: Query, first: Moment) -> list[str]:
    """The words of a question, but for names, that the clause of the date which answers has."""
    text = without_countries(query.focus)
    here, names = keys_of(first.clause), names_of(text)
    words = [word for word in WORD.findall(text) if set(content(word)) - _TO_COME]
    return [word for word in words if keys_of(word) & here and not set(content(word)) & names]


def tells(event: list[str], clause: str) -> bool:
    """Whether a clause speaks of an event in like words."""
    keys = keys_of(clause)
    met = [word for word in event if keys_of(word) & keys]
    if len(event) > FEW or any(keys_of(word) & _BEGINNINGS for word in met):
        return len(met) >= TOLD * len(event)
    return len(met) == len(event)


def is_past(moment: Moment) -> bool:
    """Whether a date lies in a year before its article was written."""
    written = written_in(moment.figure.article)
    return bool(written and moment.year and moment.year < written)


def differ(one: Moment, other: Moment) -> bool:
    """Whether two dates can't be one, however finely either is told."""
    if one.year and other.year and one.year != other.year:
        return True
    if not one.months or not other.months or not ((one.year and other.year) or one.months[0] == one.months[1]):
        return False
    if one.months[1] < other.months[0] or other.months[1] < one.months[0]:
        return True
    if one.months != other.months or one.months[0] != one.months[1]:
        return False
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]


def _of_sentence(article: Article, paragraph: Paragraph, span: Span) -> Iterator[Moment]:
    sentence = article.text[span.start : span.end]
    before = [s for s in sentences_of(article, paragraph) if s.end <= span.start][-1:]
    context = Context("", tuple(article.text[s.start : s.end] for s in before), paragraph.heading)
    for match in _DATE.finditer(sentence):
        year = next((int(found) for name in ("year", "year2", "year3") if (found := match[name])), None)
        if year is None and match["month"] and not match["month"][0].isupper():
            continue  # "may", "march"
        years = (year,) if year else ()
        quantity = Quantity(
            QuantityKind.DATE, *match.span(), match.group(), years=years, shown=match.span(), written=match.group()
        )
        figure = Figure(article, paragraph, span, quantity, Aspect.LEVEL, None, None, context, len(sentence))
        yield Moment(figure, clause_at(sentence, match.start()), year, _months(match), _days(match))


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["month"]:
        return (MONTH_NUMBERS[match["month"].lower()],) * 2
    if match["season"]:
        return SEASONS[match["season"].lower()]
    return _PARTS[match["part"].lower()] if match["part"] else None


def _days(match: re.Match[str]) -> tuple[int, int]:
    if day := match["day"] or match["day2"]:
        return (int(day),) * 2
    return _DAYS.get((match["part"] or "").lower(), (1, 31)) if match["month"] else (1, 31)


def clause_at(sentence: str, place: int) -> str:
    """The clause of a sentence that a place is in."""
    starts = [0, *(match.end() for match in _CLAUSE.finditer(sentence) if match.end() <= place)]
    after = _CLAUSE.search(sentence, place)
    return sentence[starts[-1] : after.start() if after else len(sentence)]
