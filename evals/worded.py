"""What a language model makes of the answers to the cases: each question asked with it and without it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from rich import box
from rich.table import Table

from bot.claims.names import unsupported_names
from bot.claims.support import unsupported_figures
from bot.composing.context import spelled_out, understood
from bot.composing.draft import Source
from bot.llm.plain import figures_as_quoted
from bot.llm.sums import without_rate
from bot.pipeline import Pipeline
from bot.types import Answer, Check, Citation, Status
from corpus.types import Article, Record, Span
from evals.case import Case
from evals.claims import unsupported
from evals.judge import judge

FILE = "worded.jsonl"


class Worded(Record):
    """A case asked with a language model and without it.

    unsupported: figures, dates and names of the answer that its quotes don't have. worded: a sentence of it is the
    model's. kept: the notices that tell what became of what the model wrote.
    """

    case: str
    llm: str
    answerable: bool
    right_without: bool
    right: bool
    refused_without: bool
    refused: bool
    unsupported: tuple[str, ...]
    inexact: bool
    worded: bool
    notices: tuple[str, ...]
    words_without: int
    words: int
    seconds: float
    answer: str


def compare(cases: Sequence[Case], pipeline: Pipeline, llm: str) -> Iterator[Worded]:
    """A record of each case, as it is asked; `llm`: the name of the model that the pipeline has."""
    snapshot = pipeline.search().snapshot
    for case in cases:
        quoted = pipeline.quote(case.question, case.history)
        started = time.monotonic()
        answer = pipeline.ask(case.question, case.history)
        seconds = time.monotonic() - started
        verdict = judge(case, answer, snapshot)
        said = {sentence.text for sentence in quoted.sentences}
        yield Worded(
            case=case.id,
            llm=llm,
            answerable=case.answerable,
            right_without=judge(case, quoted, snapshot).right,
            right=verdict.right,
            refused_without=quoted.status is Status.REFUSED,
            refused=answer.status is Status.REFUSED,
            unsupported=unsupported_in(answer, snapshot.articles()),
            inexact=not verdict.exact,
            worded=any(s.text not in said and s.check is not Check.EXACT for s in answer.sentences),
            notices=answer.notices[len(quoted.notices) :],
            words_without=len(quoted.answer.split()),
            words=len(answer.answer.split()),
            seconds=round(seconds, 2),
            answer=answer.answer,
        )


def unsupported_in(answer: Answer, articles: Iterable[Article]) -> tuple[str, ...]:
    """Figures, dates and names of the sentences that neither their quotes nor a sum has, nor the sentences before those
    in their articles; those who published the cited articles may be named, and a figure may be rounded.
    """
    known = {article.id: article for article in articles}
    quotes = {citation.n: citation.quote for citation in answer.citations}
    read = {citation.n: understood(_source(citation, known[citation.article])).quote for citation in answer.citations}
    publishers = {citation.n: citation.publisher or "" for citation in answer.citations}
    sums = [one.text for one in answer.computed]
    found: list[str] = []
    plain = answer
    for sentence in answer.sentences:
        if any(sentence.text == f"{sum_.text}." for sum_ in answer.computed):
            continue
        own, meant = ([texts[n] for n in sentence.citations] for texts in (quotes, read))
        found += unsupported_names(sentence.text, [*own, *meant, *(publishers[n] for n in sentence.citations)])
        said = without_rate(sentence.text) if answer.computed else sentence.text
        restated = figures_as_quoted(said, [*own, *sums], answer.question)
        in_full = figures_as_quoted(spelled_out(said), [*meant, *sums], answer.question)
        carried = not unsupported_figures(in_full, [*meant, *sums])
        plain = _restated(plain, sentence.text, " ".join(own) if carried else restated)
    return (*found, *unsupported(plain))


def _source(citation: Citation, article: Article) -> Source:
    paragraph = next(p for p in article.paragraphs if p.start <= citation.start < citation.end <= p.end)
    return Source(article, paragraph, Span(start=citation.start, end=citation.end))


def _restated(answer: Answer, text: str, plain: str) -> Answer:
    """An answer with a sentence in other words."""
    sentences = tuple(s.model_copy(update={"text": plain}) if s.text == text else s for s in answer.sentences)
    return answer.model_copy(update={"sentences": sentences, "answer": answer.answer.replace(text, plain)})


def read(folder: Path, llm: str) -> list[Worded]:
    """The records that a run with this model left behind; none where there was no such run."""
    file = folder / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    rows = [Worded.model_validate_json(line) for line in lines if line.endswith("}")]
    return [row for row in rows if row.llm == llm]


def kept(rows: Iterable[Worded], folder: Path, before: Sequence[Worded] = ()) -> Iterator[Worded]:
    """The records behind those of `before`, each written to a file when it is there: a slow model takes an hour."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("w", encoding="utf-8") as file:
        for row in chain(before, rows):
            file.write(f"{row.model_dump_json()}\n")
            file.flush()
            yield row


def table(rows: Sequence[Worded]) -> Table:
    """The figures for a terminal."""
    drawn = Table("measure", "without", "with the model", box=box.SIMPLE_HEAD, pad_edge=False)
    unanswerable = [row for row in rows if not row.answerable]
    answered = [row for row in rows if not row.refused]
    drawn.add_row("right answers", _of(sum(r.right_without for r in rows), rows), _of(sum(r.right for r in rows), rows))
    refused = [sum(r.refused_without for r in unanswerable), sum(r.refused for r in unanswerable)]
    drawn.add_row("unanswerable questions refused", *(_of(count, unanswerable) for count in refused))
    drawn.add_row("figures, names, dates without support", "–", str(sum(len(row.unsupported) for row in rows)))
    drawn.add_row("answers with an inexact quote", "–", str(sum(row.inexact for row in rows)))
    drawn.add_row("answers in the model's words", "–", _of(sum(row.worded for row in answered), answered))
    words = [sum(row.words_without for row in answered), sum(row.words for row in answered)]
    drawn.add_row("words an answer", *(f"{count / max(1, len(answered)):.0f}" for count in words))
    drawn.add_row("seconds a case", "–", f"{sum(row.seconds for row in rows) / max(1, len(rows)):.1f}")
    drawn.add_row("longest wait, seconds", "–", f"{max((row.seconds for row in rows), default=0):.1f}")
    return drawn


def faults(rows: Sequence[Worded]) -> list[str]:
    """What must not be: something unsupported, or a right answer lost."""
    found = [f"{row.case}: unsupported {', '.join(row.unsupported)}" for row in rows if row.unsupported]
    found += [f"{row.case}: a quote is not exact" for row in rows if row.inexact]
    found += [f"{row.case}: right without the model, wrong with it" for row in rows if row.right_without > row.right]
    return found + [f"{row.case}: refused without the model only" for row in rows if row.refused_without > row.refused]


def _of(count: int, rows: Sequence[Worded]) -> str:
    return f"{count} of {len(rows)}"
