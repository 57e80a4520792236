"""What a question wants named and the articles only count: "talks with two carriers", for "Which two airlines …"."""

from __future__ import annotations

import re

from bot.abstention.demands import bodies_in
from bot.abstention.unmentioned import said_otherwise
from bot.choosing.evidence import Evidence, list_items
from bot.choosing.listing import new_countries
from bot.choosing.series import announced_by
from bot.english.parties import canonical
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC
from bot.spans.enumeration import NAMED_THINGS
from bot.spans.listing import lists_things
from bot.types import Missing
from corpus.split import sentences_of
from index.lexical import terms

_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2]"
# "Which two airlines", "the names of the six companies".
_ASKED = re.compile(
    r"\b(?:which|what|name|list|names of)(?: the)?(?: (?P<number>" + _NUMBER + r"))?(?: other)?"
    r"(?: (?!and\b|or\b|is\b|are\b|was\b|were\b|of\b|the\b)[\w-]+){0,2}? (?P<things>[a-z]{3,}s)\b(?!['’])",
    re.IGNORECASE,
)
# "Two carriers", "six have signed", "two of Chad's largest banks", "most insurers".
_COUNTED = re.compile(
    r"(?<![\w.,$€£–-])(?P<number>" + _NUMBER + r"|several|some|most|many|a few)(?: other| more)?"
    r"(?: (?P<of>of|have|had|has|did|were|are)\b|(?: (?!and\b|or\b|of\b)[\w-]+){0,2}? (?P<things>[a-z]{3,}s)\b)",
    re.IGNORECASE,
)
# "The other two", "which two other firms"; "one of the top three".
_OTHERS = re.compile(rf"\b(?:other (?:{_NUMBER})|(?:{_NUMBER}) (?:[\w-]+ )?others?)\b", re.IGNORECASE)
_ONE_OF = re.compile(rf"\bone of (?:the |its |their )?(?:[\w-]+ )?(?:{_NUMBER})\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:others?|rest|remaining|remainder|another)\b", re.IGNORECASE)
OTHERS = 2  # others there are at least
_WORD = re.compile(r"[^\W\d_]+")
# So many of the closest sentences are looked through.
CLOSE = 3


def only_counted(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Missing, ...]:
    """The names that a question asks for, where the closest sentences tell how many there are and none lists any."""
    if evidence and _one_of_them(query, evidence[0].text):
        return (Missing(kind="other", asked="a name", have=()),)
    if evidence and _is_of_others(query, evidence[0]):
        return (Missing(kind="quantity", asked="a figure", have=()),)
    asked = _ASKED.search(query.focus)
    if asked is None or not evidence or not (asked["number"] or asked["things"].lower() in NAMED_THINGS):
        return ()
    counts = (one for one in evidence[:CLOSE] if any(_is_count(asked, found) for found in _COUNTED.finditer(one.text)))
    counting = next(counts, None)
    if counting is None or announced_by(query.focus, counting) or list_items(evidence[0]):
        return ()
    told = (evidence[0].text, counting.text, _next_of(counting))
    if any(_lists(query, asked, text) for text in told):
        return ()
    return (Missing(kind="other", asked="a name", have=()),)


def _one_of_them(query: Query, text: str) -> bool:
    """Whether the others of some are asked for, and a sentence tells of one that it is of them: "one of the three"."""
    told = _OTHERS.search(query.focus) and _ONE_OF.search(text)
    return bool(told) and len(new_countries(query, text)) < OTHERS and not lists_things(query, text)


def _is_of_others(query: Query, evidence: Evidence) -> bool:
    """Whether a figure of "the other four" is asked for, and a sentence tells of no others."""
    asks = query.kind in NUMERIC and _OTHERS.search(query.focus) is not None
    return asks and not _OTHER.search(evidence.text) and len(new_countries(query, evidence.text)) < OTHERS


def _is_count(asked: re.Match[str], found: re.Match[str]) -> bool:
    """Whether some words count what is asked for: by the number that the question has, or by what it is called."""
    alike = found["things"] and said_otherwise(asked["things"], found["things"])
    if not asked["number"]:
        return bool(alike)
    same = found["number"].lower() == asked["number"].lower()
    return same and bool(alike or not found["things"] or found["things"].lower() in NAMED_THINGS)


def _lists(query: Query, asked: re.Match[str], text: str) -> bool:
    """Whether a sentence lists things, has names that the question lacks, or tells of one such thing and another."""
    own, things = set(terms(query.focus)), terms(asked["things"])
    names = {name for name in bodies_in(text) if not canonical(name)}
    each = [word for word in _WORD.findall(text) if terms(word) == things and word.lower() != asked["things"].lower()]
    named = sum(not own.issuperset(terms(name)) for name in names)
    return lists_things(query, text) or len(each) > 1 or named >= (2 if asked["number"] else 1)


def _next_of(one: Evidence) -> str:
    after = [span for span in sentences_of(one.article, one.paragraph) if span.start > one.span.start]
    return one.article.text[after[0].start : after[0].end] if after else ""
