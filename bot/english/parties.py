"""Countries and regions that a text speaks of, whatever form their names take: "Kazakh", "Italy's", "the EU"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# What the rule below, a stem and the ending of a people, doesn't give; and short forms.
_IRREGULAR = {
    "french": "France",
    "holland": "Netherlands",
    "dutch": "Netherlands",
    "british": "United Kingdom",
    "uk": "United Kingdom",
    "u.k": "United Kingdom",
    "britain": "United Kingdom",
    "greek": "Greece",
    "swiss": "Switzerland",
    "danish": "Denmark",
    "irish": "Ireland",
    "welsh": "Wales",
    "english": "England",
    "great britain": "United Kingdom",
    "briton": "United Kingdom",
    "america": "United States",
    "american": "United States",
    "united states of america": "United States",
    "us": "United States",
    "u.s": "United States",
    "usa": "United States",
    "eu": "European Union",
    "european": "Europe",
    "asian": "Asia",
    "turkish": "Turkey",
    "turkey": "Turkey",
    "türkiye": "Turkey",
    "turk": "Turkey",
    "czech": "Czechia",
    "czech republic": "Czechia",
    "thai": "Thailand",
    "filipino": "Philippines",
    "spanish": "Spain",
    "spaniard": "Spain",
    "finnish": "Finland",
    "finn": "Finland",
    "polish": "Poland",
    "poles": "Poland",
    "swedish": "Sweden",
    "swede": "Sweden",
    "dane": "Denmark",
    "norwegian": "Norway",
    "peruvian": "Peru",
    "portuguese": "Portugal",
    "indian": "India",
    "nigerian": "Nigeria",
    "belgian": "Belgium",
    "pakistani": "Pakistan",
    "cuban": "Cuba",
    "korean": "South Korea",
    "republic of korea": "South Korea",
    "people's republic of china": "China",
    "people’s republic of china": "China",
    "emirati": "United Arab Emirates",
    "uae": "United Arab Emirates",
    "saudi": "Saudi Arabia",
    "cypriot": "Cyprus",
    "lao": "Laos",
    "kyrgyz republic": "Kyrgyzstan",
    "russian federation": "Russia",
    "european union": "European Union",
    "republic of kazakhstan": "Kazakhstan",
    "central asian": "Central Asia",
    "latin american": "Latin America",
    "middle east": "Middle East",
    "middle eastern": "Middle East",
    "african union": "African Union",
}
# Several of a people, and one: "Germans", "Dutchman".
_PERSONS = re.compile(r"(?:(?:wo)?m[ae]n|s)$")
_PEOPLE = re.compile(r"(?:ians?|ans?|ns?|ese|is?|ish|ic|s)$")
_LAND = re.compile(r"(?:ia|ea|y|al|land|i?stan|a|o|e)$")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w.’'À-ɏ]*\w")
_BOTH = re.compile(
    r"\b(?:the|our|these) two (?:countries|nations|states|sides|neighbou?rs|economies|partners|governments)\b"
    r"|\bboth (?:countries|nations|states|sides|neighbou?rs|economies|partners|governments)\b"
    r"|\bthe (?:(?:[A-Z]\w+\s){1,2})(?:country|nation|state|republic)\b"
    r"|\b(?:bilateral|mutual|two-way) (?:\w+ )?(?:trade|turnover|commerce|exchange)\b|\btrade between them\b",
    re.IGNORECASE,
)
_ONE_OF_IT = re.compile(r"\s(?:country|nation|state|republic)\b")
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Party:
    """A country or region in a text, `text[start:end]`, under its usual English name.

    people: it stands as an adjective ("Kazakh"). owner: it stands in the possessive. region: it holds countries.
    """

    start: int
    end: int
    name: str
    people: bool
    owner: bool
    region: bool


@lru_cache(maxsize=16_384)
def read_parties(text: str) -> tuple[Party, ...]:
    """All countries and regions of a text in order, none overlapping."""
    words = [match.span() for match in _CAPITAL.finditer(text)]
    found: list[Party] = []
    position = 0
    for i, (start, _) in enumerate(words):
        if start < position:
            continue
        for count in (4, 3, 2, 1):
            end = words[min(i + count, len(words)) - 1][1]
            if (party := _party(text, start, end)) and not text[:start].endswith("New "):
                # "The Central Asian country" is one that was named before, and no country of Asia.
                if not (party.region and party.people and _ONE_OF_IT.match(text, end)):
                    found.append(party)
                position = end
                break
    return tuple(found)


def countries(text: str) -> frozenset[str]:
    """The countries of a text, without regions."""
    return frozenset(party.name for party in read_parties(text) if not party.region)


def of_both(text: str) -> bool:
    """Whether a text speaks of two countries that were named before: "the two countries", "bilateral trade"."""
    return _BOTH.search(text) is not None


def is_region(name: str) -> bool:
    """Whether a name is that of several countries together."""
    return name in _names()[1]


def _party(text: str, start: int, end: int) -> Party | None:
    words = " ".join(text[start:end].split())
    plain = _OWNER.sub("", words)
    owner = plain != words
    if not owner and text[end : end + 2] in ("'s", "’s"):
        owner = True
    name = canonical(plain)
    if name is None:
        return None
    short = plain.lower() in ("eu", "us", "uk", "usa", "u.s", "u.k", "uae")
    people = plain.lower() != name.lower() and not short and not plain.endswith(" Republic")
    return Party(start, end, name, people, owner, is_region(name))


@lru_cache(maxsize=16_384)
def canonical(words: str) -> str | None:
    """The usual English name of a country or region, from its name or from what its people are called."""
    plain = words.lower().rstrip(".")
    names, _ = _names()
    if plain in names:
        return names[plain]
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if " " in plain or len(plain) < 4:
        return None
    stem = _PEOPLE.sub("", plain)
    found = _stems().get(plain) or (_stems().get(stem) if len(stem) >= 4 and stem != plain else None)
    one = _PERSONS.sub("", plain)
    return found or _IRREGULAR.get(one) or (_stems().get(one) if len(one) >= 4 else None)


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Lower-case name -> name, and those that are regions (Unicode CLDR, through Babel, where a region has digits)."""
    from babel import Locale

    found, regions = {}, {"European Union", "Latin America", "Middle East", "African Union"}
    for code, name in Locale("en").territories.items():
        if code in ("EZ", "UN", "QO", "001", "ZZ", "XA", "XB"):
            continue
        found[name.lower()] = "Turkey" if code == "TR" else name
        if code.isdigit():
            regions.add(name)
    return found, frozenset(regions)


@lru_cache(maxsize=1)
def _stems() -> dict[str, str]:
    """What is left of a country's name without its ending: "kazakh", "ital", "russ"; none that two share."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name in _names()[0].values():
        stem = _LAND.sub("", name.lower())
        if " " in stem or len(stem) < 4 or name.endswith("islands"):
            continue
        for form in {stem, name.lower()}:
            if form in found and found[form] != name:
                twice.add(form)
            found[form] = name
    return {stem: name for stem, name in found.items() if stem not in twice}
