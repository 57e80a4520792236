"""Whole answers over two articles: parts, sums, conflicts, false premises."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Answer, Check, Status
from tests.conftest import opened
from tests.trade import written

TRADE = "What was trade between Portugal and Mongolia in 2023?"
MILLS = "How many mills are at work in Covilhã?"
MAYOR = "Who is the mayor of Porto?"


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    return opened(load_settings(data=data, corpus=written(tmp_path_factory.mktemp("answer"))))


def cited(answer: Answer) -> list[str]:
    return [citation.article for citation in answer.citations]


@pytest.mark.parametrize(
    "joined", [f"{MAYOR} {MILLS}", "Who is the mayor of Porto, and how many mills are at work in Covilhã?"]
)
def test_two_questions_are_answered_each_with_its_article(joined: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(joined)
    assert answer.status is Status.ANSWERED
    assert answer.short_answer == "Ana Sousa; forty mills"
    assert set(cited(answer)) == {"post", "daily"}
    assert answer.answer.startswith("Ana Sousa; forty mills – ")


@pytest.mark.parametrize(
    ("joined", "short", "missing"),
    [
        (f"{MILLS} Who is the king of Mongolia?", "forty mills", "the king of Mongolia"),
        (f"Who is the king of Mongolia? {MILLS}", "forty mills", "the king of Mongolia"),
        (f"{MAYOR} What did Zorblatt say?", "Ana Sousa", "Zorblatt"),
    ],
)
def test_a_part_that_is_not_answered_is_named(joined: str, short: str, missing: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(joined)
    assert (answer.status, answer.short_answer) == (Status.PARTIAL, short)
    assert missing in [item.asked for item in answer.missing]
    assert missing in answer.answer
    assert answer.sentences and answer.nearest == ()


def test_none_of_two_questions_answered_is_a_refusal(pipeline: Pipeline) -> None:
    answer = pipeline.ask("Who is the king of Mongolia? What did Zorblatt say?")
    assert answer.status is Status.REFUSED
    assert len(answer.missing) >= 2


@pytest.mark.parametrize(
    ("question", "short", "text"),
    [
        (
            "By how much did trade between Portugal and Mongolia rise from 2022 to 2023, according to the Porto Post?",
            "$1.4 billion",
            "$7.1bn − $5.7bn = $1.4bn",
        ),
        (
            "What did trade between Portugal and Mongolia add up to in 2022 and 2023, according to the Porto Post?",
            "$12.8 billion",
            "$7.1bn + $5.7bn = $12.8bn",
        ),
    ],
)
def test_a_sum_is_shown_with_its_operands(question: str, short: str, text: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(question)
    assert (answer.status, answer.short_answer) == (Status.ANSWERED, short)
    (computed,) = answer.computed
    assert sorted(computed.text) == sorted(text)
    assert {operand.text for operand in computed.operands} == {"$7.1 billion", "$5.7 billion"}
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(operand.text in quotes[operand.citation] for operand in computed.operands)
    assert answer.sentences[-1].check is Check.COMPUTED


def test_a_sum_of_what_does_not_match_is_not_made(pipeline: Pipeline) -> None:
    answer = pipeline.ask(
        "What is the difference between trade with Mongolia in 2023 and the number of mills in Covilhã?"
    )
    assert answer.computed == ()


def test_sources_that_differ_are_shown_with_who_and_when(pipeline: Pipeline) -> None:
    answer = pipeline.ask(TRADE)
    assert answer.status is Status.CONFLICT
    (conflict,) = answer.conflicts
    values = {value.text: value for value in conflict.values}
    assert set(values) == {"$7.1 billion", "$9.4 billion"}
    assert {value.period for value in conflict.values} == {"2023"}
    assert "National Statistics Institute" in (values["$7.1 billion"].said_by or "")
    assert "Bold Erdene" in (values["$9.4 billion"].said_by or "")
    assert conflict.why and conflict.why in answer.answer
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(value.text in quotes[value.citation] for value in conflict.values)
    assert set(cited(answer)) == {"post", "daily"}
    assert answer.disagreement is None or answer.disagreement > 0.5


def test_one_source_does_not_differ_from_itself(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What was trade between Portugal and Mongolia in 2022?")
    assert (answer.status, answer.short_answer, answer.conflicts) == (Status.ANSWERED, "$5.7 billion", ())


@pytest.mark.parametrize(
    "question",
    [
        "By how much did wool imports from Mongolia fall in 2023?",
        "How steep was the fall in wool imports from Mongolia in 2023?",
    ],
)
def test_a_fall_that_was_a_rise_is_put_right(question: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(question)
    assert answer.status is Status.ANSWERED
    assert "rose by 12%" in answer.answer
    assert any("rise" in notice and "fall" in notice for notice in answer.notices)


def test_a_question_that_has_it_right_gets_no_notice(pipeline: Pipeline) -> None:
    answer = pipeline.ask("By how much did wool imports from Mongolia rise in 2023?")
    assert (answer.short_answer, answer.notices) == ("12%", ())


def test_an_office_that_is_another_is_put_right(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What did Ana Sousa, the governor of Porto, open?")
    assert any("Ana Sousa" in notice for notice in answer.notices)
    assert any("mayor" in citation.quote for citation in answer.citations)
    assert pipeline.ask("What did Ana Sousa, the mayor of Porto, open?").notices == ()


def test_each_article_that_is_asked_for_is_cited(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What does each article say about the fair in Porto?")
    assert set(cited(answer)) == {"post", "daily"}


def test_the_time_of_an_answer(pipeline: Pipeline) -> None:
    assert pipeline.ask(TRADE).as_of == "2023"
    assert pipeline.ask(MILLS).as_of == "2025-06-20"
    assert pipeline.ask("Who is the king of Mongolia?").as_of is None


def test_a_name_for_a_question_hangs_on_question_history_and_index(pipeline: Pipeline) -> None:
    first = pipeline.ask(TRADE).id
    assert pipeline.ask(TRADE).id == first != pipeline.ask(TRADE, [MAYOR]).id
    assert pipeline.ask(TRADE, name="one").id == "one"


def test_a_date_that_counts_from_the_article_is_resolved(tmp_path: Path, data: Path) -> None:
    front = "---\ntitle: Cork\npublished: 2025-05-30\npublished_precision: day\n---\n\n"
    told = "The cork fair of Porto is to come back in the spring of next year, said the mayor."
    (tmp_path / "cork.md").write_text(front + told, encoding="utf-8")
    answer = opened(load_settings(data=data, corpus=tmp_path)).ask("When will the cork fair of Porto come back?")
    assert answer.short_answer == "spring of next year"
    assert answer.as_of == "2026"
    assert answer.notices == ("“next year” is 2026: the article is of 2025-05-30.",)
