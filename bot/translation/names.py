"""Names: of countries, cities and months by Unicode CLDR; of people and companies by their sound in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

# How alike two names must sound, of 100; short ones must be the same.
ALIKE = 84.0
ALIKE_SHORT = 100.0
SHORT = 4
_LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфыэәғқңөұүһі",
        "a b v g d e z i y k l m n o p r s t u f y e a g q n o u u h i".split(),
        strict=True,
    )
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
}
# Spellings of one sound in different transcriptions.
_SOUNDS = (
    (r"[šş]", "sh"),
    (r"[čç]", "ch"),
    (r"ž", "zh"),
    (r"kh", "h"),
    (r"dzh|dj|zh|j", "j"),
    (r"shch|sch", "sh"),
    (r"ck|q|c(?![hieky])", "k"),
    (r"w", "v"),
    (r"x", "ks"),
    (r"y", "i"),
    (r"i(?=[aeou])|(?<=[aeou])i", ""),
    (r"(.)\1", r"\1"),
)
_CASE_ENDINGS = {
    "ru": re.compile(r"(?:ыми|ими|ами|ого|ому|ому|ым|им|ом|ем|ой|ей|ою|ах|ов|[аеуыиоюя])$"),
    "kk": re.compile(
        r"(?:[нтд][ыі]ң|[дт][ае]н|[дт][ае](?:ғы|гі)?|нан|нен|[ғқгкн][ае]|[мбп]ен|[нтд][ыі]|[ыі]|[лдт][ае]р)$"
    ),
}


def transliterated(word: str) -> str:
    """A word in Latin letters, capital where it was."""
    latin = "".join(_LETTERS.get(letter, letter) for letter in word.lower())
    if word.isupper() and len(word) > 1:
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def written_by_the_articles(word: str, language: str, surfaces: Sequence[str]) -> tuple[str, str] | None:
    """The name of the articles that sounds like this one, and the ending that had to go for it; None without any."""
    found = [(*_alike(_sound(transliterated(form)), surfaces), form) for form in _bare_forms(word, language)]
    name, score, bare = max(found, key=lambda one: one[1])
    return (name, word[len(bare) :]) if score else None


def in_latin(word: str, language: str) -> tuple[str, str]:
    """A name that no article has, in Latin letters, and its Kazakh ending, as far as that can be told."""
    bare = next((form for form in list(_bare_forms(word, language))[1:2] if len(word) - len(form) > 1), word)
    bare = bare if language == "kk" else word
    return transliterated(bare), word[len(bare) :]


def _bare_forms(word: str, language: str) -> Iterator[str]:
    yield word
    ending = _CASE_ENDINGS.get(language)
    for _ in range(2):
        shorter = ending.sub("", word) if ending else word
        if shorter == word or len(shorter) < 3:
            return
        word = shorter
        yield word


def _alike(sound: str, surfaces: Sequence[str]) -> tuple[str, float]:
    """The name that sounds most like it, and how much, 0 to 100; 0 where none is alike enough."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    sounds = _sounds(tuple(surfaces))
    near = {other: surface for other, surface in sounds.items() if other[:1] == sound[:1]}
    least = ALIKE if len(sound) > SHORT else ALIKE_SHORT
    best = extractOne(sound, list(near), scorer=ratio, score_cutoff=least)
    return (near[best[0]], best[1]) if best else ("", 0.0)


@lru_cache(maxsize=4)
def _sounds(surfaces: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for surface in surfaces:
        found.setdefault(_sound(surface), surface)
    return found


@lru_cache(maxsize=65_536)
def _sound(name: str) -> str:
    sound = name.lower()
    for pattern, plain in _SOUNDS:
        sound = re.sub(pattern, plain, sound)
    return sound


def months(language: str) -> Iterator[tuple[str, str]]:
    """Names of the months, in each form that CLDR lists, with the English ones."""
    from babel import Locale

    english = Locale("en").months["format"]["wide"]
    for context in ("format", "stand-alone"):
        for number, name in Locale(language).months[context]["wide"].items():
            yield name, english[number]


def cities_and_countries(language: str) -> Iterator[tuple[str, str]]:
    """Countries, regions, and cities that name a time zone, with their English names."""
    from babel import Locale

    english, own = Locale("en").territories, Locale(language).territories
    yield from ((own[code], english[code]) for code in english if code in own and len(own[code]) > 2)
    for zone, names in Locale(language).time_zones.items():
        city = zone.rsplit("/", 1)[-1].replace("_", " ")
        if "city" in names and city not in ("Unknown",):
            yield names["city"], city


def is_place(name: str) -> bool:
    """Whether an English name is one of a country or region."""
    return name in _territories()


@lru_cache(maxsize=1)
def _territories() -> set[str]:
    from babel import Locale

    cities = {city for _, city in cities_and_countries("ru")}
    return cities | set(Locale("en").territories.values()) | {"Central Asia", "European Union", "Astana", "Rome"}
