"""What a question counts, and whether a figure counts that: "how many firms" is of 60 companies, not of 60 days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.english.numerals import MEASURES, WORDS
from bot.english.parties import canonical
from bot.english.quantities import Quantity, QuantityKind, is_time
from bot.english.words import meanings, stem
from bot.numbers.measures import GENERIC
from bot.questions.synonyms import synonyms
from index.lexical import terms

_COUNTED = re.compile(
    r"\bhow many (?:(?:hundred|thousand|million|billion)s? (?:of )?)?"
    r"(?:(?:of (?:the|its|their|his|her)|more|other|different|new|such|fewer|extra|additional)\s)*"
    r"(?:[\w-]+(?:['’]s|s['’])\s)?(?!of\s(?:them|those|these)\b)(?P<noun>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
# "What are the three aims", "who are the two founders".
_HOW_MANY = re.compile(
    r"\b(?:wh(?:at|o) (?:are|were) (?:the )?|(?:which|what) |(?:name|list) (?:the )?)(?P<count>[a-z]+|\d+)\b",
    re.IGNORECASE,
)
# In people is counted who works, lives or takes part somewhere, whatever a text calls them.
_PEOPLE = frozenset(terms("people persons inhabitants residents staff jobs employees workers workforce"))
_PERSON = re.compile(
    r"\b(?:people|persons?|(?:wo)?men|children|staff|troops|nurses|citizens|inhabitants|residents|jobs|students|crew"
    r"|migrants|participants|specialists|[A-Z]\w+s|\w{3,}(?:(?<!contain)(?<!pap)(?<!cent)ers|ors|ists|ians|ees))$"
)
# Who comes to a place is counted by many names, and by that of a people.
_VISITORS = frozenset(
    terms("tourists visitors guests travellers travelers holidaymakers arrivals citizens nationals people")
)
_OF_A_PEOPLE = re.compile(r"\b[A-Z][a-z]+s\b")
# Of these there are so many, and not so much.
_HOLDERS = re.compile(
    r"\b(?:households|families|homes|firms|companies|businesses|enterprises|banks|countries)$", re.IGNORECASE
)
# Of these no stretch of time is told: "how much did the currency lose?" is not answered by "in two years".
_HOW_MUCH = re.compile(r"\bhow much\b(?!\s(?:longer|time|older|later|earlier|sooner))", re.IGNORECASE)
# What a bare number counts, further behind it.
_THINGS = re.compile(r"\s(?!(?:of|and|or|in|to|for|by|at|from|with|as|than|more|less)\b)(?:[a-z-]+\s){1,3}[a-z]{3,}s\b")
# A number that is a part of a word.
_IN_WORD = re.compile(r"-[a-z]{3,}")
# Other words for the same measure, and measures of what they hold.
_ALSO = {"teu": "contain", "feu": "contain", "tonn": "ton", "km": "kilometr", "kilomet": "kilometr", "mw": "megawatt"}
_ALSO |= {"bcm": "metr", "mcm": "metr", "gw": "gigawatt", "kwh": "kilowatt", "ha": "hectar", "meter": "metr"}
_UNITS = {"gwh": "gigawatt hour", "mwh": "megawatt hour", "kwh": "kilowatt hour", "twh": "terawatt hour"}
_UNITS |= {"mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt", "km": "kilometr", "ha": "hectar", "tonn": "ton"}
_MEASURED = frozenset("gigawatt megawatt kilowatt terawatt hour".split())
_GOODS = frozenset(terms("tons tonnes kilograms kilos kg barrels liters litres gallons bushels sacks bales"))
# "How many kinds of goods": of these, or of goods, the number is told.
_KINDS = frozenset(terms("kinds types sorts categories varieties classes"))
_OF_KINDS = _KINDS | GENERIC | frozenset(terms("groups lines positions headings"))
_PLURAL = re.compile(r"(?<!i)(?<!s)(?<!wa)(?<!ha)(?<!doe)s$")


def counted_noun(question: str) -> str:
    """The one or two words after "how many"; empty where nothing is counted."""
    match = _COUNTED.search(question)
    return match["noun"] if match else ""


def count_asked(question: str) -> int | None:
    """How many things a question says that there are."""
    found = _HOW_MANY.search(question)
    count = found["count"].lower() if found else ""
    return int(count) if count.isdigit() else WORDS.get(count)


@lru_cache(maxsize=16_384)
def counts(noun: str, unit: str) -> bool:
    """Whether a number of this unit may say how many of that noun there are; true where either is not known."""
    if _is_visitor(noun) and _is_visitor(unit):
        return True
    noun, unit = _without_peoples(noun), _without_peoples(unit)
    asked, there = (frozenset(_ALSO.get(term, term) for term in terms(words)) for words in (noun, unit))
    if not asked or not there or asked & there or asked & GENERIC:
        return True
    if asked & _KINDS:
        return bool(there & _OF_KINDS)
    if asked & _PEOPLE:
        return _PERSON.search(unit) is not None
    if there & _PEOPLE and _PERSON.search(noun.split()[0]):
        return True
    if there & {
        term for words in (noun, noun.split()[-1]) for term in terms(" ".join(synonyms(words.replace(" ", "_"))))
    }:
        return True
    return bool(frozenset().union(*map(meanings, noun.split())) & frozenset().union(*map(meanings, unit.split())))


def asks_how_much(question: str) -> bool:
    """Whether a question asks how much there is of something, and not how long it lasts."""
    return _HOW_MUCH.search(question) is not None


def is_amount(question: str, quantity: Quantity, sentence: str) -> bool:
    """Whether a figure may say how much: it is no time and no number of people, bodies, or what is asked about, as
    "twelve guards" for "how much do guards get"."""
    unit = quantity.unit
    if not unit and _IN_WORD.match(sentence, quantity.end):
        return False  # "a five-year plan"
    if not unit and quantity.text.isdecimal() and _THINGS.match(sentence, quantity.end):
        return False  # "34 critical raw materials"
    if is_time(quantity) or quantity.kind is not QuantityKind.COUNT or not MEASURES.isdisjoint(unit.lower().split()):
        return not is_time(quantity)
    named = set(terms(unit)) & set(terms(question)) and f" in {unit.lower()}" not in question.lower()
    return not (_PERSON.search(unit) or _HOLDERS.search(unit) or named)


def _without_peoples(words: str) -> str:
    """The words but for whose they are: Italian companies are no Italian tourists; all of them where none is left."""
    return " ".join(word for word in words.split() if not (word[:1].isupper() and canonical(word))) or words


def _is_visitor(words: str) -> bool:
    return not _VISITORS.isdisjoint(terms(words)) or _OF_A_PEOPLE.search(words) is not None


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one: "GWh" and "gigawatt hours", "firms" and "Italian companies"."""
    ours, theirs = _unit(one), _unit(other)
    return ours == theirs if (ours | theirs) & _MEASURED else bool(ours & theirs) or counts(one, other)


def _unit(unit: str) -> frozenset[str]:
    """The terms of a unit's last noun; of a measure of power or energy all."""
    found = " ".join(_UNITS.get(term, term) for term in map(stem, unit.lower().split())).split()
    return frozenset(found if _MEASURED & set(found) else found[-1:])


def is_measured(noun: str, unit: str, words: Iterable[str]) -> bool:
    """Whether a weight or volume tells how much there is of what is counted: "tonnes" of apples.

    words: the terms of what the figure measures.
    """
    if _PERSON.search(noun) or _HOLDERS.search(noun):
        return False
    plain = [word for word in noun.split() if _PLURAL.search(word)]  # "green apples", "apples were"
    return bool(_GOODS & frozenset(terms(unit)) and frozenset(terms(" ".join(plain[-1:]))) & frozenset(words))
