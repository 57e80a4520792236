"""Names of several words that a question has in small letters, as the articles write them: "rete nova", "black sea"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.english.names import read_names
from index.lexical import fold
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
    ids = [name for name, _ in snapshot.lexical.search(question, PASSAGES)]
    texts = [passage.text for passage in snapshot.passages(ids)]
    typed = [fold(bare(match.group())) for match in words]
    written: dict[int, str] = {}
    for name in _names(texts):
        own = [bare(match.group()) for match in WORD.finditer(name)]
        folded = list(map(fold, own))
        for first in range(len(typed) - len(own) + 1):
            if len(own) >= FEWEST and typed[first : first + len(own)] == folded:
                written |= {first + place: word for place, word in enumerate(own)}
    return _replaced(question, {words[place].span(): word for place, word in written.items()})


def _names(texts: list[str]) -> Iterator[str]:
    """The names of some texts that stand nowhere in them in small letters."""
    for text in texts:
        for name in read_names(text):
            if not any(name.text.lower() in other for other in texts):
                yield name.text


def _replaced(question: str, written: dict[tuple[int, int], str]) -> str:
    """The question with other words at some places; a possessive ending stays."""
    for (start, end), word in sorted(written.items(), reverse=True):
        question = f"{question[:start]}{word}{question[start + len(bare(question[start:end])) : end]}{question[end:]}"
    return question
