"""Years of a question: which a sentence does not speak of, and which the articles have instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.choosing.evidence import Evidence
from bot.numbers.periods import written_in, years_of
from bot.questions.asked import shift_in
from bot.questions.query import Query
from bot.reckoning.short_figures import figures_of_short

# So close to the best (score), a sentence may say which years there are figures for.
CLOSE = 0.1


def years_missing(query: Query, evidence: Evidence) -> list[int]:
    """Years asked for that the evidence doesn't speak of; without any it may be of its passage's, or its article's."""
    if not query.years:
        return []
    there = set(evidence.years)
    there |= {year for figure in figures_of_short(evidence) for year in figure.years}  # "up (from $3 to $4 million)"
    if not evidence.years:
        there |= {*years_of(evidence.passage.text, evidence.article), *_opening_years(evidence)}
        there |= {int(evidence.article.published[:4])} if evidence.article.published else set()
    return [year for year in query.years if year not in there]


def is_of_other_year(query: Query, evidence: Evidence) -> bool:
    """Whether "last year" is asked for, counted from its article, and a sentence speaks of other years alone."""
    shift = shift_in(query.focus, query.years)  # what else it asks of a figure, most questions need not be read for
    if shift is None or (written := written_in(evidence.article)) is None:
        return False
    return bool(evidence.years) and written + shift not in evidence.years


def _opening_years(evidence: Evidence) -> tuple[int, ...]:
    """The newest year that the first paragraph of an article speaks of, which the article is about."""
    first = evidence.article.citable[0]
    return years_of(evidence.article.text[first.start : first.end], evidence.article)[-1:]


def years_instead(query: Query, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Years that the closest evidence has figures for instead, newest first."""
    close = [e for e in evidence if evidence[0].score - e.score <= CLOSE][:3]
    years = {year for e in close for year in e.years} - set(query.years)
    return tuple(str(year) for year in sorted(years, reverse=True))
