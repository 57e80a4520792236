"""Follow-ups: what a question takes from those before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.dialogue import Turn, follow, leans, refers_to, with_person

TRADE = "What was trade with Mongolia in 2023?"
MAYOR = "Who is the mayor of Porto?"


@pytest.mark.parametrize(
    ("question", "history", "own"),
    [
        ("And in 2022?", [TRADE], "What was trade with Mongolia in 2022?"),
        ("2022?", [TRADE], "What was trade with Mongolia in 2022?"),
        ("What about 2020?", [TRADE, "And in 2022?"], "What was trade with Mongolia in 2020?"),
        ("And in 2022?", ["What was trade?"], "What was trade in 2022?"),
        ("And the year before?", [TRADE], "What was trade with Mongolia in 2022?"),
        ("And a year later?", [TRADE], "What was trade with Mongolia in 2024?"),
        ("And a year later?", ["What was trade in 2022 and 2023?"], "What was trade in 2024?"),
        ("The year before?", [TRADE, "The year before?"], "What was trade with Mongolia in 2021?"),
        ("And the year before?", ["What was trade last year?"], "What was trade the year before last?"),
        ("And the previous year?", ["What was trade this year?"], "What was trade last year?"),
        ("And a year later?", ["What was trade last year?"], "What was trade this year?"),
        ("And two years earlier?", [TRADE], "What was trade with Mongolia in 2021?"),
        ("Three years before that?", [TRADE], "What was trade with Mongolia in 2020?"),
        ("And 2 years later?", [TRADE], "What was trade with Mongolia in 2025?"),
    ],
)
def test_a_year_asks_the_last_question_again(question: str, history: list[str], own: str) -> None:
    assert follow(question, history) == Turn(own)


@pytest.mark.parametrize(
    ("question", "history", "understood"),
    [
        ("And of Peru?", ["What is the population of Chile?"], "What is the population of Peru?"),
        ("And the Netherlands?", ["What did Peru's ports earn?"], "What did the Netherlands' ports earn?"),
        ("And to Peru?", ["How much did Spain sell to Chile?"], "How much did Spain sell to Peru?"),
        ("No, I meant Peru.", ["How large is Chile?"], "How large is Peru?"),
        ("And Peru?", ["When did she visit Chile?", "Where?"], "When did she visit Peru? Where?"),
        ("And Peru?", ["Did Spain sell cork to Chile?"], "Did Spain sell cork to Chile? And Peru?"),
        ("No, I meant wool.", ["How much cork was sold?"], "How much wool was sold?"),
        (
            "And flax seeds?",
            ["How many silk scarves did Peru sell?", "And hats?"],
            "How many flax seeds did Peru sell?",
        ),
        ("How much of that was silk?", ["How much did Peru sell in 2024?"], "How much silk did Peru sell in 2024?"),
        (
            "And how much of it was crude oil?",
            ["What were Peru's sales to Chad in 2024?"],
            "How much of Peru's sales to Chad in 2024 were crude oil?",
        ),
        (
            "By how much is that more than the year before?",
            ["How much did Peru sell in 2024?"],
            "How much did Peru sell in 2024? By how much is that more than the year before?",
        ),
        ("And last year?", ["How much cork was sold?"], "How much cork was sold? And last year?"),
        ("And by Peru?", ["How much cork was sold?"], "How much cork was sold? And by Peru?"),
        ("No, I meant wool.", ["Where is cork sold?"], "Where is cork sold? What about wool?"),
    ],
)
def test_of_another_the_last_question_is_asked(question: str, history: list[str], understood: str) -> None:
    assert follow(question, history).understood == understood


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("And in the first half of the next year?", "How many ships came in the first half of 2024?"),
        ("What about the last quarter of that year?", "How many ships came in the last quarter of 2023?"),
        ("and in the first seven months of 2025?", "How many ships came in the first seven months of 2025?"),
        ("In March?", "How many ships came in March of 2023?"),
        ("And at the end of the year?", "How many ships came at the end of 2023?"),
    ],
)
def test_the_last_question_is_asked_of_a_part_of_a_year(question: str, own: str) -> None:
    assert follow(question, ["How many ships came in 2023?"]).own == own


def test_a_part_of_no_known_year_leans() -> None:
    assert follow("And in March?", ["How many ships came?"]).context == "How many ships came?"


def test_both_countries_asked_about_are_them() -> None:
    turn = follow("What was trade between them?", ["How large is Chile?", "And Peru?"])
    assert turn.context == "How large is Chile? How large is Peru?"


def test_a_new_topic_is_what_later_questions_lean_on() -> None:
    assert follow("When was that?", [TRADE, "Who signed the joint statement?"]).context == (
        "Who signed the joint statement?"
    )


def test_a_question_that_leans_takes_the_one_before() -> None:
    turn = follow("When did she win?", [MAYOR])
    assert (turn.own, turn.context, turn.asks_like, turn.earlier) == ("When did she win?", MAYOR, "", (MAYOR,))
    assert turn.understood == f"{MAYOR} When did she win?"


def test_a_thing_alone_asks_the_same_of_another_thing() -> None:
    wool = "By how much did sales of wool rise?"
    assert follow("What about coal?", [wool]).asks_like == wool
    assert follow("And silk?", [wool, "What about coal?"]).asks_like == wool
    assert follow("And who bought it?", [wool]).asks_like == ""
    assert follow("And what was the growth?", [wool]).asks_like == ""


def test_the_first_question_and_the_last_are_the_context() -> None:
    history = [MAYOR, "Where was she born?", "When did she win?"]
    turn = follow("By how many votes did she win it?", history)
    assert turn.context == f"{MAYOR} When did she win?"
    assert len(turn.earlier) == 3
    assert turn.earlier[-1] == MAYOR


@pytest.mark.parametrize(
    "question",
    [
        "How many ships call at Porto each year?",
        "Who is the president of Tajikistan?",
        "Is it true that Porto exports cork to Mongolia?",
        "What did the port of Aktau handle in 2022?",
        "Which is longer: the Ebro or the Tagus?",
        "What is the other main export of Mongolia?",
        "Changing the subject: name more ports of Chile.",
    ],
)
def test_a_change_of_topic_takes_nothing(question: str) -> None:
    assert follow(question, [TRADE, MAYOR]) == Turn(question)
    assert not leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "And coal?",
        "How old is he?",
        "What is its share?",
        "How much of that is oil?",
        "And there?",
        "Does the crude in fact go elsewhere?",
        "Which one was built at a lower cost?",
        "Which is cheaper to build?",
        "What is the first based on?",
        "Who signed for the two countries in Porto?",
        "What would be second best?",
        "Can you give me some examples?",
        "What is the length of the ones you mentioned?",
        "By the way, how old is he?",
    ],
)
def test_a_question_that_says_little_leans(question: str) -> None:
    assert leans(question)
    assert follow(question, [MAYOR]).context == MAYOR


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("How old is he?", "person"),
        ("Who met her?", "person"),
        ("How many firms work there?", "place"),
        ("How many people live in that city?", "place"),
        ("What do they sell?", "thing"),
        ("What did that company buy?", "thing"),
        ("What is its share?", "thing"),
        ("Are there ships?", None),
        ("What is cork?", None),
    ],
)
def test_what_a_question_speaks_of(question: str, what: str | None) -> None:
    assert refers_to(question) == what


@given(st.text(max_size=60))
def test_without_history_a_question_stands_alone(question: str) -> None:
    assert follow(question, []) == Turn(question)


@given(st.lists(st.sampled_from([TRADE, MAYOR, "And in 2022?", "What about coal?", "Why?", "Who is he?"]), max_size=6))
def test_all_that_is_taken_was_asked(history: list[str]) -> None:
    turn = follow("And what did they say?", history)
    assert turn.own == "And what did they say?"
    assert len(turn.earlier) == len(history)
    words = {word.strip("?") for question in history for word in question.split()}
    assert {word.strip("?") for word in turn.context.split()} <= words


def test_a_long_conversation_of_follow_ups_is_read_once() -> None:
    turn = follow("And in 2021?", ["What did Eni earn in 2024?", *["Why?"] * 200, "And its debt in 2024?"])
    assert turn.own == "And its debt in 2021?"
    assert len(turn.context) < 200


def test_a_name_stands_in_place_of_a_pronoun() -> None:
    assert with_person("Where was she born?", "Ana Sousa") == "Where was Ana Sousa born?"
    assert with_person("How many people work for her company?", "Ana Sousa") is None
