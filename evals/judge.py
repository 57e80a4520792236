"""The judge: one answer against its case, and why it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.types import Answer, Citation, Status
from corpus.errors import IndexDamaged
from evals.case import Case, Cite
from evals.claims import unsupported
from evals.results import Verdict
from index.store import Snapshot


def judge(case: Case, answer: Answer, snapshot: Snapshot) -> Verdict:
    """The verdict on an answer from the articles of `snapshot`."""
    wrong, miscited = [*_wrong(case, answer)], [*_miscited(case, answer)]
    inexact, figures = [*_inexact(answer, snapshot)], unsupported(answer)
    return Verdict(
        right=not wrong,
        cited=not miscited,
        exact=not inexact,
        unsupported=figures,
        faults=(*wrong, *miscited, *inexact, *(f"{figure} stands in no cited quote" for figure in figures)),
    )


def failed(case: Case, error: str) -> Verdict:
    """The verdict on a case that raised: wrong, and not cited where something was to be cited."""
    return Verdict(right=False, cited=not case.cite, exact=True, faults=(f"raised {error}",))


def unmet(case: Case, text: str) -> tuple[tuple[str, ...], ...]:
    """The groups of `must` of which nothing matches the text; case is ignored."""
    return tuple(group for group in case.must if not any(re.search(p, text, re.IGNORECASE) for p in group))


def stands_in(word: str, text: str) -> bool:
    """Whether words stand in a text as they are, but for white space; "2.1%" doesn't stand in "12.1%"."""
    word = " ".join(word.split())
    uncut_before = r"(?<!\d)(?<!\d[.,])" if word[:1].isdigit() else ""
    uncut_after = r"(?!\d|[.,]\d)" if word[-1:].isdigit() else ""
    return re.search(uncut_before + re.escape(word) + uncut_after, " ".join(text.split())) is not None


def is_exact(citation: Citation, snapshot: Snapshot) -> bool:
    """Whether the quote is the article's own words at its offsets."""
    try:
        text = snapshot.article(citation.article).text
    except IndexDamaged:  # there is no such article
        return False
    inside = 0 <= citation.start < citation.end <= len(text)
    return inside and text[citation.start : citation.end] == citation.quote


def _wrong(case: Case, answer: Answer) -> Iterator[str]:
    """What the answer should have said, or not; where the articles don't answer, a refusal is right however worded."""
    refused = answer.status is Status.REFUSED
    if not case.answerable:
        if not refused:
            yield "answered, and the articles don't answer it"
        return
    if refused:
        yield "refused, and the articles answer it"
    for group in unmet(case, answer.answer):
        yield f"doesn't say {' or '.join(group)}"
    for pattern in case.must_not:
        if re.search(pattern, answer.answer, re.IGNORECASE):
            yield f"says {pattern}"


def _miscited(case: Case, answer: Answer) -> Iterator[str]:
    for cite in case.cite:
        quotes = [citation.quote for citation in answer.citations if citation.article == cite.article]
        if not quotes:
            yield f"doesn't cite {cite.article}"
        for group in _lacking(cite, quotes):
            yield f"the quotes from {cite.article} don't hold {' or '.join(group)}"


def _lacking(cite: Cite, quotes: Sequence[str]) -> list[tuple[str, ...]]:
    """The groups of words that the quotes from one article, together, don't hold."""
    if not quotes:
        return []
    joined = " ".join(quotes)
    return [group for group in cite.words if not any(stands_in(word, joined) for word in group)]


def _inexact(answer: Answer, snapshot: Snapshot) -> Iterator[str]:
    for citation in answer.citations:
        if not is_exact(citation, snapshot):
            place = f"{citation.article}[{citation.start}:{citation.end}]"
            yield f"quote {citation.n} is not what stands at {place}"
    numbers = [citation.n for citation in answer.citations]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"citations are numbered {numbers}"
    used = {n for sentence in answer.sentences for n in sentence.citations}
    if used != set(numbers):
        yield f"sentences cite {sorted(used)} and there are citations {numbers}"
