"""The bilingual lexicons, read from YAML, and finding the longest phrase that a question's words begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from bot.translation import forms
from bot.translation.english import WITHOUT_OBJECT
from bot.translation.forms import Reading, fold
from bot.translation.names import cities_and_countries, months
from bot.translation.pieces import Kind, Piece, Tense

# Sections whose words stand in a question just as they are listed.
_EXACT = (Kind.ASK, Kind.YES_NO, Kind.SMALL, Kind.POSTPOSITION, Kind.BE, Kind.HAVE)
_INFLECTED = (Kind.NAME, Kind.ADJECTIVE, Kind.NOUN)
_FORM_SECTIONS = (Kind.BE, Kind.HAVE)
Words = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A listed word or phrase: its English, its kind, and for a form of a verb its tense."""

    english: str
    kind: Kind
    source: Words
    tense: Tense | None = None


@dataclass
class Lexicon:
    """One language's words. exact: by the words as listed; by_key: by what their forms share (Italian and Russian).

    verbs: Kazakh infinitives, which may be nouns too.
    """

    language: str
    exact: dict[Words, Entry] = field(default_factory=dict)
    by_key: dict[Words, Entry] = field(default_factory=dict)
    verbs: dict[Words, Entry] = field(default_factory=dict)
    longest: int = 1

    def find(self, words: Sequence[str]) -> tuple[int, Piece] | None:
        """How many of the words make the longest known phrase at their head, and that phrase in English."""
        folded = tuple(map(fold, words[: self.longest]))
        for length in range(len(folded), 0, -1):
            if piece := self._piece(words[:length], folded[:length]):
                return length, piece
        return None

    def _piece(self, words: Sequence[str], folded: Words) -> Piece | None:
        source = " ".join(words)
        readings = self._readings(folded)
        for entry, reading in readings:
            english = entry.english
            return Piece(
                source,
                english,
                entry.kind,
                reading.tense or entry.tense,
                reading.plural,
                reading.case,
                reading.possessed,
            )
        return None

    def _readings(self, folded: Words) -> Iterator[tuple[Entry, Reading]]:
        if entry := self.exact.get(folded):
            yield entry, self._told(folded, entry)
        if self.language == "kk":
            for reading in forms.kazakh_nouns(folded[-1]):
                entry = self.exact.get((*folded[:-1], reading.word))
                if entry and entry.kind in (*_INFLECTED, Kind.ASK, Kind.HAVE):
                    yield entry, reading
            for reading in forms.kazakh_verbs(folded[-1]):
                if entry := self.verbs.get((*folded[:-1], reading.word)):
                    yield entry, reading
        elif entry := self.by_key.get(tuple(forms.key(word, self.language) for word in folded)):
            yield entry, self._told(folded, entry)

    def _told(self, words: Words, entry: Entry) -> Reading:
        """What an ending says, by language and kind."""
        word = words[-1]
        if self.language == "ru":
            if entry.kind is Kind.VERB:
                return Reading(word, forms.russian_tense(words[0], reflexive=entry.english not in WITHOUT_OBJECT))
            if entry.kind is Kind.ASK:
                return Reading(word, plural=forms.russian_plural(word))
            past = entry.kind in _FORM_SECTIONS and forms.russian_tense(word) is Tense.PAST
            plural = entry.kind in (Kind.NOUN, Kind.ADJECTIVE) and forms.russian_plural(word)
            genitive = entry.kind in (Kind.NOUN, Kind.NAME) and forms.russian_genitive(word, entry.source[-1])
            return Reading(word, Tense.PAST if past else None, plural, possessed=genitive)
        if self.language == "it" and entry.kind is Kind.NOUN:
            return Reading(word, plural=word[-1] in "ie" and word not in entry.source)
        if self.language == "kk" and entry.kind is Kind.VERB:
            return Reading(word, forms.kazakh_tense(word))
        return Reading(word)

    def add(self, english: str, kind: Kind, phrase: str) -> None:
        """List a word or phrase with its forms; the first to claim a form keeps it."""
        words = tuple(fold(phrase).replace("'", " ").split()) if self.language == "it" else tuple(fold(phrase).split())
        self.longest = max(self.longest, len(words))
        if kind is Kind.VERB and self.language == "it":
            for form, tense in forms.italian_verb_forms(words[0]):
                told = forms.italian_phrase_tense(words) if len(words) > 1 else tense
                self.exact.setdefault((form, *words[1:]), Entry(english, kind, words, told))
            return
        entry = Entry(english, kind, words, self._tense(kind, words))
        for spelled in (words, tuple(map(forms.plain, words))) if self.language == "kk" else (words,):
            self.exact.setdefault(spelled, entry)
            if kind is Kind.VERB:
                self.verbs.setdefault(spelled, entry)
        if self.language == "kk" or kind in _EXACT:
            return
        for last in forms.russian_cases(words[-1]) if self.language == "ru" else (words[-1],):
            self.by_key.setdefault(tuple(forms.key(word, self.language) for word in (*words[:-1], last)), entry)

    def _tense(self, kind: Kind, words: Words) -> Tense | None:
        if kind not in _FORM_SECTIONS:
            return None
        if self.language == "it":
            if words[-1] in ("sarà", "saranno", "avrà", "avranno"):
                return Tense.FUTURE
            return Tense.PAST if words[-1].startswith(("er", "fu", "avev", "ebb", "sta")) else Tense.PRESENT
        if self.language == "ru":
            if words[-1].startswith("буд"):
                return Tense.FUTURE
            return Tense.PAST if forms.russian_tense(words[-1]) is Tense.PAST else Tense.PRESENT
        past = words[-1].endswith(("ды", "ді", "ты", "ті", "ған", "ген"))
        return Tense.FUTURE if words[-1] == "болады" else Tense.PAST if past else Tense.PRESENT


@lru_cache(maxsize=3)
def lexicon(language: str) -> Lexicon:
    """The lexicon of "it", "ru" or "kk", with the names of months, countries and cities that Unicode CLDR has."""
    read = yaml.load(Path(__file__).with_name(f"{language}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    found = Lexicon(language)
    for kind in (*_EXACT, Kind.NAME, Kind.ADJECTIVE, Kind.NOUN, Kind.VERB):
        section = read.get(kind.value) or {}
        lines = {kind.value: section} if isinstance(section, str) else section
        for english, phrases in lines.items():
            for phrase in phrases.split(", "):
                found.add(english, kind, phrase.strip(" ,"))
    for name, english in months(language):
        found.add(english, Kind.NAME, name)
    for name, english in cities_and_countries(language):
        found.add(english, Kind.NAME, name)
    return found
