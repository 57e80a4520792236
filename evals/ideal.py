"""An ideal answerer by script: what share of its right sentences passes the gate, and how much better they read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rich import box
from rich.table import Table

from bot.llm.claims import claims
from bot.pipeline import Pipeline
from bot.settings import Settings
from corpus.types import Record
from evals.case import Case
from evals.judge import judge
from evals.scripted import Script, ScriptedServer
from evals.worded import unsupported_in

FILE = Path(__file__).resolve().parent / "ideal.yaml"
# What is asked of the gate.
LEAST = 0.97
_WORDS = re.compile(r"\[([^\]]+)\]")
_EVIDENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_MARKS = re.compile(r"\s*\[\d+\]")


class Ideal(Record):
    """A case answered ideally: its right sentences, which of them did not pass, and both answers."""

    case: str
    sentences: tuple[str, ...]
    rejected: tuple[str, ...]
    right_without: bool
    right: bool
    unsupported: tuple[str, ...]
    quoted: str
    answer: str


@lru_cache(maxsize=1)
def ideal_answers() -> dict[str, str]:
    """By the case's id; words of the evidence stand in brackets behind each sentence."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {str(name): str(text) for name, text in read.items()}


def said(text: str, messages: Sequence[dict[str, Any]]) -> str:
    """The answer with the numbers that the evidence of a prompt has; "[?]" where it lacks the words."""
    evidence = _EVIDENCE.findall(messages[1]["content"])
    return _WORDS.sub(lambda m: f"[{next((n for n, quote in evidence if m[1] in quote), '?')}]", text)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of an ideal answer without the words in brackets."""
    return tuple(claim.text for claim in claims([_WORDS.sub("[1]", text)]))


def ask_ideally(cases: Sequence[Case], settings: Settings) -> list[Ideal]:
    """Each case that has an ideal answer, asked of a server that gives it."""
    now = {"text": ""}
    server = ScriptedServer(lambda messages: Script("NOTHING" if len(messages) > 2 else said(now["text"], messages)))
    rows = []
    with server.running():
        chosen = {"llm": "openai/ideal", "llm_base_url": server.url, "llm_seconds": 60.0}
        pipeline = Pipeline.open(settings.model_copy(update=chosen))
        snapshot = pipeline.search().snapshot
        for case in cases:
            if case.id not in ideal_answers():
                continue
            now["text"] = ideal_answers()[case.id]
            quoted = pipeline.quote(case.question, case.history)
            answer = pipeline.ask(case.question, case.history)
            right, shown = sentences_of(now["text"]), {sentence.text for sentence in answer.sentences}
            rows.append(
                Ideal(
                    case=case.id,
                    sentences=right,
                    rejected=tuple(text for text in right if text not in shown),
                    right_without=judge(case, quoted, snapshot).right,
                    right=judge(case, answer, snapshot).right,
                    unsupported=unsupported_in(answer),
                    quoted=quoted.answer,
                    answer=answer.answer,
                )
            )
    return rows


def share_passed(rows: Sequence[Ideal]) -> float:
    """The share of right sentences that reach the reader."""
    said_in_all = sum(len(row.sentences) for row in rows)
    return 1 - sum(len(row.rejected) for row in rows) / max(1, said_in_all)


def faults(rows: Sequence[Ideal]) -> list[str]:
    """What must not be: too few that pass, something unsupported, or a right answer lost."""
    found = [f"{share_passed(rows):.3f} of the right sentences pass, not {LEAST}"] * (share_passed(rows) < LEAST)
    found += [f"{row.case}: unsupported {', '.join(row.unsupported)}" for row in rows if row.unsupported]
    return found + [
        f"{row.case}: right without the model, wrong with it" for row in rows if row.right_without > row.right
    ]


def table(rows: Sequence[Ideal]) -> Table:
    """The figures for a terminal. Readability: ARI, Senter and Smith 1967, "Automated Readability Index"; the grade of
    school that it takes, by textstat. It needs no dictionary of syllables, which textstat would download.
    """
    from textstat import textstat

    drawn = Table("measure", "articles' words", "ideal words", box=box.SIMPLE_HEAD, pad_edge=False)
    texts = [_MARKS.sub("", row.quoted) for row in rows], [_MARKS.sub("", row.answer) for row in rows]
    passed, count = share_passed(rows), sum(len(row.sentences) for row in rows)
    drawn.add_row("right sentences that pass", "–", f"{passed:.3f} of {count}")
    drawn.add_row("right answers", *(str(sum(r)) for r in ([x.right_without for x in rows], [x.right for x in rows])))
    drawn.add_row("figures, names, dates without support", "–", str(sum(len(row.unsupported) for row in rows)))
    drawn.add_row("words an answer", *(f"{_mean([len(t.split()) for t in side]):.1f}" for side in texts))
    grades = [[textstat.automated_readability_index(text) for text in side] for side in texts]
    drawn.add_row("reading grade (ARI)", *(f"{_mean(side):.1f}" for side in grades))
    return drawn


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
