"""Which listed word an inflected one may be a form of, and what its ending says; one reader for each language."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

import Stemmer

from bot.translation.pieces import Tense

_local = threading.local()

# What follows the root of Italian verbs in -are, -ere and -ire, by tense.
_ITALIAN_VERBS: dict[str, dict[Tense, str]] = {
    "are": {
        Tense.PRESENT: "a ano i",
        Tense.PAST: "ò arono ava avano",
        Tense.PARTICIPLE: "ato ata ati ate",
        Tense.FUTURE: "erà eranno herà heranno",
        Tense.INFINITIVE: "are arsi ando",
    },
    "ere": {
        Tense.PRESENT: "e ono",
        Tense.PAST: "é è ette ettero erono eva evano",
        Tense.PARTICIPLE: "uto uta uti ute",
        Tense.FUTURE: "erà eranno rà ranno",
        Tense.INFINITIVE: "ere ersi endo",
    },
    "ire": {
        Tense.PRESENT: "e ono isce iscono",
        Tense.PAST: "ì irono iva ivano",
        Tense.PARTICIPLE: "ito ita iti ite",
        Tense.FUTURE: "irà iranno",
        Tense.INFINITIVE: "ire irsi endo",
    },
}
_ITALIAN_ENDING = re.compile(r"(?<=\w{2})(?:h?[ei]|i?[oa])$")
_PARTICIPLE_ENDING = re.compile(r"[stn][oaie]$")

_RUSSIAN_PAST = re.compile(r"(?:л|ла|ло|ли)(?:ся|сь)?$|(?:рос|тиг|шел|вел)(?:ла|ли|ло|ся)?$")
_RUSSIAN_PASSIVE = re.compile(r"(?<=\w{3})(?:ан|ян|ен)(?:а|о|ы)?$|(?<=\w{3})(?:крыт|нят)(?:а|о|ы)?$")
_RUSSIAN_REFLEXIVE = re.compile(r"(?:л|ла|ло|ли|[еи]т|[ую]т|[ая]т)(?:ся|сь)$")
_RUSSIAN_FUTURE = re.compile(r"^(?:пройд|состоят|состоит|вырас|посет|стан|провед)(?:е|у|с|и|ё)?")
_RUSSIAN_PLURAL = re.compile(r"(?:ов|ев|ам|ям|ами|ями|ах|ях|ые|ие|ых|их|ыми|ими)$")
_RUSSIAN_GENITIVE = re.compile(r"(?:[аяыи]|ов|ев|ей|ий)$")

# Kazakh endings from the last to the first: cases, then whose it is, then the plural.
_CASES = (
    ("'s", r"[нтд][ыіи][ңн]"),
    ("in", r"(?:[дт][ае]|нд[ае])(?:[ғг]ы|г[іи])"),
    ("in", r"[дт][ае]|нд[ае]"),
    ("from", r"(?:[дт][ае]н|нан|нен)"),
    ("to", r"[ғқгк][ае]|н[ае]|[ае]"),
    ("with", r"[мбп]ен"),
    ("object", r"[нтд][ыіи]|н"),
)
_POSSESSIVES = r"(?:лар|лер|дар|дер|тар|тер)?(?:с?[ыіи]|[ыіи]?м[ыіи]з)"
_PLURALS = r"[лдт][ае]р"
_VERB_ENDINGS: tuple[tuple[Tense, str], ...] = (
    (Tense.PAST, r"[дт][ыіи](?:қ|к|м|ң|ңыз|ңіз)?"),
    (Tense.PAST, r"[ғқгк][ае]н(?:[дт][ыіи])?(?:[нтд][ыіи][ңн]|ын|ін|[дт][ае]н|[дт][ае]|[ғг]а|ге|[ыіи])?"),
    (Tense.PRESENT, r"[аеий][дт][ыіи]|м?[ае]к(?:ші|шы)|м?[ае]қ(?:шы)?"),
    (Tense.PRESENT, r"[аеий]т[ыіи]н|[ыіи]?п|[ае]|[ыіи]р|[ае]р"),
)
_PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")
_SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}


@dataclass(frozen=True)
class Reading:
    """A listed word that an inflected one may come from, and what its ending says."""

    word: str
    tense: Tense | None = None
    plural: bool = False
    case: str = ""
    possessed: bool = False


def fold(word: str) -> str:
    """Lower case, with plain apostrophes and е for ё."""
    return word.lower().replace("’", "'").replace("ё", "е")


def plain(word: str) -> str:
    """A Kazakh word as it is typed without the letters that Russian lacks."""
    return word.translate(_PLAIN)


def key(word: str, language: str) -> str:
    """What all forms of a noun or an adjective share (of a Russian verb, too); Kazakh words as they are."""
    if language == "ru":
        stem: str = _russian_stemmer().stemWord(word)
        return stem
    if language == "it":
        bare = _ITALIAN_ENDING.sub("", word)
        return bare[:-1] if len(bare) > 4 and bare.endswith("i") else bare
    return word


def italian_verb_forms(infinitive: str) -> Iterator[tuple[str, Tense]]:
    """The forms of a regular verb; one that is no infinitive stands for itself, as present or participle."""
    found = re.fullmatch(r"(\w+)([aei]re|arsi|ersi|irsi)", infinitive)
    if not found:
        participle = _PARTICIPLE_ENDING.search(infinitive)
        yield infinitive, Tense.PARTICIPLE if participle else Tense.PRESENT
        if participle:
            yield from ((infinitive[:-1] + vowel, Tense.PARTICIPLE) for vowel in "oaie")
        return
    root, ending = found[1], found[2].replace("rsi", "re")
    hard = root + "h" if root.endswith(("c", "g")) else root
    soft = root[:-1] if root.endswith("i") else root
    for tense, endings in _ITALIAN_VERBS[ending].items():
        for e in endings.split():
            stem = hard if ending == "are" and e[0] in "ei" else root
            yield (soft if e[0] in "ei" and ending == "are" else stem) + e, tense
            yield root + e, tense


def italian_phrase_tense(words: tuple[str, ...]) -> Tense:
    """The tense of a verb of several words, as listed: "si terrà", "ha avuto luogo", "preso parte"."""
    if any(word.endswith(("rà", "ranno")) for word in words):
        return Tense.FUTURE
    if any(_PARTICIPLE_ENDING.search(word) and len(word) > 4 for word in words):
        return Tense.PAST if words[0] in ("si", "è", "ha", "hanno", "sono") else Tense.PARTICIPLE
    return Tense.INFINITIVE if words[0].endswith("re") else Tense.PRESENT


def russian_cases(word: str) -> tuple[str, ...]:
    """A word with case endings, where it may take them as it is: the stemmer cuts "филиал" as if it were a verb."""
    return (word, f"{word}а", f"{word}ом") if word[-1] in "влнтмг" else (word,)


def russian_tense(word: str, *, reflexive: bool = False) -> Tense:
    """What the ending of a Russian verb says; `reflexive`: whether -ся makes it a passive."""
    if _RUSSIAN_PASSIVE.search(word) or (reflexive and _RUSSIAN_REFLEXIVE.search(word)):
        return Tense.PASSIVE
    if _RUSSIAN_PAST.search(word):
        return Tense.PAST
    if word.endswith(("ть", "ться", "ти", "тись")):
        return Tense.INFINITIVE
    return Tense.FUTURE if _RUSSIAN_FUTURE.match(word) else Tense.PRESENT


def russian_plural(word: str) -> bool:
    """Whether an ending is one of the plural alone."""
    return _RUSSIAN_PLURAL.search(word) is not None


def russian_genitive(word: str, listed: str) -> bool:
    """Whether a form may be a genitive: by its ending, by having none in the plural, or by never changing."""
    if word == listed:
        return word[-1] in "иоуеэ"
    return _RUSSIAN_GENITIVE.search(word) is not None or word[-1] not in "аеиоуыэюяьйм"


def kazakh_tense(word: str) -> Tense:
    """What the ending of a listed verb says."""
    if word.endswith(("у", "ю")):
        return Tense.INFINITIVE
    return Tense.PRESENT if re.search(r"[аеий][дт][ыі]$", word) else Tense.PAST


def kazakh_case(ending: str) -> str:
    """What the case ending of a name stands for: an English preposition, "'s" or "object"; "" for none."""
    return next((case for case, pattern in _CASES if re.fullmatch(pattern, ending)), "")


def kazakh_nouns(word: str) -> Iterator[Reading]:
    """What a noun, adjective or name may be a form of, the longest first."""
    readings = [Reading(word)]
    readings += [Reading(bare, case=case) for case, ending in _CASES for bare in _without(word, ending)]
    for reading in list(readings):
        for bare in _without(reading.word, _POSSESSIVES):
            many = re.search(r"[лдт][ае]р[ыі]?$", reading.word) is not None
            readings.append(replace(reading, word=bare, possessed=True, plural=many))
        for bare in _without(reading.word, _PLURALS):
            readings.append(replace(reading, word=bare, plural=True))
    for reading in [one for one in readings if one.possessed]:
        readings += [replace(reading, word=bare, plural=True) for bare in _without(reading.word, _PLURALS)]
    hardened = [replace(r, word=r.word[:-1] + _SOFTENED[r.word[-1]]) for r in readings if r.word[-1] in _SOFTENED]
    return iter(sorted((*readings, *hardened), key=lambda reading: -len(reading.word)))


def kazakh_verbs(word: str) -> Iterator[Reading]:
    """Infinitives that a verb may be a form of."""
    if word.endswith(("у", "ю")):
        yield Reading(word, Tense.INFINITIVE)
    for ending in ("ды", "ді", "ға", "ге", "дың", "дің", "да", "де", "дан", "ден", "ын", "ін", "ы", "і"):
        if word.endswith(f"у{ending}"):
            yield Reading(word.removesuffix(ending), Tense.INFINITIVE)
    for tense, ending in _VERB_ENDINGS:
        for bare in _without(word, ending):
            yield Reading(f"{bare[:-1]}ю" if bare[-1] == "й" else f"{bare}у", tense)
            if bare[-1] in "ыіи":
                yield Reading(f"{bare[:-1]}у", tense)
            if bare[-1] == "п":
                yield Reading(f"{bare[:-1]}бу", tense)
    yield from _passives(word)
    if found := re.fullmatch(r"(\w+)[ия][дт][ыіи]", word):
        yield from (Reading(found[1] + end, Tense.PRESENT) for end in ("ю", "у"))


def _passives(word: str) -> Iterator[Reading]:
    """Infinitives of which a verb may be the passive, made with -ыл or -ын."""
    found = re.fullmatch(r"([\w-]{2,}?)(?:[ыіи]?[лн])(?:[дт][ыіи]|[аеғг][дт][ыіи]|[ғгқк][ае]н)", word)
    if found:
        yield Reading(f"{found[1][:-1]}ю" if found[1][-1] == "й" else f"{found[1]}у", Tense.PASSIVE)


def _without(word: str, ending: str) -> Iterator[str]:
    found = re.fullmatch(rf"([\w-]{{2,}}?)(?:{ending})", word)
    if found:
        yield found[1]
    greedy = re.fullmatch(rf"([\w-]{{2,}})(?:{ending})", word)
    if greedy and (not found or greedy[1] != found[1]):
        yield greedy[1]


def _russian_stemmer() -> Stemmer.Stemmer:
    """This thread's own: Snowball's keep state between words."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("russian")
    return _local.stemmer
