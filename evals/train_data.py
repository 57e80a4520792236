"""What the reader is trained on: questions of public sets with the sentences that are found for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.choosing.evidence import Evidence
from bot.choosing.reader_question import Table
from bot.choosing.selection import READ, select
from bot.finding.find import Search
from bot.questions.query import Query, understand
from bot.settings import Settings
from evals.public import open_public
from evals.public_set import OFF_TOPIC, PublicCase, PublicSet, without_half
from evals.wording import holds, normalised
from index.progress import Progress


@dataclass(frozen=True, eq=False)
class Example:
    """One question with its n candidate sentences, best first as they are ordered without the reader.

    set: name of the set it is from. group: questions of one article have the same. kind: as in the set, or "off_topic".
    table (n, f): bot.choosing.reader_features.FEATURES. right (n,): from a document that answers. holds (n,): such a
    one that holds an answer, or that people chose for one. chosen: whether people chose sentences, of which several may
    answer.
    """

    set: str
    group: str
    kind: str
    answerable: bool
    table: Table
    right: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    chosen: bool
    query: Query
    evidence: tuple[Evidence, ...]


def read_examples(public: PublicSet, settings: Settings, progress: Progress) -> list[Example]:
    """The set's questions, and those of each half of its articles once more with that half left out."""
    groups = groups_of(public)
    found = list(_examples(public, public.cases, groups, settings, progress))
    if len({doc.group for doc in public.docs}) > 1:
        for half in _halves(public):
            off_topic = [case for case in half.cases if case.kind == OFF_TOPIC]
            found += _examples(half, off_topic, groups, settings, progress)
    return found


def folds_of(examples: Sequence[Example], count: int) -> dict[str, int]:
    """A fold for each group, so that all have about as many questions: the largest groups first."""
    sizes = Counter(example.group for example in examples)
    loads = [0] * count
    found = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        found[group] = loads.index(min(loads))
        loads[found[group]] += size
    return found


def groups_of(public: PublicSet) -> dict[str, str]:
    """Group of each question: the title of its first document without a number, which two sets may have in common."""
    titles = {doc.id: doc.title.rstrip("0123456789 ") or doc.id for doc in public.docs}
    return {case.id: titles[case.docs[0]] if case.docs else case.id for case in public.cases}


def _halves(public: PublicSet) -> tuple[PublicSet, PublicSet]:
    """The set without one half of its articles, and without the other."""
    first = without_half(public)
    kept = {doc.id for doc in first.docs}
    docs = tuple(doc for doc in public.docs if doc.id not in kept)
    cases = tuple(
        case.model_copy(update={"answerable": False, "kind": OFF_TOPIC, "docs": ()})
        for case in public.cases
        if case.docs and kept.issuperset(case.docs)
    )
    return first, public.model_copy(update={"docs": docs, "cases": cases})


def _examples(
    public: PublicSet,
    cases: Sequence[PublicCase],
    groups: Mapping[str, str],
    settings: Settings,
    progress: Progress,
) -> Iterator[Example]:
    search = open_public(public, settings, progress).search()
    progress.start(len(cases), "Reading questions")
    try:
        for case in cases:
            example = _example(public.name, case, groups[case.id], search)
            if len(example.table):
                yield example
            progress.advance(1)
    finally:
        progress.finish()


def _example(name: str, case: PublicCase, group: str, search: Search) -> Example:
    query, _ = search.prepared(understand(case.question, case.history)[0])
    evidence = select(query, search.hits(query), search.snapshot)[:READ]
    answers = [answer for value in case.answers for answer in value]
    chosen = [normalised(sentence) for sentence in case.evidence]
    right = np.array([one.article.id in case.docs for one in evidence], np.bool_)
    held = [holds(one.text, answers) or normalised(one.text) in chosen for one in evidence]
    return Example(
        set=name,
        group=group,
        kind=case.kind,
        answerable=case.answerable,
        table=search.features(query, evidence),
        right=right,
        holds=right & np.array(held, np.bool_),
        chosen=bool(case.evidence),
        query=query,
        evidence=evidence,
    )
