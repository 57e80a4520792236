"""How figures for one question differ, in words: for whom, of what, when, by which measure, from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.english.parties import is_region
from bot.english.quantities import QuantityKind
from bot.numbers.measures import Aspect, Flow, content
from bot.reckoning.figures import Figure

MOST_REASONS = 3
_FLOW_NAMES = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.TRADE: "trade", Flow.INVESTMENT: "investment"}
_IN_MONEY = re.compile(r"[$€£]|\bdollars|\beuros|\bworth\b")


@dataclass(frozen=True)
class Value:
    """One of several figures, with what a reader needs to tell it from the others."""

    figure: Figure
    text: str
    said_by: str | None
    period: str | None
    scope: str | None


def value_of(figure: Figure) -> Value:
    """A figure with its source, time and scope in words."""
    return Value(figure, figure.text, figure.said_by, _period(figure), _scope(figure))


def about(figure: Figure) -> str:
    """What a figure is of, in words: "exports (crude oil, Kazakhstan–Italy)"."""
    what = _FLOW_NAMES[figure.subject.flow] if figure.subject.flow else _words(figure, figure.subject.measure)
    return " ".join(part for part in (what, _scope(figure) and f"({_scope(figure)})") if part)


def why_different(figures: Sequence[Figure]) -> str | None:
    """How the first figure and the others differ, as far as the texts tell; None where they don't."""
    reasons = dict.fromkeys(reason for other in figures[1:] for reason in _differences(figures[0], other))
    return "; ".join([*reasons][:MOST_REASONS]) or None


def _differences(a: Figure, b: Figure) -> Iterator[str]:
    """The sources only where nothing else tells two figures apart."""
    found = [*_of_region(a, b), *_of_subject(a, b), *_of_time_and_measure(a, b)]
    if not found and a.said_by and b.said_by and a.said_by != b.said_by:
        one, other = _called(a, b)
        found.append(f"{one} comes from {a.said_by}, {other} from {b.said_by}")
    yield from found


def _called(a: Figure, b: Figure) -> tuple[str, str]:
    return (a.text, b.text) if a.text != b.text else ("the first", "the second")


def _of_region(a: Figure, b: Figure) -> Iterator[str]:
    """All of a region, or one country of it alone."""
    wide = [any(is_region(name) for name in figure.subject.parties) for figure in (a, b)]
    if wide[0] == wide[1]:
        return
    whole, part = (a, b) if wide[0] else (b, a)
    one, other = _called(whole, part)
    region = next(name for name in sorted(whole.subject.parties) if is_region(name))
    alone = " and ".join(sorted(part.subject.parties - whole.subject.parties)) or "one country"
    yield f"{one} is for {region} as a whole, {other} for {alone} alone"


def _of_subject(a: Figure, b: Figure) -> Iterator[str]:
    one, other = _called(a, b)
    if a.subject.flow and b.subject.flow and a.subject.flow is not b.subject.flow:
        yield f"{one} is for {_FLOW_NAMES[a.subject.flow]}, {other} for {_FLOW_NAMES[b.subject.flow]}"
    if a.subject.scope != b.subject.scope and _counted(a) != _counted(b):
        yield f"{one} counts {_counted(a)}, {other} {_counted(b)}"


def _of_time_and_measure(a: Figure, b: Figure) -> Iterator[str]:
    one, other = _called(a, b)
    if a.unit != b.unit and a.quantity.kind is QuantityKind.MONEY:
        yield f"{one} and {other} are in different currencies"
    if a.period != b.period and any(figure.period and figure.period.cumulative for figure in (a, b)):
        yield f"{one} is for {_period(a) or 'no stated time'}, {other} for {_period(b) or 'no stated time'}"
    if a.aspect is Aspect.RATE and _weighed(a) != _weighed(b):
        yield f"{one} goes by {_weighed(a)}, {other} by {_weighed(b)}"


def _period(figure: Figure) -> str | None:
    if figure.period is None:
        return None
    first, last = figure.years[0], figure.years[-1]
    if figure.period.cumulative:
        return f"since {first}"
    return str(first) if first == last else f"{first}–{last}"


def _scope(figure: Figure) -> str | None:
    """Whose and of what, in the words of the article: "crude oil, Kazakhstan–Italy"."""
    subject = figure.subject
    parties = [subject.sender, subject.receiver] if subject.sender and subject.receiver else sorted(subject.parties)
    between = "–".join(party for party in parties if party)
    words = _words(figure, subject.scope)
    return ", ".join(part for part in (words, between) if part) or None


def _words(figure: Figure, stems: Iterable[str]) -> str:
    wanted = set(stems)
    words = re.findall(r"[\w-]+", figure.sentence)
    return " ".join(dict.fromkeys(w.lower() for w in words if set(content(w)) & wanted))


def _counted(figure: Figure) -> str:
    words = _words(figure, figure.subject.scope)
    flow = _FLOW_NAMES[figure.subject.flow] if figure.subject.flow else "amounts"
    return words or f"all {flow}"


def _weighed(figure: Figure) -> str:
    """Whether the figures of its sentence are sums of money or amounts of goods."""
    return "value" if _IN_MONEY.search(figure.sentence) else "quantity"
