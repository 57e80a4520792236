"""What each figure of a sentence is about: the words of its stretch, and what it takes from those before it.

What a stretch leaves out, it takes from the figure before, from the words that introduce its list, and from the
sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.parties import of_both
from bot.numbers.measures import Aspect, content
from bot.numbers.months import Moment
from bot.numbers.reading import read_sentence
from bot.numbers.rows import goes_on, in_place_of, names_of, without_next_name
from bot.numbers.sources import without_source
from bot.numbers.stretches import Context, Stretch, stretches
from bot.numbers.subjects import (
    Subject,
    joined,
    subject_at,
    subject_of,
    under,
    with_parties,
    with_words,
    without_countries,
)
from bot.numbers.wholes import whole_before

_BREAK = re.compile(
    r"[;:,()]|\s[–-]\s|\s(?:and(?!\s[A-Z])|but|while|which|whereas|as|compared|after|against|versus|or)\s"
)
_CLAUSE = re.compile(r";|,?\s(?:while|whereas|but)\s|,\s(?:and|which)\s")
# What the names of the sentences before stand for: "It carried 4 million tons".
_POINTS_BACK = re.compile(r"\b(?:it|they|we|i|he|she|its|their|our)\b", re.IGNORECASE)
_CLAUSE_OF_ITS_OWN = re.compile(r";|\b(?:while|whereas|but|which|was|were|is|are|has|have|had)\b")
_LABEL = re.compile(r"\s(?:for|of|from|to|in|on|with|by)\s")
_NEXT = re.compile(r"(?:,\s(?:and\s)?|\sand\s)$")


@dataclass(frozen=True)
class _Told:
    """What a figure is about. names: the words with the names that tell it from the next; tail: those after it; label:
    the terms that tell it from the others of its row; whole: the next is a part of it."""

    subject: Subject
    names: str
    tail: str
    label: frozenset[str] = frozenset()
    whole: bool = False


def subject_of_figure(sentence: str, context: Context, written: Moment | None, number: int) -> Subject:
    """What a figure of a sentence is about; `number`: its place in `read_sentence`."""
    subjects = _subjects(sentence, context, written)
    # Dates, and ranks in words, are about the whole sentence.
    return subjects[number] if number < len(subjects) else subject_of(without_source(sentence))


# Apart from the rest: most figures are passed over for their kind or year before anybody asks what they are about.
@lru_cache(maxsize=8192)
def _subjects(sentence: str, context: Context, written: Moment | None) -> tuple[Subject, ...]:
    figures = tuple(stretches(sentence, context.before))
    everywhere = _parties_of_all(sentence) if len(figures) == 1 else frozenset()
    told = _told_before(sentence, figures[0], context, written) if figures else None
    found: list[Subject] = []
    for number, stretch in enumerate(figures):
        last, told = told, _about(stretch, told, context, first=number == 0)
        if last and number and told.subject.flow is None and _in_a_row(figures[number - 1], stretch):
            told = replace(told, subject=replace(told.subject, flow=last.subject.flow))
        both = of_both(sentence) and len(told.subject.parties) < 2
        shared = everywhere | (context.pair if both else frozenset())
        found.append(replace(told.subject, parties=told.subject.parties | shared))
    return tuple(found)


def _in_a_row(last: Stretch, stretch: Stretch) -> bool:
    """Whether two figures of one kind and unit stand in one clause: "cork, $5 million, and wool, $3 million"."""
    alike = last.quantity.kind is stretch.quantity.kind and last.quantity.unit == stretch.quantity.unit
    return alike and not _CLAUSE_OF_ITS_OWN.search(stretch.before)


def _parties_of_all(sentence: str) -> frozenset[str]:
    """The countries of a sentence of one statement, which are those of its only figure."""
    plain = without_source(sentence)
    return frozenset() if _CLAUSE.search(plain) else subject_of(plain).parties


def _about(stretch: Stretch, last: _Told | None, context: Context, *, first: bool) -> _Told:
    """What a figure is about: the words of its stretch, else those of the figure before, else what introduces it."""
    tail = stretch.after[: match.start()] if (match := _BREAK.search(stretch.after)) else stretch.after
    if not stretch.before.strip(" ,;") and stretch.after.startswith((":", " –")):  # "€2 million: loan of the bank"
        tail = re.split(r"[;,.(]", stretch.after)[0].lstrip(": –")
    tail = without_next_name(tail) if len(tail) == len(stretch.after) else tail
    follows = last is not None and _label_follows(stretch)
    own = "" if follows else _last_clause(_own_words(stretch.before, last))
    here = subject_at(f"{own}\0{stretch.quantity.unit} {tail}", len(own))
    names = own if names_of(own) else tail
    telling = content(without_countries(own))
    bare = not stretch.quantity.unit
    if last is not None and (last.whole or goes_on(own, last.subject, bare=bare) or (not own and names_of(tail))):
        its = last.tail if names == tail and names_of(last.tail) else last.names
        before = in_place_of(last.subject, its, names)
        other_flow = here.flow not in (None, before.flow)
        here = with_parties(here, before) if other_flow else with_words(before, here)
    elif last is not None and not first:
        label = frozenset(content(stretch.before)) if follows else last.label if telling else frozenset()
        if not telling or (here.flow is None and last.subject.flow and len(telling) < 2):
            here = joined(here, replace(last.subject, measure=last.subject.measure - label))
        if len(here.parties) < 2 and here.flow is last.subject.flow:
            here = with_parties(here, last.subject)
    if first and last is None and context.before and _POINTS_BACK.search(own):
        here = replace(here, measure=here.measure | frozenset().union(*map(names_of, context.before)))
    here = under(here, subject_of(context.lead_in)) if context.lead_in else here
    names = names if names_of(names) or last is None else last.names
    return _Told(here, names, tail, frozenset() if first else frozenset(telling))


def _label_follows(stretch: Stretch) -> bool:
    """Whether a figure and the one before it have what they are of behind them: "€6 million for cork, €3 million for
    wool"."""
    row = _LABEL.match(stretch.before) and _NEXT.search(stretch.before) and _LABEL.match(stretch.after)
    return bool(row) and not _CLAUSE_OF_ITS_OWN.search(stretch.before)


