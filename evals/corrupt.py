"""Ways to make a right answer wrong, one thing at a time.

Each yields texts; some may still be true or unchanged, which evals/corruptions.py leaves out as far as it can tell.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from bot.english.names import Name, read_names
from bot.english.numerals import MONTHS
from bot.english.quantities import Quantity, QuantityKind, read_quantities
from evals.name_pool import NamePool
from evals.rewordings import RightAnswer


class Kind(StrEnum):
    """What is made wrong."""

    DIGIT = "digit"
    UNIT = "unit or scale"
    YEAR = "year or date"
    NAME = "name"
    NEGATION = "negation"
    DIRECTION = "direction"
    ROLES = "swapped roles"
    FIGURES = "swapped figures"
    YEARS = "swapped years"
    ADDED = "added claim"
    HAND = "wrong by hand"


def _digits(answer: RightAnswer, _: NamePool, dice: random.Random) -> Iterator[str]:
    text = answer.text
    for match in re.finditer(r"\d", text):
        if not _in_date(text, match.start()):
            digit = dice.choice([d for d in "0123456789" if d != match.group()])
            yield f"{text[: match.start()]}{digit}{text[match.end() :]}"
    yield from _exchanged_words(text, _NUMBER_WORDS)


_NUMBER_WORDS = [("two", "three"), ("three", "four"), ("four", "six"), ("five", "seven"), ("double", "triple")]
_NUMBER_WORDS += [
    ("third", "second"),
    ("fourth", "fifth"),
    ("second", "fourth"),
    ("nine", "eight"),
    ("half", "a third"),
]
_UNITS = [("billion", "million"), ("million", "billion"), ("thousand", "million"), ("trillion", "billion")]
_UNITS += [("bn", "m"), ("$", "€"), ("€", "$"), ("%", " times"), ("percent", "points"), ("tons", "barrels")]
_UNITS += [("-fold", " percent"), ("metres", "kilometres"), ("km", "miles"), ("seconds", "minutes"), ("hours", "days")]
_UNITS += [("minutes", "hours"), ("degrees", "percent"), ("years", "months"), ("kilometres", "metres"), ("km/h", "mph")]


def _units(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    text = answer.text
    for old, new in _UNITS:
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(old)}(?![A-Za-z])", text):
            around = text[max(0, match.start() - 12) : match.end() + 4]
            if re.search(r"\d|\b(?:two|three|half)\b", around):
                yield text[: match.start()] + new + text[match.end() :]
    for match in re.finditer(r"(?<=\d) (?:billion|million|thousand)\b(?! to )", text):  # "$4 to $5 billion" is right
        yield text[: match.start()] + text[match.end() :]


def _dates(answer: RightAnswer, _: NamePool, dice: random.Random) -> Iterator[str]:
    text = answer.text
    for match in re.finditer(r"\b(?:1[0-9]|20)\d\d\b", text):
        if _in_date(text, match.start()):
            year = int(match.group()) + dice.choice([-10, -2, -1, 1, 2, 10])
            yield f"{text[: match.start()]}{year}{text[match.end() :]}"
    for match in re.finditer(rf"\b(?:{MONTHS})\b", text):
        months = [m for m in MONTHS.split("|") if "\\" not in m and m != match.group()]
        yield f"{text[: match.start()]}{dice.choice(months)}{text[match.end() :]}"
    for quantity in _of_kind(text, QuantityKind.DATE):
        for match in re.finditer(r"\b\d\d?\b", quantity.text):
            day = dice.choice([d for d in range(1, 29) if str(d) != match.group()])
            start = quantity.start + match.start()
            yield f"{text[:start]}{day}{text[start + len(match.group()) :]}"
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    yield from _exchanged_words(text, [(day, days[(i + 2) % 7]) for i, day in enumerate(days)])
    yield from _exchanged_words(text, [("spring", "autumn"), ("winter", "summer")])


def _names(answer: RightAnswer, pool: NamePool, dice: random.Random) -> Iterator[str]:
    """Another name in the place of each, and for names of two words another first or last word."""
    text, quoted = answer.text, " ".join(answer.quotes)
    for name in read_names(text):
        if name.text not in pool.all:
            continue
        strangers = [other for other in pool.like(name.text) if _shares_no_word(other, f"{quoted} {name.text}")]
        for stranger in dice.sample(strangers, min(2, len(strangers))):
            yield text[: name.start] + stranger + text[name.end :]
        words = name.text.split()
        if len(words) > 1 and strangers:
            other = dice.choice(strangers).split()
            yield text[: name.start] + " ".join([other[0], *words[1:]]) + text[name.end :]
            yield text[: name.start] + " ".join([*words[:-1], other[-1]]) + text[name.end :]
    for match in re.finditer(r"\b(?:Italian|Kazakh|Kazakhstani|Uzbek|European|Kyrgyz)\b", text):
        peoples = [p for p in ("French", "Uzbek", "Turkish", "Chinese", "Tajik") if p[:5] not in quoted]
        yield text[: match.start()] + dice.choice(peoples) + text[match.end() :]


_POSITIVE = r"(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might)"
_PAST = {"said": "say", "took": "take", "made": "make", "met": "meet", "grew": "grow", "rose": "rise", "fell": "fall"}
_PAST |= {"signed": "sign", "visited": "visit", "reached": "reach", "proposed": "propose", "invited": "invite"}
_PAST |= {"began": "begin", "increased": "increase", "stood": "stand", "found": "find", "sold": "sell", "won": "win"}
_PAST |= {
    "thanked": "thank",
    "supported": "support",
    "welcomed": "welcome",
    "went": "go",
    "added": "add",
    "beat": "beat",
}
_PAST |= {"stressed": "stress", "addressed": "address", "suggested": "suggest", "called": "call", "asked": "ask"}
_LOST = [("not ", ""), ("n't", ""), ("no longer", "still"), ("never ", ""), ("without", "with"), ("neither", "both")]
_LOST += [("No ", "Some "), ("no ", "some "), ("nobody", "everybody"), ("none", "all"), ("No one", "Someone")]


def _negations(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    text = answer.text
    for match in re.finditer(rf"\b{_POSITIVE}\b(?! not\b| no\b|n't)", text):
        yield f"{text[: match.end()]} not{text[match.end() :]}"
    for old, new in _PAST.items():
        for match in re.finditer(rf"(?<=[a-z] ){old}\b(?! by\b)", text):
            if not re.search(rf"\b{_POSITIVE} (?:\w+ )?$|\b(?:by|of)\s\w+\s$|\b[a-z]+ly $", text[: match.start()]):
                yield f"{text[: match.start()]}did not {new}{text[match.end() :]}"
                yield f"{text[: match.start()]}never {old}{text[match.end() :]}"
    for old, new in _LOST:
        for match in re.finditer(re.escape(old), text):
            before = text[: match.start()]
            if not before or not before[-1].isalpha() or (old == "n't" and not before.endswith(("wo", "ca"))):
                yield f"{text[: match.start()]}{new}{text[match.end() :]}"


_DIRECTIONS = [
    ("rose", "fell"),
    ("grew", "shrank"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("up", "down"),
]
_DIRECTIONS += [
    ("more than", "less than"),
    ("more", "fewer"),
    (r"over (?=[$€\d])", "under "),
    ("before", "after"),
    ("first", "last"),
]
_DIRECTIONS += [("growth", "decline"), ("climbed", "dropped"), ("larger", "smaller"), ("largest", "smallest")]
_DIRECTIONS += [("enhanced", "reduced"), ("strengthen", "weaken"), ("welcomed", "rejected"), ("supported", "opposed")]
_DIRECTIONS += [("agreed", "refused"), ("raise", "cut"), ("boost", "curb"), ("expand", "shrink"), ("most", "least")]
_DIRECTIONS += [("resolved", "worsened"), ("ahead of", "behind"), ("faster", "slower"), ("longer", "shorter")]
_DIRECTIONS += [("begun", "ended"), ("build", "demolish"), ("open", "close"), ("reliable", "unreliable")]
_DIRECTIONS += [("increasingly", "decreasingly"), ("warmer", "colder"), ("bought", "sold")]
_DIRECTIONS += [("north", "south"), ("lost", "won"), ("rising", "falling"), ("higher", "lower"), ("gain", "loss")]


def _directions(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    yield from _exchanged_words(answer.text, [*_DIRECTIONS, *((new, old) for old, new in _DIRECTIONS if old.isalpha())])


_SIDES = [("exports", "imports"), ("exported", "imported"), ("export", "import"), ("exporters", "importers")]
_SIDES += [("buyer", "seller"), ("sold", "bought"), ("importers", "exporters")]
# Between two names whose order says nothing: "and", commas, "'s trade with", "connecting … to".
_TYING = re.compile(r"(?:[\s,–+\-&]|\b(?:and|with|or|the)\b|['’]s (?:\w+ ){1,4}with\b)*")
_FROM_AND_TO = re.compile(r"[xm]ports? from \w+ to [A-Z]|[xm]ported to [A-Z]")
_LINKED = re.compile(r"\b(?:link\w*|connect\w*|between)\s$")


def _roles(answer: RightAnswer, pool: NamePool, _: random.Random) -> Iterator[str]:
    """Two names of one kind exchanged, and what one party does said of the other."""
    text = answer.text
    names = [n for n in read_names(text) if n.text in pool.people or n.text in pool.places]
    for place, left in enumerate(names):
        for right in names[place + 1 :]:
            alike = (left.text in pool.people) == (right.text in pool.people)
            if alike and _shares_no_word(left.text, right.text) and not _listed(text, left, right, names):
                between = text[left.end : right.start]
                yield f"{text[: left.start]}{right.text}{between}{left.text}{text[right.end :]}"
    if not _FROM_AND_TO.search(text):  # exports from here to there are imports from here to there
        yield from _exchanged_words(text, [*_SIDES, *((new, old) for old, new in _SIDES)])


def _listed(text: str, left: Name, right: Name, names: Sequence[Name]) -> bool:
    """Whether only names and "and", "with" or the like stand between two names: their order says nothing."""
    between = text[left.end : right.start]
    for name in names:
        between = between.replace(name.text, " ")
    if _LINKED.search(text[: left.start]) and re.fullmatch(r"\s(?:to|with|and)\s", between):
        return True
    return _TYING.fullmatch(re.sub(r"\s+", " ", between)) is not None


def _figures(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Two figures of a kind exchanged, or another figure of the quotes in the place of one."""
    text = answer.text
    for kind in (QuantityKind.MONEY, QuantityKind.PERCENT):
        own = _of_kind(text, kind)
        for place, left in enumerate(own):
            yield from (_exchanged(text, left, right) for right in own[place + 1 :] if left.value != right.value)
            for quote in answer.quotes:
                others = [q for q in _of_kind(quote, kind) if q.value not in {o.value for o in own}]
                yield from (text[: left.start] + other.text + text[left.end :] for other in others)


