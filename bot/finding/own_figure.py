"""A figure that a question has itself and wants explained: "Who says $20 billion?", "What does the 12.1% refer to?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.choosing.evidence import Evidence
from bot.english.quantities import Quantity, QuantityKind, is_time, read_quantities
from bot.questions.query import Query
from bot.reckoning.figures import Figure, figures_in
from bot.spans.stated import asks_source
from bot.types import Missing
from corpus.types import Article
from index.lexical import terms

_FIGURES = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.MULTIPLE})
_MEANS = re.compile(
    r"^\W*(?:and |but |so )?what (?:is|are|was|were|does|do|did) (?:(?:the|that|this|those) )?(?:\w+ )?$", re.IGNORECASE
)
_MEANT = re.compile(
    r"^(?:\s(?:figure|number|amount|sum|share))?"
    r"(?:\s(?:referr?(?:ing|s)? to|stand for|mean|measure|represent|describe|for|about|of))?\W*$",
    re.IGNORECASE,
)
_WHERE_TOLD = re.compile(
    r"^\W*(?:which|what) (?:of the )?(?:articles?|sources?|publishers?|newspapers?|outlets?|reports?|texts?)"
    r" (?:says?|said|reports?|reported|gives?|gave|ha[sd]|have|mentions?|mentioned|puts?|quotes?)\b",
    re.IGNORECASE,
)
# "Is the $7.7 billion of one year or of all?"
_IS_IT = re.compile(r"^\W*(?:and |but |so )?(?:is|are|was|were|does|do|did) (?:the|that|this|those) $", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
MOST = 3


def own_figure(query: Query) -> Quantity | None:
    """The one figure of a question that asks who gives it, what it is of or whether; None of any other question."""
    found = [q for q in read_quantities(query.focus) if _is_figure(q) and _NUMBER.search(q.text)]
    if len(found) != 1:
        return None
    before, after = query.focus[: found[0].start], query.focus[max(found[0].end, found[0].shown[1]) :]
    if _IS_IT.match(before):
        return found[0]
    meaning = _MEANS.match(before) and _MEANT.match(after)
    explains = asks_source(query) or meaning or _WHERE_TOLD.match(before)
    return found[0] if explains and not query.years else None


def has_no_short_answer(query: Query) -> bool:
    """Whether it asks what its figure is of, or where it stands, which only the sentence tells."""
    return not asks_source(query) and own_figure(query) is not None


def told_as(query: Query, quantity: Quantity, articles: Iterable[Article]) -> list[Figure]:
    """The figures of the same value, one a sentence, those first whose sentences have most of the question's words."""
    same = [f for article in articles for f in figures_in(article) if _is_same(quantity, f.quantity)]
    each = [next(group) for _, group in groupby(same, key=lambda f: (f.article.id, f.span.start))]
    asked = set(terms(query.focus))
    return sorted(each, key=lambda f: -len(asked & set(terms(f.sentence))))[:MOST]


def _is_figure(quantity: Quantity) -> bool:
    return quantity.kind in _FIGURES and not is_time(quantity)


def _is_same(asked: Quantity, told: Quantity) -> bool:
    """Whether a figure is the one that is named, if need be without its unit and scale: "the 19.9"."""
    if not _is_figure(told) or asked.value is None or told.value is None:
        return False
    if asked.value == told.value:
        return asked.unit == told.unit or asked.kind is QuantityKind.COUNT
    bare = _NUMBER.fullmatch(asked.text.strip())
    return bare is not None and bare.group() in _NUMBER.findall(told.text)


def untold(query: Query, evidence: Sequence[Evidence]) -> tuple[Missing, ...]:
    """The figure that a question has itself, where the first sentence has another."""
    asked = own_figure(query)
    if asked is None or any(_is_same(asked, quantity) for e in evidence[:1] for quantity in read_quantities(e.text)):
        return ()
    return (Missing(kind="other", asked=asked.text, have=()),)
