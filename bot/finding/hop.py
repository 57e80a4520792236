"""A second retrieval, for what the first best passage left open.

Questions over two articles name one thing by another ("the woman who portrayed Corliss Archer"): the best passage tells
who is meant. The words of the question that it does not have, with the names that the question does not have, find
the passage that goes on. On HotpotQA (150 questions, 4,937 documents) both documents are among the first five for
.780 of the questions with it and .587 without.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import fsum

from bot.english.names import read_names
from bot.questions.query import Query
from index.card import searchable
from index.lexical import terms
from index.nodes import Hit, Scores
from index.retrieve import Scale
from index.store import Snapshot

# Passages that the second search names, and what one standard deviation of its scores adds to a rank score. HotpotQA:
# .680 with 0.06, .720 with 0.2, .800 with 0.4; but of RAMDocs fewer documents are among the first five from 0.4 on.
# Less for a question that leans on earlier ones, and the less of it is open, the less: of CAsT's turns .859 have
# their passage among the first five so, .846 otherwise. A single question needs it all: HotpotQA falls to .69 so.
NAMED = 20
WEIGHT, FOLLOW_UP_WEIGHT = 0.3, 0.15
# Names taken from the best passage at most.
NAMES = 12


def with_second_search(
    query: Query, hits: Sequence[Hit], snapshot: Snapshot, admitted: Collection[str] | None = None
) -> list[Hit]:
    """The hits in a new order behind the first, with passages that only the second search found among them."""
    if len(hits) < 2:
        return list(hits)
    found = snapshot.lexical.search(_open_words(query, hits[0]), NAMED)
    found = [(name, score) for name, score in found if name != hits[0].passage.id]
    if not found:
        return list(hits)
    # Passages that it does not name score nothing: the mean and the spread are taken with as many zeros.
    scale = Scale.of([*(score for _, score in found), *([0.0] * len(found))])
    weight = FOLLOW_UP_WEIGHT * _open_share(query, hits[0], snapshot) if query.earlier else WEIGHT
    gains = {name: weight * ((score - scale.mean) / scale.deviation) for name, score in found}
    known = {hit.passage.id for hit in hits}
    lowest = min(hit.scores.rank for hit in hits)
    others = [name for name in gains if name not in known]
    passages = (p for p in snapshot.passages(others) if admitted is None or p.article_id in admitted)
    added = [Hit(p, Scores(0.0, 0.0, 0.0, lowest)) for p in passages]
    rest = [_raised(h, gains[h.passage.id]) if h.passage.id in gains else h for h in [*hits[1:], *added]]
    rest.sort(key=lambda hit: (-hit.scores.rank, hit.passage.id))
    top = hits[0].scores.rank
    return [hits[0], *(_raised(hit, top - hit.scores.rank) if hit.scores.rank > top else hit for hit in rest)]


def _open_words(query: Query, best: Hit) -> str:
    """Words of the question that the passage does not have, and names of the passage that the question does not."""
    there, asked = _terms_of(searchable(best.passage)), query.focus.lower()
    words = [word for word in query.focus.split() if (own := terms(word)) and not there.issuperset(own)]
    names = dict.fromkeys(name.text for name in read_names(best.passage.text) if name.text.lower() not in asked)
    return " ".join([*words, *list(names)[:NAMES]])


@lru_cache(maxsize=1024)
def _terms_of(text: str) -> frozenset[str]:
    """The terms of a passage, kept for those that questions come closest to."""
    return frozenset(terms(text))


def _open_share(query: Query, best: Hit, snapshot: Snapshot) -> float:
    """How much of the question's own words, by IDF, the passage does not have, 0 to 1."""
    there = _terms_of(searchable(best.passage))
    weights = {term: snapshot.lexical.weight(term) for term in terms(query.focus)}
    total = fsum(weights.values())
    return fsum(weight for term, weight in weights.items() if term not in there) / total if total else 0.0


def _raised(hit: Hit, gain: float) -> Hit:
    return hit.ranked(hit.scores.rank + gain)
