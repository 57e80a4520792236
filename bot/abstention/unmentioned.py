"""Things that a question is about and that no article mentions, under no other word either."""

from __future__ import annotations

import re

from bot.choosing.evidence import Evidence, in_full
from bot.english.dictionary import english, is_british
from bot.english.orthography import other_spellings
from bot.english.tagging import tagged
from bot.english.words import wider_meanings
from bot.questions.kinds import TYPED, AnswerKind
from bot.questions.query import Query
from index.lexical import LexicalIndex

_FIGURES = TYPED - {AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME, AnswerKind.DATE, AnswerKind.RANK}
# Nouns that say what kind of figure is wanted, and not of what.
_GENERAL = frozenset(
    "percent percentage percents share part portion proportion fraction amount number figure figures value values worth"
    " sum total level levels quantity volume rate growth rise increase decrease fall decline drop jump change"
    " changes gain difference margin ratio times dollars dollar euros euro cents money cost terms year years month"
    " months day days week weeks decade quarter half average estimate statistics data size extent degree way point"
    " market markets points comparison stake stakes interest thanks kind kinds type types sort sorts category"
    " categories variety varieties".split()
)
_MASS = re.compile(
    r"\b(?:how (?:many|much)|an?|per|each)\s(?:(?:million|billion|thousand)s?\s(?:of\s)?)?(?:tons?|tonnes?"
    r"|barrels?|kilos?|kilograms?|kg|lit(?:er|re)s?|gallons?|cubic met(?:er|re)s?|hectares?|bales?|sacks?)"
    r"\sof\s(?P<what>[a-z][\w-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Initials of fewer letters are found in any text.
SHORTEST = 3


def absent_nouns(query: Query, evidence: Evidence, lexical: LexicalIndex) -> tuple[str, ...]:
    """Things that a question for a figure is about and that no article mentions: "wheat", "inflation".

    Not those for which the evidence has another word, nor words left from another language.
    """
    if query.kind not in _FIGURES:
        return ()
    words = [word.text for word in tagged(query.focus) if word.is_noun and word.text.isalpha() and len(word.text) > 2]
    gone = [word for word in words if word.lower() not in _GENERAL and not _mentioned(word, lexical)]
    return tuple(word for word in gone if _is_english(word) and not said_otherwise(word, in_full(evidence)))


def absent_goods(query: Query, lexical: LexicalIndex) -> str | None:
    """What a question asks tons or barrels of, where no article mentions it."""
    found = _MASS.search(query.focus)
    return found["what"] if found and found["what"] not in lexical else None


def said_otherwise(word: str, text: str) -> bool:
    """Whether a text has another word for the same: "contract" for "deal", "value added tax" for "VAT"."""
    if word.isupper():
        return spelled_out(word, text)
    asked = wider_meanings(word)
    return any(not asked.isdisjoint(wider_meanings(other)) for other in _WORD.findall(text))


def spelled_out(short: str, text: str) -> bool:
    """Whether a text has the words, next to each other, that capitals stand for."""
    initials = "".join(word[0] for word in _WORD.findall(text)).upper()
    return short.isupper() and len(short) >= SHORTEST and short in initials


def _mentioned(word: str, lexical: LexicalIndex) -> bool:
    return any(form in lexical for form in (word, *other_spellings(word.lower())))


def _is_english(word: str) -> bool:
    return word[0].isupper() or word in english() or is_british(word)
