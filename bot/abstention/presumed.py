"""A claim that a question takes for granted and a sentence makes of another year, country or place in an order.

"Why was the bridge opened in 2012?" where it was in 2009. Something that happens is told once; figures are given for
each year and country, and one of another year does not correct the question for this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.abstention.demands import PLACE
from bot.abstention.unmentioned import said_otherwise
from bot.choosing.evidence import Evidence, in_full
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.ordinals import RANKED
from bot.english.parties import canonical, is_region, read_parties
from bot.english.quantities import QuantityKind, read_quantities, years_in
from bot.english.words import is_light
from bot.questions.asked import asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.sum_words import MOVED
from index.lexical import terms

# So many of the closest sentences are looked through, and so much of the question one must have beside what differs.
CLOSE = 6
COVERED, LEAST = 0.7, 2
_PRESUMES = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:why|how come|how is it that)\b|,? (?:right|correct|true|isn't it|didn't \w+)\W*$"
    r"|\bis it (?:true|right|correct) that\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",? (?:right|correct|true|isn't it|didn't \w+)\W*$|\bis it (?:true|right|correct)\b|\bhow come\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOTHING = re.compile(r"(?<!for )(?<!almost )(?<!nearly )\b(?:nothing|none)\b(?! (?:but|less|more|of))", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(in|at|to|from|with|by|of) (?:the )?$", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")
# "More than 40 ferries": a bound, which is no figure of what happened.
_BOUND = re.compile(
    r"\b(?:than|over|beyond|above|below|under|past|exceed\w*|surpass\w*|at (?:least|most))\s(?=[€$£]?\d)[^\s]+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Slip:
    """What a question says and what a sentence has in its place."""

    said: str
    told: str
    sentence: Evidence


def slip_of(query: Query, evidence: Sequence[Evidence]) -> Slip | None:
    """The one thing in which the closest sentence that makes the question's claim differs from it; None without one."""
    presumes = _PRESUMES.search(query.focus) is not None
    if not presumes and query.kind is not AnswerKind.YES_NO:
        return None
    near = [(one, _differing(query, one)) for one in evidence[:CLOSE]]
    if any(not differing and _covered(query.focus, one) >= COVERED for one, differing in near):
        return None
    slips = [_slip(query, one, differing[0], presumes) for one, differing in near if len(differing) == 1]
    found = [slip for slip in slips if slip and _covered(query.focus.replace(slip.said, " "), slip.sentence) >= COVERED]
    return max(found, key=lambda slip: _covered(query.focus, slip.sentence), default=None)


def _differing(query: Query, one: Evidence) -> list[str]:
    """The names, years and places in an order of a question that a sentence has not, or has others for."""
    text, around = in_full(one), f"{one.passage.article_title} {one.passage.context} {one.passage.text}"
    named = [name for name in query.names if names_missing([name], around) or _is_replaced(name, query, text)]
    years = [str(year) for year in query.years if year not in one.years]
    claimed, stated = RANKED.search(query.focus), RANKED.search(text)
    same = claimed and stated and claimed["rank"].lower() == stated["rank"].lower()
    return [*named, *years, *([claimed.group()] if claimed and not same else [])]


def _slip(query: Query, one: Evidence, said: str, presumes: bool) -> Slip | None:
    """What a sentence has in place of what a question says, where the rest of the question stands there."""
    text = in_full(one)
    if RANKED.search(said):
        told = _ranked(said, text)
    elif not _is_event(query, text, presumes):
        return None
    elif said.isdecimal():
        told = next(iter(_YEAR.findall(text)), "")
    else:
        told = _in_place_of(said, query, text) if presumes else ""
    return Slip(said, told, one) if told else None


def _ranked(said: str, text: str) -> str:
    """The place in an order that a sentence gives what is called the same; "" where it gives none."""
    claimed, stated = RANKED.search(said), RANKED.search(text)
    alike = claimed and stated and terms(claimed["what"])[-1:] == terms(stated["what"])[-1:]
    return stated.group() if stated and alike else ""


