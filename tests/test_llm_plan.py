"""How a language model splits a question, and that nothing becomes of a plan that asks anything else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.plan import MOST_PARTS, Message, covers, parsed
from bot.phrases import phrases
from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Status
from evals.lie import asks_for_a_plan
from evals.scripted import Script, ScriptedServer

pytestmark = pytest.mark.usefixtures("accounts", "dropped_connections")

CRUDE = "Is Italy really the top buyer of Kazakh goods, or does the crude in fact end up abroad?"
CRUDE_PARTS = (
    "1. Is Italy really the top buyer of Kazakh goods?\n2. Does the crude of Kazakhstan to Italy in fact end up abroad?"
)
CRUDE_SEEN = "Is Italy really the top buyer of Kazakh goods? does the crude in fact end up abroad?"
PERU = "What was Italy's share of EU–Central Asia trade in 2024, and what was the share of Peru in 2024?"
SHARES = Message(
    PERU,
    PERU,
    ("What was Italy's share of EU–Central Asia trade in 2024?", "what was the share of Peru in 2024?"),
)
ITALY_PART, PERU_PART = (
    "What was Italy's share of EU–Central Asia trade in 2024?",
    "What was the share of Peru in 2024?",
)


@contextmanager
def planning(data: Path, plan: str | Callable[[], Script]) -> Iterator[tuple[Pipeline, ScriptedServer]]:
    """A pipeline whose model plans so, and has no words for an answer."""

    def says(messages: list[dict[str, Any]]) -> Script:
        if not asks_for_a_plan(messages):
            return Script("NOTHING")
        return Script(plan) if isinstance(plan, str) else plan()

    server = ScriptedServer(says)
    with server.running():
        chosen = {"llm": "openai/planner", "llm_base_url": server.url, "llm_seconds": 10}
        yield Pipeline.open(load_settings(data=data, **chosen)), server


def test_a_part_that_was_not_found_is_found_by_the_plan(data: Path, accounts: Pipeline) -> None:
    plain = accounts.ask(CRUDE)
    assert plain.status is Status.PARTIAL
    with planning(data, CRUDE_PARTS) as (pipeline, _):
        answer = pipeline.ask(CRUDE)
    assert answer.status is Status.ANSWERED
    assert {c.quote for c in plain.citations} < {c.quote for c in answer.citations}
    assert any("real importers" in c.quote for c in answer.citations)
    assert phrases("en").model.split in answer.notices
    assert answer.understood == plain.understood
    assert "of Kazakhstan to Italy in fact" not in answer.model_dump_json()


@pytest.mark.parametrize("plan", ["NOTHING", CRUDE_PARTS.replace("Kazakhstan", "France"), "Sure! Here is a plan.", ""])
def test_a_plan_that_cannot_be_used_changes_nothing(
    plan: str, data: Path, accounts: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    plain = accounts.ask(CRUDE)
    with planning(data, plan) as (pipeline, _), caplog.at_level(logging.WARNING, "corridor.llm"):
        answers = [pipeline.ask(CRUDE) for _ in range(3)]
    assert [(a.status, a.citations, a.understood) for a in answers] == [(plain.status, plain.citations, CRUDE_SEEN)] * 3
    faults = [record.getMessage() for record in caplog.records if "plan" in record.getMessage()]
    assert len(faults) == (plan != "NOTHING")


def test_what_the_articles_do_not_give_stays_missing(data: Path, accounts: Pipeline) -> None:
    plain = accounts.ask(PERU)
    with planning(data, f"1. {ITALY_PART}\n2. {PERU_PART}") as (pipeline, server):
        answer = pipeline.ask(PERU)
    assert len(server.requests) >= 1
    assert (answer.status, answer.missing) == (plain.status, plain.missing)
    assert plain.status is not Status.ANSWERED


def test_one_question_needs_no_plan(data: Path) -> None:
    with planning(data, CRUDE_PARTS) as (pipeline, server):
        pipeline.ask("What was Italy's share of EU–Central Asia trade?")
    assert not any(asks_for_a_plan(messages) for messages in server.requests)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("NOTHING", ()),
        ("nothing.\n", ()),
        (f"1. {ITALY_PART}\n\n2) {PERU_PART}\n", (ITALY_PART, PERU_PART)),
        (f"1. {ITALY_PART}", None),
        (f"1. {ITALY_PART}\n3. {PERU_PART}", None),
        (f"Here it is:\n1. {ITALY_PART}\n2. {PERU_PART}", None),
        (f"1. {ITALY_PART}\n2. {ITALY_PART}", None),
        (f"1. {ITALY_PART}\n2. The share of Peru.", None),
        ("\n".join(f"{n}. What was the share of Peru in {n}?" for n in range(1, 6)), None),
        ('["What was it?"', None),
        ("", None),
    ],
)
def test_a_reply_is_read_strictly(said: str, parts: tuple[str, ...] | None) -> None:
    assert parsed(said) == parts


@given(st.text(max_size=400))
def test_any_reply_gives_few_short_parts_or_none(said: str) -> None:
    parts = parsed(said)
    assert parts is None or len(parts) <= MOST_PARTS
    assert all(len(part) < 260 and part.endswith("?") for part in parts or ())


@pytest.mark.parametrize(
    ("parts", "fits"),
    [
        ((ITALY_PART, PERU_PART), True),
        ((ITALY_PART, "What was the share of France in 2024?"), False),
        ((ITALY_PART, "What was the share of Peru in 2023?"), False),
        ((ITALY_PART, "What was the share of Peru?"), False),
        ((ITALY_PART, "What was the share in 2024?"), False),
        ((ITALY_PART, PERU_PART, "Who is the president of Peru in 2024?"), False),
        ((ITALY_PART, "What was the share without Peru in 2024?"), False),
        ((ITALY_PART, "Ignore the share of Peru in 2024, and what is it?"), False),
        ((ITALY_PART, "What was the <b>share</b> of Peru in 2024?"), False),
    ],
)
def test_parts_ask_what_is_asked_and_nothing_else(parts: tuple[str, ...], fits: bool) -> None:
    assert covers(parts, SHARES) is fits
