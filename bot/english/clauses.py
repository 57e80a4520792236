"""A sentence cut into groups: of nouns, of verbs, small words between. By parts of speech, in place of a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.english.name_keys import is_people, name_key
from bot.english.tagging import tagged
from bot.english.tokens import Token, TokenKind, is_title, read_tokens
from bot.english.words import comparing, is_transfer

_PREPOSITIONS = frozenset(
    "of from by to into in at on for than over under against via through before after between among as compared with "
    "within without until since during about towards toward beneath like near across versus".split()
)
_JOINING = frozenset("and but or while whereas although though because so if unless when where".split())
_RELATIVE = frozenset("who which whom that whose".split())
_DETERMINERS = frozenset("the a an this that these those its their his her each every some any no all both".split())
_ADVERBS = frozenset("not also now then still already yet never only even mainly mostly again just".split())
BE = frozenset("is are was were be been being".split())
AHEAD, BEHIND = frozenset({"ahead", "above", "before"}), frozenset({"behind", "below", "after"})
_ENDING = re.compile(r"(?:[aeio]|i?ans?)$")
_HAVE = frozenset("has have had having".split())
_AUXILIARIES = BE | _HAVE | frozenset("will would shall should may might must can could do does did get got".split())


class GroupKind(StrEnum):
    """What a group of tokens is."""

    NOUNS = "nouns"
    VERBS = "verbs"
    PREPOSITION = "preposition"
    JOINING = "joining"
    RELATIVE = "relative"
    BREAK = "break"


@dataclass(frozen=True)
class Group:
    """Neighbouring tokens of one kind; of nouns one thing with what describes it."""

    kind: GroupKind
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """Its first word in lower case."""
        return self.tokens[0].text.lower()

    @property
    def verb(self) -> Token:
        """The verb that its auxiliaries lead to."""
        return self.tokens[-1]

    @property
    def passive(self) -> bool:
        """ "Was (being) sold", "to be sold": a form of "be" before the verb."""
        return len(self.tokens) > 1 and self.tokens[-2].text.lower() in BE and not self.verb.text.endswith("ing")

    @property
    def keys(self) -> frozenset[str]:
        """What its names, marked as such, and words are known by, without figures and dates."""
        words = frozenset(t.key for t in self.tokens if t.kind is TokenKind.WORD and comparing(t.text) is None)
        alone = len(self.tokens) == 1 and self.tokens[0].text[0].isupper()  # "Leeds beat Derby", a name or none
        named = (token for token in self.tokens if alone or token.kind is TokenKind.NAME)
        return words.union(*(name_keys(token.text) for token in named))

    @property
    def owner(self) -> frozenset[str]:
        """Whose or of what people: "Kazakhstan's oil", "Kazakh oil"."""
        return frozenset(
            _marked(token.text.split()[-1])
            for place, token in enumerate(self.tokens[:-1])
            if token.kind is TokenKind.NAME and (token.owner or is_people(token.text.split()[-1]))
        )


def is_named(key: str) -> bool:
    """Whether a key is a name's."""
    return key.startswith("@")


def name_keys(name: str) -> frozenset[str]:
    """The keys of the words of a name, and of their initials: "European Union" is "EU" too."""
    words = name.split()
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    return frozenset(map(_marked, (*words, *filter(None, (initials,)))))


def _marked(word: str) -> str:
    """One key for a name and what derives from it, where no list has it: "Morocco" and "Moroccan"."""
    key = name_key(word)
    return f"@{_ENDING.sub('', key) if len(key) > 6 else key}"


@lru_cache(maxsize=4096)
def read_groups(text: str) -> tuple[Group, ...]:
    """The groups of a text, in order."""
    tags = {word.start: word.tag for word in tagged(text)}
    tokens = [t for t in read_tokens(text) if t.text.lower() not in _ADVERBS and t.text not in ("'s", "’s", "'", "’")]
    kinds = [_kind(tokens, place, tags) for place in range(len(tokens))]
    return tuple(_grouped(tokens, kinds))


