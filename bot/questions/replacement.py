"""Follow-ups that ask the question before once more of something else: "And of Mongolia?", "And silk?"."""

from __future__ import annotations

import re

from bot.english.numerals import MONTH_NAMES
from bot.english.parties import Party, read_parties

_OPENS = r"^\W*(?i:and|but|or|so|what about|how about|what of)\s+"
_ANOTHER = re.compile(
    rf"{_OPENS}(?:(?P<link>in|to|from|of|for|with|by|at)\s+)?(?P<the>the\s+)?(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)\W*$",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^\W*(?:(?:no|sorry)\W+)*i (?:really |actually )?mean(?:t)?\s+(?P<what>[^?.]+)[?.]?$", re.IGNORECASE
)
_OTHER_GOODS = re.compile(rf"{_OPENS}(?P<what>(?!the\b|its\b|their\b|his\b|her\b)[a-z-]+(?:\s[a-z-]+){{0,2}})\W*$")
# "How much of that was silk?"; what it is a part of, where the question before names no goods.
_PART = re.compile(
    r"^\W*(?:and |but |so )?how much of (?:that|it|this|these|those|them)"
    r" (?:is|was|are|were|came from|comes from|consists? of|consisted of)"
    r" (?:the )?(?P<what>[a-z-]+(?: [a-z-]+){0,2})\W*$",
    re.IGNORECASE,
)
_HOW_MUCH_AT_ALL = re.compile(
    r"^(?P<asks>\W*how much)"
    r"\s(?P<rest>(?:did|does|do|has|have|had|will|(?:is|are|was|were) [a-z]+(?:ed|ought|old))\s.*)$",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(r"^\W*what (?P<verb>is|was|are|were) (?P<whole>(?:the )?(?:value of )?[^?]*?)\W*$", re.IGNORECASE)
# What "how much" is asked of: "hard coal" of "How much hard coal was sold?".
_HOW_MUCH = re.compile(
    r"^(?P<asks>\W*how (?:much|many)\s)(?P<what>(?!more\b|money\b|less\b|of\b)[a-z-]+(?:\s[a-z-]+){0,2}?)"
    r"(?=\s(?:is|are|was|were|did|does|do|has|have|had|will|can)\b)",
    re.IGNORECASE,
)
# "And in the first half of the next year?", "For the third quarter?".
_PART_OF_YEAR = re.compile(
    r"^\W*(?:(?:and|but|or|so|what about|how about)\s)?(?:(?:in|for|during|over|at)\s)?"
    r"(?P<part>(?:the\s)?(?:(?:first|second|third|fourth|last|final)\s(?:(?:two|three|four|five|six|seven|eight|nine|ten"
    rf"|eleven|\d{{1,2}})\s)?(?:half|quarter|months?)|end|start|beginning)|{MONTH_NAMES})"
    r"(?:\s(?:of\s)?(?:(?P<year>(?:19|20)\d\d)|(?:the\s|that\s)?(?P<way>next|following|previous|preceding|same)?\s?year"
    r"(?:\s(?P<then>after|before))?))?\W*$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\s(?:in|for|during)\s(?:the year\s)?(?P<year>(?:19|20)\d\d)\b")
_LATER, _SOONER = frozenset(("next", "following", "after")), frozenset(("previous", "preceding", "before"))
_SMALL = re.compile(
    r"\b(?:in|of|for|to|from|with|by|at|on|about|it|that|this|there|then|why|how|who|when|where|what|not"
    r"|years?|months?|weeks?|days?|quarters?|today|now|later|earlier|ago)\b"
)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")


def corrected(question: str) -> str:
    """A correction as the question that it stands for: "No, I meant wool" is "What about wool?"."""
    found = _CORRECTS.match(question)
    return f"What about {found['what']}?" if found else question


def of_part_of_year(question: str, before: str) -> str | None:
    """The question before, of the months that this one names and the year of either; None where it says more."""
    found = _PART_OF_YEAR.match(question)
    years = list(_IN_YEAR.finditer(before))
    if found is None or len(years) > 1 or not (years or found["year"]):
        return None
    ways = {(found["way"] or "").lower(), (found["then"] or "").lower()}
    step = 1 if ways & _LATER else -1 if ways & _SOONER else 0
    year = found["year"] or str(int(years[0]["year"]) + step)
    plain = before if not years else before[: years[0].start()] + before[years[0].end() :]
    link = "in" if found["part"][0].isupper() or "end" not in found["part"] else "at"
    return f"{plain.rstrip('?. ')} {link} {found['part']} of {year}?"


def of_another_country(question: str, before: str) -> str | None:
    """The question before, of the country that this one names; None where it says more or it is unclear in whose place.

    In whose place: the only other country, or the only one after the same preposition.
    """
    found = _ANOTHER.match(question)
    asked = read_parties(found["name"]) if found else ()
    if not found or len(asked) != 1 or asked[0].start or asked[0].end < len(_OWNER.sub("", found["name"])):
        return None
    alike = [one for one in read_parties(before) if one.region == asked[0].region and not _is_adjective(before, one)]
    if found["link"] and len(alike) > 1:
        alike = [one for one in alike if re.search(rf"\b{found['link']}\s(?:the\s)?$", before[: one.start], re.I)]
    if len(alike) != 1 or alike[0].name == asked[0].name or _is_adjective(found["name"], asked[0]):
        return None
    return _put(f"{(found['the'] or '').lower()}{_OWNER.sub('', found['name'])}", alike[0], before)


def of_goods(question: str, before: str) -> str | None:
    """The question before, of the goods that this one names: "And silk?" after "How much wool was sold?", "How much of
    that was silk?" after "How much was sold?" or "What were sales to Peru?"."""
    part = _PART.match(question)
    if part and not _SMALL.search(part["what"]):
        what = part["what"]
        if asked := _HOW_MUCH_AT_ALL.match(before):
            return f"{asked['asks']} {what} {asked['rest']}"
        whole = _WHAT_IS.match(before)
        return f"How much of {whole['whole']} {whole['verb']} {what}?" if whole else None
    found, asked = _OTHER_GOODS.match(question), _HOW_MUCH.match(before)
    if not found or not asked or _SMALL.search(found["what"]) or _SMALL.search(asked["what"]):
        return None
    return f"{asked['asks']}{found['what']}{before[asked.end() :]}"


def _is_adjective(text: str, party: Party) -> bool:
    """Whether it stands for its people or their things, "Kazakh", rather than for itself."""
    return party.people and " " not in text[party.start : party.end]


def _put(name: str, place: Party, text: str) -> str:
    owned = _OWNER.search(text[place.start : place.end])
    mark = ("'" if name.endswith("s") else "'s") if owned else ""
    return f"{_THE.sub('', text[: place.start])}{name}{mark}{text[place.end :]}"