def _own_words(before: str, last: _Told | None) -> str:
    """The words before a figure without those that the one before it has, where others tell what it is."""
    if last is None or not last.tail.strip() or not before.startswith(last.tail):
        return before
    rest = before.removeprefix(last.tail)
    if not names_of(rest) and not content(rest):
        return ""
    return rest if names_of(rest) and goes_on(rest, last.subject) else before


def _told_before(sentence: str, stretch: Stretch, context: Context, written: Moment | None) -> _Told | None:
    """What the last amount of the sentence before is about, where the first one of this sentence leaves it out; what
    the whole is about that it is a part of."""
    if context.lead_in:
        return None
    if whole := whole_before(sentence, context, written):
        subject = subject_of_figure(whole.sentence, whole.context, written, whole.number)
        there = list(stretches(whole.sentence, whole.context.before))[whole.number]
        return _Told(subject, whole.sentence[: there.end] + _BREAK.split(there.after)[0], "", whole=True)
    if not context.before:
        return None
    sentence = context.before[-1]
    context = replace(context, before=context.before[:-1])
    alike = [
        number
        for number, one in enumerate(read_sentence(sentence, context, written))
        if one.quantity.kind is stretch.quantity.kind and one.aspect is Aspect.LEVEL
    ]
    if not alike:
        return None
    number = alike[-1]
    subject = subject_of_figure(sentence, context, written, number)
    own = [stretch.before for stretch in stretches(sentence, context.before)][number]
    bare = not stretch.quantity.unit
    return _Told(subject, own, "") if goes_on(_last_clause(stretch.before), subject, bare=bare) else None


def _last_clause(before: str) -> str:
    """The clause that ends at a figure; a label before a colon is whole, and so is what has no words of its own."""
    if ":" in before:
        return before
    # "The railway, which is to cost": its clause is about the railway.
    breaks = [match for match in _CLAUSE.finditer(before) if "which" not in match.group()]
    own = before[breaks[-1].end() :] if breaks else before
    return own if content(without_countries(own)) else before
