"""Which articles a question may be answered from: those of a publisher it names, or of a time it names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.english.dictionary import english
from bot.english.numerals import MONTH_NAMES, MONTH_NUMBERS
from corpus.types import Article

# Words of publishers' names that do not tell one from another.
_COMMON = set(
    "the news agency press media group online daily weekly network com org net pk kz it eu www inc ltd".split()
)
_BEFORE = (
    r"(?:,?\s*\b(?:according to|as reported by|as stated by|reported by|going by|on|by|in|from|of|per|and|or|both|do"
    r"|does"
    r"|did)\s+)?(?:the\s+)?"
)
_AFTER = r"(?:['’]s?)?(?:\s+(?:figures?|data|articles?|reports?|numbers?|account|says?|reported|each|both)\b)*"
_WORD = re.compile(r"[\w&+-]+")
_PUBLISHED = re.compile(
    r"\b(?:(?:published|issued|printed|written|posted|released)\s(?P<when>in|on|from|of|after|before|since|until)"
    r"|(?:an? |the )?(?:articles?|reports?|news|stor(?:y|ies))\s(?:of|from|dated))"
    rf"\s(?:(?P<month>{MONTH_NAMES})(?:\s(?P<day>\d{{1,2}}))?,?\s?)?"
    r"(?P<year>(?:19|20)\d\d)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Filter:
    """Articles of these publishers (all where empty), published from `since` until `until` (ISO dates, both within)."""

    publishers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def admits(self, article: Article) -> bool:
        """Whether an article may answer; one without a date passes only where no date is asked for."""
        if self.publishers and article.publisher not in self.publishers:
            return False
        if self.since is None and self.until is None:
            return True
        day = article.published
        if day is None:
            return False
        return (self.since is None or day >= self.since[: len(day)]) and (
            self.until is None or day <= self.until[: len(day)]
        )

    def __bool__(self) -> bool:
        """Whether it keeps anything out."""
        return bool(self.publishers or self.since or self.until)


@dataclass(frozen=True)
class Publications:
    """Who published the articles of an index, longest name first, and the latest year of publication; 0 for none."""

    publishers: tuple[str, ...] = ()
    latest: int = 0

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Publications:
        """Those of some articles."""
        articles = tuple(articles)
        publishers = {article.publisher for article in articles if article.publisher}
        years = [int(article.published[:4]) for article in articles if article.published]
        return cls(tuple(sorted(publishers, key=lambda name: (-len(name), name))), max(years, default=0))


EVERYTHING = Filter()
NOBODY = Publications()


def filter_of(question: str, publications: Publications) -> tuple[Filter, str]:
    """What a question says of its sources, and the question without those words."""
    rest = question
    publishers = []
    for publisher in publications.publishers:
        own = _own_words(publisher)
        if not own or own[0].lower() not in question.lower():
            continue
        mention = _mention(publisher)
        if mention.search(rest):
            publishers.append(publisher)
            rest = mention.sub(" ", rest)
    since, until, rest = _dates(rest, publications.latest)
    rest = re.sub(r"\s+([?.,;])", r"\1", " ".join(rest.split())).lstrip(" ,;")
    return Filter(tuple(sorted(publishers)), since, until), rest if re.search(r"\w", rest) else question


@lru_cache(maxsize=1024)
def _mention(publisher: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}\b{_called(publisher)}(?!\w){_AFTER}", re.IGNORECASE)


def _called(publisher: str) -> str:
    """A pattern for a publisher's name: all of it, or without the words that many publishers share."""
    words, own = _WORD.findall(publisher), _own_words(publisher)
    first, last = words.index(own[0]), len(words) - words[::-1].index(own[-1]) - 1
    tail = "".join(rf"(?:[\s.]{re.escape(word)})?" for word in words[last + 1 :])
    return r"[\s.]".join(re.escape(word) for word in words[first : last + 1]) + tail


@lru_cache(maxsize=1024)
def _own_words(publisher: str) -> tuple[str, ...]:
    words = _WORD.findall(publisher)
    own = [word for word in words if word.lower() not in _COMMON] or words
    if len(own) == 1 and own[0].lower() in english():  # "The Daily Example" is not meant by "example"
        own = [word for word in words if word.lower() != "the"]
    return tuple(own or words)


def _dates(question: str, latest: int) -> tuple[str | None, str | None, str]:
    found = _PUBLISHED.search(question)
    if found is None or not (found["month"] or found["year"]):
        return None, None, question
    year = int(found["year"] or latest)
    first = last = ""
    if found["month"]:
        month = MONTH_NUMBERS[found["month"].lower()]
        day = int(found["day"] or 0)
        first = f"{year:04}-{month:02}-{day or 1:02}"
        last = f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"
    else:
        first, last = f"{year:04}-01-01", f"{year:04}-12-31"
    rest = question[: found.start()] + question[found.end() :]
    when = (found["when"] or "").lower()
    since = None if when in ("before", "until") else _shifted(last, 1) if when == "after" else first
    until = None if when in ("after", "since") else _shifted(first, -1) if when == "before" else last
    return since, until, rest


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
