"""The lines between a title and its story: who wrote it, who published it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.cues import DATE, LONGEST_LABEL, MONTH, TIME, ends_sentence, iso

_DATE_LINE = re.compile(
    r"(?P<label>(?i:(?:first\s+)?(?:published|posted|updated|modified|dated?)(?:\s+(?:on|at))?)\s*:?\s*)?"
    r"(?:[A-Z][\w.\- ]{2,30},\s+)?(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    rf"(?P<date>{DATE}){TIME}\s*[–—-]?"
)


_NAME = r"(?:[^\W\d_a-z][\w.'’\-]+|[A-Z]\.|(?:de|del|della|van|von|der|bin|al|el)\b)"
_PERSON = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
_BYLINE = re.compile(
    rf"(?i:by)\s+(?P<name>{_PERSON}(?:(?:,|\s+and)\s+{_PERSON}){{0,3}})(?:,?\s+in\s+[A-Z][\w\- ]{{2,30}})?"
)

# Who publishes, in front of the date: "The Caspian Post", "Press Service of the Ministry of Trade"; not a city alone.
_PUBLISHER = re.compile(
    r"(?P<name>(?!By\b)[A-ZÀ-Þ][\w'’.&\-]*"
    r"(?:\s(?:[A-ZÀ-Þ&][\w'’.&\-]*|[a-z]['’][A-ZÀ-Þ]\w+|of|the|for|and|on|in|de|del|della|di|du|und)){1,14})"
)
_IN_FRONT = re.compile(rf"(?P<name>.{{3,100}}?)(?:,|\s[–—-])\s+(?P<date>{DATE}){TIME}")
_DATED = re.compile(rf"\b(?P<date>{DATE}|(?i:{MONTH})\s+\d{{4}})$")


@dataclass(frozen=True)
class TopLine:
    """Author, ISO date of publication and publisher from a line above the story, each None where it does not say."""

    author: str | None
    date: str | None
    publisher: str | None = None


def top_line(line: str) -> TopLine | None:
    """What a line that is only byline, date or both says ("By Jane Doe | 4 June 2025"); None for another line."""
    if len(line) > LONGEST_LABEL:
        return None
    if (match := _IN_FRONT.fullmatch(line)) and (publisher := _publisher(match["name"])):
        return TopLine(None, iso(match["date"]), publisher)
    if match := _DATE_LINE.fullmatch(line):
        return TopLine(None, _published(match))
    parts = [part for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", line) if part]
    names = [match["name"] for part in parts if (match := _BYLINE.fullmatch(part))]
    dates = [match for part in parts if (match := _DATE_LINE.fullmatch(part))]
    publishers = [name for part in parts if not _DATE_LINE.fullmatch(part) and (name := _publisher(part))]
    publishers = publishers if dates and len(publishers) == 1 else []
    if not parts or len(names) + len(dates) + len(publishers) < len(parts):
        return _imprint(line, parts)
    days = [day for match in dates if (day := _published(match))]
    return TopLine(next(iter(names), None), next(iter(days), None), next(iter(publishers), None))


def _imprint(line: str, parts: list[str]) -> TopLine | None:
    """What a line says that begins with who publishes and has a date, whatever else it has: "Note 12"."""
    dates = [match for part in parts[1:] if (match := _DATED.search(part))]
    publisher = _publisher(parts[0].split(",")[0]) if len(dates) == 1 and not ends_sentence(line) else None
    if publisher is None:
        return None
    names = [match["name"] for part in parts if (match := _BYLINE.match(part))]
    return TopLine(next(iter(names), None), iso(dates[0]["date"]), publisher)


def _publisher(words: str) -> str | None:
    """Words that may be a publisher's name: two at least, as a place may stand alone before a date."""
    found = _PUBLISHER.fullmatch(words)
    return None if found is None or found["name"] in _cities() else found["name"]


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Names of more than one word of countries, and of cities that name a time zone (Unicode CLDR, through Babel)."""
    from babel import Locale
    from babel.core import get_global

    cities = (zone.rsplit("/", 1)[-1].replace("_", " ") for zone in get_global("zone_territories"))
    return frozenset((*cities, *Locale("en").territories.values(), "Abu Dhabi", "Hong Kong"))


def _published(date_line: re.Match[str]) -> str | None:
    changed = re.match(r"(?i:updated|modified)", date_line["label"] or "")
    return None if changed else iso(date_line["date"])
