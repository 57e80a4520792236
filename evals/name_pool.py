"""The names of some texts by what they name, for putting another in the place of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.english.name_keys import is_people
from bot.english.names import read_names, territories
from bot.english.words import is_light


@dataclass(frozen=True)
class NamePool:
    """All names of the answers, by the kind of thing that they name."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """Every name."""
        return frozenset((*self.people, *self.places, *self.others))

    def like(self, name: str) -> tuple[str, ...]:
        """The names of the kind of this one."""
        return next((group for group in (self.people, self.places) if name in group), self.others)


def name_pool(texts: Iterable[str]) -> NamePool:
    """The names of some texts; whatever looks more like a person than a place over all of them is one."""
    person: dict[str, float] = {}
    place: dict[str, float] = {}
    written = set()
    for text in texts:
        written |= set(re.findall(r"\w+", text))
        for name in read_names(text):
            person[name.text] = person.get(name.text, 0.0) + name.person
            place[name.text] = place.get(name.text, 0.0) + name.place
    # "Most of Kazakhstan" only opens a sentence, and "State" and "Italian" are no names by themselves.
    opening = {name for name in person if (first := name.split()[0]).lower() in written or is_light(first)}
    known = [n for n in sorted(person) if n not in opening and not any(map(is_people, n.split()))]
    people = [n for n in known if person[n] > place[n] and person[n] > 0.5 and n not in territories()]
    places = [n for n in known if n in territories()]
    return NamePool(tuple(people), tuple(places), tuple(n for n in known if n not in people and n not in places))
