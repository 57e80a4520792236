"""Things that a question joins, each of which another article may tell of: "Who heads Norvik and Telda?".

The question is asked as a whole first. Where what answers it doesn't tell of all of them, each is asked for by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.choosing.evidence import in_full
from bot.composing.compose import answer_to
from bot.english.constraints import names_missing
from bot.finding.find import Search
from bot.finding.found import Found
from bot.questions.joined import Part, joined
from bot.questions.operations import operation_of
from bot.questions.query import Query, query_of
from bot.reckoning.lead import place_of


def apart(findings: Sequence[Found], search: Search) -> list[Found]:
    """The findings, each that tells not of all that its question joins replaced by one for each of them."""
    return [one for found in findings for one in _each(found, search)]


def _each(found: Found, search: Search) -> list[Found]:
    asked = joined(found.query.focus)
    if asked is None or found.is_sum or operation_of(found.query) is not None:
        return [found]
    whole = found.answers and all(_tells(found, part) for part in asked.parts)
    if not asked.apart and (found.side_by_side or (whole and not found.short)):
        return [found]
    each = [search.find(_asking(found.query, part.question)) for part in asked.parts]
    if all(one.query.role for one in each):
        return each  # who hold an office are told by name, or not at all
    told = [_tells(one, part) for one, part in zip(each, asked.parts, strict=True)]
    if all(told) and (_have_own_words(each) if whole and not asked.apart else _add(each, found)):
        return each
    return each if (asked.apart or not found.answers) and any(told) else [found]


def _have_own_words(each: Sequence[Found]) -> bool:
    """Whether one sentence answers all, each by other words of it."""
    shorts = {one.short.text for one in each if one.short}
    return len(shorts) == len(each) and len(_places(each)) == 1


def _add(each: Sequence[Found], whole: Found) -> bool:
    """Whether each is answered by a sentence of its own, not all of which the whole question is answered by."""
    shown = answer_to(whole).sentences if whole.answers else ()
    there = {(source.article.id, source.span.start) for sentence in shown for source in sentence.sources}
    return len(_places(each)) == len(each) and not _places(each) <= there


def _places(each: Sequence[Found]) -> set[tuple[str, int]]:
    return {place_of(one.evidence[0]) for one in each}


def _tells(found: Found, part: Part) -> bool:
    """Whether something answers that names the thing, itself or where it stands."""
    if not found.answers:
        return False
    best = found.evidence[0]
    shown = " ".join(sentence.text for sentence in answer_to(found).sentences)
    return not names_missing(part.names, f"{best.passage.heading} {in_full(best)} {shown}")


def _asking(query: Query, focus: str) -> Query:
    """The same question of one thing."""
    own = query_of(focus)
    return replace(query, focus=focus, kind=own.kind, years=own.years or query.years, names=own.names, role=own.role)