def _kind(tokens: Sequence[Token], place: int, tags: dict[int, str]) -> GroupKind | None:
    """What a token begins or goes on with; None for an adverb, which belongs to neither side."""
    token, word = tokens[place], tokens[place].text.lower()
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    tag = tags.get(token.start, "")
    if token.kind is TokenKind.BREAK:
        return GroupKind.BREAK
    if token.kind in (TokenKind.NAME, TokenKind.FIGURE, TokenKind.DATE):
        return GroupKind.NOUNS
    if word in _JOINING:
        return GroupKind.JOINING
    if word in _RELATIVE and not (word == "that" and after and after.text in ("of", "in", "from")):
        return GroupKind.RELATIVE
    if word == "to" and after and tags.get(after.start, "") in ("VB", "VBP") and after.kind is not TokenKind.NAME:
        return GroupKind.VERBS
    if word in _PREPOSITIONS or word in AHEAD or word in BEHIND:
        return GroupKind.PREPOSITION
    if word in _AUXILIARIES or _is_verb(tokens, place, tags):
        return GroupKind.VERBS
    if word in ("more", "less"):
        return GroupKind.NOUNS
    return None if tag.startswith("RB") or word.endswith("ly") else GroupKind.NOUNS


def _is_verb(tokens: Sequence[Token], place: int, tags: dict[int, str]) -> bool:
    token, tag = tokens[place], tags.get(tokens[place].start, "")
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    told = before is not None and (before.text.lower() in _DETERMINERS or before.owner or before.text in ("of", "in"))
    followed = after is not None and tags.get(after.start, "").startswith(("NN", "JJ", "VBN", "VBG"))
    if told or token.kind is TokenKind.NAME:
        return False
    if before is not None and before.text.lower() in BE and token.text.endswith("ed"):
        return True
    if tag.startswith("VB"):
        described = before is not None and tags.get(before.start, "").startswith("JJ")
        return not (described and followed)
    # "Kenya exports tea", which taggers take for a noun.
    bare = not token.text.endswith("s") and (after is None or after.kind is not TokenKind.NAME)
    acts = is_transfer(token.text) and tag.startswith("NN") and not bare
    led = (
        before is None
        or before.kind is TokenKind.NAME
        or before.text[0].isupper()
        or before.text in ("and", "it", "which", "that", "who", ",")
    )
    object_ = after is not None and after.kind is not TokenKind.BREAK and after.text not in _PREPOSITIONS | _JOINING
    return acts and led and object_ and not (after is not None and tags.get(after.start, "").startswith("VB"))


def _grouped(tokens: Sequence[Token], kinds: Sequence[GroupKind | None]) -> Iterator[Group]:
    held: list[Token] = []
    kind: GroupKind | None = None
    for token, own in zip(tokens, kinds, strict=True):
        if own is None:
            continue
        joins = own is kind and own in (GroupKind.NOUNS, GroupKind.VERBS)
        if held and kind and not (joins and not (own is GroupKind.NOUNS and _begins(held, token))):
            yield Group(kind, tuple(held))
            held = []
        held, kind = [*held, token], own
    if held and kind:
        yield Group(kind, tuple(held))


def _begins(held: Sequence[Token], token: Token) -> bool:
    """Whether another thing begins: "2024 | the port", "Ukraine | 19 jets", "in July | Norvane", "spring | Kosovo"."""
    last = held[-1]
    if token.text.lower() in _DETERMINERS:
        return last.text.lower() not in _DETERMINERS
    if token.kind is TokenKind.FIGURE:
        return last.kind is TokenKind.NAME and not last.owner
    if token.kind is TokenKind.NAME:
        return last.kind is TokenKind.DATE
    return last.kind is TokenKind.DATE and not is_title(token.text)
