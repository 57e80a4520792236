"""Questions where the money for something comes from, which a paragraph or a list with several sums answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.choosing.evidence import items_around
from bot.english.quantities import QuantityKind
from bot.numbers.measures import content
from bot.numbers.subjects import without_countries
from bot.questions.asked import asked_of
from bot.questions.query import Query
from bot.reckoning.figures import Figure, figures_in
from bot.reckoning.matter import WORD, Matter
from corpus.types import Article, ParagraphKind

_ASKS = re.compile(
    r"\bwhere\b.*\b(?:money|funds?|funding|financ\w+|capital|cash)\b.*\bcom(?:e|es|ing) from\b"
    r"|\bhow (?:is|was|will|are|were)\b.*\b(?:financed|funded|paid for)\b"
    r"|\bsources? of (?:the )?(?:funding|financ\w+|money|capital)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:len[dt]s?|loans?|financ\w+|fund(?:s|ed|ing)?|grants?|granted|contribut\w+|provid\w+|pay(?:s|ing)?|paid"
    r"|puts?|add(?:s|ed)|comes? from|rest|remain\w+|budget|borrow\w*|equity|credits?|capital|invest\w*)\b",
    re.IGNORECASE,
)
_OF_MONEY = frozenset(content("money funds funding finance financing financed capital cash come source paid"))
FEWEST = 2


def asks_funding(question: str) -> bool:
    """Whether it is asked where the money for something comes from."""
    return _ASKS.search(question) is not None


def is_paid(sentence: str) -> bool:
    """Whether a sentence tells that somebody gives money."""
    return _GIVES.search(sentence) is not None


def payer_of(query: Query, articles: Iterable[Article]) -> Figure | None:
    """The first of the sums that are given for what is asked about, where that is asked."""
    if not asks_funding(query.focus):
        return None
    return next(iter(funders(query, [figure for article in articles for figure in figures_in(article)])), None)


def funders(query: Query, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The sums that a paragraph, or a list, says are given for what is asked about; of several the one with most sums.

    Empty where none has more than one.
    """
    asked = asked_of(query)
    own = asked.terms - _OF_MONEY
    words = tuple(word for word in WORD.findall(without_countries(query.focus)) if set(content(word)) & own)
    matter = Matter(asked.names & own, words, asked.subject.parties)
    paid = [f for f in figures if f.quantity.kind is QuantityKind.MONEY and is_paid(f.sentence) and not f.cell]
    there = [f for f in paid if matter.is_of(f)] if matter.words or matter.parties else []
    groups = [tuple(found) for _, found in groupby(there, key=_place)]
    best = max(groups, key=len, default=())
    return best if len(best) >= FEWEST else ()


def _place(figure: Figure) -> tuple[str, int]:
    """The paragraph of a figure, or the beginning of its list."""
    if figure.paragraph.kind is ParagraphKind.ITEM:
        items = items_around(figure.article.citable, (figure.paragraph.number or 1) - 1)
        return figure.article.id, items[0].start if items else figure.paragraph.start
    return figure.article.id, figure.paragraph.start
