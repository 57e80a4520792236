"""What a line of a news text gives away about itself: furniture, byline, date, dateline, bullet, heading, title.

Every rule is anchored to the whole line or its start, and a line in doubt counts as body: a sentence that is
searched without need does less harm than one that is lost.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_LONGEST_CREDIT = 300
LONGEST_LABEL = 160
_HEADING_WORDS, _HEADING_LENGTH = 12, 90
_TITLE_WORDS, _TITLE_LENGTH = 25, 180

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»›)\]*_]*(?:\[\d+\])?$")
_CLOSED = re.compile(r"[\"”»)\]]$")

_PICTURE = r"(?:photo(?:graph)?|image|picture|video|illustration|graphic|infographic|screenshot|map|chart)s?"
_CREDIT = re.compile(
    rf"(?:{_PICTURE}(?:\s+(?:credits?|source|courtesy(?:\s+of)?|by))?\s*[:©]"
    rf"|{_PICTURE}\s+(?:credit|courtesy|by)\b"
    r"|(?:credits?|caption)\s*:|©|\(c\)\s|copyright\b|all rights reserved\b"
    r"|\(?(?:additional\s+)?(?:reporting|editing|writing)\s+by\s+[A-Z])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:sources?|read\s+(?:also|more|next)|also\s+read|see\s+also|related(?:\s+(?:articles?|stories|news|posts|topics))?"
    r"|recommended|more\s+(?:on\s+this|from)\b[^:]{0,30}|you\s+may\s+also\s+like|tags?|keywords|filed\s+under"
    r"|last\s+updated|updated|share\s+this(?:\s+\w+)?)\s*:",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:advertisement|sponsored(?:\s+content)?|read\s+more|share(?:\s+this(?:\s+\w+)?)?|getty\s+images|shutterstock"
    r"|(?:follow\s+us\s+on|subscribe\s+to\s+our|sign\s+up\s+for\s+our)\b.{0,80}"
    r"|[\w.\- ]{1,30}\s?/\s?(?:getty\s+images|shutterstock|reuters|afp|ap)(?:\s?/\s?[\w.\- ]{1,30})?"
    r"|https?://\S+|[^\w]+)",
    re.IGNORECASE,
)

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{4}}/\d\d/\d\d|\d\d?\.\d\d?\.\d{{4}}"
    rf"|{_DAY}\s+(?i:{MONTH}),?\s+\d{{4}}|(?i:{MONTH})\s+{_DAY},?\s+\d{{4}})"
)
_DATE_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
TIME = rf"(?:[T,]?\s*(?:at\s+)?{_CLOCK}\s*(?:Z|[A-Z]{{2,5}})?(?:[+-]\d{{1,2}}(?::?\d\d)?)?)?"
_DATE_PREFIX = re.compile(
    rf"(?:(?i:dated?|published|posted)\s*:?\s*)?(?P<date>{DATE})(?P<dash>\s*[–—-])?\s+(?=[^\W\d_a-z]|[\"“‘«])"
)
_CAPS = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ.'’]+"
_WHEN = rf"(?i:{MONTH})\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+(?i:{MONTH})(?:,?\s+\d{{4}})?"
_AGENCY = r"\s*\([^()]{2,40}\)"
_REGION = r"(?:,\s+(?!(?i:" + MONTH + r")\b)[A-Z][\w.]+(?:\s[A-Z]\w+)?)?"
_DATELINE = re.compile(
    rf"(?:(?P<caps>{_CAPS}(?:[ /\-]{_CAPS}){{0,3}}){_REGION}|(?P<city>[A-Z]\w+(?:[ \-][A-Z]\w+){{0,2}}){_REGION})"
    rf"(?:[,.]\s+(?P<when>{_WHEN}))?\.?(?P<agency>{_AGENCY}|\s+[A-Z]{{4,}})?(?P<end>\s*[–—-]{{1,2}}\s+|\.\s+)(?=\S)"
)

_STRONG_MARK = re.compile(r"(?:[·•▪▫◦‣●○■□►▸➢➤✓]\s*)(?=\S)")
_DASH_MARK = re.compile(r"(?P<sign>[*\-–—])[ \t\u00a0]+(?=\S)")
_NUMBER_MARK = re.compile(r"(?:\((?P<inner>\d{1,2})\)|(?P<outer>\d{1,2})[.)])[ \t\u00a0]+(?=\S)")

_FIGURE = re.compile(r"[$€£¥%]|\d[.,]\d|\d{5}|\b(?:million|billion|trillion|tons?|tonnes?|percent)\b", re.IGNORECASE)
# "Who pays?" by itself, or in front of its answer, is an interviewer's question; "Energy. The plant …" is labelled.
_RUN_IN = re.compile(
    r"(?P<number>\d{1,2}[.)]\s+)?(?:(?P<asks>[A-Z][^.!?…:\"“”]{2,90}\?)|(?P<label>[A-Z][\w’'-]*(?:\s[\w’'-]+){0,2})\.)"
    r"\s+(?=[A-Z\"“(])"
)
# What a list item of several sentences opens with: "Poti terminal, Georgia. Work …", "Poti, Georgia: a terminal …".
_ITEM_LABEL = re.compile(r"(?P<label>[^.:!?…]{3,60})(?::(?=\s.*[.!?]\s)|\.)\s+(?=\S)", re.DOTALL)
_LABEL_WORDS = 8
_SPEECH = re.compile(r"[,.!?][\"”»]|https?://|\S@\S|[.!?]\s+[A-Z]")


@dataclass(frozen=True)
class Mark:
    """The bullet or number at the start of a list item; `number` is None for a bullet, `length` in code points."""

    length: int
    sign: str
    number: int | None = None

    @property
    def certain(self) -> bool:
        """True for signs that mean a list item wherever they stand; a dash or number needs neighbours."""
        return self.sign == "•"


def ends_sentence(text: str) -> bool:
    """True when the text ends in sentence-final punctuation, quotation marks or brackets after it allowed."""
    return bool(_SENTENCE_END.search(text[-20:].rstrip()))


def breaks_off(text: str) -> bool:
    """True when the text ends in neither a full stop nor a closing quotation mark or bracket."""
    return not ends_sentence(text) and not _CLOSED.search(text[-1:])


def is_furniture(line: str) -> bool:
    """True for photo credits, "Source:" and "Read also:" lines, notices and rules: kept, never searched."""
    plain = line.strip("*_ \t\u00a0") or line
    if _CREDIT.match(plain):
        return len(plain) <= _LONGEST_CREDIT
    if _LABEL.match(plain):
        return len(plain) <= LONGEST_LABEL and not (ends_sentence(plain) and len(plain.split()) > 10)
    return len(plain) <= LONGEST_LABEL and _NOTICE.fullmatch(plain) is not None


def mark_of(line: str) -> Mark | None:
    """The list mark that a line starts with, if any."""
    if match := _STRONG_MARK.match(line):
        return Mark(match.end(), "•")
    if match := _DASH_MARK.match(line):
        return Mark(match.end(), match["sign"])
    if match := _NUMBER_MARK.match(line):
        return Mark(match.end(), "1", int(match["inner"] or match["outer"]))
    return None


def is_list(run: list[str], *, introduced: bool) -> bool:
    """True when lines with one kind of mark are a list.

    Certain bullets are; dashes and numbers are after a colon (`introduced`) or in a run of their like.
    """
    marks = [mark for line in run if (mark := mark_of(line))]
    if introduced or marks[0].certain:
        return True
    numbers = [mark.number for mark in marks if mark.number is not None]
    if numbers:
        return len(run) > 1 and numbers == list(range(numbers[0], numbers[0] + len(run)))
    # Lines of dialogue open with a dash too; they ask, exclaim, or name the speaker after another dash.
    spoken = marks[0].sign in "-–—" and any(re.search(r"[?!]$|[,?!] [–—-] ", line) for line in run)
    return len(run) > 1 and not spoken


def iso(words: str) -> str | None:
    """The ISO date of a day in words or figures; None for one that is no date or still to come."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", words)
    plain = re.sub(r"(?<=[A-Za-z])\.", "", re.sub(r"(?i)\bsept\b", "Sep", plain))
    for form in _DATE_FORMATS:
        try:
            day = datetime.datetime.strptime(" ".join(plain.split()), form).date()
        except ValueError:
            continue
        # A date still to come is the day of an event, not of publication.
        return day.isoformat() if day <= datetime.datetime.now(datetime.UTC).date() else None
    return None


