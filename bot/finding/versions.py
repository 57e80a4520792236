"""One sentence in the versions of several articles: a copy in which a figure or a name is another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.choosing.evidence import Evidence
from bot.finding.documents import terms_in
from bot.numbers.rows import names_of

# A copy has this share of the terms of both sentences, and so many at most of its own.
SHARED = 0.6
OTHERS = 3


def altered_copies(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Sentences of other articles that are those of the first one but for a figure or a name."""
    first = evidence[0]
    return (e for e in evidence[1:] if e.article.id != first.article.id and is_altered(first.text, e.text))


def is_altered(left: str, right: str) -> bool:
    """Whether a sentence is a copy of another, each with a figure or a name that the other lacks."""
    a, b = terms_in(left), terms_in(right)
    own, others = a - b, b - a
    if len(a & b) < SHARED * len(a | b) or max(len(own), len(others)) > OTHERS:
        return False
    return _marks(left, own) and _marks(right, others)


def _marks(sentence: str, own: frozenset[str]) -> bool:
    """Whether there is a figure or a name among the terms that only one sentence has."""
    return any(any(map(str.isdigit, term)) for term in own) or bool(own & names_of(sentence))
