"""Whether a reworded sentence says more than its quotes: "sharply" of 2%, "all" of "most", a cause, another time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.additions import new_words
from bot.claims.changes import CHANGES
from bot.english.numerals import WORDS
from bot.english.quantities import read_quantities, years_in
from bot.english.tagging import tagged
from bot.english.tokens import SAYING
from bot.english.words import is_carrying
from bot.llm.framing import SLIGHT, STRONG, change_in

_STRONG = re.compile(
    r"\b(?:sharp|strong|significant|substantial|considerable|marked|dramatic|massive|huge)(?:ly)?\b", re.I
)
_SLIGHT = re.compile(
    r"\b(?:slight|modest|marginal)(?:ly)?\b(?! (?:more|less|over|under|above|below|higher|lower))", re.I
)
_ALL = re.compile(r"\b(?:all|every|entire(?:ly)?|whole|always|complete(?:ly)?|exclusively|solely|both|each)\b", re.I)
_SOME = re.compile(r"\b(?:most|mostly|mainly|some|many|partly|majority|largely|nearly|almost|among|several)\b", re.I)
_NOT_ALL = re.compile(r"\b(?:nearly|almost|not|virtually|practically) (?:all|every|entire(?:ly)?|always|both)\b", re.I)
_NEXT_YEAR = re.compile(r"\b(?:over|on|than|from|against|with|to) the (?:following|next|subsequent) year\b")
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result|caused by|on account of|in response to)\b", re.I
)
_CAUSES = re.compile(
    rf"{_CAUSE.pattern}|\b(?:as|since|after|with|following|driv\w+|reasons?|so|result\w*|caus\w+|therefore|why)\b",
    re.I,
)
_OFF = re.compile(
    r"\b(?:an?|one|two|three|four|five|several|some|\d+) (?P<unit>hour|day|week|month)s?"
    r" (?:later|earlier|before|after)\b"
)
_YEAR_OFF = re.compile(
    r"\b(?P<count>an?|[a-z]+) years? (?P<way>earlier|before|later|after),? in (?P<year>\d{4})\b", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:since|from|after|starting(?: in)?|as of) (?P<year>\d{4})\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till|up to|by|before|through) (?P<year>\d{4})\b", re.I)


def is_overstated(text: str, quotes: Sequence[str]) -> bool:
    """Whether a word of degree, "all", or a comparison with the next year is borne out by no quote and no figure."""
    whole = " ".join(quotes)
    change = change_in(read_quantities(text))
    if change is not None and any(
        word.search(text) and not word.search(whole)
        for word, wrong in ((_STRONG, change <= SLIGHT), (_SLIGHT, change >= STRONG))
        if wrong
    ):
        return True
    if _ALL.search(_NOT_ALL.sub("", text)) and _SOME.search(whole) and not _ALL.search(_NOT_ALL.sub("", whole)):
        return True
    if _CAUSE.search(text) and not _CAUSES.search(whole):
        return True
    if any(
        not re.search(rf"\b{match['unit']}s? (?:later|earlier|before|after)\b", whole) for match in _OFF.finditer(text)
    ):
        return True
    if _acts(text, quotes) or _off_unknown_years(text, whole):
        return True
    if _NEXT_YEAR.search(text) and not _NEXT_YEAR.search(whole):
        return True
    return _turned(text, whole, _UNTIL, _SINCE) or _turned(text, whole, _SINCE, _UNTIL)


def _off_unknown_years(text: str, whole: str) -> bool:
    """ "A year later, in 2023" where the quotes do not speak of 2022."""
    known = years_in(whole)
    return any(year not in known for match in _YEAR_OFF.finditer(text) for year in (_base(match), int(match["year"])))


def _base(match: re.Match[str]) -> int:
    count = WORDS.get(match["count"].lower(), 1)
    return int(match["year"]) + (count if match["way"].lower() in ("earlier", "before") else -count)


def _acts(text: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence has a verb that is new and tells of an act; of changes bot/claims/polarity.py judges."""
    tags = {word.start: word.tag for word in tagged(text)}
    new = (token for token in new_words(text, quotes) if not token.text[0].isupper() and token.side not in CHANGES)
    verbs = (token for token in new if tags.get(token.start, "").startswith("VB"))
    return any(not (is_carrying(verb.text) or SAYING in verb.keys) for verb in verbs)


def _turned(text: str, whole: str, ours: re.Pattern[str], theirs: re.Pattern[str]) -> bool:
    """ "Until 2005" where the quotes have only "since 2005"."""
    own, there, other = (
        {match["year"] for match in p.finditer(t)} for p, t in ((ours, text), (ours, whole), (theirs, whole))
    )
    return bool((own - there) & other)
