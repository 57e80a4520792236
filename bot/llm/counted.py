"""How many things a sentence says there are, where it lists them: without the number, where that is right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.english.numerals import ORDINALS, WORDS
from bot.english.parties import countries, is_region

# A word of so many letters tells of an item in a list.
LONG = 4
SMALL_NUMBERS = "|".join(word for word, value in WORDS.items() if 1 < value <= len(ORDINALS))
_COUNT = rf"(?P<count>{SMALL_NUMBERS})"
_LIST = re.compile(rf"\b{_COUNT}\b(?P<of>[^:;.,]{{0,50}}): (?P<items>[^:;]+)$", re.IGNORECASE)
_ARE_OF = re.compile(rf"^(?P<items>[^:;.]+ and [^:;.,]+?) (?P<be>are|were) {_COUNT} of the ", re.IGNORECASE)
_COUNTRIES = re.compile(rf"\b(?:the|these|both) {_COUNT} (?:countries|states|nations)\b(?P<own>['’])?", re.IGNORECASE)
_ARE_COUNTRIES = re.compile(r"(?:other |different |neighbou?ring )?(?:countries|states|nations)")
# "Four are named: A, B, C and D" says no more of them than that they are there.
_ARE_NAMED = re.compile(
    r"(?:of (?:them|these) )?(?:are|were|is|was) (?:singled out|named|mentioned|listed|cited|given|highlighted"
    r"|spoken of|referred to)",
    re.IGNORECASE,
)
_NAMELY = re.compile(
    r",? (?:namely|that is|i\.e\.|to wit):? (?=\S+[^.]*\band\b)| \((?=(?:[^(),]+, )+(?:and )?[^(),]+\)\.?$)"
)
_NEXT = r",? (?:and )?(?:one|another|the other)"
_EACH_ONE = re.compile(
    rf"\b{_COUNT} (?P<what>[a-z][a-z -]*?),? (?P<items>one (?P<by>[a-z]+) [^,;:.]+?(?:{_NEXT} (?P=by) [^,;:.]+?)+)"
    r"(?=[,;:.]|$)",
    re.IGNORECASE,
)
_COMMAS, _COMMAS_AND = r"[,;:.]\s*", r"[,;:.]?\s+and\s+|[,;:.]\s*"


def without_counts(text: str, quotes: Sequence[str]) -> str:
    """A sentence without how many it lists, how many of others it names, and of how many countries it is."""
    text = _EACH_ONE.sub(_one_by_one, _NAMELY.sub(": ", text))
    text = _ARE_OF.sub(_some_of, _LIST.sub(lambda match: _counted(match, quotes), text))
    return _COUNTRIES.sub(lambda match: _both(match, quotes), text)


def _counted(match: re.Match[str], quotes: Sequence[str]) -> str:
    """ "Four sectors: energy, ..." without the number, where it is right and the quotes list them so."""
    *most, last = re.split(r",\s+", re.sub(r",? as well as ", ", ", match["items"].rstrip(".")))
    final = [last] if last.startswith("and ") else re.split(r"\s+and\s+", last)
    named = [item.removeprefix("and ") for item in (*most, *final)]
    items = {item.lower() for item in named}
    right = WORDS[match["count"].lower()] == len(items) == len(most) + len(final)
    parts = [part for quote in quotes for cut in (_COMMAS, _COMMAS_AND) for part in re.split(cut, quote.lower())]
    listed = all(
        any(part.endswith(one.lower()) or part.startswith(one.lower()) or _names(part, one) for part in parts)
        for one in named
    )
    if not (right and listed):
        return match.group()
    of = match["of"].strip()
    if _ARE_COUNTRIES.fullmatch(of) and items <= {name.lower() for name in countries(" ".join(quotes))}:
        return match["items"]
    return match["items"] if _ARE_NAMED.fullmatch(of) else f"{of}: {match['items']}"


def _one_by_one(match: re.Match[str]) -> str:
    """ "Two plants, one for A and one for B" as "plants for A and B", where so many are told."""
    by = match["by"]
    items = re.split(rf"{_NEXT} {by} ", match["items"].removeprefix(f"one {by} "))
    if WORDS[match["count"].lower()] != len(items) or len(set(items)) < len(items):
        return match.group()
    return f"{match['what']} {by} {' and '.join(items)}"


def _some_of(match: re.Match[str]) -> str:
    """ "A and B are two of the X" as "are X", where so many are named."""
    items = re.split(r",\s+(?:and\s+)?|\s+and\s+", match["items"])
    return f"{match['items']} {match['be']} " if len(items) == WORDS[match["count"].lower()] else match.group()


def _names(part: str, item: str) -> bool:
    """Whether a part of a quote has the names of an item, or all but short words: "A of B" of "B's president A"."""
    words = [word for word in re.findall(r"\w+", item) if len(word) >= LONG]
    words = [word.lower() for word in words if word[0].isupper()] or words
    return bool(words) and all(word in part or word.removesuffix("s") in part for word in words)


def _both(match: re.Match[str], quotes: Sequence[str]) -> str:
    """ "They" for the two countries that the quotes name, or speak of without naming them."""
    count = WORDS[match["count"].lower()]
    text = " ".join(quotes)
    named = {name for name in countries(re.sub(r"\b[A-Z]\w+ of Europe\b", "", text)) if not is_region(name)}
    mutual = re.search(r"\bbilateral\b|\b(?:the two|both) (?:countries|states|nations|sides)\b", text)
    known = len(named) == count or (count == len(("one", "other")) and not named and mutual)
    return ("their" if match["own"] else "they") if known else match.group()
