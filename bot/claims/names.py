"""Names of a sentence: which stand in none of its quotes, or are put together from parts of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.english.name_keys import is_place, name_key, same_name
from bot.english.names import territories
from bot.english.quantities import read_quantities
from bot.english.tagging import is_adverb, is_common
from bot.english.tokens import Token, TokenKind, is_title, opens, read_tokens
from bot.english.words import is_light, meanings
from index.lexical import terms

_WORD = re.compile(r"[^\W_]+")
# Endings of words that are no names but for those that speak or act ("Keating said").
_DERIVED = re.compile(r"^[A-Z][a-z]+(?:ed|ing|tion|ment|ness|ously|ally|fall)$")
_SAYS = re.compile(r"['’]|\s(?:said|says|told|is|was|were|has|had|will|would|wants?)\b|\s[A-Z]")
_CAPITALS = re.compile(r"\b[A-Z]\w+(?:\s[A-Z]\w+)+")
# Words that open a sentence and are no name; what they deny is bot/claims/polarity.py's to judge.
_OPENERS = frozenset("without unlike despite instead besides except behind ahead".split())


def unsupported_names(sentence: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Capitalised words that stand in none of the quotes, and names put together from parts of others.

    A people stands for its place and initials for a name; at the head of a sentence any word may stand that is none.
    """
    known = _names_of(tuple(quotes))
    own = [token for token in read_tokens(sentence) if token.kind is TokenKind.NAME]
    figures = [(figure.start, figure.end) for figure in read_quantities(sentence)]
    found = [
        match.group()
        for match in _WORD.finditer(sentence)
        if match.group()[0].isupper()
        and not any(start <= match.start() < end for start, end in figures)
        and not _is_no_name(sentence, match, known)
        and not _is_named(match.group(), next((t.text for t in own if t.start <= match.start() < t.end), ""), known)
    ]
    return tuple(found) or tuple(_put_together([_without_opener(sentence, token, known) for token in own], known.names))


@dataclass(frozen=True)
class _Names:
    """What quotes hold: their words, these in lower case too, names with their keys, and initials of neighbours."""

    words: frozenset[str]
    anywhere: frozenset[str]
    keys: frozenset[str]
    names: tuple[str, ...]
    initials: frozenset[str]


@lru_cache(maxsize=1024)
def _names_of(quotes: tuple[str, ...]) -> _Names:
    words = frozenset(word for quote in quotes for word in _WORD.findall(quote))
    return _Names(
        words,
        words | {word.lower() for word in words},
        frozenset(name_key(word) for word in words if word[0].isupper()),
        (
            *(token.text for quote in quotes for token in read_tokens(quote) if token.kind is TokenKind.NAME),
            *(run for quote in quotes for run in _CAPITALS.findall(quote)),
        ),
        frozenset(short for quote in quotes for run in _CAPITALS.findall(quote) for short in _initials(run.split())),
    )


def _is_named(word: str, whole: str, known: _Names) -> bool:
    """Whether the quotes hold a word of a name, or the name that it is a part of in short or in full."""
    if word in known.words or word in known.initials or name_key(word) in known.keys:
        return True
    words = (word, whole) if whole in territories() else (word,)
    if any(
        (_is_short_for(whole, name) and not (name.isupper() and _is_spelled_out(name, known)))
        or any(same_name(own, name) for own in words)
        for name in known.names
    ):
        return True
    return " " in whole and any(
        other.isupper() and same_name(whole, other) and not _is_spelled_out(other, known) for other in known.words
    )


def _is_spelled_out(short: str, known: _Names) -> bool:
    """Whether the quotes hold what a short name stands for, so that no other name can be meant by it."""
    return any(" " in name and same_name(name, short) for name in known.names)


def _is_no_name(sentence: str, match: re.Match[str], known: _Names) -> bool:
    """A title, or what opens the sentence, where it is a common word."""
    word = match.group()
    begins = opens(sentence, match.start())
    following = _next_word(sentence[match.end() :])
    if begins and not following[:1].isupper() and is_common(word, following) and not is_place(word):
        return True
    if begins and is_adverb(word):
        return True
    if begins and _DERIVED.search(word) and not _SAYS.match(sentence[match.end() :]):
        return True
    if is_title(word.removesuffix("s")) and word.removesuffix("s") in known.words:
        return True  # "Presidents A and B"
    return (begins or is_title(word)) and _is_ordinary(word, known.anywhere)


def _next_word(text: str) -> str:
    found = _WORD.match(text.lstrip())
    return found.group() if found else ""


def _is_ordinary(word: str, anywhere: frozenset[str]) -> bool:
    """Whether a capitalised word may be none but for its place: it stands in a quote so, or our lists know it."""
    if word.lower() in anywhere:
        return True
    return word == word.capitalize() and (
        not terms(word) or is_light(word) or len(meanings(word)) > 1 or word.lower() in _OPENERS
    )


def _initials(words: Sequence[str]) -> Iterator[str]:
    """Of two words or more that stand together: "PM" of "Italy's Prime Minister Giorgia Meloni"."""
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield "".join(word[0] for word in words[start:end])


def _is_short_for(name: str, other: str) -> bool:
    return same_name(name, other) and (name.isupper() or other.isupper())


def _without_opener(sentence: str, name: Token, known: _Names) -> str:
    """The name without a common word before it that is capital only as it opens the sentence: "Analyst Ewa Nowak"."""
    first, _, rest = name.text.partition(" ")
    if rest and not is_title(first) and is_title(first.removesuffix("s")):
        return rest  # "Presidents Ann Example and Bob Sample"
    return rest if rest and opens(sentence, name.start) and _is_ordinary(first, known.anywhere) else name.text


def _put_together(own: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Names whose words stand in the quotes, but in different names: "Giorgia Tokayev"."""
    theirs = [[name_key(word) for word in _WORD.findall(name)] for name in names]
    for name in own:
        words = [name_key(word) for word in _WORD.findall(name)]
        whole = all(any(a in t and b in t[t.index(a) + 1 :] for t in theirs) for a, b in pairwise(words))
        if not whole and not any(_is_short_for(name, other) for other in names):
            yield name
