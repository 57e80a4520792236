"""The calculator that a language model calls in its sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.draft import Source
from bot.llm.calculator import called, quantities
from bot.llm.claims import Claim
from bot.llm.gate import judge
from bot.llm.sums import Sums
from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Check
from corpus.types import Article, Paragraph, ParagraphKind, Span
from evals.lie import with_numbers
from evals.scripted import Script, ScriptedServer

pytestmark = pytest.mark.usefixtures("accounts", "dropped_connections")

SENTENCES = (
    "Trade of Norland and Sudmark was worth $19.9 billion in 2024 and $16.1 billion in 2023.",
    "Norland's exports to Sudmark came to $12.5 billion in 2024.",
    "Norland's imports from Sudmark came to $7.4 billion in 2024.",
    "Investment rose by 24% and there are 300 firms of Sudmark.",
    "The reserves stood at $0 in 2022.",
)


def sources() -> tuple[Source, ...]:
    """The sentences as evidence; Q1 to Q7 are their figures."""
    text = " ".join(SENTENCES)
    paragraph = Paragraph(kind=ParagraphKind.BODY, start=0, end=len(text), number=1)
    article = Article(id="made-up", title="Norland", text=text, paragraphs=(paragraph,), file="made_up.md")
    starts = [text.index(sentence) for sentence in SENTENCES]
    spans = [Span(start=start, end=start + len(s)) for start, s in zip(starts, SENTENCES, strict=True)]
    return tuple(Source(article, paragraph, span) for span in spans)


def said(text: str, *marks: int) -> tuple[str, str]:
    """What becomes of a sentence, and why it can't stand."""
    call = called(Claim(text, marks), sources())
    return call.claim.text, call.why


def test_figures_are_numbered_in_order() -> None:
    found = [figure.quantity.text for figure in quantities(sources())]
    assert found == ["$19.9 billion", "$16.1 billion", "$12.5 billion", "$7.4 billion", "24%", "300", "$0"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Trade rose by [[calc: Q1 - Q2]] from 2023 to 2024.", "Trade rose by $3.8 billion from 2023 to 2024."),
        ("Trade grew [[calc: growth(Q2, Q1)]] from 2023 to 2024.", "Trade grew 23.6% from 2023 to 2024."),
        ("Exports were [[calc: Q3 / Q4]] its imports.", "Exports were 1.7 times its imports."),
        ("Exports and imports make [[calc: Q3 + Q4]] together.", "Exports and imports make $19.9 billion together."),
        (
            "Trade averaged [[CALC: average(Q1, Q2)]] over 2023 and 2024.",
            "Trade averaged $18.0 billion over 2023 and 2024.",
        ),
    ],
)
def test_a_call_is_worked_out(text: str, shown: str) -> None:
    assert said(text, 1) == (shown.replace("18.0", "18"), "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Trade rose by [[calc: Q1 - Q9]] from 2023 to 2024.", "different ones of those that are numbered"),
        ("Trade rose by [[calc: Q1 - Q1]] from 2023 to 2024.", "different ones"),
        ("Trade rose by [[calc: 19.9 - 16.1]] from 2023 to 2024.", "two figures by their numbers"),
        ("Trade rose by [[calc: Q1 - Q2 + Q3]] in all.", "one sign"),
        ("Trade rose by [[calc: Q1 - Q5]].", "only amounts"),
        ("There is a difference of [[calc: Q1 - Q6]].", "not in the same unit"),
        ("It is [[calc: Q3 / Q7]] times that.", "zero"),
        ("Trade fell by [[calc: Q1 - Q2]] from 2023 to 2024.", "the other way"),
        ("Trade was worth [[calc: Q1 - Q2]] in 2024 and 2023.", "does not say what was worked out"),
        ("Trade came to [[calc: Q1 + Q2]] in total in 2024.", "does not name the years"),
        ("The two make [[calc: Q3 + Q4]] together.", "does not say of which flows"),
        ("The difference to exports is [[calc: Q2 - Q3]].", "not of the same thing"),
        ("Trade rose by [[calc: Q1 - Q2", "has the form"),
        ("Trade rose by [[calc: [[calc: Q1 - Q2]] - Q2]].", "two figures by their numbers"),
    ],
)
def test_a_call_that_cannot_stand_says_why(text: str, why: str) -> None:
    shown, reason = said(text, 1)
    assert why in reason
    assert shown == text


@given(st.text(alphabet="Q0123456789 +-/*(),averageshrgowtpcl.[]", max_size=60))
def test_any_call_ends(call: str) -> None:
    found = called(Claim(f"Trade rose by [[calc:{call}]] from 2023 to 2024.", (1,)), sources())
    assert found.why or "calc" not in found.claim.text


def test_a_sum_passes_the_gate_with_its_operands() -> None:
    call = called(Claim("Exports to Sudmark were [[calc: Q3 / Q4]] the imports from Sudmark in 2024.", ()), sources())
    assert call.claim.marks == (2, 3)
    ruling = judge(call.claim, sources(), Sums(call.worked))
    assert ruling.sentence is not None
    assert ruling.sentence.computed
    other = call.claim.text.replace("Sudmark", "Westia")
    assert judge(Claim(other, call.claim.marks), sources(), Sums(call.worked)).sentence is None


def test_an_answer_shows_what_was_worked_out(data: Path) -> None:
    text = (
        "Trade of Kazakhstan and Italy rose by [[calc: ‹$19.9 billion› - ‹$16.1 billion›]] between 2023 and 2024 [1]."
    )
    server = ScriptedServer(lambda messages: Script(with_numbers(text, messages)))
    with server.running():
        chosen = {"llm": "openai/scripted", "llm_base_url": server.url, "llm_seconds": 10}
        pipeline = Pipeline.open(load_settings(data=data, **chosen))
        *steps, answer = [
            reply.answer for reply in pipeline.replies("What was trade between Kazakhstan and Italy in 2024?")
        ]
    sentence = answer.sentences[0]
    assert sentence.text == "Trade of Kazakhstan and Italy rose by $3.8 billion between 2023 and 2024."
    assert sentence.check is Check.COMPUTED
    (computed,) = answer.computed
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert computed.text == "$19.9bn − $16.1bn = $3.8bn"
    assert all(operand.text in quotes[operand.citation] for operand in computed.operands)
    assert not re.search(r"calc|\[\[|Q\d", "".join(step.model_dump_json() for step in steps))
