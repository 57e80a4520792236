"""Putting an answer together from what the steps of the pipeline found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from pydantic import TypeAdapter

from bot.choosing.evidence import Evidence
from bot.composing.check import Checked
from bot.composing.compose import meaning
from bot.finding.found import Found
from bot.numbers.periods import read_periods, relative
from bot.phrases import phrases
from bot.questions.kinds import AnswerKind
from bot.reckoning.arithmetic import Worked, to_computed
from bot.reckoning.conflicts import Relation, to_conflict
from bot.reckoning.figures import Figure
from bot.types import Answer, Computed, Conflict, Missing, Nearest, Operand, Retrieved, Status, Timings
from bot.wording import laid_out

NEAREST = 3
_RETRIEVED = TypeAdapter(tuple[Retrieved, ...])


@dataclass(frozen=True)
class Parts:
    """What the steps found for each of the message's questions, and the checked draft.

    understood: the questions as they were asked, where they were looked up in other words. worked: sums beside those
    of the findings.
    """

    question: str
    history: tuple[str, ...]
    language: str | None
    findings: Sequence[Found]
    checked: Checked
    notices: tuple[str, ...]
    understood: str = ""
    worked: tuple[Worked, ...] = ()


def answer_of(parts: Parts, index: str, name: str | None) -> Answer:
    """The answer, or the refusal where no sentence is left; `index` is the card's id. Timings are still zero."""
    checked, findings = parts.checked, parts.findings
    status = _status(parts)
    conflicts = _conflicts(parts)
    refused = status is Status.REFUSED
    lacking = tuple(dict.fromkeys(item for found in findings if not found.is_sum for item in found.missing))
    nearest = _nearest([e for finding in findings for e in finding.evidence]) if refused else ()
    return Answer(
        id=name or _name(parts, index),
        question=parts.question,
        understood=parts.understood or understood(findings),
        language=parts.language,
        status=status,
        answer=phrases(parts.language).refusal(lacking, nearest) if refused else _text(parts, conflicts, lacking),
        short_answer=checked.short_answer,
        sentences=checked.sentences,
        citations=checked.citations,
        computed=_computed(parts),
        conflicts=conflicts,
        disagreement=round(max(found.disagreement for found in findings), 4),
        missing=lacking,
        nearest=nearest,
        notices=_notices(parts, refused=refused),
        as_of=None if refused else _as_of(next(found for found in findings if found.answers)),
        confidence=round(min(finding.confidence for finding in findings), 4),
        retrieved=_retrieved(findings),
        index=index,
        timings_ms=Timings(retrieve=0.0, total=0.0),
    )


def _notices(parts: Parts, *, refused: bool) -> tuple[str, ...]:
    english = phrases(parts.language).quotes_are_english
    quoting = [english] if english and not refused else []
    dates = [] if refused else _resolved(parts)
    return (*parts.notices, *_corrections(parts), *dates, *quoting, *parts.checked.notices, *_elsewhere(parts))


def _corrections(parts: Parts) -> list[str]:
    """What a question took for granted and the articles say otherwise, where it is answered all the same."""
    return [premise.notice for found in parts.findings if found.answers for premise in found.premises]


def _computed(parts: Parts) -> tuple[Computed, ...]:
    sums = (
        *(found.reckoning.worked for found in parts.findings),
        *(one for one in parts.worked if _is_cited(one, parts)),
    )
    done = {worked.text: worked for worked in sums if isinstance(worked, Worked)}
    return (*(to_computed(worked, _numbers(parts)) for worked in done.values()), *_meanings(parts))


def _meanings(parts: Parts) -> Iterator[Computed]:
    """What short answers mean by the days of their articles or the heads of their columns."""
    said = {sentence.text: sentence for sentence in parts.checked.sentences}
    for found in parts.findings:
        made = meaning(found) if found.answers and not found.is_sum else None
        if made is not None and found.short is not None and made.text in said:
            number = said[made.text].citations[0]
            yield Computed(text=made.computed[0], operands=(Operand(text=found.short.text, citation=number),))


def _is_cited(worked: Worked, parts: Parts) -> bool:
    """Whether the answer cites the sentences of all operands."""
    cited = {(c.article, c.start, c.end) for c in parts.checked.citations}
    return all((f.article.id, f.span.start, f.span.end) in cited for f in worked.operands)


def _conflicts(parts: Parts) -> tuple[Conflict, ...]:
    """Figures that the answer sets side by side."""
    shown = [found.side_by_side for found in parts.findings if found.answers and not found.is_sum]
    return tuple(to_conflict(finding, _numbers(parts)) for finding in shown if finding)


