"""Every quantity of the articles, in words for people: what it measures, of whom, when, and who says so.

Reading takes time (some milliseconds a paragraph), so a catalogue is read piece by piece, by whoever asks for more.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.english.quantities import QuantityKind
from bot.english.tagging import tagged
from bot.numbers.measures import Aspect, Flow, content
from bot.reckoning.differences import value_of
from bot.reckoning.figures import Figure, figures_in
from corpus.types import Article
from index.store import Snapshot

_FLOWS = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.TRADE: "trade", Flow.INVESTMENT: "investment"}
# How a figure relates to what is measured, where it is not the amount itself.
_ASPECTS = {
    Aspect.CHANGE: "change",
    Aspect.RATE: "growth",
    Aspect.MULTIPLE: "growth",
    Aspect.SHARE: "share",
    Aspect.RANK: "rank",
}
_TIME = frozenset("second minute hour day week month year decade century".split())
# Words for what no flow names, at most.
_MOST_WORDS = 4
NOT_TOLD, DURATION = "not told", "duration"


@dataclass(frozen=True)
class Entry:
    """One quantity.

    measure: what is measured, in words of the article. aspect: "growth", "change", "share", "rank", or empty for the
    amount. parties: countries and regions, with an arrow where goods or money go from one to the other; may be empty.
    period: in words; None where none is known. source: whom the article names, else its publisher.
    """

    figure: Figure
    measure: str
    aspect: str
    parties: str
    period: str | None
    source: str | None

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.figure.article

    @property
    def flow(self) -> str | None:
        """Exports, imports, trade or investment, of whatever goods; None for what is none of them."""
        flow = self.figure.subject.flow
        return _FLOWS[flow] if flow and self.measure != DURATION else None

    @property
    def year(self) -> int | None:
        """The one year that it is of; None for all that came since a year, and where no year is known."""
        period = self.figure.period
        return period.years[-1] if period and not period.cumulative else None

    @cached_property
    def group(self) -> tuple[object, ...] | None:
        """The same for figures that can be compared: of the same thing, of the same parties, in the same unit.

        Where no flow between parties says what the thing is, or what is counted, all words of the clause must be the
        same, and where no parties are named ("the population"), the article too. None for a bare number.
        """
        subject = self.figure.subject
        if not self.figure.unit or not (subject.flow or subject.measure):
            return None
        flows = subject.flow and self.parties and self.figure.quantity.kind is not QuantityKind.COUNT
        what = subject.scope if flows else subject.measure
        where = "" if self.parties else self.article.id
        return subject.flow, what, self.aspect, self.parties, where, self.figure.unit

    @cached_property
    def words(self) -> str:
        """All that can be searched for, in lower case."""
        article = self.article
        shown = (self.figure.text, self.measure, self.aspect, self.parties, self.period, self.source)
        return " ".join(filter(None, (*shown, article.publisher, article.title, self.figure.sentence))).casefold()


class Catalogue:
    """The quantities of some articles, in their order; safe for many threads."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = len(articles)
        self._unread = iter(articles)
        self._entries: list[Entry] = []
        self._read = 0
        self._lock = threading.Lock()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What has been read so far."""
        return tuple(self._entries)

    @property
    def read(self) -> int:
        """How many articles have been read."""
        return self._read

    @property
    def complete(self) -> bool:
        """Whether all have been."""
        return self._read == self.articles

    def read_on(self, seconds: float) -> None:
        """Read for about so long, at least one article; returns at once where all are read."""
        end = time.monotonic() + seconds
        while not self.complete:
            with self._lock:
                if article := next(self._unread, None):
                    self._read += 1
                    self._entries += entries_in(article)
            if time.monotonic() >= end:
                break


class Catalogues:
    """The catalogue of the generation that serves; that of another is dropped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation: str | None = None
        self._catalogue = Catalogue(())

    def of(self, snapshot: Snapshot) -> Catalogue:
        """The catalogue of a snapshot, perhaps not read yet."""
        with self._lock:
            if self._generation != snapshot.generation:
                self._generation, self._catalogue = snapshot.generation, Catalogue(snapshot.articles())
            return self._catalogue


def entries_in(article: Article) -> Iterator[Entry]:
    """The quantities of an article in order; dates are none, they only say when."""
    for figure in figures_in(article):
        if figure.quantity.kind is not QuantityKind.DATE:
            source = figure.said_by or article.publisher
            aspect = _ASPECTS.get(figure.aspect, "")
            yield Entry(figure, _measure(figure), aspect, _parties(figure), value_of(figure).period, source)


def _measure(figure: Figure) -> str:
    """What it measures: "exports: oil", "trade", "Italian companies"."""
    subject, counts = figure.subject, figure.quantity.kind is QuantityKind.COUNT and figure.unit
    if counts and figure.unit.lower().rstrip("s") in _TIME:
        return DURATION
    if subject.flow is not None:
        return ": ".join(filter(None, (_FLOWS[subject.flow], _named(figure, subject.scope))))
    if counts and figure.quantity.unit != "times":
        return figure.unit
    return " ".join(_named(figure, subject.measure & _of_things(figure.sentence)).split()[:_MOST_WORDS]) or NOT_TOLD


def _named(figure: Figure, stems: frozenset[str]) -> str:
    """The words of the sentence that have these stems, each once."""
    words = re.findall(r"[\w-]+", figure.sentence)
    return " ".join(dict.fromkeys(word.lower() for word in words if stems & set(content(word))))


def _of_things(sentence: str) -> frozenset[str]:
    """Stems of what a sentence names: nouns, and what stands right before one; not what is done or felt."""
    words = tagged(sentence)
    named = [word.tag.startswith("NN") for word in words]
    things = (
        word for word, noun, next_noun in zip(words, named, [*named[1:], False], strict=True) if noun or next_noun
    )
    return frozenset(stem for word in things for stem in content(word.text))


def _parties(figure: Figure) -> str:
    subject = figure.subject
    sender, receiver = subject.sender, subject.receiver
    if len(subject.parties) == 2 and (sender or receiver):
        # Of two, the one that is not named as one side is the other.
        (other,) = subject.parties - {sender or receiver}
        sender, receiver = sender or other, receiver or other
    if sender and receiver:
        return f"{sender} → {receiver}"
    return " – ".join(sorted(subject.parties))