def _years(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Two years exchanged, or another year of the quotes in the place of one."""
    text = answer.text
    own = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\b20\d\d\b", text) if _in_date(text, m.start())]
    quoted = sorted({year for quote in answer.quotes for year in re.findall(r"\b20\d\d\b", quote)})
    for place, (start, end, year) in enumerate(own):
        for other_start, other_end, other in own[place + 1 :]:
            if other != year:
                yield text[:start] + other + text[end:other_start] + year + text[other_end:]
        if len({y for _, _, y in own}) == 1:
            yield from (text[:start] + other + text[end:] for other in quoted if other != year)


_ADDED = (
    ", despite protests by environmental groups",
    ", which analysts expect to double by spring",
    " after months of secret talks",
    ", and the central bank warned of inflation",
    ", although many experts doubt it",
    ", mainly thanks to lower taxes",
    " under pressure from the opposition",
    " because of a shortage of skilled workers",
    ", a record for the industry",
    ", while unemployment stayed flat",
)


def _added(answer: RightAnswer, _: NamePool, dice: random.Random) -> Iterator[str]:
    end = len(answer.text.rstrip().rstrip(".:"))
    for clause in dice.sample(_ADDED, 3):
        yield answer.text[:end] + clause + answer.text[end:]


def _by_hand(answer: RightAnswer, _: NamePool, __: random.Random) -> Iterator[str]:
    """Sentences written wrong by hand: other parties, another order of years, whatever no maker here makes."""
    yield from answer.wrong


Maker = Callable[[RightAnswer, NamePool, random.Random], Iterator[str]]
MAKERS: dict[Kind, Maker] = {
    Kind.DIGIT: _digits,
    Kind.UNIT: _units,
    Kind.YEAR: _dates,
    Kind.NAME: _names,
    Kind.NEGATION: _negations,
    Kind.DIRECTION: _directions,
    Kind.ROLES: _roles,
    Kind.FIGURES: _figures,
    Kind.YEARS: _years,
    Kind.ADDED: _added,
    Kind.HAND: _by_hand,
}


def _exchanged_words(text: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for old, new in pairs:
        for match in re.finditer(rf"\b{old}(?!\w)" if old.isalpha() or " " not in old else rf"\b{old}", text):
            yield text[: match.start()] + new + text[match.end() :]


def _exchanged(text: str, left: Quantity, right: Quantity) -> str:
    return text[: left.start] + right.text + text[left.end : right.start] + left.text + text[right.end :]


def _of_kind(text: str, kind: QuantityKind) -> list[Quantity]:
    return [quantity for quantity in read_quantities(text) if quantity.kind is kind]


def _in_date(text: str, position: int) -> bool:
    return any(date.start <= position < date.end for date in _of_kind(text, QuantityKind.DATE))


def _shares_no_word(name: str, text: str) -> bool:
    words = {word[:4].lower() for word in re.findall(r"\w+", text)}
    return not any(word[:4].lower() in words for word in re.findall(r"\w+", name))