def _numbers(parts: Parts) -> Callable[[Figure], int]:
    """The number of the citation that holds a figure's sentence."""
    cited = {(c.article, c.start, c.end): c.n for c in parts.checked.citations}
    return lambda figure: cited[(figure.article.id, figure.span.start, figure.span.end)]


def understood(findings: Sequence[Found]) -> str:
    """The questions as they were understood; of several in one message each by itself."""
    if len(findings) == 1:
        return findings[0].query.shown
    return " ".join(f"{finding.query.focus.rstrip(' ?.')}?" for finding in findings)


def _status(parts: Parts) -> Status:
    if not parts.checked.sentences:
        return Status.REFUSED
    shown = [found.side_by_side for found in parts.findings if found.answers]
    if any(finding and finding.relation is Relation.CONFLICT for finding in shown):
        return Status.CONFLICT
    return Status.ANSWERED if all(finding.answers for finding in parts.findings) else Status.PARTIAL


def _text(parts: Parts, conflicts: Sequence[Conflict], lacking: Sequence[Missing]) -> str:
    """The short answer; each sentence with its citation numbers, items as a list; how figures differ; what is open."""
    checked = parts.checked
    joined = laid_out(checked.sentences)
    answer = f"{checked.short_answer} – {joined}" if checked.short_answer else joined
    whys = [f"{conflict.why}." for conflict in conflicts if conflict.why]
    return " ".join([answer, *whys, *([phrases(parts.language).refusal(lacking, ())] if lacking else [])])


def _nearest(evidence: Iterable[Evidence]) -> tuple[Nearest, ...]:
    """The articles of the best evidence, each with its best paragraph."""
    found: dict[str, Nearest] = {}
    for e in evidence:
        found.setdefault(
            e.article.id,
            Nearest(
                article=e.article.id,
                title=e.article.title,
                publisher=e.article.publisher,
                published=e.article.published,
                paragraph=e.paragraph.number or 0,
            ),
        )
    return tuple(found.values())[:NEAREST]


def _retrieved(findings: Sequence[Found]) -> tuple[Retrieved, ...]:
    """The hits of the questions in turn, each passage once: all the firsts, all the seconds."""
    found: dict[str, dict[str, str | int | float]] = {}
    for hit in chain.from_iterable(zip_longest(*(finding.hits for finding in findings))):
        if hit and (p := hit.passage).id not in found:
            found[p.id] = {
                "article": p.article_id,
                "start": p.start,
                "end": p.end,
                "score": round(hit.scores.rank, 6),
            }
    return _RETRIEVED.validate_python(tuple(found.values()))  # in one go takes half as long


def _as_of(finding: Found) -> str | None:
    """The time that the answer speaks of: the year asked for or the latest named, else the article's date."""
    query, best = finding.query, finding.evidence[0]
    short = best.short
    of_date = {
        year
        for p in read_periods(best.text, best.article)
        if query.kind is AnswerKind.DATE and short and p.start < short.end and short.start < p.end
        for year in p.years
    }
    years = of_date or set(query.years) & set(best.years) or set(best.years)
    return str(max(years)) if years else best.article.published


def _resolved(parts: Parts) -> list[str]:
    """Which year is meant by "last year" in the sentences that lead."""
    cited = {(citation.article, citation.start) for citation in parts.checked.citations}
    leading = [found.evidence[0] for found in parts.findings if found.answers and found.evidence]
    return [
        phrases(parts.language).year_meant(e.text[p.start : p.end], p.years[-1], e.article.published or "")
        for e in leading
        if (e.article.id, e.span.start) in cited
        for p in relative(e.text, e.article)
    ]


def _elsewhere(parts: Parts) -> list[str]:
    """Which of the cited articles also came out elsewhere."""
    cited = {citation.article for citation in parts.checked.citations}
    evidence = [e for finding in parts.findings for e in finding.evidence]
    articles = {e.article.id: e.article for e in evidence if e.article.id in cited and e.article.also_published}
    return [
        f"“{article.title}” was also published by {', '.join(p.publisher or p.file for p in article.also_published)}."
        for article in articles.values()
    ]


def _name(parts: Parts, index: str) -> str:
    """A name that the same question to the same articles of the same index always gets."""
    scope = parts.findings[0].query.scope
    chosen = [repr(scope)] if scope else []
    return hashlib.sha256("\x1f".join((index, *chosen, *parts.history, parts.question)).encode()).hexdigest()[:12]
