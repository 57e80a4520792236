"""What a question is made of while it is carried over to English."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What part a piece plays in its sentence."""

    ASK = "questions"
    YES_NO = "yes_no"
    SMALL = "small"
    POSTPOSITION = "postpositions"
    BE = "be"
    HAVE = "have"
    ADJECTIVE = "adjectives"
    NOUN = "nouns"
    VERB = "verbs"
    NAME = "names"
    NUMBER = "number"
    MARK = "mark"
    OTHER = "other"


class Tense(StrEnum):
    """When something is done, and whether to or by its subject."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"


# What may stand within a noun phrase.
NOMINAL = frozenset({Kind.ADJECTIVE, Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.OTHER})
VERBAL = frozenset({Kind.VERB, Kind.BE, Kind.HAVE})
FAMILY = frozenset({"husband", "wife", "son", "daughter"})
# Nouns for people, whose name may follow without "of" and is asked for with "who".
PERSONS = frozenset(
    {
        "president",
        "prime minister",
        "minister",
        "foreign minister",
        "expert",
        "head",
        "leader",
        "diplomat",
        "ambassador",
    }
    | {
        "head of state",
        "head of government",
        "king",
        "correspondent",
        "author",
        "spokesperson",
        "husband",
        "wife",
        "son",
    }
    | {"daughter", "director", "chairman", "governor", "mayor", "secretary", "actor", "scientist", "player", "champion"}
    | FAMILY
)


@dataclass(frozen=True)
class Piece:
    """A word or set phrase: as asked, in English, and what its ending told.

    case: what a Kazakh ending stands for as an English preposition; "'s" for the genitive, "object" for the accusative,
    "" without one. possessed: whether it belongs to what stands before it (Kazakh) or may be a genitive (Russian).
    """

    source: str
    english: str
    kind: Kind
    tense: Tense | None = None
    plural: bool = False
    case: str = ""
    possessed: bool = False

    def saying(self, english: str) -> Piece:
        """The same piece in other English words."""
        return replace(self, english=english)


def small(english: str) -> Piece:
    """An English word that the question has no word for."""
    return Piece("", english, Kind.SMALL)
