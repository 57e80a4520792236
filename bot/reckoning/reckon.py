"""What the figures of the evidence say to a question: which answers, what stands beside it, what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.choosing.ages import asks_age
from bot.choosing.evidence import Evidence
from bot.choosing.extract import ShortAnswer
from bot.english.constraints import names_missing
from bot.english.names import read_names
from bot.english.parties import canonical
from bot.english.ranges import whole_range
from bot.english.ratios import whole_ratio
from bot.numbers.accounts import account_missing
from bot.numbers.measures import Aspect
from bot.numbers.portions import is_as_portioned, is_part
from bot.questions.asked import Asked, asked_in, asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.operations import operation_of
from bot.questions.query import Query
from bot.questions.sum_words import CHANGED, MOVED
from bot.reckoning.anchors import anchored, shift_of
from bot.reckoning.arithmetic import Worked, work_out
from bot.reckoning.comparison import compares
from bot.reckoning.conflicts import Finding, Relation, findings
from bot.reckoning.figures import Figure, figures_in, figures_of, read_figures
from bot.reckoning.fit import ranked, with_union
from bot.reckoning.marks import beyond, mark_of
from bot.reckoning.named_items import compares_named, of_named
from bot.reckoning.operands import Lacking
from bot.reckoning.parts import part_asked, whole_of
from bot.reckoning.ranking import rank, ranking_of
from bot.reckoning.relevance import is_of
from bot.reckoning.short_figures import FITS, NUMERIC, fails, pointed
from bot.reckoning.since import since
from bot.reckoning.spread import spread
from bot.reckoning.totals import asks_moved, moved, price_of_one, total
from bot.reckoning.which_one import is_of_another
from corpus.types import Article

# Sentences whose figures are read, and the articles read whole besides.
SENTENCES = 16
ARTICLES = 3
MORE_ARTICLES = 6  # where another figure for the same thing is looked for
# A figure that fits this well may answer, and takes the lead in its sentence where it fits so much better than the
# next. Sentences this close (score) to the best may take its place.
LEADS = 0.45
ANCHORED = 0.2  # where the year is told by another figure of the question
CLEARLY = 0.1
EXACT = 0.95  # then it answers even from a sentence that is not among the closest
PARTLY = 0.65  # a figure of a part of what is asked, or of more, gives way to an exact one
CLOSE = 0.2
_HAS_BEEN = re.compile(r"\b(?:did|has|have|had|was|were|is|are|happened)\b", re.IGNORECASE)
_PLANS = re.compile(
    r"\b(?:plan(?:s|ned)?|aims?|targets?|hopes?|intends?|expects?|expected|wants?) to\b|\b(?:suggest|propos)\w*",
    re.IGNORECASE,
)
_LEVELS = frozenset({AnswerKind.MONEY, AnswerKind.COUNT, AnswerKind.QUANTITY})
QUALIFIED = 20  # characters before a figure that may qualify it: "more than"


@dataclass(frozen=True)
class Reckoning:
    """What figures say.

    query: with the year that it means ("the year before"). worked: a sum, or why it can't be done. findings: figures
    side by side. lead: the figure that answers.
    """

    query: Query
    worked: Worked | Lacking | None = None
    findings: tuple[Finding, ...] = ()
    lead: Figure | None = None


def reckon(query: Query, evidence: Sequence[Evidence]) -> Reckoning:
    """What the figures of the closest sentences, and of their articles, say."""
    numeric = (query.kind in NUMERIC or compares(query.focus)) and not asks_age(query.focus)
    ranks = ranking_of(query) is not None
    moves = asks_move(query)
    if (
        not numeric
        and not ranks
        and not moves
        and not asks_moved(query)
        and not compares_named(query)
        and mark_of(query) is None
        and operation_of(query) is None
        and shift_of(query) is None
    ):
        return Reckoning(query)  # no figure has a say
    close = evidence[:SENTENCES]
    articles: dict[str, Article] = {e.article.id: e.article for e in close}
    figures = {figure.key: figure for figure in figures_of(close)}
    for article in list(articles.values())[:ARTICLES]:
        figures |= _all_in(article)
    read = tuple(f for f in figures.values() if not is_of_another(query.focus, f.sentence, f.context.before))
    of_all = (
        moved(query, read) or beyond(query, read) or (rank(query, read) if ranks else None) or of_named(query, read)
    )
    of_all = of_all or total(query, read) or price_of_one(query, read)
    of_all = of_all or since(query, read) or spread(query, read)
    worked = of_all or work_out(query, read)
    if isinstance(worked, Worked):
        told = " ".join(operand.sentence for operand in worked.operands)
        return Reckoning(query, None if account_missing(query.focus, told) else worked)
    meant = anchored(query, read)
    query, least = meant, LEADS if meant == query else ANCHORED
    if moves:
        return Reckoning(query, worked, (), _moved(query, read))
    if not numeric:
        return Reckoning(query, worked)
    lead = pointed(query, _lead(query, close, least) or _elsewhere(query, read))
    lead = _part(query, read, lead) or lead
    rivals = [
        f for f in read if lead is None or whole_of(f, (lead,)) is None
    ]  # a part is no other figure for its whole
    found = findings(query, rivals, lead)
    series = next((finding for finding in found if finding.relation is Relation.SERIES), None)
    if series is not None and lead is not None and not query.years:
        lead = series.values[0].figure  # the newest, where the question leaves the year open
    return Reckoning(query, worked, found, lead)


@lru_cache(maxsize=64)
def _all_in(article: Article) -> dict[tuple[str, int, int], Figure]:
    return {figure.key: figure for figure in figures_in(article)}


def _lead(query: Query, evidence: Sequence[Evidence], least: float) -> Figure | None:
    """The figure that answers: one of the best sentence that fits clearly best, else one of a sentence nearly as close.

    A sentence whose own figure fits keeps its place, but to one that fits exactly where its own is of a part only:
    retrieval is right about the sentence more often than not. Of figures that fit alike the newest leads, where the
    question leaves the year open.
    """
    if query.kind not in NUMERIC or not evidence:
        return None
    asked = asked_of(query)
    own = _fitting(query, asked, evidence[:1])
    others = _fitting(query, asked, [e for e in evidence if evidence[0].score - e.score <= CLOSE])
    wanted = bool(own) and own[0][1] >= least
    if wanted and not (others[0][1] >= EXACT and own[0][1] < PARTLY):
        alike = [figure for figure, fitting in own if fitting > own[0][1] - CLEARLY]
        alike = [figure for figure in alike if not is_part(figure.quantity, figure.sentence)] or alike
        if len(alike) == 1:
            return alike[0]
        dated = not query.years and all(figure.years for figure in alike)
        return max(alike, key=lambda figure: figure.years[-1]) if dated else None
    # Where the best sentence's own figure is of something else, one that is mostly as asked is better than none.
    enough = LEADS if own or evidence[0].short is None else PARTLY if fails(query, evidence[0]) else EXACT
    enough = max(enough, own[0][1] + CLEARLY) if own else enough
    named = (pair for pair in others if pair[1] >= EXACT or not _is_of_others(query, evidence[0], pair[0]))
    figure, fitting = next(named, (None, 0.0))
    if figure is not None and not own and asked.terms and asked.terms <= figure.subject.scope:
        enough = min(enough, LEADS)  # it is of the very goods, and the best sentence's are not
    return figure if fitting >= enough else None


def _is_of_others(query: Query, best: Evidence, figure: Figure) -> bool:
    """Whether a figure's sentence lacks a name asked for that the best sentence has, and names others."""
    gone = names_missing(query.names, figure.sentence)
    there = [name.text for name in read_names(figure.sentence) if not canonical(name.text)]
    return len(names_missing(gone, best.text)) < len(gone) and bool(names_missing(there, query.focus))


