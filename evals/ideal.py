"""An ideal answerer by script: what share of its right sentences passes the gate, and how much better they read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rich import box
from rich.table import Table

from bot.llm.claims import claims
from bot.llm.prompt import NOTHING
from bot.phrases import phrases
from bot.pipeline import Pipeline
from bot.settings import Settings
from corpus.types import Record
from evals.case import Case
from evals.judge import judge
from evals.lie import asks_for_a_plan, with_numbers
from evals.scripted import Script, ScriptedServer
from evals.worded import unsupported_in
from index.lexical import terms

FOLDER = Path(__file__).resolve().parent
# By these answers the gate was mended, but for those of the last, of which nobody has looked at more than the total.
TUNED, SUMS, FRESH, STYLE, MORE = "ideal", "ideal_sums", "ideal_fresh", "ideal_style", "ideal_style_more"
FREE, HELD_OUT = "ideal_free", "ideal_held_out"
SETS = (TUNED, SUMS, FRESH, STYLE, MORE, FREE, HELD_OUT)
PLANS = "ideal_plans"
# What is asked of the gate; of those in free style what it has reached.
LEAST = {TUNED: 0.97, SUMS: 0.97, FRESH: 0.9, STYLE: 0.85, MORE: 0.85, FREE: 0.7, HELD_OUT: 0.45}
# So many of its terms a sentence keeps where "the two countries" are named.
SAME = 0.75
_WORDS = re.compile(r"(?<!\[)\[([^\[\]]+)\](?!\])")
_CALL = re.compile(r"\[\[calc:[^\]]*\]\]")
_EVIDENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_MARKS = re.compile(r"\s*\[\d+\]")


class Ideal(Record):
    """A case answered ideally: its right sentences, which of them did not pass, and both answers.

    planned: the question was split as the plan says.
    """

    case: str
    sentences: tuple[str, ...]
    rejected: tuple[str, ...]
    right_without: bool
    right: bool
    planned: bool
    unsupported: tuple[str, ...]
    quoted: str
    answer: str


@lru_cache
def ideal_answers(file: str = TUNED) -> dict[str, str]:
    """By the case's id; words of the evidence stand in brackets behind each sentence."""
    read = yaml.safe_load((FOLDER / f"{file}.yaml").read_text(encoding="utf-8"))
    return {str(name): str(text) for name, text in read.items()}


@lru_cache(maxsize=1)
def ideal_plans() -> dict[str, tuple[str, ...]]:
    """The questions that a case's question breaks into, by the case's id."""
    read = yaml.safe_load((FOLDER / f"{PLANS}.yaml").read_text(encoding="utf-8"))
    return {str(name): tuple(parts) for name, parts in read.items()}


def said(text: str, messages: Sequence[dict[str, Any]]) -> str:
    """The answer with the numbers that the evidence and figures of a prompt have; "[?]" where it lacks the words."""
    text = with_numbers(text, messages)
    evidence = _EVIDENCE.findall(messages[1]["content"])
    return _WORDS.sub(lambda m: f"[{next((n for n, quote in evidence if m[1] in quote), '?')}]", text)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of an ideal answer without the words in brackets."""
    return tuple(claim.text for claim in claims([_WORDS.sub("[1]", text)]))


def ask_ideally(cases: Sequence[Case], settings: Settings, file: str = TUNED) -> list[Ideal]:
    """Each case that has an ideal answer in a file, or a plan, asked of a server that gives them."""
    now = _Case()
    with ScriptedServer(now.answer).running() as server:
        chosen = {"llm": "openai/ideal", "llm_base_url": server.url, "llm_seconds": 60.0}
        pipeline = Pipeline.open(settings.model_copy(update=chosen))
        return [
            _asked(case, now, pipeline)
            for case in cases
            if now.take(ideal_answers(file).get(case.id, ""), ideal_plans().get(case.id, ()))
        ]


@dataclass
class _Case:
    """What the server says of the case that is asked."""

    text: str = ""
    plan: tuple[str, ...] = ()

    def take(self, text: str, plan: tuple[str, ...]) -> bool:
        """Whether there is anything to say."""
        self.text, self.plan = text, plan
        return bool(text or plan)

    def answer(self, messages: Sequence[dict[str, Any]]) -> Script:
        """The plan, or the answer; nothing where a sentence is to be written again."""
        if asks_for_a_plan(messages):
            lines = "\n".join(f"{number}. {part}" for number, part in enumerate(self.plan, start=1))
            return Script(lines or NOTHING)
        return Script(NOTHING if len(messages) > 2 else said(self.text, messages))


def _asked(case: Case, now: _Case, pipeline: Pipeline) -> Ideal:
    snapshot = pipeline.search().snapshot
    quoted = pipeline.quote(case.question, case.history)
    answer = pipeline.ask(case.question, case.history)
    shown = {sentence.text for sentence in answer.sentences}
    sentences, quotes = sentences_of(now.text), {sentence.text for sentence in quoted.sentences}
    quotes |= {citation.quote for citation in answer.citations}
    return Ideal(
        case=case.id,
        sentences=sentences,
        rejected=tuple(text for text in sentences if not _is_shown(text, shown, quotes)),
        right_without=judge(case, quoted, snapshot).right,
        right=judge(case, answer, snapshot).right,
        planned=any(phrases(quoted.language).model.split == notice for notice in answer.notices),
        unsupported=unsupported_in(answer, snapshot.articles()),
        quoted=quoted.answer,
        answer=answer.answer,
    )


def _is_shown(text: str, shown: Collection[str], quotes: Collection[str]) -> bool:
    """Whether a sentence is shown: with whatever its calculations come to, and names put for what it refers to."""
    pattern = ".+?".join(map(re.escape, _CALL.split(text)))
    if any(re.fullmatch(pattern, one) for one in shown):
        return True
    own = set(terms(text))
    return any(len(own & set(terms(one))) >= SAME * len(own) for one in shown if one not in quotes)


def share_passed(rows: Sequence[Ideal]) -> float:
    """The share of right sentences that reach the reader."""
    said_in_all = sum(len(row.sentences) for row in rows)
    return 1 - sum(len(row.rejected) for row in rows) / max(1, said_in_all)


def faults(rows: Sequence[Ideal], file: str = TUNED) -> list[str]:
    """What must not be: too few that pass, something unsupported, or a right answer lost."""
    found = [f"{share_passed(rows):.3f} of the right sentences pass, not {LEAST[file]}"] * (
        share_passed(rows) < LEAST[file]
    )
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
    drawn.add_row("questions split", "–", str(sum(row.planned for row in rows)))
    drawn.add_row("figures, names, dates without support", "–", str(sum(len(row.unsupported) for row in rows)))
    drawn.add_row("words an answer", *(f"{_mean([len(t.split()) for t in side]):.1f}" for side in texts))
    grades = [[textstat.automated_readability_index(text) for text in side] for side in texts]
    drawn.add_row("reading grade (ARI)", *(f"{_mean(side):.1f}" for side in grades))
    return drawn


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
