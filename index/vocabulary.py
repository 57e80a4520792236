"""The words of the corpus as they are written: how often each, and which of them are names by their capitals."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Passage
from index.faults import damaged
from index.lexical import fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = frozenset("a an the this that these those his her its their our my your".split())


@dataclass(frozen=True)
class Spelling:
    """How often a word stands in the corpus spelled just so.

    inside: of these, within a sentence, not at its head and in no title. alone: of these, between words that have no
    capital and behind no article, so that a capital of its own is neither the sentence's nor a longer name's.
    """

    count: int
    inside: int
    alone: int


@dataclass(frozen=True)
class Form:
    """A word in all its spellings: the one that says most, how often they stand there in all, and without capitals."""

    written: str
    count: int
    inside: int
    alone: int
    lower: int


class Vocabulary:
    """Every word of the passages, their titles, headings and lead-ins; read-only, safe for many threads."""

    def __init__(self, spellings: Mapping[str, Spelling]) -> None:
        self._spellings = spellings
        same: dict[str, list[str]] = defaultdict(list)
        for written in spellings:
            same[fold(written)].append(written)
        self.forms = {folded: self._form(all_) for folded, all_ in same.items()}

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> Vocabulary:
        """Count the words of passages; a title, heading or lead-in that several share counts once."""
        count: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        alone: Counter[str] = Counter()
        for context in {part for p in passages for part in (p.article_title, p.heading, p.lead_in)}:
            count.update(_words(context))
        for passage in passages:
            for sentence in passage.sentences:
                text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
                words = list(_words(text))
                count.update(words)
                inside.update(words[1:])
                alone.update(_alone(text))
        return cls({word: Spelling(count[word], inside[word], alone[word]) for word in sorted(count)})

    def save(self, file: Path) -> None:
        """Write JSON: spelling to its three counts."""
        counts = {word: [s.count, s.inside, s.alone] for word, s in self._spellings.items()}
        file.write_text(json.dumps(counts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Vocabulary:
        """What `save` wrote; IndexDamaged where it is not there or not that."""
        try:
            counts = json.loads(file.read_text(encoding="utf-8"))
            return cls({word: Spelling(*map(int, three)) for word, three in counts.items()})
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise damaged(f"the vocabulary {file} cannot be read ({error})") from error

    def __getitem__(self, word: str) -> Form | None:
        """The form of a word, however it is spelled in case and accents."""
        return self.forms.get(fold(word))

    def _form(self, same: Sequence[str]) -> Form:
        of = [self._spellings[written] for written in same]
        best = max(same, key=lambda w: (self._spellings[w].inside, self._spellings[w].count, w))
        lower = sum(spelling.count for written, spelling in zip(same, of, strict=True) if written.islower())
        return Form(best, sum(s.count for s in of), sum(s.inside for s in of), sum(s.alone for s in of), lower)


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


def _words(text: str) -> Iterator[str]:
    return (bare(match.group()) for match in WORD.finditer(text))


def _alone(sentence: str) -> Iterator[str]:
    """Capitalised words inside a sentence whose neighbours are not, behind no article."""
    found = list(WORD.finditer(sentence))
    for before, here, after in zip(found, found[1:], [*found[2:], None], strict=False):
        if not here.group()[0].isupper() or before.group()[0].isupper() or before.group() in _ARTICLES:
            continue
        if after is None or not after.group()[0].isupper() or sentence[here.end() : after.start()].strip():
            yield bare(here.group())
