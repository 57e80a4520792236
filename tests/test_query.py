"""What a question asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.query import AnswerKind, kind_of, names_in, resolve, understand
from corpus.errors import QuestionError


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What share of the cork goes to Mongolia?", AnswerKind.PERCENT),
        ("What percentage is sold?", AnswerKind.PERCENT),
        ("How much is trade between Portugal and Mongolia worth?", AnswerKind.MONEY),
        ("What was the turnover in 2023?", AnswerKind.MONEY),
        ("How big was the investment?", AnswerKind.MONEY),
        ("How many ships came?", AnswerKind.COUNT),
        ("What is the number of ships?", AnswerKind.COUNT),
        ("How long is the railway?", AnswerKind.QUANTITY),
        ("How much coal does Mongolia ship?", AnswerKind.QUANTITY),
        ("What is the length of the railway?", AnswerKind.QUANTITY),
        ("How old is the mayor?", AnswerKind.QUANTITY),
        ("By how much did wool exports fall?", AnswerKind.GROWTH),
        ("How much did trade grow?", AnswerKind.GROWTH),
        ("When did the port open?", AnswerKind.DATE),
        ("In which year did it open?", AnswerKind.DATE),
        ("What rank does Porto hold?", AnswerKind.RANK),
        ("Who is the mayor of Porto?", AnswerKind.PERSON),
        ("Which minister spoke?", AnswerKind.PERSON),
        ("Where is the fair held?", AnswerKind.PLACE),
        ("Which city hosts the fair?", AnswerKind.PLACE),
        ("Which company built the mill?", AnswerKind.NAME),
        ("What is the ship called?", AnswerKind.NAME),
        ("Which goods does Mongolia buy?", AnswerKind.LIST),
        ("List the buyers.", AnswerKind.LIST),
        ("Is cork exported?", AnswerKind.YES_NO),
        ("Why did exports fall?", AnswerKind.EXPLANATION),
        ("How does the mill work?", AnswerKind.EXPLANATION),
        ("Who is Ana Sousa?", AnswerKind.EXPLANATION),
        ("Tell me about cork.", AnswerKind.EXPLANATION),
        ("cork", AnswerKind.EXPLANATION),
    ],
)
def test_kind(question: str, kind: AnswerKind) -> None:
    assert kind_of(question) == kind
    assert kind_of(question.lower()) == kind or question == "Who is Ana Sousa?"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Does Portugal's Ana Sousa like Évora?", ("Portugal's Ana Sousa", "Évora")),
        ("What does the Bank of Portugal say of Porto and Porto?", ("Bank of Portugal", "Porto")),
        ("Is Şanlıurfa far from Улан-Батор?", ("Şanlıurfa", "Улан-Батор")),
        ("What about Mongolia’s wool?", ("Mongolia",)),
        ("What is the C5+1?", ("C5+1",)),
        ("How do cork and wool sell?", ()),
    ],
)
def test_names(question: str, names: tuple[str, ...]) -> None:
    assert names_in(question) == names


def test_a_question_as_understood() -> None:
    query = understand("  What was\nPortugal's turnover in 2023\tand 2021? ")
    assert query.text == query.understood == query.focus == "What was Portugal's turnover in 2023 and 2021?"
    assert (query.kind, query.years, query.names) == (AnswerKind.MONEY, (2021, 2023), ("Portugal",))


@pytest.mark.parametrize("question", ["", "  \n", "?!", "…", "🐎"])
def test_an_empty_question_is_an_error(question: str) -> None:
    with pytest.raises(QuestionError, match="an empty question; expected a question in words; ask something"):
        understand(question)


def test_a_question_may_be_just_so_long() -> None:
    assert understand("a" * 20, max_characters=20).text == "a" * 20
    with pytest.raises(QuestionError, match=r"21 characters; expected at most 20; .*max_question_characters"):
        understand("a" * 21, max_characters=20)


def test_white_space_does_not_make_a_question_long() -> None:
    assert understand("Who?" + " " * 50 + "Ana", max_characters=20).text == "Who? Ana"


@pytest.mark.parametrize(
    ("question", "history", "searched"),
    [
        ("And in 2022?", ["What was trade in 2023?"], "What was trade in 2022?"),
        ("2022?", ["What was trade in 2023?"], "What was trade in 2022?"),
        ("And in 2022?", ["What was trade?"], "What was trade in 2022?"),
        ("And in 2021?", ["What was trade in 2023?", "And in 2022?"], "What was trade in 2021?"),
        ("What about it?", ["Who runs Porto?"], "Who runs Porto? What about it?"),
        ("When did she win?", ["Who runs Porto?"], "Who runs Porto? When did she win?"),
        ("Why?", ["Did trade fall?"], "Did trade fall? Why?"),
        ("How many ships call at Porto each year?", ["What was trade?"], "How many ships call at Porto each year?"),
        ("And in 2022?", [], "And in 2022?"),
    ],
)
def test_what_is_searched_for_a_follow_up(question: str, history: list[str], searched: str) -> None:
    assert resolve(question, history)[1] == searched
    assert understand(question, history).understood == searched


def test_a_follow_up_keeps_its_own_kind_and_year() -> None:
    query = understand("How many ships does it have?", ["Who ran Porto in 2020?"])
    assert (query.kind, query.years) == (AnswerKind.COUNT, ())
    assert query.understood == "Who ran Porto in 2020? How many ships does it have?"


def test_a_bare_year_asks_the_same_of_another_year() -> None:
    query = understand("And in 2022?", ["What was the turnover with Mongolia in 2023?"])
    assert (query.kind, query.years, query.names) == (AnswerKind.MONEY, (2022,), ("Mongolia",))


@given(st.text(), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_with_a_word_is_understood(question: str, history: list[str]) -> None:
    query = understand(f"{question} cork", history)
    assert query.text == " ".join(f"{question} cork".split())
    assert query.years == tuple(sorted(set(query.years)))