def dateline(text: str) -> tuple[int, str | None]:
    """Length of the date and dateline that a first paragraph starts with (0 for none), and the ISO date in it."""
    length, date = 0, None
    if (match := _DATE_PREFIX.match(text[:120])) and (match["dash"] or not match["date"] or _plain_date(match)):
        length, date = match.end(), iso(match["date"])
    place = _DATELINE.match(text[length : length + 160])
    if place and _is_dateline(place, text[length:]):
        length += place.end()
        when = place["when"] or ""
        date = date or (iso(when) if re.search(r"\d{4}$", when) else None)
    return length, date


def _plain_date(match: re.Match[str]) -> bool:
    """A date without a dash after it is no part of the sentence when it is labelled or written in figures."""
    return match.start("date") > 0 or match["date"][:4].isdigit()


def _is_dateline(place: re.Match[str], text: str) -> bool:
    rest = text[place.end() :]
    if place["end"].startswith("."):
        return bool(place["caps"] and place["when"])
    if place["when"] or place["agency"]:
        return True
    # "OPEC – the cartel – met" opens a sentence: a dateline is a longer name, and no second dash answers its own.
    first = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    return bool(place["caps"]) and len(place["caps"]) >= 4 and rest[:1].upper() == rest[:1] and " – " not in first


