"""Which names of a sentence tell where something is: several may be one answer; none that the question has is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.english.names import Name
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query

_GOES_ON_FROM = re.compile(r"\b[Ww]here\b.*\b(?:after|beyond)\s(?P<place>[A-Z]\w+)\W*$")
_LISTS = re.compile(r",? and |, ")
_KINDS_OF_PLACE = frozenset("the of port harbour harbor city town village airport station republic province".split())


def in_one_list(places: Sequence[tuple[Name, float]], sentence: str) -> Iterator[tuple[Name, float]]:
    """The places, those that are told as a list as one: "Austria, Czechia, and Germany"; "Porto, Portugal" is none."""
    rest = list(places)
    while rest:
        run = [rest.pop(0)]
        while rest and _LISTS.fullmatch(sentence, run[-1][0].end, rest[0][0].start):
            run.append(rest.pop(0))
        first, last = run[0][0], run[-1][0]
        whole = sentence[first.start : last.end]
        if len(run) > 1 and " and " in whole:
            yield replace(first, end=last.end, text=whole), max(worth for _, worth in run)
        else:
            yield from run


def is_behind(query: Query, place: Name, sentence: str) -> bool:
    """Whether a place is told behind the one that a question asks to go on from: "Where does it go after Trieste?"."""
    passed = passed_place(query)
    return passed is None or sentence.find(passed) in range(place.start)


def passed_place(query: Query) -> str | None:
    """The place from which a question asks where something goes on to."""
    found = _GOES_ON_FROM.search(query.focus) if query.kind is AnswerKind.PLACE else None
    return next((name for name in query.names if found and found["place"] in name), None)


def is_of_named(query: Query, name: Name) -> bool:
    """Whether a place is that of a name of the question: "the Port of Trieste", of where the oil goes after Trieste."""
    words = name.text.split()
    rest = [word for word in words if not any(word in own.split() for own in query.names)]
    return len(rest) < len(words) and all(word.lower() in _KINDS_OF_PLACE for word in rest)
