"""The capitalised names of a question."""

from __future__ import annotations

import calendar
import re

from bot.english.names import CAPITAL
from bot.english.parties import canonical

# A hyphen joins so many; of more names, which were found for "they", it is not sure that all of them are meant.
PAIR = 2
_NAME = re.compile(rf"(?<![\w$])(?:{CAPITAL})(?:\s(?:(?:of|de|al|bin|von|van)\s)*(?:{CAPITAL}))*")
_QUESTION_WORDS = set(
    "what which who whom whose when where why how is are was were do does did has have had can could will would should "
    "who's what's where's when's how's in on at of the a an and but so by for from to according tell give name list"
    " please hi hello does compare i".split()
)
# "What’s", "I’d": whatever is glued to them, they are no names.
_GLUED = re.compile(
    r"(?:what|who|where|when|how|why|i|it|that|there|he|she|they|we|you|let)['’](?:s|d|m|ll|re|ve)", re.IGNORECASE
)
_PARTS_OF_NAME = re.compile(r"[\s–-]+")
_DAYS_AND_MONTHS = frozenset([*calendar.day_name, *calendar.month_name])
_ENDS = re.compile(r"(?:[.!?:>]|(?<!\w)–)\s*$")


def names_in(question: str) -> tuple[str, ...]:
    """Capitalised names of a question, each once; a word that opens a sentence must own something: "Eni's"."""
    names = []
    for match in _NAME.finditer(question):
        words = match.group().split()
        opens = not question[: match.start()].rstrip(" “\"'(").strip() or _ENDS.search(question[: match.start()])
        while words and (words[0].lower() in _QUESTION_WORDS or _GLUED.fullmatch(words[0])):
            words, opens = words[1:], None
        if (
            words
            and not set(_PARTS_OF_NAME.split(" ".join(words))) <= _DAYS_AND_MONTHS
            and not (opens and len(words) == 1 and not re.search(r"['’]s?$", words[0]))
        ):
            names += _each(re.sub(r"['’]s?$", "", " ".join(words)))
    return tuple(dict.fromkeys(names))


def _each(name: str) -> list[str]:
    """Both of two countries that a hyphen joins, "Chile-Peru"; "Chile" of "Chile-based"; else the name itself."""
    pair = name.split("-")
    if len(pair) == PAIR and pair[1].islower() and canonical(pair[0]):
        return pair[:1]
    joined = len(pair) == len([one for one in pair if one[:1].isupper() and canonical(one)]) == PAIR
    return pair if joined else [name]