@dataclass(frozen=True)
class RunIn:
    """What a paragraph opens with that heads it: a question, or the label of a section; `end` in code points."""

    end: int
    asks: bool
    numbered: bool


def run_in(text: str) -> RunIn | None:
    """The short question or the label that heads the paragraph that it opens, if any."""
    match = _RUN_IN.match(text)
    if match is None:
        return None
    end = match.end("asks") if match["asks"] else match.end("label")
    return RunIn(end, asks=match["asks"] is not None, numbered=match["number"] is not None)


def label_of(item: str) -> str:
    """The few words that a list item of more than one sentence opens with, to a full stop or colon; empty for none."""
    match = _ITEM_LABEL.match(item)
    return match["label"] if match and len(match["label"].split()) <= _LABEL_WORDS else ""


def looks_like_title(text: str) -> bool:
    """True for a first line that may be the title: short, without the full stop of a sentence."""
    if len(text) > _TITLE_LENGTH or len(text.split()) > _TITLE_WORDS or re.search(r"https?://|\S@\S", text):
        return False
    return any(map(str.isalpha, text)) and not re.search(r"[.…:;,][\"'”’»)]*$", text) and not re.match(r"[a-z]", text)


def looks_like_heading(line: str) -> bool:
    """True for a short line without final punctuation, figures or speech that may head what follows."""
    if len(line) > _HEADING_LENGTH or len(line.split()) > _HEADING_WORDS or not any(map(str.isalpha, line)):
        return False
    if ends_sentence(line) or line[-1] in ":;,–—-" or not (line[0].isupper() or line[0].isdigit() or line[0] in '"“‘«'):
        return False
    return not _FIGURE.search(line) and not _SPEECH.search(line)


def heads_in_bold(line: str) -> bool:
    """True for a line, set in bold, that heads what follows: a heading, or an interviewer's question."""
    asked = re.fullmatch(r"[^.!?]{3,300}\?", line.strip()) is not None and line[0] not in '"“«'
    return asked or looks_like_heading(line)


def in_title_case(line: str) -> bool:
    """True when all longer words of a line start with a capital, as in English headlines."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", line) if len(word) > 4]
    return bool(words) and all(word[0].isupper() for word in words)