def asks_move(query: Query) -> bool:
    """Whether it is asked if or how something rose: "Did exports fall?", "How did trade develop?"."""
    if query.kind is AnswerKind.YES_NO:
        return MOVED.search(query.focus) is not None
    return query.kind is AnswerKind.EXPLANATION and CHANGED.search(query.focus) is not None


def _moved(query: Query, read: Sequence[Figure]) -> Figure | None:
    """The change, else the level, that tells whether something rose: "Did exports to Peru fall in 2024?"."""
    read = [figure for figure in read if not _PLANS.search(figure.sentence)] if _HAS_BEEN.search(query.focus) else read
    change = CHANGED.search(query.focus) if query.kind is AnswerKind.EXPLANATION else None
    told = " ".join(filter(None, change.groups())) if change else query.focus
    plain = MOVED.sub(" ", told)
    asks = [asked_in(told, AnswerKind.GROWTH, query.years), asked_in(plain, AnswerKind.MONEY, query.years)]
    wanted = asks[0].subject.parties
    if asks[0].subject.flow is None:
        return None
    theirs = [figure for figure in read if wanted <= with_union(figure.subject.parties | figure.around.parties)]
    whether = query.kind is AnswerKind.YES_NO
    theirs = [figure for figure in theirs if not whether or figure.aspect is not Aspect.LEVEL or _is_compared(figure)]
    best = (next(iter(ranked(asked, theirs)), None) for asked in asks)
    return next((pair[0] for pair in best if pair and pair[1] >= FITS), None)


