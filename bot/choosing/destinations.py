"""Where somebody goes or went: a visit to Uzbekistan is none to Astana, whatever the sentence before it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.english.capitals import country_of, lands_of
from bot.english.constraints import names_missing
from bot.english.parties import canonical

_GOES = (
    r"(?:visit(?:s|ed|ing)?|trips?|journeys?|tours?|travel(?:s|l?ed|l?ing)?|go(?:es|ing)?|went|gone|com(?:es?|ing)|came"
    r"|arriv(?:es?|ed|ing|al)|fl(?:y|ies|ew|own|ying)|return(?:s|ed|ing)?)"
)
_GOAL = re.compile(rf"\b{_GOES}\s(?:back\s)?(?:(?:to|in|into|at)\s)?(?:the\s)?(?P<goal>[A-Z][\w’'-]*\w(?:\s[A-Z]\w+)?)")


def goes_elsewhere(question: str, sentence: str) -> tuple[str, str] | None:
    """The place asked about and the one to which a sentence tells that somebody went, where that is in another country;
    None where the sentence names both."""
    asked, told = _goals(question), _goals(sentence)
    if not asked or not told or any(not names_missing([goal], sentence) for goal, _ in asked):
        return None
    lands = frozenset[str]().union(*(land for _, land in asked))
    return None if any(land & lands for _, land in told) else (asked[0][0], told[0][0])


@lru_cache(maxsize=4096)
def _goals(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The countries and cities to which a text tells that somebody goes, each with its countries."""
    found = [(match["goal"], _lands(match["goal"])) for match in _GOAL.finditer(text)]
    return tuple((goal, lands) for goal, lands in found if lands)


def _lands(goal: str) -> frozenset[str]:
    """The countries that a goal is, or in which it may be."""
    words = goal.removesuffix("'s").removesuffix("’s")
    country = canonical(words) or country_of(words)
    return frozenset({country}) if country else lands_of(words)
