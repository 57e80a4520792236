"""A question taken apart: the things that it joins by "and", or sets against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.english.parties import read_parties
from bot.numbers.measures import CHANGE, Flow, content
from bot.numbers.subjects import Subject, subject_of
from bot.questions.asked import Asked, asked_in
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.questions.sums import own_terms

# "…, and how many work there?" is a second question.
_ASKS_AGAIN = re.compile(r"(?:how|what|which|who|where|when|why|is|are|do|does|did)\b", re.IGNORECASE)
_BEFORE_THINGS = re.compile(r"\b(of|from|for|between|in|with)\s(?:the\s)?")
_AFTER_THINGS = re.compile(
    r"\s(to|from|in|for|with|by|was|were|is|are|bring|brought|make|made|together|during|have|had|worth)\b"
)
THAN = re.compile(
    r"\s(?:than|(?:as )?compared (?:to|with)|relative to|exceed(?:ed|s)?|surpass(?:ed|es)?|outweigh(?:ed)?)\s"
)
RATIO_OF = re.compile(
    r"\bratio of (?P<a>.+?) to (?P<b>(?:its|the|their|imports?|exports?|[A-Z][\w’']+['’]s)\b.*"
    r"|[a-z-]+(?: [a-z-]+){0,2}(?=\W*$))"
)
# "Trade between Chad and Peru" is one thing.
_BETWEEN = re.compile(r"(?<!trade )(?<!turnover )(?<!commerce )\bbetween (?P<a>.+?) and (?P<b>.+)")
# "Peru drinks how many times as much tea as Chile buys".
TIMES_AS = re.compile(
    r"(?P<who>.*?)\bhow many times as (?:much|many|large|big|high|great)\b(?P<what>.*?)\s+as (?P<other>(?!of\b).+)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\s(?:was|were|is|are|did|do|does)\s(?=\w)")
_WORD = re.compile(r"[\w'’-]+")


def joined_things(text: str) -> tuple[str, ...]:
    """A question once for each of the things that "and" joins in it, without the others; empty for one thing."""
    found = tuple(_each(text))
    return found if len(found) > 1 else ()


def compared_things(text: str) -> tuple[str, ...]:
    """The two things that a question sets against each other: "A than B", "between A and B"; else empty."""
    plain = text.rstrip("?. ")
    if match := RATIO_OF.search(plain) or _BETWEEN.search(plain):
        return match["a"], match["b"]
    if match := TIMES_AS.fullmatch(plain):
        things = _AUXILIARY.split(match["what"], maxsplit=1)[0]
        return f"{match['who']}{match['what']}", f"{match['other']}{things}"
    parts = THAN.split(plain, maxsplit=1)
    return _than(*parts) if len(parts) == 2 else ()


def completed(asked: Asked, query: Query, *, parties: bool = True, set_against: str = "") -> Asked:
    """What a part of a question asks for, with the flow and the countries that only the rest of it names.

    set_against: the part that this one is compared with; of its countries only those that it shares are taken over.
    """
    rest = asked_in(query.focus, query.kind, query.years).subject
    subject = asked.subject
    flow = subject.flow or rest.flow
    others = rest.parties - _set_apart(subject.parties, set_against)
    names = subject.parties | others if parties or not subject.parties else subject.parties
    return replace(asked, subject=at_both_ends(replace(subject, flow=flow, parties=names)))


def parted(query: Query, part_text: str, whole_text: str) -> tuple[Asked, Asked]:
    """A part and its whole; who sends and who gets is told by all of the question, in its order."""
    whole = completed(asked_in(whole_text, AnswerKind.EXPLANATION, query.years), query, parties=False)
    part = completed(asked_in(f"{part_text} {whole_text}", AnswerKind.EXPLANATION, query.years), query, parties=False)
    ends = subject_of(query.focus)
    scope, flow = part.subject.scope | own_terms(part, whole), subject_of(part_text).flow or part.subject.flow
    own = replace(part.subject, flow=flow, scope=scope, sender=ends.sender, receiver=ends.receiver)
    return replace(part, subject=at_both_ends(own)), whole


def at_both_ends(subject: Subject) -> Subject:
    """The same with the other of two countries at the end that is not told, where goods or money move between them."""
    sender, receiver = subject.sender, subject.receiver
    if len(subject.parties) == 2 and subject.flow is not Flow.TRADE:
        sender = sender or next(iter(subject.parties - {receiver}), None) if receiver else sender
        receiver = receiver or next(iter(subject.parties - {sender}), None) if sender else receiver
    return replace(subject, sender=sender, receiver=receiver)


def apart(asked: Asked, own: Asked, others: Sequence[Asked]) -> Asked:
    """One of several things without the countries that only another names: the bank's, beside "the Italian loan"."""
    if asked.subject.flow is not None:
        return asked
    named = frozenset().union(*(other.subject.parties for other in others)) - own.subject.parties
    return replace(asked, subject=replace(asked.subject, parties=asked.subject.parties - named))


def _set_apart(own: frozenset[str], other: str) -> frozenset[str]:
    """The countries of another part that tell it from this one: of "Mongolia's trade with Italy" against "Chad's", the
    first."""
    there = [party.name for party in read_parties(other)]
    if not own or not there:
        return frozenset()
    return frozenset(there[:1] if len(set(there)) > len(own) else there) - own


def _than(left: str, right: str) -> tuple[str, ...]:
    verb = _AUXILIARY.search(right)
    if not content(left):  # "How many times larger than its imports were exports?" has both on the right.
        return (right[verb.end() :], right[: verb.start()]) if verb else ()
    # "How much more profit did Norvik make": both are about profit.
    start = _AUXILIARY.search(f" {left}")
    shared = " ".join(content(CHANGE.sub(" ", left[: start.start()]))) if start and start.start() else ""
    own = left[start.end() - 1 :] if start else left
    return f"{shared} {own}".strip(), f"{shared} {_filled(own, right)}".strip()


def _each(text: str) -> Iterator[str]:
    words = text.rstrip("?. ")
    left, middle, right = words.partition(" and ")
    if not middle or _ASKS_AGAIN.match(right):
        return
    flows = [part for part in (left, right) if asked_in(part, AnswerKind.EXPLANATION, ()).subject.flow]
    if len(flows) == 2:
        yield left
        yield right
        return
    before = _BEFORE_THINGS.split(left)
    after = _AFTER_THINGS.split(right, maxsplit=1)
    stem = "".join(before[:-1]) + " " if len(before) > 1 else ""
    rest = " " + "".join(after[1:]) if len(after) > 1 else ""
    items = [item.strip(" ,") for item in [*before[-1].split(", "), after[0]]]
    for item in filter(None, items):
        yield f"{stem}{_filled(after[0], item)}{rest}"


def _filled(left: str, right: str) -> str:
    """The second of two things with what only the first says it is: "Telda's" after "Norvik's revenue"."""
    said = [word for word in _WORD.findall(right) if word[0].islower() and content(word)]
    if said or asked_in(right, AnswerKind.EXPLANATION, ()).subject.flow:
        return right
    missing = [word for word in _WORD.findall(left) if word[0].islower() and content(word)]
    return f"{right} {' '.join(missing)}"
