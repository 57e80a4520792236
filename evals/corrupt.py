"""Ways to make a right answer wrong, one thing at a time.

Each yields texts; some may still be true or unchanged, which evals/corruptions.py leaves out as far as it can tell.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from bot.english.names import Name, read_names
from evals.corrupt_figures import dates, digits, exchanged_words, figures, units, years
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
    yield from exchanged_words(answer.text, [*_DIRECTIONS, *((new, old) for old, new in _DIRECTIONS if old.isalpha())])


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
        yield from exchanged_words(text, [*_SIDES, *((new, old) for old, new in _SIDES)])


def _listed(text: str, left: Name, right: Name, names: Sequence[Name]) -> bool:
    """Whether only names and "and", "with" or the like stand between two names: their order says nothing."""
    between = text[left.end : right.start]
    for name in names:
        between = between.replace(name.text, " ")
    if _LINKED.search(text[: left.start]) and re.fullmatch(r"\s(?:to|with|and)\s", between):
        return True
    return _TYING.fullmatch(re.sub(r"\s+", " ", between)) is not None


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
    Kind.DIGIT: digits,
    Kind.UNIT: units,
    Kind.YEAR: dates,
    Kind.NAME: _names,
    Kind.NEGATION: _negations,
    Kind.DIRECTION: _directions,
    Kind.ROLES: _roles,
    Kind.FIGURES: figures,
    Kind.YEARS: years,
    Kind.ADDED: _added,
    Kind.HAND: _by_hand,
}


def _shares_no_word(name: str, text: str) -> bool:
    words = {word[:4].lower() for word in re.findall(r"\w+", text)}
    return not any(word[:4].lower() in words for word in re.findall(r"\w+", name))
