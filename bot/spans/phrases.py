"""The phrases of a sentence that may answer: noun phrases and parts of them, names, figures, and what verbs lead."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.names import Name, read_names
from bot.english.numerals import MONTH_NAMES
from bot.english.quantities import read_quantities
from bot.english.tagging import Word, tagged

_DETERMINERS = frozenset("DT PRP$ WDT PDT".split())
_INSIDE = frozenset("JJ JJR JJS NN NNS NNP NNPS CD VBN VBG POS $ RB RBR RBS FW HYPH".split())
_NO_END = frozenset("RB POS VBG VBN RBR DT PRP$".split())
_NO_START = _DETERMINERS | {"RB"}
_MODIFIERS = frozenset("VBG VBN JJ JJR JJS RB CD".split())
# So many noun phrases may be joined to one: "restoration of the basin of the sea".
_JOINED = 3
_BETWEEN = re.compile(
    r"\s*(?P<link>of|for|in|to|on|at|from|with|by|between|and|or|, and|, or|,|&|–|-)"
    r"(?:\s(?:the|a|an|its|his|her|their))?\s*"
)
_AND = frozenset((*("and", "or", ", and", ", or"), ",", "&"))
_CLAUSE_END = re.compile(r"[,;.()]|\s(?:and|but|which|that|while)\s|$")
_REASON_END = re.compile(r"[,;.()]|$")
_REASONS = frozenset("because due by through if since".split())
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_OF_TIME = re.compile(rf"\b(?:{MONTH_NAMES}|{'|'.join(calendar.day_name)}|\d{{4}}|century|19\d\ds)\b")
_EDGES = " ,“”\"'();."
# How much a name must look like a person or place to be taken for one, and to be taken for one perhaps.
_SURELY, _PERHAPS = 0.5, 0.3

_Found = Iterator[tuple[int, int, str]]


@dataclass(frozen=True)
class Phrase:
    """Words of a sentence, `sentence[start:end]`, with what they look like: "name", "place", "money", "joined_and"."""

    start: int
    end: int
    looks: frozenset[str]


@lru_cache(maxsize=1024)
def phrases_of(sentence: str) -> tuple[Phrase, ...]:
    """The phrases of a sentence in the order in which they are found, each once."""
    looks: dict[tuple[int, int], set[str]] = {}
    names = read_names(sentence)
    for start, end, look in _spans(sentence, names):
        while start < end and sentence[start] in _EDGES:
            start += 1
        while end > start and sentence[end - 1] in _EDGES:
            end -= 1
        if start < end:
            looks.setdefault((start, end), set()).add(look)
    return tuple(
        Phrase(start, end, frozenset(found | _looks(sentence, start, end, found, names)))
        for (start, end), found in looks.items()
    )


def _spans(sentence: str, names: Sequence[Name]) -> _Found:
    words = tagged(sentence)
    yield from _nouns(words, sentence)
    for quantity in read_quantities(sentence):
        yield *quantity.shown, quantity.kind.value
        yield quantity.start, quantity.end, quantity.kind.value
    for name in names:
        yield name.start, name.end, "name"
    yield from _led(words, sentence)
    for pattern, look in ((_QUOTED, "quoted"), (_IN_BRACKETS, "in_brackets")):
        for match in pattern.finditer(sentence):
            yield *match.span(1), look


def _nouns(words: Sequence[Word], sentence: str) -> _Found:
    """Noun phrases without "the", parts of them, and neighbours joined."""
    runs = list(_runs(words))
    for first, last in runs:
        yield words[first].start, words[last - 1].end, "noun"
        yield from _parts(words, first, last)
    for place, (first, last) in enumerate(runs):
        for other_first, other_last in runs[place + 1 : place + 1 + _JOINED]:
            link = _BETWEEN.fullmatch(sentence[words[last - 1].end : words[other_first].start])
            if link is None:
                break
            joined = "and" if link["link"] in _AND else "of" if link["link"] == "of" else "by"
            yield words[first].start, words[other_last - 1].end, f"joined_{joined}"
            last = other_last


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First word and the one after the last of each noun phrase."""
    position = 0
    while position < len(words):
        first = last = position
        while last < len(words) and words[last].tag in (_INSIDE | _DETERMINERS if last == position else _INSIDE):
            last += 1
        position = max(last, position + 1)
        while last > first and words[last - 1].tag in _NO_END:
            last -= 1
        while first < last and words[first].tag in _NO_START:
            first += 1
        if first < last:
            yield first, last


def _parts(words: Sequence[Word], first: int, last: int) -> _Found:
    """Without its modifiers one by one; the adjective in front; what owns and what is owned."""
    head = first
    while head < last - 1 and words[head].tag in _MODIFIERS:
        head += 1
        yield words[head].start, words[last - 1].end, "head"
    if words[first].tag == "JJ":
        yield words[first].start, words[first].end, "adjective"
    for place in range(first + 1, last - 1):
        if words[place].tag == "POS":
            yield words[place + 1].start, words[last - 1].end, "owned"
            yield words[first].start, words[place - 1].end, "owner"


def _led(words: Sequence[Word], sentence: str) -> _Found:
    """What a verb leads to the end of its clause, and what a word of reason leads."""
    for place, word in enumerate(words):
        if word.tag in ("VB", "VBG") or (word.tag == "TO" and place + 1 < len(words)):
            end = _CLAUSE_END.search(sentence, word.end)
            yield (words[place + 1] if word.tag == "TO" else word).start, end.start() if end else word.end, "verb"
        if word.text.lower() in _REASONS and word.end < len(sentence):
            end = _REASON_END.search(sentence, word.end)
            yield word.end + 1, end.start() if end else word.end, "reason"


def _looks(sentence: str, start: int, end: int, found: set[str], names: Sequence[Name]) -> set[str]:
    """What words look like beside the way in which they were found."""
    text = sentence[start:end]
    looks = set()
    if any(character.isdigit() for character in text):
        looks.add("digits")
    if "date" not in found and _OF_TIME.search(text):
        looks.add("of_time")
    inside = [name for name in names if name.start < end and start < name.end]
    exact = next((name for name in inside if (name.start, name.end) == (start, end)), None)
    if exact is not None:
        looks |= _name_looks(exact)
    elif inside:
        looks.add("holds_name")
    elif "digits" not in looks:
        looks.add("common")
    words = text.split()
    if any(w[0].isupper() for w in words) and all(w[0].isupper() for w in words if len(w) > 3):
        looks.add("capitals")
    return looks


def _name_looks(name: Name) -> set[str]:
    looks = {"place"} if name.place > _SURELY else set()
    if name.person > _PERHAPS:
        looks.add("person" if name.person > _SURELY else "perhaps_person")
    return looks or {"other_name"}
