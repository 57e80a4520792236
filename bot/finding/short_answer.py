"""The short answer to a question: the words of the best sentence, told by rules or by the learned span head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.abstention.dates import as_asked
from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer, short_answer
from bot.choosing.most import lacks_most
from bot.choosing.opposite_verbs import takes_other_side
from bot.english.quantities import read_quantities
from bot.finding.own_figure import has_no_short_answer
from bot.numbers.allotted import is_of_all
from bot.numbers.periods import read_periods
from bot.questions.kinds import AnswerKind, asks_amount
from bot.questions.query import Query
from bot.reckoning.short_figures import NUMERIC, figures_of_short
from bot.reckoning.which_one import asks_of_each
from bot.spans.both import both_of
from bot.spans.done import was_done_to
from bot.spans.partners import with_partners
from bot.spans.sought import is_turned, likely_span, weighed
from bot.spans.stakes import all_or_most, asks_holders, stakes_of
from bot.spans.stated import asks_source, stated
from index.lexical import LexicalIndex
from index.rerank import LateInteraction
from index.snapshot import Snapshot

_ASKS_NAME = re.compile(
    r"\b(?:what|who) (?:is|was|are) (?:the )?\S+\W*$|\b(?:stands?|short|mean\w*|name[sd]?|called|full)\b", re.IGNORECASE
)
_RANK = re.compile(
    r"\d|st\b|\b(?:top|first|second|third|fourth|fifth|last|next|leading|leads?|most|least)\b", re.IGNORECASE
)

_WILL = re.compile(r"\bwhen will\b", re.IGNORECASE)


def short_in(
    query: Query, evidence: Sequence[Evidence], reranker: LateInteraction, snapshot: Snapshot
) -> ShortAnswer | None:
    """The words of the first sentence that answer, of the kind asked for, or else those the span head finds."""
    if not evidence or query.kind is AnswerKind.YES_NO or asks_of_each(query) or has_no_short_answer(query):
        return None
    best = evidence[0]
    if asks_holders(query) and stakes_of(best.text):
        place = all_or_most(query, best.text)
        return ShortAnswer(*place, best.text[slice(*place)]) if place else None
    short = stated(query, best)
    if short is None and not asks_source(query):
        short = weighed(query, best, reranker, snapshot) or _amount(query, best, snapshot.lexical)
        if short is None:
            short = likely_span(query, evidence, reranker, snapshot)
        short = None if short and _is_named(query, short) else short
    return None if short is None or _is_wrong(query, short, best) else _whole(query, short, best.text)


def _whole(query: Query, short: ShortAnswer, sentence: str) -> ShortAnswer:
    """The short answer with who did it together with the one that it names."""
    own = (short.start, short.end)
    if sentence[slice(*own)] != short.text:
        return short
    both = both_of(query, sentence, with_partners(query, sentence, own))
    return short if both == own else replace(short, start=both[0], end=both[1], text=sentence[slice(*both)])


def _is_wrong(query: Query, short: ShortAnswer, best: Evidence) -> bool:
    """Whether words can't be the answer by what the sentence says of them."""
    if _is_of_other_part(query, short, best):
        return True
    if query.kind is AnswerKind.PERSON and takes_other_side(query.focus, best.text, short.end):
        return True
    if is_turned(query, short, best) or was_done_to(query, short, best.text):
        return True
    return _is_no_rank(query, short) or _is_over(query, best) or _is_not_most(query, best)


def _is_of_other_part(query: Query, short: ShortAnswer, best: Evidence) -> bool:
    """Whether a figure is of another year than asked for, or of all where the one asked about has a part of its own."""
    if query.kind not in NUMERIC:
        return False
    told = [set(figure.years) for figure in figures_of_short(replace(best, short=short)) if figure.years]
    if query.years and told and set(query.years).isdisjoint(set().union(*told)):
        return True
    figures = (one for one in read_quantities(best.text) if short.start <= one.start < short.end)
    return any(is_of_all(query.names, one, best.text) for one in figures)


def _is_not_most(query: Query, best: Evidence) -> bool:
    """Whether a name or thing is asked for that has most of several, and the sentence sets none before the others."""
    named = query.kind in (AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.NAME, AnswerKind.EXPLANATION)
    return named and lacks_most(query, best)


def _is_named(query: Query, short: ShortAnswer) -> bool:
    """Whether these words are only another name of what the question names, and it asks for more than that."""
    return short.text in {other for _, other in query.also} and not _ASKS_NAME.search(query.focus)


def _is_no_rank(query: Query, short: ShortAnswer) -> bool:
    """Whether a place in an order is asked for, and these words tell none."""
    return query.kind is AnswerKind.RANK and _RANK.search(short.text) is None


def _is_over(query: Query, best: Evidence) -> bool:
    """Whether it is asked when something will be, and the sentence's date is past."""
    return query.kind is AnswerKind.DATE and _WILL.search(query.focus) is not None and not as_asked(query, best)


def _amount(query: Query, best: Evidence, lexical: LexicalIndex) -> ShortAnswer | None:
    """The figure in a sentence that answers "what is the toll for", which one without a figure may answer too."""
    if query.kind is not AnswerKind.EXPLANATION or not asks_amount(query.focus):
        return None
    periods = read_periods(best.text, best.article)
    short = short_answer(replace(query, kind=AnswerKind.QUANTITY), best.text, periods, lexical)
    return short if short and not short.text.isdecimal() else None  # a number of nothing may be anybody's age
