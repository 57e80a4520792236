"""What is found for one question, over articles written for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.finding.find import Search
from bot.finding.found import Found
from bot.pipeline import Pipeline
from bot.questions.query import understand
from bot.settings import load_settings
from bot.types import Answer, Status
from tests.conftest import opened
from tests.files import put
from tests.trade import written


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Pipeline:
    return opened(load_settings(data=data, corpus=written(tmp_path_factory.mktemp("find"))))


@pytest.fixture(scope="module")
def search(pipeline: Pipeline) -> Search:
    return pipeline.search()


def found(search: Search, question: str, *history: str) -> Found:
    (asked,) = understand(question, history, publications=search.publications)
    return search.find(asked)


def articles(answer: Answer) -> set[str]:
    return {citation.article for citation in answer.citations}


def test_hits_and_evidence_come_best_first(search: Search) -> None:
    best = found(search, "How many mills are at work in Covilhã?")
    assert best.answers
    assert best.evidence[0].short
    assert best.evidence[0].short.text == "forty mills"
    ranks = [hit.scores.rank for hit in best.hits]
    assert ranks == sorted(ranks, reverse=True)
    assert 0.5 < best.confidence < 1


def test_what_is_missing_keeps_a_question_from_being_answered(search: Search) -> None:
    lacking = found(search, "What was trade between Portugal and Mongolia in 2019?")
    assert not lacking.answers
    assert [(missing.kind, missing.asked) for missing in lacking.missing] == [("year", "2019")]


@pytest.mark.parametrize(
    ("question", "article", "figure"),
    [
        ("According to the Porto Post, what was trade between Portugal and Mongolia in 2023?", "post", "$7.1 billion"),
        ("What was trade between Portugal and Mongolia in 2023, according to Steppe Daily?", "daily", "$9.4 billion"),
        (
            "In articles published in June, what was trade between Portugal and Mongolia in 2023?",
            "daily",
            "$9.4 billion",
        ),
    ],
)
def test_only_the_articles_named_answer(question: str, article: str, figure: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(question)
    assert (answer.short_answer, articles(answer)) == (figure, {article})
    assert {hit.article for hit in answer.retrieved} == {article}


def test_what_another_publisher_has_is_not_said(pipeline: Pipeline) -> None:
    answer = pipeline.ask("How many mills are at work in Covilhã, according to the Porto Post?")
    assert answer.status is Status.REFUSED
    assert "daily" not in {hit.article for hit in answer.retrieved}


def test_figures_that_differ_stand_side_by_side(search: Search, pipeline: Pipeline) -> None:
    question = "What was trade between Portugal and Mongolia in 2023?"
    finding = found(search, question).side_by_side
    assert finding
    answer = pipeline.ask(question)
    assert (answer.status, articles(answer)) == (Status.CONFLICT, {"post", "daily"})
    (conflict,) = answer.conflicts
    assert {value.text for value in conflict.values} == {"$7.1 billion", "$9.4 billion"}
    assert {value.period for value in conflict.values} == {"2023"}
    assert conflict.why


def test_a_sum(search: Search) -> None:
    worked = found(
        search, "By how much did trade between Portugal and Mongolia rise from 2022 to 2023, by the Porto Post?"
    )
    assert worked.is_sum and worked.answers


def test_who_holds_an_office(pipeline: Pipeline) -> None:
    assert pipeline.ask("Who is the mayor of Porto?").short_answer == "Ana Sousa"
    assert pipeline.ask("Who is the president of Mongolia?").short_answer == "Bold Erdene"
    answer = pipeline.ask("Who is the prime minister of Mongolia?")
    assert (answer.status, [missing.kind for missing in answer.missing]) == (Status.REFUSED, ["role"])


@pytest.mark.parametrize("ending", [", please?", " these days?", " when the fair took place?"])
def test_the_holder_is_never_somebody_else(ending: str, pipeline: Pipeline) -> None:
    answer = pipeline.ask(f"Who is the president of Mongolia{ending}")
    assert answer.short_answer in ("Bold Erdene", None)


def test_a_pronoun_stands_for_whom_the_question_before_was_answered_with(search: Search) -> None:
    asked = found(search, "What did she open?", "Who is the mayor of Porto?").query
    assert asked.understood == "What did Ana Sousa open?"
    assert "Ana Sousa" in asked.names


def test_a_word_that_no_article_has_is_searched_in_theirs(search: Search) -> None:
    assert "guests" in found(search, "How many guests came to the fair in Porto?").query.focus
    assert found(search, "What commerce did Portugal and Mongolia have in 2022?").evidence[0].article.id == "post"


@pytest.mark.parametrize("question", ["Who is the leader of Mongolia?", "Who is the Mongolian leader?"])
def test_a_leader_by_any_office(question: str, pipeline: Pipeline) -> None:
    assert pipeline.ask(question).short_answer == "Bold Erdene"


def test_a_country_is_led_by_nobody_of_its_towns(pipeline: Pipeline) -> None:
    answer = pipeline.ask("Who is the leader of Portugal?")
    assert answer.status is Status.REFUSED
    assert [item.asked for item in answer.missing] == ["the leader of Portugal"]


def test_an_abbreviation_is_asked_in_the_words_of_the_articles(tmp_path: Path, data: Path) -> None:
    told = "Foreign direct investment of Portugal in Mongolia was $3 million in 2023."
    pipeline = opened(load_settings(data=data, corpus=put(tmp_path, "one.txt", f"Cork\n\n{told}\n").parent))
    answer = pipeline.ask("How much FDI did Portugal put into Mongolia in 2023?")
    assert answer.short_answer == "$3 million"
    assert "foreign direct investment" in answer.understood


def test_two_offices_of_one_country(pipeline: Pipeline) -> None:
    (president, minister) = understand("Who is the president of Mongolia, and who is the prime minister?")
    assert president.role is not None
    assert minister.role is not None
    assert (president.role.bodies, minister.role.bodies) == (("Mongolia",), ("Mongolia",))
    answer = pipeline.ask("Who is the president of Mongolia, and who is the prime minister?")
    assert answer.status is Status.PARTIAL
    assert answer.short_answer == "Bold Erdene"
    assert [item.asked for item in answer.missing] == ["the prime minister of Mongolia"]


def test_who_only_rounds_a_figure_is_quoted_beside_it(accounts: Pipeline) -> None:
    answer = accounts.ask("What was the trade turnover of Kazakhstan and Italy in 2024?")
    assert (answer.status, answer.short_answer) == (Status.ANSWERED, "$19.9 billion")
    assert {citation.article for citation in answer.citations} == {"001_kazinform", "003_charm_offensive"}
    assert any("$20 billion" in citation.quote for citation in answer.citations)