def _is_compared(figure: Figure) -> bool:
    """Whether a level stands beside one of another time, so that a reader sees whether it rose."""
    beside = read_figures(figure.article, figure.paragraph, figure.span)
    return any(f.quantity.kind is figure.quantity.kind and f.years and f.years != figure.years for f in beside)


def _part(query: Query, read: Sequence[Figure], lead: Figure | None) -> Figure | None:
    """The part of a leading figure that a question asks for by the part's name: "how much of it came to Oslo"."""
    asked = asked_of(query)
    if query.kind not in _LEVELS or not asked.names or (lead and asked.names <= lead.subject.measure):
        return None
    part, whole = part_asked(query.focus, asked, read) or (None, None)
    named = part is not None and asked.names <= part.subject.measure
    return part if named and (lead is None or whole == lead) else None


def _elsewhere(query: Query, read: Sequence[Figure]) -> Figure | None:
    """A figure of which all is as asked, flow and parties among it, in a sentence that shares few words with the
    question: "how much more did they earn by selling to", of exports."""
    asked = asked_of(query)
    if query.kind not in NUMERIC or asked.subject.flow is None or not asked.subject.parties:
        return None
    exact = [figure for figure, fitting in ranked(asked, read) if fitting >= EXACT and figure.years]
    values = {(figure.value, figure.unit) for figure in exact}
    articles = {figure.article.id for figure in exact}
    return exact[0] if exact and len(values) <= len(articles) else None


def _fitting(query: Query, asked: Asked, evidence: Sequence[Evidence]) -> tuple[tuple[Figure, float], ...]:
    figures = [f for f in figures_of(evidence) if is_as_portioned(query.focus, f.quantity, f.sentence)]
    return tuple(pair for pair in ranked(asked, figures) if is_of(query, asked, pair[0]))


def led_by(figure: Figure, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with the figure's sentence in front and the figure as its short answer; as it is without that."""
    place = next((i for i, e in enumerate(evidence) if _holds(e, figure)), None)
    if place is None:
        return tuple(evidence)
    start = figure.start - figure.span.start
    shown = evidence[place].text.find(figure.text, max(start - QUALIFIED, 0))
    first, last = (shown, shown + len(figure.text)) if shown >= 0 else (start, figure.end - figure.span.start)
    whole = whole_ratio(evidence[place].text, *whole_range(evidence[place].text, first, last))
    text = figure.text if whole == (first, last) else evidence[place].text[slice(*whole)]
    meant, head = (figure.cell.meant, figure.cell.head) if figure.cell else ("", "")
    lead = replace(evidence[place], short=ShortAnswer(*whole, text, meant, head))
    return (lead, *evidence[:place], *evidence[place + 1 :])


def _holds(evidence: Evidence, figure: Figure) -> bool:
    return evidence.article.id == figure.article.id and evidence.span == figure.span
