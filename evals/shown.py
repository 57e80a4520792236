"""A result as the report shows it: what was said, what was wanted of it, and where its quotes stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.types import Status
from corpus.types import Article
from evals.case import Cite
from evals.compare import said
from evals.excerpts import Excerpt, Gold, excerpt, gold, pieces
from evals.judge import stands_in, unmet
from evals.results import Result, Run


@dataclass(frozen=True)
class Wanted:
    """Alternatives (patterns, or words to cite) of which one is wanted, and whether this answer has one."""

    alternatives: tuple[str, ...]
    found: bool


@dataclass(frozen=True)
class WantedCite:
    """What the quotes from one article must hold, whether it is quoted at all, and where it holds those words."""

    quoted: bool
    words: tuple[Wanted, ...]
    gold: Gold


@dataclass(frozen=True)
class Elsewhere:
    """How another run fared on the same case."""

    run: str
    passed: bool
    said: str


@dataclass(frozen=True)
class Shown:
    """One result, ready to be shown. `answer`: in pieces, each with whether it is a figure that no quote supports."""

    result: Result
    answer: list[tuple[str, bool]]
    refused: bool
    excerpts: tuple[Excerpt, ...]
    must: tuple[Wanted, ...]
    must_not: tuple[Wanted, ...]
    cite: tuple[WantedCite, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def uncited(self) -> list[WantedCite]:
        """What was to be cited and was not."""
        return [cite for cite in self.cite if not (cite.quoted and all(wanted.found for wanted in cite.words))]


def shown(result: Result, articles: Mapping[str, Article], others: Sequence[tuple[str, Run]]) -> Shown:
    """The result with its quotes in their articles, and the answers of other runs, given by name."""
    case, answer = result.case, result.answer
    text = answer.answer if answer else ""
    return Shown(
        result=result,
        answer=pieces(said(result), result.verdict.unsupported),
        refused=answer is not None and answer.status is Status.REFUSED,
        excerpts=tuple(excerpt(citation, articles) for citation in (answer.citations if answer else ())),
        must=tuple(Wanted(group, group not in unmet(case, text)) for group in case.must),
        must_not=tuple(Wanted((p,), re.search(p, text, re.IGNORECASE) is not None) for p in case.must_not),
        cite=tuple(_wanted_cite(cite, result, articles) for cite in case.cite),
        elsewhere=tuple(
            Elsewhere(name, other.verdict.passed, said(other))
            for name, run in others
            for other in run.results
            if other.case.id == case.id
        ),
    )


def _wanted_cite(cite: Cite, result: Result, articles: Mapping[str, Article]) -> WantedCite:
    citations = result.answer.citations if result.answer else ()
    quotes = [citation.quote for citation in citations if citation.article == cite.article]
    joined = " ".join(quotes)
    words = tuple(Wanted(group, any(stands_in(word, joined) for word in group)) for group in cite.words)
    return WantedCite(bool(quotes), words, gold(cite, articles))
