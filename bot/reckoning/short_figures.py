"""The figures of a sentence's short answer: which the question's words point to, and whether they are what is asked."""

from __future__ import annotations

from bot.choosing.ages import asks_age
from bot.choosing.evidence import Evidence
from bot.english.quantities import QuantityKind, is_time
from bot.numbers.measures import Aspect
from bot.numbers.portions import is_all_of_part, is_divided
from bot.numbers.segments import pointed_at, stands_free
from bot.questions.asked import Asked, asked_of
from bot.questions.kinds import AnswerKind
from bot.questions.query import Query
from bot.reckoning.figures import Figure, figures_of, read_figures
from bot.reckoning.fit import fit, is_in_time
from bot.reckoning.relevance import is_in_unit, is_of, own_terms

# Kinds that a figure answers.
NUMERIC = frozenset(
    {AnswerKind.PERCENT, AnswerKind.MONEY, AnswerKind.COUNT, AnswerKind.QUANTITY, AnswerKind.GROWTH, AnswerKind.RANK}
)
FAILS = 0.27  # one that fits less well does not answer
PRONOUN = "one"  # which counts nothing, but as a figure of its own
# A figure that fits so well is what is asked for, even if a word of the question is in no article.
FITS = 0.6
MUCH_WORSE = 4  # times less well than the leading one: no word of the question points to it


def figures_of_short(evidence: Evidence) -> list[Figure]:
    """The figures of a sentence that stand in its short answer."""
    if evidence.short is None:
        return []
    start, end = (evidence.span.start + place for place in (evidence.short.start, evidence.short.end))
    return [f for f in figures_of([evidence]) if f.start < end and start < f.end]


def pointed(query: Query, lead: Figure | None) -> Figure | None:
    """The figure of the leading one's sentence that the question's own words point to, where it fits not much worse."""
    if lead is None:
        return None
    beside = read_figures(lead.article, lead.paragraph, lead.span)
    since = () if query.years or lead.aspect is Aspect.BASE else (Aspect.BASE,)  # "from 480 in 2019 to 1,320 in 2024"
    alike = [f for f in beside if f == lead or (_is_like(f, lead) and _is_open(query, f) and f.aspect not in since)]
    places = [(f.quantity.start, f.quantity.end) for f in alike]
    own = alike.index(lead)
    number = pointed_at(query.focus, lead.sentence, places, own)
    if number == own:
        return lead
    asked = asked_of(query)
    return alike[number] if fit(asked, alike[number]) * MUCH_WORSE >= fit(asked, lead) else lead


def _is_open(query: Query, figure: Figure) -> bool:
    """Whether a figure may be asked for: not where the question has it itself, it is glued to a word, or it is all of
    those of which a part does what is asked."""
    if is_all_of_part(query.focus, figure.quantity, figure.sentence):
        return False
    return stands_free(figure.sentence, figure.quantity.start) and figure.quantity.text not in query.focus


def _is_like(figure: Figure, lead: Figure) -> bool:
    levels = {Aspect.LEVEL, Aspect.BASE, Aspect.SHARE}
    same = figure.aspect is lead.aspect or {figure.aspect, lead.aspect} <= levels
    bare = not (figure.unit and lead.unit)
    of_time = is_time(figure.quantity) == is_time(lead.quantity)
    return same and figure.quantity.kind is lead.quantity.kind and (bare or of_time)


def fit_of(query: Query, evidence: Evidence) -> float:
    """How well the figure that would answer fits what is asked, 0 to 1; 0 where the short answer is no figure."""
    if query.kind not in NUMERIC or evidence.short is None:
        return 0.0
    asked = asked_of(query)
    told = asked.terms or (asked.dimension is None and (asked.subject.flow or query.names or query.context))
    if asks_age(query.focus) or not told:
        return 0.0  # "How long is it?", "How fast did it fall?": whatever is long or falls would fit
    return max((fit(asked, one) for one in _of_short(query, evidence) if is_of(query, asked, one)), default=0.0)


def fails(query: Query, evidence: Evidence) -> bool:
    """Whether the figure that would answer is one of something else: other parties, direction, year or measure.

    One in a unit of what is to be measured is not, nor a number in words that counts something: "eight presidents".
    """
    if query.kind not in NUMERIC or asks_age(query.focus) or evidence.short is None:
        return False
    asked = asked_of(query)
    figures = [one for one in _of_short(query, evidence) if one.quantity.kind is not QuantityKind.DATE]
    if not figures:
        return evidence.short.text.lower() == PRONOUN
    return not any(_may_be(query, asked, figure) for figure in figures)


def _may_be(query: Query, asked: Asked, figure: Figure) -> bool:
    fitting = fit(asked, figure)
    if fitting and is_in_unit(asked, figure):
        return True
    near = asked.subject.parties <= figure.subject.parties and bool(own_terms(query, asked) & figure.around.measure)
    return fitting >= FAILS and (near or is_of(query, asked, figure))


def are_of_time(query: Query, evidence: Evidence) -> bool:
    """Whether a figure of the short answer is of the years and the aspect asked for; also where there is no figure."""
    figures = [one for one in _of_short(query, evidence) if one.quantity.kind is not QuantityKind.DATE]
    return not figures or any(is_in_time(asked_of(query), figure) for figure in figures)


def _of_short(query: Query, evidence: Evidence) -> list[Figure]:
    """The figures of a sentence that its short answer is of, or that stand for the same."""
    if evidence.short is None:
        return []
    figures, own = figures_of([evidence]), figures_of_short(evidence)
    # One that the question's words point to is as good as the one that it goes before.
    own += [f for f in figures if f not in own and any(_is_like(one, f) for one in own) and pointed(query, f) in own]
    return own + [f for f in figures if is_divided(f.quantity, f.sentence)]  # of the same things as its part
