"""Validating cases against the articles: what is to be cited is there, and no empty answer passes.

A case that fails here would judge every system wrongly, so this is run before any system is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.phrases import phrases
from bot.types import Nearest
from corpus.split import sentence_spans
from corpus.types import Article
from evals.case import Case, Cite, Kind

# Built-in cases of each kind at the least: near misses are the hard ones, and five is where a share means anything.
FEWEST = dict.fromkeys(Kind, 5) | {
    Kind.NEAR_MISS: 35,
    Kind.OFF_TOPIC: 12,
    Kind.CONFLICT: 10,
    Kind.DERIVED: 10,
    Kind.FOLLOW_UP: 10,
    Kind.TEMPORAL: 10,
    Kind.FALSE_PREMISE: 8,
    Kind.TWO_ARTICLES: 8,
    Kind.INJECTION: 8,
    Kind.OTHER_LANGUAGE: 6,
}
FEWEST_IN_ALL = 190


@dataclass(frozen=True)
class Problem:
    """What is wrong with a case, in words; `case` is its id."""

    case: str
    what: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list with its lead-in: its text, and what an answer can quote of it."""

    text: str
    quotes: tuple[str, ...]


def validate(cases: Sequence[Case], articles: Sequence[Article]) -> tuple[Problem, ...]:
    """All problems of the cases over these articles, in the order of the cases; drafts are left alone."""
    finished = [case for case in cases if not case.draft]
    library = {article.id: blocks_of(article) for article in articles}
    refused = " ".join(_refusal(article) for article in articles)
    found = [Problem(case.id, what) for case in finished for what in _faults(case, library, refused)]
    return (*_repeated(finished), *found)


def thin_kinds(cases: Sequence[Case]) -> tuple[str, ...]:
    """Kinds with fewer cases than FEWEST, and the whole if it is below FEWEST_IN_ALL, in words."""
    counts = Counter(case.kind for case in cases if not case.draft)
    thin = [f"{kind}: {counts[kind]} of {fewest}" for kind, fewest in FEWEST.items() if counts[kind] < fewest]
    return (*thin, *([f"all: {counts.total()} of {FEWEST_IN_ALL}"] if counts.total() < FEWEST_IN_ALL else []))


def blocks_of(article: Article) -> tuple[Block, ...]:
    """Paragraphs and whole lists of an article, in order."""
    blocks = []
    for _, group in groupby(article.citable, key=lambda paragraph: paragraph.lead_in or paragraph.number):
        paragraphs = list(group)
        lead_in = paragraphs[0].lead_in
        spans = [span for p in paragraphs for span in sentence_spans(article.text, p.start, p.end)]
        texts = [article.text[p.start : p.end] for p in paragraphs]
        quotes = [article.text[span.start : span.end] for span in spans]
        blocks.append(Block(" ".join(filter(None, [lead_in, *texts])), tuple(filter(None, [lead_in, *quotes]))))
    return tuple(blocks)


def _faults(case: Case, library: Mapping[str, Sequence[Block]], refused: str) -> Iterator[str]:
    if not case.answerable:
        if case.must or case.cite:
            yield "must or cite, though there is no answer"
        return
    if not case.must or not case.cite:
        yield "no must or no cite, though there is an answer"
    elif _satisfies(" ".join((*case.history, case.question)), case):
        yield "an echo of the question satisfies must"
    elif _satisfies(refused, case):
        yield "a refusal satisfies must"
    for cite in case.cite:
        yield from _faults_of_cite(case, cite, library)
    if case.kind is not Kind.DERIVED:  # what is worked out stands nowhere
        text = " ".join(block.text for cite in case.cite for block in library.get(cite.article, ()))
        for group in case.must:
            if text and not _matches(group, text):
                yield f"must {' | '.join(group)} is nowhere in the cited articles"


def _faults_of_cite(case: Case, cite: Cite, library: Mapping[str, Sequence[Block]]) -> Iterator[str]:
    if cite.article not in library:
        yield f"there is no article {cite.article}"
        return
    holding = [block for block in library[cite.article] if all(_holds(block.text, group) for group in cite.words)]
    if not holding:
        words = ", ".join(" | ".join(group) for group in cite.words)
        yield f"no paragraph or list of {cite.article} holds together: {words}"
        return
    for group in cite.words:
        quotes = [quote for block in holding for quote in block.quotes if _holds(quote, group)]
        for pattern in case.must_not:
            if quotes and all(_matches((pattern,), quote) for quote in quotes):
                yield f"must_not {pattern} forbids every quote with {' | '.join(group)}"


def _repeated(cases: Sequence[Case]) -> Iterator[Problem]:
    """Ids and questions (with their history) that a case before has."""
    ids: set[str] = set()
    asked: dict[tuple[str, ...], str] = {}
    for case in cases:
        if case.id in ids:
            yield Problem(case.id, "its id is there twice")
        ids.add(case.id)
        words = tuple(" ".join(re.findall(r"\w+", text.lower())) for text in (*case.history, case.question))
        if words in asked:
            yield Problem(case.id, f"its question is that of {asked[words]}")
        asked.setdefault(words, case.id)


def _refusal(article: Article) -> str:
    """What is said where nothing answers and this article comes closest."""
    nearest = Nearest(
        article=article.id, title=article.title, publisher=article.publisher, published=article.published, paragraph=1
    )
    return phrases(None).refusal((), (nearest,))


def _satisfies(text: str, case: Case) -> bool:
    return all(_matches(group, text) for group in case.must)


def _matches(group: Sequence[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in group)


def _holds(text: str, group: Sequence[str]) -> bool:
    return any(words in text for words in group)
