"""The holder of an office: what a sentence calls somebody, and whom it says to hold the office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from bot.english.constraints import names_missing
from bot.english.names import Name, read_names
from bot.english.parties import read_parties
from bot.english.tagging import tagged
from bot.numbers.subjects import without_countries
from bot.questions.roles import OFFICE, Description, Role, described
from index.lexical import terms

# "Who heads the chamber", "Ana Sousa heads the chamber": the office, told by what its holder does.
_HEADS = re.compile(r"\b(?:heads|leads|runs|chairs|directs|manages|governs|headed|led|ran|chaired|directed)\b(?! by)")
_AND_HEADS = re.compile(rf"^\s(?=(?:{_HEADS.pattern}))")
# Whose office it is stands in what was said before.
_OF_THE_SAME = re.compile(
    r"\b(?:its|their|the|the (?:company|firm|group|bank|association|chamber|ministry|agency|institute|fund|party|union"
    r"|city|country|operator|organi[sz]ation)['’]s)\s(?:\w+\s){0,2}?$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r"\b(?:of|at|for)\s(?:the\s)?$")
_SECOND = frozenset({"deputy", "vice"})
_WHICH = re.compile(r"^, (?:which|whose|a|an|the)\b")
_PIECE = re.compile(r"[,;()]|\s(?:and|while|but)\s")
_PAUSE = re.compile(r"[,;()]")
_APPOSITION = re.compile(
    r"^(?:\s*,(?!\s(?:and|but|or)\b)\s*|\s)(?:who\s)?(?:(?:(?:was|were|has been|been)\s"
    r"(?:elected|appointed|named|made|crowned|chosen)|is|was|are|as|became"
    r"|took the title of|took (?:over|office) as|serve[sd] as)\s)?(?:the\s|an?\s)?",
    re.IGNORECASE,
)
# "Kazakhstan's Prime Minister", "President of Tajikistan", right before a name.
_OFFICE_ENDS = re.compile(rf"(?i:{OFFICE})(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)?,?\s*$")


def description_of(who: str, sentence: str) -> Description | None:
    """What a sentence calls somebody; None where it does not name him, or no office of his."""
    for name in read_names(sentence):
        if who.split()[-1] in name.text.split():
            said = said_of(name, sentence)
            before, _, after = said.partition(name.text)
            ends = _OFFICE_ENDS.search(before)
            return described(f"{ends.group() if ends else ''} {after}")
    return None


def holder(role: Role, sentence: str, before: Sequence[str] = ()) -> Name | None:
    """The person of whom a sentence says that he or she holds the office.

    `before`: the sentences before it, in order; "its chairman" is that of what they are about.
    """
    for name in read_names(sentence):
        itself = name.text in (*role.bodies, *role.also)
        if name.person > 0.35 and not itself and _holds(role, name, sentence, before):
            return name
    return None


def _holds(role: Role, name: Name, sentence: str, before: Sequence[str]) -> bool:
    said = said_of(name, sentence)
    plain = " ".join(re.findall(r"[a-z0-9-]+", said.lower()))
    called = [word for word in role.words if _is_called(word, plain)]
    if not called and not (role.leads and _HEADS.search(said.partition(name.text)[2])):
        return False
    if not _other_body(role, said):
        return True
    office = re.search(rf"\b(?:{'|'.join(map(re.escape, called))})\b", said, re.IGNORECASE) if called else None
    if office is None or not _OF_THE_SAME.search(said[: office.start()]):
        return False
    # The nearest clause that opens with a name tells whose; "it" and "the company" don't.
    said_before = (sentence[: name.start], *reversed(before))
    opening = next((names[0] for text in said_before if (names := _opening(text))), "")
    return bool(opening) and not _other_body(role, opening)


def _is_called(word: str, plain: str) -> bool:
    """Whether words in small letters have an office, and not only as part of another: "chief", "prime minister"."""
    if word not in plain:
        return False
    offices = list(re.finditer(OFFICE, plain))
    for found in re.finditer(rf"\b{re.escape(word)}\b", plain):
        whole = next((one for one in offices if one.start() <= found.start() < one.end()), found)
        before = plain[whole.start() : found.start()].replace("-", " ").split()
        if whole.end() <= found.end() and not _SECOND & set(before):
            return True
    return False


def _other_body(role: Role, text: str) -> bool:
    """Whether a text lacks the body, under all its names; of the National Bank of Peru, "Peru" is not enough."""
    own = [rest for body in role.bodies if re.search("[A-Z]", rest := without_countries(body))]
    asked = {party.name for body in role.bodies for party in read_parties(body)}
    there = {party.name for party in read_parties(text)}
    lacks = names_missing(role.bodies, text) or names_missing(own, text) or (asked and there and not asked <= there)
    return bool(lacks) and not any(set(terms(one)) <= set(terms(text)) for one in role.also)


def _opening(sentence: str) -> list[str]:
    """The names of no person before the first verb of a sentence, and those that more is said of: "Corkwell, which"."""
    verbs = (word for word in tagged(sentence) if word.tag == "MD" or (word.is_verb and "-" not in word.text))
    verb = next((word.start for word in verbs), len(sentence))
    return [
        name.text
        for name in read_names(sentence)
        if name.person < 0.8 and (name.end <= verb or _WHICH.match(sentence[name.end :]))
    ]


def said_of(name: Name, sentence: str) -> str:
    """What a sentence calls somebody: the words right before a name and the apposition or predicate right after it."""
    pieces = _PIECE.split(sentence[: name.start])
    before = pieces[-1]
    if not before.strip() and len(pieces) > 1 and sentence[: name.start].rstrip().endswith(","):
        before = pieces[-2]  # "The mayor of Porto, Ana Sousa, opened the fair"
    after = sentence[name.end :]
    follows = _APPOSITION.match(after)
    rest = after[follows.end() :] if follows and follows.group().strip() else ""
    # "Rahmon, Turkmenistan's President X": what follows the comma is about X.
    if _AND_HEADS.match(after):
        rest = after  # "Ana Sousa heads the chamber"
    piece = _PAUSE.split(rest)[0].lstrip()
    own = _first_office(piece) if _HEADS.match(piece) or not _is_of_others(piece) else ""
    return f"{before} {name.text} {own}"


def _is_of_others(piece: str) -> bool:
    """Whether what follows a name is about another person, or says what the named one does: "said that Peru …"."""
    words = tagged(piece)
    others = (name for name in read_names(piece) if not _OF_BODY.search(piece[: name.start]))
    acts = bool(words) and words[0].is_verb and not re.match(OFFICE, piece, re.IGNORECASE)  # "managing director"
    return acts or any(other.person > 0.35 for other in others)


def _first_office(piece: str) -> str:
    """What is said of somebody up to a second office: "head of an institute under the", not "president"."""
    offices = list(islice(re.finditer(rf"\b{OFFICE}", piece, re.IGNORECASE), 2))
    return piece[: offices[1].start()] if len(offices) > 1 else piece
