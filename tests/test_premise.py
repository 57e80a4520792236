"""What a question takes for granted and the articles say otherwise."""

from __future__ import annotations

import pytest

from bot.abstention.premise import Premise, apposition_of, corrected, misnamed
from bot.pipeline import Pipeline
from bot.questions.roles import described
from bot.types import Status
from tests.articles import article
from tests.queries import evidence, query


def premise(question: str, *sentences: str) -> Premise | None:
    close = [evidence(article(f"a{n}", text), text, score=1 - n / 50) for n, text in enumerate(sentences)]
    return corrected(query(question), close)


ROSE = "Wool exports of Mongolia rose by 12% in 2023."
FELL = "Wool exports of Mongolia fell by 12% in 2023."


@pytest.mark.parametrize(
    ("question", "sentence", "focus", "notice"),
    [
        (
            "By how much did wool exports of Mongolia fall in 2023?",
            ROSE,
            "By how much did wool exports of Mongolia increase in 2023?",
            "The question speaks of a fall; the articles speak of a rise.",
        ),
        (
            "How strongly did wool exports of Mongolia grow in 2023?",
            FELL,
            "How strongly did wool exports of Mongolia decrease in 2023?",
            "The question speaks of a rise; the articles speak of a fall.",
        ),
        (
            "By how much did wool exports of Mongolia grow in 2023?",
            "Wool exports of Mongolia sank by 12% in 2023.",
            "By how much did wool exports of Mongolia decrease in 2023?",
            "The question speaks of a rise; the articles speak of a fall.",
        ),
    ],
)
def test_a_change_the_other_way(question: str, sentence: str, focus: str, notice: str) -> None:
    found = premise(question, sentence)
    assert found
    assert (found.query.focus, found.notice) == (focus, notice)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("By how much did wool exports of Mongolia rise in 2023?", ROSE),
        ("By how much did cork prices of Porto fall in 2023?", ROSE),
        ("What were wool exports of Mongolia in 2023?", ROSE),
        ("Did wool exports of Mongolia rise or fall in 2023?", ROSE),
        ("By how much did wool exports of Mongolia fall in 2023?", "Wool exports of Mongolia came to $3 million."),
    ],
)
def test_a_change_the_same_way_or_of_another_thing(question: str, sentence: str) -> None:
    assert premise(question, sentence) is None


def test_without_evidence_nothing_is_wrong() -> None:
    assert premise("By how much did wool exports fall?") is None


def test_a_rank_that_another_sentence_gives() -> None:
    third = "Mongolia is Porto's third-largest partner in Asia."
    found = premise(
        "What does Porto sell to Mongolia, its largest partner in Asia?", "Porto sells cork to Mongolia.", third
    )
    assert found and found.sentence
    assert found.sentence.text == third
    assert "“third-largest partner" in found.notice
    assert premise("What does Porto sell to its partner Mongolia?", "Porto sells cork to Mongolia.", third) is None


def test_a_place_in_an_order_that_is_claimed_wrongly() -> None:
    third = "Mongolia is Porto's third-largest partner in Asia."
    found = premise("Given that Mongolia is the second-largest partner of Porto, what do they trade?", third)
    assert found
    assert found.notice == "The question says “second-largest partner”; the articles say “third-largest partner”."
    assert premise("Given that Mongolia is the third-largest partner of Porto, what do they trade?", third) is None
    assert premise("Who is the second-largest partner of Porto?", third) is None


def test_a_record_that_was_none() -> None:
    sentence = "Trade with Mongolia reached $7.1 billion in 2023 and $9.2 billion in 2021."
    found = premise("What did trade with Mongolia reach in the record year 2023?", sentence)
    assert found and found.sentence
    assert found.sentence.text == sentence
    assert "$9.2 billion (2021) was more than $7.1 billion" in found.notice
    assert premise("What did trade with Mongolia reach in the record year 2021?", sentence) is None


def test_an_apposition_with_an_office() -> None:
    found = apposition_of(query("What did Ana Sousa, the mayor of Braga, say of cork?"))
    assert found
    plain, who, what = found
    assert (plain.focus, who, what) == ("What did Ana Sousa say of cork?", "Ana Sousa", "the mayor of Braga")
    assert plain.names == ("Ana Sousa",)
    assert apposition_of(query("What did Ana Sousa, a friend of cork, say of it?")) is None
    assert apposition_of(query("What did Ana Sousa say?")) is None


@pytest.mark.parametrize(
    ("asked", "stated", "wrong"),
    [
        ("the president of Kazakhstan", "Kazakhstan's Prime Minister", True),
        ("the mayor of Porto", "Porto's mayor", False),
        ("the premier of Italy", "Italy's prime minister", False),
        ("the leader of Kazakhstan", "Kazakhstan's President", False),
        ("a friend of Porto", "Porto's mayor", False),
    ],
)
def test_an_office_that_is_not_his(asked: str, stated: str, wrong: bool) -> None:
    there = described(stated)
    assert there
    assert misnamed(asked, there) is wrong


def test_a_town_of_another_country() -> None:
    told = article("host", "Mongolia is to be the host of the next wool summit in 2027.")
    asked = query("Which Italian city is to be the host of the next wool summit in 2027?")
    found = corrected(asked, [evidence(told, short="Mongolia")])
    assert found is not None
    assert found.query.focus == "Which city is to be the host of the next wool summit in 2027?"
    assert found.query.names == ()
    assert found.notice == "The question speaks of Italy; the articles speak of Mongolia."


def test_what_something_is_like_is_no_premise() -> None:
    assert premise("Which shrinking wool exports of Mongolia does Italy help?", ROSE) is None


def test_a_question_of_one_word_is_put_right_too(accounts: Pipeline) -> None:
    answer = accounts.ask("How much did exports fall in 2024?")
    assert answer.notices == ("The question speaks of a fall; the articles speak of a rise.",)
    assert answer.short_answer == "25.8%"


def test_a_question_about_nothing_is_not_answered_by_any_figure(accounts: Pipeline) -> None:
    assert accounts.ask("How fast did it fall?").status is Status.REFUSED
    assert accounts.ask("How fast did they fall?", ["What were Kazakhstan's exports to Italy?"]).short_answer == "25.8%"


def test_the_first_sentence_that_bears_a_question_out_settles_it() -> None:
    demand = "Demand for the wool exports of Mongolia rises by 3% a year."
    assert premise("Why did wool exports of Mongolia fall?", FELL, demand) is None
    assert premise("Why did wool exports of Mongolia fall?", demand, FELL) is not None
