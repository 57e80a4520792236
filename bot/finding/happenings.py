"""What happened on a day or in a year: "What happened on May 30?", told by the sentences whose dates fall on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.choosing.evidence import Evidence, before
from bot.english.constraints import names_missing
from bot.numbers.dates import Date, named_dates, told_dates
from bot.questions.query import Query
from bot.reckoning.lead import place_of
from bot.types import Missing
from corpus.types import Article
from index.lexical import terms
from index.nodes import Hit

_ASKS = re.compile(
    r"^\W*(?:and |but |so )?what(?: else)?(?: events?)? (?:(?:has |had |did |does |will |would )?"
    r"(?:happen(?:s|ed)?|take place|took place|takes place|taken place|occur(?:s|red)?|go on|went on)"
    r"|(?:is|was|were|are) (?:planned|scheduled|held|due))"
    r"\b(?P<when>.*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d.,]*\d|%|-?\w)")
# Sentences of a day that are shown beside the first.
MOST = 3


def day_asked(query: Query) -> Date | None:
    """The day, month or year of a question that asks what happened then, and nothing else but where or to whom."""
    asked = _ASKS.match(query.focus)
    dates = (named_dates(asked["when"]) or _years(asked["when"])) if asked else ()
    if asked is None or len(dates) != 1:
        return None
    rest = asked["when"][: dates[0].start] + asked["when"][dates[0].end :]
    return None if set(terms(rest)) - set(terms(" ".join(query.names))) else dates[0]


def happened(
    query: Query, evidence: tuple[Evidence, ...], hits: Sequence[Hit], articles: Mapping[str, Article]
) -> tuple[Evidence, ...]:
    """The evidence led by the sentences of the day that is asked about."""
    asked = day_asked(query)
    if asked is None or not evidence:
        return evidence
    best, known = evidence[0], {place_of(e) for e in evidence}
    others = (
        replace(
            best, article=articles[p.article_id], passage=p, span=span, dense=hit.scores.dense, short=None, after=None
        )
        for hit in hits
        for p in (hit.passage,)
        for span in p.sentences
        if p.article_id in articles and (p.article_id, span.start) not in known
    )
    whole = (*evidence, *(replace(e, score=evidence[-1].score, reading=None) for e in others))
    of_day = [e for e in whole if _is_of(asked, query, e)]
    return (*of_day, *(e for e in whole if e not in of_day))


def of_the_day(query: Query, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first sentences of the day that is asked about, if one is."""
    asked = day_asked(query)
    return tuple(e for e in evidence[: MOST + 1] if asked and _is_of(asked, query, e))


def without_day(query: Query, evidence: Sequence[Evidence]) -> tuple[Missing, ...]:
    """The day that is asked about, where no sentence is of it."""
    asked = day_asked(query)
    if asked is None or of_the_day(query, evidence[:1]):
        return ()
    return (Missing(kind="other", asked=_ASKS.sub(lambda m: m["when"], query.focus)[asked.start : asked.end], have=()),)


def _is_of(asked: Date, query: Query, evidence: Evidence) -> bool:
    last = before(evidence.article, evidence.span.start)[-1:]
    passage = evidence.passage
    around = f"{passage.article_title} {passage.context} {passage.text}"
    told = (*told_dates(evidence.text, "".join(last), evidence.article), *_years(evidence.text))
    return any(asked.holds(date) for date in told) and not names_missing(query.names, around)


def _years(text: str) -> tuple[Date, ...]:
    """The years that a text has in figures."""
    return tuple(Date(*match.span(), month=None, year=int(match.group())) for match in _YEAR.finditer(text))
