"""Misspelt words and lost capitals of a question, repaired by the corpus's own words.

A word is changed only if nobody knows it: no passage has it, and it is no English word and no country. A capitalised
one inside a sentence is changed by a letter or two at most, to a name of the corpus or a country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.english.dictionary import NearWords, common_english, english, is_british, left_out, one_slip, very_common
from bot.english.names import territories
from bot.english.orthography import other_spellings
from bot.questions.language import language_of
from index.lexical import LexicalIndex, fold, terms
from index.store import Snapshot
from index.vocabulary import WORD, Form, Vocabulary, bare

# What makes one candidate worse than another, in edits; letters are left out more often than put in.
NO_SLIP, OTHER_FIRST_LETTER, NOT_IN_CORPUS, NOT_LEFT_OUT = 0.3, 0.5, 0.4, 0.1
# An English word at most this common that no passage has, a slip away from one so many times commoner, is that one.
RARE = 400
TIMES_COMMONER = 100
# A word of so many letters that is one edit away from another is hardly a third.
SURELY_LONG = 7
# A misspelt name with a lost apostrophe is told by so many letters at least.
SHORTEST_OWNER = 5
# What stands right before letters that are no word of their own: addresses, figures.
PART_OF_MORE = tuple("/@._0123456789")
# Words of a language that joins them by apostrophes: "dell'Italia".
LETTERS = re.compile(r"[^\W\d_]+")
# Small words within names, which a corpus need not have.
PARTICLES = frozenset("von van der den dem des del della dos das ibn bin abu".split())

# How people shorten words when they type.
SHORT = {"w": "with", "btwn": "between", "abt": "about", "govt": "government", "yr": "year", "wat": "what", "hw": "how"}
_WITH = re.compile(r"(?<=\bw)/(?=\s?[A-Za-z])")  # "w/ Peru"

# Words of which a speller keeps what they are read as.
WORDS_KEPT = 16_384


@dataclass(frozen=True)
class Repaired:
    """A question with its words repaired; `changes`: each word that was, as typed and as repaired, in order."""

    text: str
    changes: tuple[tuple[str, str], ...]


def repair(question: str, snapshot: Snapshot) -> Repaired:
    """The question, spelled as the articles of this index spell it."""
    return _speller(snapshot).repair(question)


@lru_cache(maxsize=2)
def _speller(snapshot: Snapshot) -> Speller:
    return Speller(snapshot.vocabulary, snapshot.lexical)


class Speller:
    """Repairs questions to one corpus; safe for many threads."""

    def __init__(self, vocabulary: Vocabulary, lexical: LexicalIndex) -> None:
        self._forms, self._lexical = vocabulary.forms, lexical
        self._words = NearWords(word for word in self._forms if len(word) > 2)
        capitalised = {word for word, form in self._forms.items() if form.written[0].isupper()}
        self._names = NearWords(capitalised | countries().keys())
        # Most words of a question have stood in others.
        self._meant = lru_cache(maxsize=WORDS_KEPT)(self._repaired)

    def repair(self, question: str) -> Repaired:
        """Words that nobody knows get the spelling of one near by, names the capitals that the corpus gives them."""
        question = _WITH.sub("", question)
        shouted = question.isupper() and len(question.split()) > 2
        english_question = language_of(question) in ("en", None)
        pieces, changes, last = [], [], 0
        for match in (WORD if english_question else LETTERS).finditer(question):
            if question[: match.start()].endswith(PART_OF_MORE):
                continue
            typed = bare(match.group())
            word = typed.lower() if shouted else typed
            inside = bool(question[: match.start()].strip(" \"'“‘(¿"))
            meant = self._meant(word, inside, english_question, shouted)
            if meant != typed:
                changes.append((typed, meant))
            pieces += [question[last : match.start()], meant]
            last = match.start() + len(typed)
        return Repaired("".join([*pieces, question[last:]]), tuple(changes))

    def _repaired(self, word: str, inside: bool, english_question: bool, shouted: bool) -> str:
        return self._cased(self._spelled(word, inside, english_question), shouted)

    def _spelled(self, word: str, inside: bool, english_question: bool) -> str:
        """The word, or the one that it is a misspelling of."""
        folded = fold(word)
        if english_question and word in SHORT and not self._form(folded):
            return SHORT[word]
        plain = len(word) > 2 and folded.isascii() and word[1:].islower() and word not in PARTICLES
        if not plain or self._form(folded) or folded in countries():
            return word
        found = None
        if word[0].isupper() and inside:
            found = self._name(folded) or self._owner(folded)
        elif english_question and word not in self._lexical:  # which knows it by its stem
            found = self._word(folded) or self._owner(folded)
        elif english_question:
            found = self._of_stem(folded)
        return found[0].upper() + found[1:] if found and word[0].isupper() else found or word

    def _form(self, folded: str) -> Form | None:
        """How the corpus writes a word, or the word without the s of a plural or of a lost apostrophe."""
        return self._forms.get(folded) or (None if folded.endswith("ss") else self._forms.get(folded.removesuffix("s")))

    def _name(self, folded: str) -> str | None:
        """The name of the corpus, or the country, that an unknown name is a letter or two away from."""
        if len(folded) < 4 or folded in english():
            return None
        most = 1 if len(folded) < 8 else 2
        near = {word: edits for word, edits in self._words.near(folded, most).items() if one_slip(folded, word)}
        near |= self._names.near(folded, most)
        if len(folded) == 4:  # so short a name must have all its letters, or lack one
            near = {word: 1 for word in near if sorted(word) == sorted(folded) or left_out(folded, word)}
        return self._best(folded, near)

    def _owner(self, folded: str) -> str | None:
        """The name that an unknown word stands for with the s of a lost apostrophe: "kazakstans"."""
        owner = folded.removesuffix("s")
        if owner == folded or len(owner) < SHORTEST_OWNER or folded in english():
            return None
        name = self._name(owner)
        return f"{name}s" if name and name[0].isupper() else None

    def _word(self, folded: str) -> str | None:
        """The word of the corpus, or the common English one, that an unknown word most likely stands for."""
        if other := next((form for form in other_spellings(folded) if self._form(form)), None):
            return self._written(other)
        count = english().get(folded, 0)
        if count > RARE:
            return None
        most = 1 if count or len(folded) < 6 else 2 if len(folded) < 10 else 3
        long = len(folded) > 3
        near = {w: e for w, e in self._words.near(folded, most).items() if (e == 1 and long) or one_slip(folded, w)}
        for word, edits in {} if is_british(folded) else common_english().near(folded, min(most, 2)).items():
            sure = very_common(word)
            if (one_slip(folded, word) and (long or sure)) or (edits == 1 and long and (sure or len(folded) > 5)):
                near.setdefault(word, edits)
        if count:  # a rare word, not an unknown one
            near = {w: 1 for w in near if one_slip(folded, w) and english().get(w, 0) > TIMES_COMMONER * count}
        return self._best(folded, near)

    def _of_stem(self, folded: str) -> str | None:
        """The corpus's word that one is an edit away from of which the corpus has only the stem: "developement"."""
        count = english().get(folded, 0)
        if count > RARE or len(folded) < SURELY_LONG or is_british(folded):
            return None
        near = self._words.near(folded, 1)
        if count:
            near = {
                w: e for w, e in near.items() if one_slip(folded, w) and english().get(w, 0) > TIMES_COMMONER * count
            }
        return self._best(folded, near)

    def _best(self, typed: str, near: dict[str, int]) -> str | None:
        """The nearest of some words as the corpus writes it, the commonest among equals; None without any."""

        def order(word: str) -> tuple[float, int, str]:
            form = self._forms.get(word)
            worse = NO_SLIP * (not one_slip(typed, word)) + NOT_LEFT_OUT * (not left_out(typed, word))
            worse += OTHER_FIRST_LETTER * (typed[0] != word[0])
            worse += NOT_IN_CORPUS * (form is None and not very_common(word))
            count = english().get(word, 0) + 1000 * (form.count if form else 0)
            return (near[word] + worse, -count, word)

        return self._written(min(near, key=order)) if near else None

    def _written(self, folded: str) -> str:
        """A word that is known with the capitals of a name, or none."""
        form = self._form(folded)
        if form is None:
            return countries().get(folded, folded)
        written = form.written if _is_name(fold(form.written), form) else form.written.lower()
        return written if folded in self._forms else f"{written}s"

    def _cased(self, word: str, shouted: bool) -> str:
        """A word without capitals as the corpus writes it, if that is a name."""
        if not word.islower() or not terms(word):
            return word
        folded = fold(word)
        if self._form(folded) or folded in countries():
            written = self._written(folded)
            return word if written.islower() else written
        unknown = word not in self._lexical and folded not in english() and not is_british(folded)
        return word.capitalize() if shouted and unknown else word


def _is_name(folded: str, form: Form) -> bool:
    """Whether a word has a capital wherever it stands, not only at the head of sentences and in longer names."""
    if form.written.islower() or form.lower:
        return form.alone > 4 * form.lower
    if folded in names_of_the_world():
        return not very_common(folded)
    common = english().get(folded, 0)
    if not common and not is_british(folded):  # no word of the language: "Istat", which may only open sentences
        return True
    return form.inside > 0 if common <= RARE else form.alone >= max(3, form.count / 5) and not very_common(folded)


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Names of countries and regions of one word, folded, and as they are written."""
    return {fold(name): name for name in territories() if name.isalpha()}


@lru_cache(maxsize=1)
def names_of_the_world() -> frozenset[str]:
    """Countries, cities that name a time zone, and languages, folded (Unicode CLDR, through Babel)."""
    from babel import Locale
    from babel.core import get_global

    cities = (zone.rsplit("/", 1)[-1] for zone in get_global("zone_territories"))
    return frozenset(fold(name) for name in (*countries(), *cities, *Locale("en").languages.values()) if name.isalpha())
