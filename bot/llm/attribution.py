"""Who published what: "Kazinform gives 26.7%, while the other article says 27%", against the articles that are cited.

The publisher and the day of an article stand beside each citation; a sentence may name them where they are right. What
it tells of an article must be carried by that article alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import product

from bot.composing.draft import Source
from bot.english.quantities import QuantityKind, read_quantities
from bot.english.tokens import date_parts

_VERB = (
    r"(?:reports?|reported|says?|said|writes?|wrote|states?|stated|notes?|noted|adds?|added|gives?|gave|puts?|quotes?"
    r"|quoted|cites?|cited|lists?|listed|mentions?|mentioned|names?|named|speaks? of|spoke of|tells? of|estimates?"
    r"|estimated|explains?|explained|claims?|claimed|describes|observes?|observed|has|had|shows?|showed|counts?|counted"
    r"|carries|carried|rounds?|values?|valued|pegs?|pegged|records?|recorded)"
)
_CONTRAST = r"for its part|on the other hand|meanwhile|however|in turn|by contrast"
_GIVEN_BY = r"(?:[Aa]ccording to|[Gg]oing by|[Ii]n|[Bb]y|[Pp]er|[Ww]ith|[Ff]or|[Ff]rom)"
_ASIDE = rf"(?:,? (?:{_CONTRAST}),?)?(?: itself)?"
# On what an article goes by its own words; what it says is then that one's.
_GOING_BY = r"(?:, (?:citing|quoting|going by|referring to|based on|relying on|drawing on) (?P<by>[^,;]+),)?"
_REPORT = r"(?:['’]s)?(?: (?:own )?(?:article|report|account|text|story|piece))?"
_MANNER = r"(?: (?:also|later|first|likewise|both|all))?"
_DAY = r"(?P<day> (?:on |of )?(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}))?"
_THAT = r"(?: that\b| of\b)?:? "
_ONE = r"(?:one|another|the other|the first|the second|the former|the latter)"
_TEXT = r"(?:article|report|text)s?"
_NAMELESS = re.compile(
    rf"^(?:and )?(?:(?P<one>{_ONE} (?:one |{_TEXT} |of the {_TEXT} )?)|(?:the|this|that) {_TEXT} )"
    rf"(?:merely |only |just )?{_VERB}{_THAT}",
    re.IGNORECASE,
)
_BOTH = re.compile(
    rf"^(?:both|both {_TEXT}|the two {_TEXT}|all (?:the )?{_TEXT}){_MANNER} {_VERB}{_THAT}", re.IGNORECASE
)
# Where one clause ends and another begins, of which each may have its own source.
_CLAUSES = (
    r";\s+(?:and |but |while )?|,?\s+(?:while|whereas)\s+|(?<=\))\s+(?:or|and|against|versus)\s+"
    r"|,\s+(?:and|but)\s+(?=(?:(?:the other|another)\b|(?:[Tt]he )?"
)
_WORDS = re.compile(r"[^\W\d_]+")
# Beside a figure alone: "wire.example has it at 25%".
_BARE = frozenset("it them this that at by of to with only just about some around a the figure of".split())


class Reading(StrEnum):
    """Which of its sources a clause is of: all together, every article by itself, or a single article."""

    TOGETHER = "together"
    EACH = "each"
    ONE = "one"


@dataclass(frozen=True)
class Told:
    """What a clause says without whom it says it of, and the sources of those; `attributed`: it did name some."""

    text: str
    sources: tuple[Source, ...]
    attributed: bool = False
    reading: Reading = Reading.TOGETHER


Carries = Callable[[str, Sequence[Source]], bool]


def names_sources(text: str, cited: Sequence[Source]) -> bool:
    """Whether a sentence says of an article or a publisher that it tells something."""
    return bool(_told_in(text, cited, cited))


def attributed(text: str, cited: Sequence[Source], evidence: Sequence[Source], carries: Carries) -> tuple[str, ...]:
    """The clauses of a sentence without whom they are told of, where each is carried by these; none where one is not.
    `evidence`: all that the model was shown.
    """
    told = _told_in(text, cited, evidence)
    if not told or not all(_is_carried(one, carries) for one in told):
        return ()
    single = [_carriers(one, carries) for one in told if one.reading is Reading.ONE]
    if len(single) > 1 and not any(len(set(some)) == len(some) for some in product(*single)):
        return ()  # "one says A, the other B", and it is the same one
    return tuple(one.text for one in told)


def _told_in(text: str, cited: Sequence[Source], evidence: Sequence[Source]) -> tuple[Told, ...]:
    whole = text.rstrip(".")
    parts = [part for part in _clauses_at(_publishers(cited)).split(whole) if part.strip()]
    told = tuple(_told(clause, cited, evidence) for clause in parts)
    if len(parts) > 1 and sum(one.attributed for one in told) < len(told):
        first = _told(whole, cited, evidence)
        told = (first,) if first.attributed and not any(one.attributed for one in told[1:]) else told
    told = tuple(one if n == 0 else _filled(one, told[n - 1].text) for n, one in enumerate(told))
    return told if any(one.attributed for one in told) else ()


def _filled(told: Told, before: str) -> Told:
    """A clause of nothing but a figure, "wire.example has 25%", as the one before it with this figure in its place."""
    figures = read_quantities(told.text)
    rest = told.text.replace(figures[0].text, "", 1) if len(figures) == 1 else told.text
    others = [q for q in read_quantities(before) if figures and (q.kind, q.unit) == (figures[0].kind, figures[0].unit)]
    if not others or not {word.lower() for word in _WORDS.findall(rest)} <= _BARE:
        return told
    last = others[-1]
    return replace(told, text=f"{before[: last.start]}{figures[0].text}{before[last.end :]}")


@lru_cache(maxsize=256)
def _clauses_at(publishers: tuple[str, ...]) -> re.Pattern[str]:
    """Where a clause ends, among them before the name of one who published a source."""
    names = "|".join(re.escape(name) for publisher in publishers for name in publisher_names(publisher))
    one = names or "(?!)"
    return re.compile(
        rf"{_CLAUSES}(?:{one})\b))|,\s+(?=(?:[Tt]he )?(?:{one}) (?:at|with|of)\b)"
        rf"|\s+and\s+(?=[^,;]*according to (?:{one})$)"
    )


def _publishers(cited: Sequence[Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.article.publisher for source in cited if source.article.publisher))


def _is_carried(told: Told, carries: Carries) -> bool:
    if told.reading is Reading.TOGETHER:
        return bool(told.sources) and carries(told.text, told.sources)
    found = _carriers(told, carries)
    articles = {source.article.id for source in told.sources}
    return bool(found) and (told.reading is Reading.ONE or (len(articles) > 1 and found == articles))


def _carriers(told: Told, carries: Carries) -> set[str]:
    """The articles that carry a clause by themselves."""
    articles = {source.article.id for source in told.sources}
    return {one for one in articles if carries(told.text, [s for s in told.sources if s.article.id == one])}


def mentions(text: str, quotes: Sequence[str], evidence: Sequence[Source]) -> bool:
    """Whether a text names a publisher of some evidence, in capitals or not, that none of the quotes names."""
    names = {name for source in evidence for name in publisher_names(source.article.publisher or "")}
    own = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names if name in text]
    return any(name.search(text) and not any(map(name.search, quotes)) for name in own)


def publisher_names(publisher: str) -> tuple[str, ...]:
    """The ways to write it: "The Astana Times", "Astana Times"; "Kazinform News Agency", "Kazinform"."""
    plain = publisher.removeprefix("The ")
    short = re.sub(r" (?:News Agency|Agency|News|Online)$", "", plain)
    return tuple(dict.fromkeys(name for name in (publisher, plain, short) if name))


def _told(clause: str, cited: Sequence[Source], evidence: Sequence[Source]) -> Told:
    for publisher in _publishers(cited):
        own = tuple(source for source in cited if source.article.publisher == publisher)
        for pattern in _patterns(publisher):
            match = pattern.search(clause)
            if match and _is_day(match, own):
                return Told(_sentence(_without(match, clause)), own, attributed=True)
    if match := _BOTH.match(clause):
        return Told(_sentence(clause[match.end() :]), tuple(cited), attributed=True, reading=Reading.EACH)
    if match := _NAMELESS.match(clause):
        known = len({source.article.id for source in evidence}) > 1 or not match["one"]
        reading = Reading.ONE if match["one"] else Reading.TOGETHER
        return Told(_sentence(clause[match.end() :]), tuple(cited) if known else (), True, reading)
    return Told(_sentence(clause), tuple(cited))


@lru_cache(maxsize=256)
def _patterns(publisher: str) -> tuple[re.Pattern[str], ...]:
    """What may stand in front of what a publisher says, in the midst of it and behind it."""
    name = rf"(?:[Tt]he )?(?:{'|'.join(re.escape(one) for one in publisher_names(publisher))})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"^{_GIVEN_BY} {name}{_REPORT}{_DAY}(?:, (?:{_CONTRAST}))?, ",
            rf"^[Ii]n {name} (?:article|report|account|text|story|piece) ",
            rf"^(?:and )?{name} (?:credits|cites|names|gives) (?P<credited>[A-Z][^,;]*?)(?: as (?:its|the) source)?$",
            rf"^(?:and )?{name}{_REPORT}{_ASIDE}{_GOING_BY}{_MANNER} {_VERB}{_DAY}{_THAT}",
            rf",? in {name}{_REPORT},? ",
            rf",? (?:according to|as reported by|reported by|as reported in) {name}{_DAY}(?=$|[,;])",
            rf"^(?:and )?{name}['’]s (?:(?:own )?(?:figure|number|amount|value|total|sum) (?:for|of) )?"
            r"(?=(?:figure|number|amount|value|rate|share|total|sum)s?\b|(?<=for )\w|(?<=of )\w)",
            rf"^(?:and )?{name} (?=(?:at|with|of)\b)",
            rf"^(?:and )?{name}['’]s (?=[$€£]?\d)",
            rf"^(?:[Ww]ith|[Ff]or|[Ii]n) {name}{_REPORT} (?=(?:it|this) (?:is|was)\b)",
            rf"^[Ff]rom {name}{_REPORT} (?:comes|stems) ",
            rf" (?:comes|stems|is|was) from {name}$",
            rf" (?:is|was) {name}['’]s (?:figure|number|amount|value|rate|share|total|sum)$",
            rf"^[Aa]s {name} (?:puts it|has it|reports|says|writes|notes|states){_DAY}, ",
            rf"^(?:It|it) (?:is|was) {name} (?:that|which|who) {_VERB}{_THAT}",
            rf", {name} {_VERB}{_DAY},(?= )",
            rf", {name} (?:says|reports|writes|said|reported|wrote|notes|adds|estimates){_DAY}(?=$)",
            rf", (?:says|reports|writes|said|reported|wrote|notes|adds) {name}{_DAY}(?=$)",
            rf",? (?:and )?(?:was|were|is|are) (?:reported|published|given|carried|cited) by {name}{_DAY}(?=$)",
            rf" \({name}\)",
        )
    )


def _without(match: re.Match[str], clause: str) -> str:
    """A clause without who tells it, but with those on whom that one goes."""
    named = match.groupdict()
    by = named.get("by") or named.get("credited")
    rest = f"{clause[: match.start()]} {clause[match.end() :]}".strip()
    return f"according to {by}{', ' if rest else ''}{rest}" if by else rest


def _is_day(match: re.Match[str], sources: Sequence[Source]) -> bool:
    """Whether the day that a sentence gives, if it gives one, is that on which an article appeared."""
    said = (match.groupdict().get("day") or "").strip()
    if not said:
        return True
    days = [_parts(source.article.published or "") for source in sources]
    return bool(_parts(said)) and _parts(said) in days


def _parts(day: str) -> frozenset[str]:
    return next((date_parts(q) for q in read_quantities(day) if q.kind is QuantityKind.DATE), frozenset())


def _sentence(text: str) -> str:
    text = " ".join(text.strip(" ,").split())
    return f"{text[:1].upper()}{text[1:]}." if text else ""
