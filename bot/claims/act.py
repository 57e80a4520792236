"""An act that a sentence tells of, with its parties."""

from __future__ import annotations

from dataclasses import dataclass

from bot.english.clauses import name_keys

# What acts may be called besides their verbs: something passes from one to another, one has more than another, a year
# is compared with another, a way, one thing before another.
TRANSFER, MORE, SINCE, PATH, ORDER = "transfer", "more", "since", "path", "order"


@dataclass(frozen=True)
class Act:
    """An act by the keys of its parties; verb: the word that tells of it.

    keys: what the act may be called. agent: who does it, or gives; patient: to whom it is done, or who gets.
    """

    verb: str
    keys: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    thing: frozenset[str] = frozenset()
    by_verb: bool = False

    def settles(self, said: str, meant: str) -> bool:
        """Whether it tells of its own verb, or on which side a name is, and not another in its place."""
        ours, theirs = name_keys(said), name_keys(meant)
        sides = (self.agent, self.patient)
        return said == self.verb or any(ours & side and not theirs & side for side in sides)
