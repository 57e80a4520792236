"""Follow-ups, over the articles that come with Corridor."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from bot.settings import load_settings
from bot.types import Answer, Status

TURNOVER = "What was the trade turnover between Central Asia and Italy in 2024?"
PRESIDENT = "Who is the president of Tajikistan?"
EXPORTS = "By how much did exports of Kazakhstan to Italy rise in 2024?"


@pytest.mark.parametrize(
    ("history", "question", "short"),
    [
        ([TURNOVER], "And in 2022?", "$5.7 billion"),
        ([TURNOVER], "What about 2023?", "$7.1 billion"),
        ([TURNOVER, "And in 2023?"], "The year before?", "$5.7 billion"),
        ([PRESIDENT], "And of Uzbekistan?", "Shavkat Mirziyoyev"),
        ([EXPORTS], "What about imports?", "2.2%"),
        (["How much did Kazakhstan's exports to Italy reach in 2024?"], "And its imports?", "$1.3 billion"),
        (["What was trade between Kazakhstan and Italy in 2024?"], "And in 2023?", "$16.1 billion"),
        (
            ["Who is the president of Kazakhstan?"],
            "How many Italian companies operate there?",
            "More than 300 Italian companies",
        ),
    ],
)
def test_a_follow_up(history: list[str], question: str, short: str, accounts: Pipeline) -> None:
    answer = accounts.ask(question, history)
    assert (answer.status, answer.short_answer) == (Status.ANSWERED, short)
    assert answer.understood != question


def test_the_year_of_a_follow_up_is_checked_too(accounts: Pipeline) -> None:
    answer = accounts.ask("And in 2019?", [TURNOVER])
    assert answer.status is Status.REFUSED
    assert [(missing.kind, missing.asked) for missing in answer.missing] == [("year", "2019")]


def test_who_he_is_is_never_somebody_else(accounts: Pipeline) -> None:
    answer = accounts.ask("Who is he?", [PRESIDENT])
    assert "Rahmon" in answer.understood
    assert answer.short_answer in (None, "Emomali Rahmon", "President")


def test_whom_he_stands_for_is_shown(accounts: Pipeline) -> None:
    answer = accounts.ask("How old is he?", [PRESIDENT])
    assert "Emomali Rahmon" in answer.understood
    assert answer.status is Status.REFUSED


def test_what_he_proposed(accounts: Pipeline) -> None:
    for earlier in ("Who is Kassym-Jomart Tokayev?", "Who is the president of Kazakhstan?"):
        answer = accounts.ask("What did he propose to set up in Almaty?", [earlier])
        assert "trading house" in answer.answer


@pytest.mark.parametrize("question", [PRESIDENT, TURNOVER, "How many Italian companies operate in Kazakhstan?"])
def test_a_change_of_topic_is_noticed(question: str, accounts: Pipeline) -> None:
    plain, later = accounts.ask(question), accounts.ask(question, [EXPORTS, "What about imports?"])
    assert later.understood == plain.understood == question
    assert (later.answer, later.citations) == (plain.answer, plain.citations)


def test_one_conversation_and_a_fresh_process_give_the_same(accounts: Pipeline, data: Path) -> None:
    turns = [TURNOVER, "And in 2022?", PRESIDENT, "Who else spoke there?", EXPORTS, "What about imports?"]
    spoken = [accounts.ask(turn, turns[:place]) for place, turn in enumerate(turns)]
    fresh = Pipeline.open(load_settings(data=data))
    for place in reversed(range(len(turns))):
        assert bytes_of(fresh.ask(turns[place], turns[:place])) == bytes_of(spoken[place])


def bytes_of(answer: Answer) -> str:
    return answer.model_dump_json(exclude={"timings_ms"})


def test_the_second_question_of_a_message_may_lean_on_the_first(accounts: Pipeline) -> None:
    answer = accounts.ask("What share of EU–Central Asia trade does Italy have, and what was it in 2021?")
    assert (answer.status, answer.short_answer) == (Status.PARTIAL, "12.1%")
    assert [(missing.kind, missing.asked, missing.have) for missing in answer.missing] == [("year", "2021", ("2024",))]