def _is_replaced(name: str, query: Query, text: str) -> bool:
    """Whether a country of the question is not in a sentence, which names another."""
    return _kind_of(name) is not None and bool(names_missing([name], text)) and bool(_others(name, query, text))


def _kind_of(name: str) -> bool | None:
    """True of a country, False of another place; None of anything else, and of a region or union of countries."""
    country = canonical(name)
    if country:
        return None if is_region(country) or "Europe" in country else True
    return False if any(one.text == name and one.place >= PLACE for one in read_names(f"in {name}")) else None


def _others(name: str, query: Query, text: str) -> list[str]:
    """What a sentence has of a name's kind that the question does not name."""
    if _kind_of(name):
        asked = {canonical(one) for one in query.names}
        there = [(text[one.start : one.end], one) for one in read_parties(text)]
        return [word for word, one in there if not one.region and one.name not in asked and "-" not in word]
    places = [one.text for one in read_names(text) if one.place >= PLACE and not canonical(one.text)]
    return [place for place in places if names_missing([place], query.focus)]


def _in_place_of(said: str, query: Query, text: str) -> str:
    """What a sentence has of a name's kind where the question has the name, behind the same preposition; else "".

    The only one of its kind is that in any case.
    """
    others = list(dict.fromkeys(_others(said, query, text)))
    before = _PREPOSITION.search(query.focus[: max(query.focus.find(said), 0)])
    alike = rf"\b{before[1]} (?:the )?$" if before else r"(?<!\bin )(?<!\bto )(?<!\bfrom )$"
    there = [other for other in others if re.search(alike, text[: text.find(other)], re.IGNORECASE)]
    only = len(others) == 1 or (before is None and len(there) > 0) or len(there) == 1
    found = next(iter(there or others), "") if only else ""
    return _OWNER.sub("", found)


def _is_event(query: Query, text: str, presumes: bool) -> bool:
    """Whether a question is not for one of many figures, or has the very one that a sentence gives, if it gives any.

    One that asks whether something was may be for one of many, whatever it is about.
    """
    if presumes and asked_of(query).subject.flow is None and not MOVED.search(query.focus):
        return True
    figures, own = _figures(text), set(_figures(_BOUND.sub(" ", query.focus)))
    return not figures or not own.isdisjoint(figures)


def _figures(text: str) -> list[str]:
    """The figures of a text in digits, but for dates."""
    return [one.text for one in read_quantities(text) if one.kind is not QuantityKind.DATE and not one.text.isalpha()]


def _covered(asked: str, one: Evidence) -> float:
    """Share of the words of a question that a sentence has, in some form or meaning; 0 of too few of them.

    Its names may stand around it.
    """
    words = [word for word in _WORD.findall(_TAG.sub(" ", asked)) if terms(word) and not is_light(word)]
    text = in_full(one)
    there, named = set(terms(text)), f"{one.passage.article_title} {one.passage.context} {one.passage.text}"
    kept = [
        word
        for word in words
        if there.issuperset(terms(word))
        or (word[0].isupper() and not names_missing([word], named))
        or said_otherwise(word, text)
    ]
    return len(kept) / len(words) if len(kept) >= LEAST else 0.0


def denies_all(query: Query, one: Evidence) -> bool:
    """Whether a sentence says of whom a question asks "how much" that there was nothing."""
    text, around = one.text, f"{one.passage.article_title} {one.passage.context} {one.passage.text}"
    here = [name for name in query.names if not names_missing([name], text)]
    plain = _NOTHING.search(text) is not None and _NOTHING.search(query.focus) is None
    if not plain or not here or names_missing(query.names, around):
        return False
    if _figures(text):  # "which had delivered 20% in 2021, delivered nothing last year"
        return bool(query.years) and set(query.years) <= set(one.years) and not set(query.years) & set(years_in(text))
    return set(query.years) <= set(one.years)
