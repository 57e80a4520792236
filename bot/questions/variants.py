"""Other ways to write a name: abbreviations and second names that the articles introduce, peoples, offices."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.english.dictionary import very_common
from bot.english.name_keys import is_people, is_place, name_key
from bot.questions.spelling import countries
from index.aliases import Alias
from index.lexical import LexicalIndex, fold
from index.snapshot import Snapshot

# Offices and unions that every newspaper shortens without a word of introduction.
_EVERYWHERE = (
    ("prime minister", "PM", "premier", "head of government"),
    ("president", "head of state"),
    ("foreign minister", "minister of foreign affairs"),
    ("chief executive", "CEO", "chief executive officer"),
    ("member of parliament", "MP"),
    ("European Union", "EU"),
    ("United Nations", "UN"),
    ("United States", "US", "USA", "United States of America"),
    ("United Kingdom", "UK", "Great Britain"),
    ("United Arab Emirates", "UAE"),
    ("gross domestic product", "GDP"),
    ("foreign direct investment", "FDI"),
    ("memorandum of understanding", "MoU"),
)
# Known everywhere too: none of them stands for another name that only begins with the same letters.
_KNOWN = {form: group for group in _EVERYWHERE for form in group if form.isupper()} | {
    "ADB": ("Asian Development Bank",),
    "ECB": ("European Central Bank",),
    "EIB": ("European Investment Bank",),
    "IMF": ("International Monetary Fund",),
    "WTO": ("World Trade Organization", "World Trade Organisation"),
}
# A form that more passages have is found well enough by itself, and worse with others beside it: on SQuAD 2.0 the right
# article comes first .827 of the time with forms of at most so many, .816 with those of all.
FEW = 3
_WORD = re.compile(r"\w+(?:[.&+'’-]\w+)*")
_ARTICLES = frozenset({"the", "a", "an"})
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(_ARTICLES))}) ")
_OPENING = re.compile(r"\w+")
_OWNER = re.compile(r"['’]s?$")


@lru_cache(maxsize=2)
def variants(snapshot: Snapshot) -> Variants:
    """What the articles of an index, and newspapers in general, write for one another."""
    return Variants(snapshot.aliases, snapshot.lexical)


def written_out(short: str) -> tuple[str, ...]:
    """What an abbreviation that every newspaper uses stands for."""
    return tuple(other for group in _EVERYWHERE if short in group for other in group if not other.isupper())


class Variants:
    """Names that stand for one another; safe for many threads."""

    def __init__(self, aliases: Sequence[Alias], lexical: LexicalIndex) -> None:
        self._lexical = lexical
        self._others: dict[str, dict[str, str]] = defaultdict(dict)  # key of a name to keys and names of the others
        pairs = [(one, other) for group in _EVERYWHERE for one in group for other in group]
        aliases = [alias for alias in aliases if alias.name in lexical or _may_be_meant(alias)]
        pairs += [pair for alias in aliases for pair in ((alias.name, alias.other), (alias.other, alias.name))]
        for one, other in pairs:
            if _key(one) != _key(other):
                self._others[_key(one)].setdefault(_key(other), other)
        stands_for = {(_key(alias.name), _key(alias.other)) for alias in aliases if alias.abbreviation}
        counts = Counter(short for short, _ in stands_for)
        self._ambiguous = {short for short, count in counts.items() if count > 1}
        self._longest = max(len(key.split()) for key in self._others)
        self._openings = {_opening(key) for key in self._others} | _ARTICLES

    def expand(self, text: str) -> tuple[str, ...]:
        """Other forms of those names in a text that hardly any passage has, in order; such as some passage has.

        An abbreviation gives what it stands for and the reverse, a people its country: "Kazakhstani" gives
        "Kazakhstan". To be searched beside the text, not instead of it.
        """
        present: set[str] = set()
        found: dict[str, str] = {}
        for form in self._forms(text):
            key = _key(form)
            present.add(key)
            if not (key in self._others or form[0].isupper()) or self._is_frequent(form):
                continue  # most words have no other form
            if not (form.islower() and very_common(key)):  # "us" and "who" are mostly no abbreviations
                found |= self._others.get(key, {})
            if form[0].isupper() and is_people(form) and (country := _countries_by_key().get(name_key(form))):
                found[_key(country)] = country
        return tuple(form for key, form in found.items() if key not in present and form in self._lexical)

    def other_names(self, names: Sequence[str]) -> tuple[str, ...]:
        """The names learnt for some names, and abbreviations."""
        return tuple(other for name in names for other in self._others.get(_key(name), {}).values())

    def same(self, left: str, right: str) -> bool:
        """Whether two names are variants of one: equal but for case and articles, learnt together, people and place."""
        ours, theirs = _key(left), _key(right)
        learnt, others = self._others.get(ours, {}), self._others.get(theirs, {})
        if ours == theirs or theirs in learnt:
            return True
        if learnt.keys() & others.keys() - self._ambiguous:  # two names of a third that is no abbreviation of several
            return True
        return is_place(ours) and is_place(theirs) and name_key(ours) == name_key(theirs)

    def _is_frequent(self, form: str) -> bool:
        """Whether more than a few passages have every word of a form."""
        return min((self._lexical.holders(term) for term in self._lexical.terms(form)), default=0) > FEW

    def _forms(self, text: str) -> Iterator[str]:
        """Runs of words that have variants, and single words, in order, the longest first at each place."""
        words = list(_WORD.finditer(text))
        for first, start in enumerate(words):
            longest = self._longest if self._opens(start.group()) else 1
            for last in reversed(range(first, min(first + longest, len(words)))):
                form = text[start.start() : words[last].end()]
                if first == last or _key(form) in self._others:
                    yield _OWNER.sub("", form)

    def _opens(self, word: str) -> bool:
        """Whether a name of several words may begin with this one; most runs need not be looked at."""
        return not word.isascii() or _opening(fold(word)) in self._openings


def _may_be_meant(alias: Alias) -> bool:
    """Whether initials that no article has may stand for a name."""
    return alias.other in _KNOWN.get(alias.name, (alias.other,))


@lru_cache(maxsize=16_384)
def _key(name: str) -> str:
    """Folded, without an article in front and a possessive ending."""
    return _ARTICLE.sub("", " ".join(_OWNER.sub("", fold(name)).split()))


def _opening(name: str) -> str:
    """The first letters and digits of a folded name."""
    found = _OPENING.search(name)
    return found.group() if found else ""


@lru_cache(maxsize=1)
def _countries_by_key() -> dict[str, str]:
    return {name_key(name): name for name in countries().values()}
