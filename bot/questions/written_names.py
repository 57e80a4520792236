"""Names of several words that a question has in small letters, as the articles write them: "rete nova", "black sea"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.english.names import read_names
from index.lexical import fold
from index.retrieve import CANDIDATES
from index.store import Snapshot
from index.vocabulary import WORD, bare

# So many passages that share the question's words are read for its names.
PASSAGES = 12
# A name of fewer words is told by how the articles write that word everywhere.
FEWEST = 2


def with_written_names(question: str, snapshot: Snapshot) -> str:
    """The question with the capitals and accents of those names that the articles write in no other way."""
    words = list(WORD.finditer(question))
    if not any(match.group().islower() for match in words):
        return question
    # As many as retrieval asks for, which mostly searches the same words next and finds them in memory.
    ids = [name for name, _ in snapshot.lexical.search(question, CANDIDATES)[:PASSAGES]]
    texts = [passage.text for passage in snapshot.passages(ids)]
    typed = [fold(bare(match.group())) for match in words]
    asked = frozenset(typed)
    written: dict[int, str] = {}
    for name in chain.from_iterable(map(_names, texts)):
        # Few names stand in a question, so that is looked for first.
        if not asked.issuperset(name.folded) or any(name.lower in text for text in texts):
            continue
        for first in range(len(typed) - len(name.own) + 1):
            if typed[first : first + len(name.own)] == name.folded:
                written |= {first + place: word for place, word in enumerate(name.own)}
    return _replaced(question, {words[place].span(): word for place, word in written.items()})


@dataclass(frozen=True, eq=False)
class _Name:
    """A name of several words: its own words, these folded, and the name in small letters."""

    own: list[str]
    folded: list[str]
    lower: str


# A passage comes up for many questions, and has the same names each time.
@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[_Name, ...]:
    """The names of a text that have several words."""
    names = [name.text for name in read_names(text)]
    own = [[bare(match.group()) for match in WORD.finditer(name)] for name in names]
    return tuple(
        _Name(words, list(map(fold, words)), name.lower())
        for name, words in zip(names, own, strict=True)
        if len(words) >= FEWEST
    )


def _replaced(question: str, written: dict[tuple[int, int], str]) -> str:
    """The question with other words at some places; a possessive ending stays."""
    for (start, end), word in sorted(written.items(), reverse=True):
        question = f"{question[:start]}{word}{question[start + len(bare(question[start:end])) : end]}{question[end:]}"
    return question
