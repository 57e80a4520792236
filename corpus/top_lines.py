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
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:,|\s+and)\s+{_PERSON}){{0,3}}")
_BYLINE = re.compile(rf"(?:[a-z]+\s)?(?i:by)\s+(?P<name>{_PEOPLE.pattern})(?:,?\s+in\s+[A-Z][\w\- ]{{2,30}})?")

# Who publishes: "The Caspian Post", "Press Service of the Ministry of Trade", "News Agency (NA)"; not a city alone.
_PUBLISHER = re.compile(
    r"(?P<name>(?!By\b)[A-ZÀ-Þ][\w'’.&\-]*"
    r"(?:\s(?:[A-ZÀ-Þ&][\w'’.&\-]*|[a-z]['’][A-ZÀ-Þ]\w+|of|the|for|and|on|in|de|del|della|di|du|und)){1,14})"
    r"(?:\s\([A-Z]{2,8}\))?"
)
_WHEN = re.compile(rf"(?:(?P<date>{DATE}){TIME}|(?i:{MONTH})\s+\d{{4}})(?!\S*\d)")
# What parts the facts of a line; the full stop of a word, not of an initial, parts "Opinion. Jane Doe".
_PARTED = re.compile(r"\s*[|•·;]\s*|\s+[–—-]\s+|,\s+|(?<=[a-z]{3})\.\s+(?=[A-ZÀ-Þ])")
_ENDS_OPEN = re.compile(r"(?:[|•·;,–—-]|^)\s*$")
_OPINION = re.compile(r"(?i:opinion|comment|commentary|column|op-ed|viewpoint|letter|essay)")
# So many words may stand right in front of a date ("issue of", "Saturday"): more of them are a sentence's.
_LABEL_WORDS = 2


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
    if found := _imprint(line):
        return found
    if match := _DATE_LINE.fullmatch(line):
        return TopLine(None, _published(match))
    parts = [part for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", line) if part]
    names = [match["name"] for part in parts if (match := _BYLINE.fullmatch(part))]
    return TopLine(names[0], None) if parts and len(names) == len(parts) else None


def _imprint(line: str) -> TopLine | None:
    """What a line says that begins with who publishes or wrote and has a date, whatever else it has: "Note 12"."""
    dates = list(_WHEN.finditer(line))
    if len(dates) != 1 or ends_sentence(line):
        return None
    (when,) = dates
    front, back = (_parted(text) for text in (line[: when.start()], line[when.end() :]))
    if not _ENDS_OPEN.search(line[: when.start()]) and len(front.pop().split()) > _LABEL_WORDS:
        return None
    if line[when.end() :].strip() and not _PARTED.match(line, when.end()):
        return None
    rubric = front[:1] if front and _OPINION.fullmatch(front[0]) else []
    parts = [*front[len(rubric) :], *back]
    bylines = [match["name"] for part in parts if (match := _BYLINE.fullmatch(part) or _BYLINE.match(part))]
    named = [name for part in parts if (name := _publisher(part))]
    opens = bool(parts) and bool(rubric or _publisher(parts[0]) or _BYLINE.match(parts[0]))
    if not opens or not (named or bylines) or not (when["date"] or len(parts) > 1):
        return None
    # Whose opinion it is stands before who publishes it; another who wrote stands behind all.
    if rubric and len(named) > 1:
        bylines = [*bylines, named.pop(0)]
    elif back and len(named) > 1 and _PEOPLE.fullmatch(back[-1]):
        bylines = [*bylines, back[-1]]
    return TopLine(next(iter(bylines), None), iso(when["date"] or ""), next(iter(named), None))


def _parted(text: str) -> list[str]:
    return [part for part in _PARTED.split(text.strip(" ,;|•·–—-")) if part]


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
