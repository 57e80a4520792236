"""Other names of things: abbreviations in parentheses, "also known as", and initials of long names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Passage
from index.faults import damaged
from index.initials import initials_in
from index.lexical import fold

_WORD = re.compile(r"[^\W_][\w&'’./-]*")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w&'’+-]*"
_NAME = rf"{_CAPITAL}(?:(?: (?:of|for|the|and|de|di|del|on))* {_CAPITAL})*"
_PARENTHESES = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]{2,120})\)")
_PRONOUNS = frozenset("He She It They We I This That These Those Who Which There".split())
_ADVERB = r"(?:also|better|formerly|previously|now|then|sometimes|often|commonly)"
_OTHER_NAME = rf"(?:the )?[“\"'‘]?(?P<other>{_NAME})"
_INTRODUCED = (
    re.compile(rf"(?P<name>{_NAME})(?:, | \(|,? which is | is | was )(?:{_ADVERB} )?known as {_OTHER_NAME}"),
    re.compile(
        rf"(?P<name>{_NAME})(?:, | \()(?:also called|also named|(?:formerly|previously)(?: called)?) {_OTHER_NAME}"
    ),
)
# Words that an abbreviation may pass over.
_SMALL = frozenset("of for the and on in under to with a an at by de di del della la le du des von & y e".split())
LONGEST = 12  # letters of an abbreviation


@dataclass(frozen=True)
class Alias:
    """Two names of one thing; of an abbreviation, `name` is the short form and `other` what it stands for."""

    name: str
    other: str
    abbreviation: bool


def read_aliases(passages: Sequence[Passage]) -> tuple[Alias, ...]:
    """All that the passages introduce, and initials of their names, each once, in order of the name."""
    found = {alias for passage in passages for alias in aliases_in(passage.text)}
    initials = initials_in([passage.text for passage in passages])
    found |= {Alias(short, name, abbreviation=True) for short, name in initials.items()}
    return tuple(sorted(found, key=lambda alias: (alias.name, alias.other, alias.abbreviation)))


def aliases_in(text: str) -> Iterator[Alias]:
    """What a text introduces: "Long Form (LF)", "LF (Long Form)", "X, also known as Y"."""
    for match in _PARENTHESES.finditer(text):
        before, inside = match["before"], re.split(r"[;,]\s", match["inside"])[0].strip("“”\"'‘’ ")
        words = list(_WORD.finditer(before))
        if is_abbreviation(inside):
            if long := long_form(inside, before):
                yield Alias(inside, long, abbreviation=True)
        elif words and is_abbreviation(short := words[-1].group()) and long_form(short, inside) == inside:
            yield Alias(short, inside, abbreviation=True)
    for pattern in _INTRODUCED:
        for match in pattern.finditer(text):
            if match["name"] not in _PRONOUNS:
                yield Alias(re.sub(r"^(?:The|A|An) ", "", match["name"]), match["other"], abbreviation=False)


def is_abbreviation(word: str) -> bool:
    """Whether a word has the looks of one: two capitals or more, no blanks, and most of it letters."""
    capitals = sum(letter.isupper() for letter in word)
    letters = sum(letter.isalpha() for letter in word)
    return capitals >= 2 and 2 <= len(word) <= LONGEST and " " not in word and 2 * letters > len(word)


def long_form(short: str, before: str) -> str | None:
    """The words at the end of `before` that an abbreviation stands for, or None.

    Each run of the abbreviation from one capital to the next ("Kaz-I-S-S") begins a word, in order, small words
    passed over; words that only say more ("under the President") may follow. Where no words fit so, its letters need
    only come in order, the first at the head of a word (Schwartz and Hearst 2003, "A Simple Algorithm for Identifying
    Abbreviation Definitions in Biomedical Text").
    """
    parts = [fold(part) for part in re.findall(r"[^\W_][^\W\dA-ZÀ-ÞĀ-Ž_]*|\d+", short.replace(".", ""))]
    sentence = re.split(r"(?<=[^\W\d_]{3})[.!?:;]\s", before.rstrip())[-1]
    words = list(_WORD.finditer(sentence))[-3 * len(parts) - 8 :]
    for first in range(len(words) - 1, -1, -1):
        last = _spelled_out(parts, [fold(word.group()) for word in words[first:]])
        if last is not None and words[first].group()[0].isupper() and _goes_on(words[first + last + 1 :]):
            return sentence[words[first].start() : words[-1].end()]
    return _letters_in_order(short, sentence)


def _letters_in_order(short: str, sentence: str) -> str | None:
    letters = [letter.lower() for letter in short if letter.isalnum()]
    words = list(_WORD.finditer(sentence))[-min(len(letters) + 5, 2 * len(letters)) :]
    lower, place = sentence.lower(), len(sentence)
    least = words[0].start() if words else place
    for number, letter in reversed(list(enumerate(letters))):
        place = lower.rfind(letter, least, place)
        while not number and place > 0 and lower[place - 1].isalnum():
            place = lower.rfind(letter, least, place)
        if place < 0:
            return None
    found = sentence[place:]
    several = " " in found or "-" in found or any(letter.isupper() for letter in found[1:])
    return found if several and len(found) > len(short) + 2 and short.lower() not in found.lower().split() else None


def _spelled_out(parts: Sequence[str], words: Sequence[str]) -> int | None:
    """The place of the word that the last part begins, the first part beginning the first word; None if one fails."""
    if not words or words[0] in _SMALL:
        return None
    place = 0
    for number, part in enumerate(parts):
        while number and place < len(words) and words[place] in _SMALL and not words[place].startswith(part):
            place += 1
        if place >= len(words) or not words[place].startswith(part):
            return None
        place += 1
    return place - 1


def _goes_on(words: Sequence[re.Match[str]]) -> bool:
    """Whether the words after what is abbreviated only say more of it: none, or "of the Republic", "under …"."""
    return not words or words[0].group().lower() in _SMALL


def save_aliases(file: Path, aliases: Sequence[Alias]) -> None:
    """Write JSON."""
    rows = [[alias.name, alias.other, alias.abbreviation] for alias in aliases]
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def load_aliases(file: Path) -> tuple[Alias, ...]:
    """What `save_aliases` wrote; IndexDamaged where it is not there or not that."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return tuple(Alias(str(name), str(other), bool(abbreviation)) for name, other, abbreviation in rows)
    except (OSError, ValueError, TypeError) as error:
        raise damaged(f"the aliases in {file} cannot be read ({error})") from error
