"""Why a figure changed, where the sentence found tells only that it did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.choosing.evidence import Evidence
from bot.english.quantities import QuantityKind, read_quantities
from bot.questions.query import Query
from bot.questions.reasons import asks_reason, gives_reason
from bot.questions.sum_words import MOVED
from bot.types import Missing
from corpus.split import sentences_of

_NO_FIGURES = frozenset({QuantityKind.DATE, QuantityKind.ORDINAL})
# Any of these may join a figure to what moved it, the first ones also in the sentences behind it; without them a
# sentence only tells how it moved.
_TELLS = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )due to|result\w*|driv\w+|led|attribut\w+|explain\w*|blam\w+|reflect\w*"
    r"|contribut\w*|stem\w*|prompt\w*|happen\w*|why|boost\w*|amid"
)
_MAY_TELL = re.compile(
    rf"\b(?:{_TELLS}|so|after|since|as|when|while|if|but|which|lead\w*|help\w*|brought|made|lower\w*"
    r"|higher|cheaper|dearer)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\b(?:{_TELLS})\b", re.IGNORECASE)


def without_cause(query: Query, evidence: tuple[Evidence, ...]) -> tuple[Missing, ...]:
    """What is asked, where that is why something rose or fell, and the articles only tell by how much."""
    if not evidence or not asks_reason(query.focus) or not MOVED.search(query.focus):
        return ()
    best = evidence[0]
    if all(figure.kind in _NO_FIGURES for figure in read_quantities(best.text)):
        return ()
    behind = list(_behind(best))
    if _MAY_TELL.search(best.text) or any(_BEHIND.search(text) or gives_reason(text) for text in (best.text, *behind)):
        return ()
    return (Missing(kind="other", asked=query.understood, have=()),)


def _behind(evidence: Evidence) -> Iterator[str]:
    """The sentences behind it in its paragraph, and the one that opens the next."""
    article, here = evidence.article, evidence.passage.paragraph
    own = (span for span in sentences_of(article, evidence.paragraph) if span.start > evidence.span.start)
    below = (span for paragraph in article.citable[here : here + 1] for span in sentences_of(article, paragraph)[:1])
    yield from (article.text[span.start : span.end] for span in (*own, *below))
