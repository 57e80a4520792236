"""Offices and who holds them."""

from __future__ import annotations

import pytest

from bot.choosing.evidence import before
from bot.questions.names import names_in
from bot.questions.office_holder import description_of, holder
from bot.questions.roles import Role, called, described, in_plain_words, offices_in, role_of
from tests.news import news
from tests.queries import query


@pytest.mark.parametrize(
    ("question", "asked", "bodies"),
    [
        ("Who is the president of Tajikistan?", "the president of Tajikistan", ("Tajikistan",)),
        ("Who is Italy's prime minister?", "the prime minister of Italy", ("Italy",)),
        ("Who's Italy's prime minister?", "the prime minister of Italy", ("Italy",)),
        ("Who leads Uzbekistan?", "the head of Uzbekistan", ("Uzbekistan",)),
        ("Who is the mayor?", "the mayor", ()),
        (
            "What is the name of the director of the Bank of Portugal?",
            "the director of Bank of Portugal",
            ("Bank of Portugal",),
        ),
        ("Who represents Peru as trade minister?", "the trade minister of Peru", ("Peru",)),
        ("Who represents Peru in Rome as envoy?", "the envoy of Peru", ("Peru",)),
        ("Who acts as the mayor of Porto?", "the mayor of Porto", ("Porto",)),
        ("Who is the chief financial officer of Corkwell?", "the chief financial officer of Corkwell", ("Corkwell",)),
    ],
)
def test_a_question_for_the_holder_of_an_office(question: str, asked: str, bodies: tuple[str, ...]) -> None:
    role = role_of(question, names_in(question))
    assert role
    assert (role.asked, role.bodies) == (asked, bodies)


@pytest.mark.parametrize(
    "question",
    [
        "Who did the president of Italy meet?",
        "Who was president when the bridge fell?",
        "What did the mayor of Porto say?",
        "How old is the president of Tajikistan?",
        "Who is Ana Sousa?",
    ],
)
def test_a_question_for_something_else(question: str) -> None:
    assert role_of(question, names_in(question)) is None


FIVE = "Talks were held by Uzbekistan's President Shavkat Mirziyoyev and Tajikistan's President Emomali Rahmon."


@pytest.mark.parametrize(
    ("question", "sentence", "person"),
    [
        ("Who is the president of Tajikistan?", FIVE, "Emomali Rahmon"),
        ("Who is the president of Uzbekistan?", FIVE, "Shavkat Mirziyoyev"),
        ("Who is the president of Mongolia?", FIVE, None),
        ("Who is the prime minister of Tajikistan?", FIVE, None),
        ("Who is the mayor of Porto?", "Ana Sousa, the mayor of Porto, opened the fair.", "Ana Sousa"),
        ("Who is the mayor of Porto?", "The mayor of Porto, Ana Sousa, opened the fair.", "Ana Sousa"),
        ("Who is the mayor of Porto?", "Ana Sousa is the mayor of Porto.", "Ana Sousa"),
        ("Who is the mayor of Porto?", "Ana Sousa, the mayor of Braga, went to Porto.", None),
        ("Who is the premier of Italy?", "Italy's Prime Minister Giorgia Meloni came.", "Giorgia Meloni"),
        (
            "Who is the head of government of Italy?",
            "Talks with Italian Premier Giorgia Meloni began.",
            "Giorgia Meloni",
        ),
        ("Who is the president of Italy?", "Italy's Prime Minister Giorgia Meloni came.", None),
        ("Who is the Italian envoy?", "Ana Sousa came with Rui Pinto, the ambassador of Italy.", "Rui Pinto"),
        (
            "Who is the ambassador of Italy?",
            "It was opened by the mayor, Ana Sousa, and by the ambassador of Italy, Rui Pinto.",
            "Rui Pinto",
        ),
        ("Who runs Corkwell?", "So said the Chief Executive Officer of Corkwell, Ana Sousa.", "Ana Sousa"),
        ("Who leads Corkwell?", "Corkwell Chief Executive Ana Sousa came.", "Ana Sousa"),
        ("Who became the mayor of Porto?", "Ana Sousa was elected mayor of Porto.", "Ana Sousa"),
        ("Who is the chief executive of Corkwell?", "Corkwell's chief financial officer, Ana Sousa, came.", None),
        (
            "Who is the finance director of Corkwell?",
            "Corkwell's chief financial officer, Ana Sousa, came.",
            "Ana Sousa",
        ),
        ("Who is the prime minister of Peru?", "Peru's deputy prime minister, Ana Sousa, came.", None),
        ("Who is the president of Peru?", "So said Peru's vice-president, Ana Sousa.", None),
        ("Who is the vice-president of Peru?", "So said Peru's vice-president, Ana Sousa.", "Ana Sousa"),
        ("Who is managing director of Rosa Corks?", "So said Ana Sousa, managing director of Rosa Corks.", "Ana Sousa"),
        (
            "Who is the finance chief of Corkwell?",
            "Corkwell's new mill will cost $9 million, its chief financial officer Ana Sousa said.",
            "Ana Sousa",
        ),
    ],
)
def test_who_holds_an_office_by_a_sentence(question: str, sentence: str, person: str | None) -> None:
    role = query(question).role
    assert role
    found = holder(role, sentence)
    assert (found.text if found else None) == person


def test_a_leader_is_the_head_of_state_before_the_head_of_government() -> None:
    (meant,) = offices_in("What did the Kazakh leader say?", ("Kazakh",))
    assert [role.asked for role in meant] == [
        "the president of Kazakh",
        "the prime minister of Kazakh",
        "the leader of Kazakh",
    ]


def test_what_office_somebody_holds_is_who_he_is() -> None:
    for question in ("What office does Ana Sousa hold?", "What is Ana Sousa's job?", "Which post did Ana Sousa have?"):
        assert in_plain_words(question) == "Who is Ana Sousa?"
    for question in (
        "Where does Ana Sousa work?",
        "what does Ana Sousa do for a living",
        "Who did Ana Sousa work for?",
    ):
        assert in_plain_words(question) == "Who is Ana Sousa?"
    assert in_plain_words("What did Ana Sousa do?") == "What did Ana Sousa do?"
    assert in_plain_words("What office does the mayor use?") == "What office does the mayor use?"


def test_what_the_name_of_an_office_holder_is_is_who_that_is() -> None:
    for question in ("What is the name of the Irish president?", "What's the Irish president's name?"):
        assert in_plain_words(question) == "Who is the Irish president?"
    assert in_plain_words("What is the name of the mayor of Porto?") == "Who is the mayor of Porto?"
    for question in ("What is the name of the president's wife?", "What is the name of the ferry?"):
        assert in_plain_words(question) == question


def test_the_office_told_is_the_first_one() -> None:
    sentence = "Ana Sousa is head of the archive at the institute of the president of Portugal."
    assert holder(Role("the president", frozenset({"president"}), ("Portugal",)), sentence) is None
    head = holder(Role("the head", frozenset({"head"}), ()), sentence)
    assert head is not None and head.text == "Ana Sousa"


def test_the_other_name_of_a_body_must_stand_there_whole() -> None:
    role = Role(
        "the head of PIO", frozenset({"head", "president"}), ("PIO",), True, ("Port Institute under the Mayor",)
    )
    assert holder(role, "The president of the Port Council, Ana Sousa, spoke.") is None
    found = holder(role, "The head of the Port Institute under the Mayor, Ana Sousa, spoke.")
    assert found is not None and found.text == "Ana Sousa"


def test_offices_that_a_question_mentions() -> None:
    found = offices_in("What did Uzbekistan's president and the king of Spain say?", ("Uzbekistan", "Spain"))
    assert [(role.asked, role.bodies) for (role,) in found] == [
        ("the president of Uzbekistan", ("Uzbekistan",)),
        ("the king of Spain", ("Spain",)),
    ]
    assert list(offices_in("What did Uzbekistan's president say?", ())) == []


@pytest.mark.parametrize(
    ("one", "other"), [("premier", "prime minister"), ("ceo", "chief executive"), ("president", "head of state")]
)
def test_words_for_one_office(one: str, other: str) -> None:
    assert other in called(one)
    assert one in called(other)


def test_an_office_without_other_words_is_called_itself() -> None:
    assert called("mayor") == {"mayor"}
    assert "prime minister" not in called("president")


def test_descriptions() -> None:
    mayor = description_of("Ana Sousa", "The fair was opened by Ana Sousa, the mayor of Braga.")
    assert mayor
    assert mayor.office == "mayor"
    assert description_of("Ana Sousa", "The mayor met guests.") is None
    minister = described("Italy's Foreign Minister")
    assert minister
    assert minister.office == "foreign minister"
    assert described("a friend of Porto") is None


@pytest.mark.parametrize(
    ("question", "sentence", "before", "name"),
    [
        ("Who heads the Atlantic Chamber?", "Ana Sousa, who heads the Atlantic Chamber, spoke first.", (), "Ana Sousa"),
        ("Who is the head of the Atlantic Chamber?", "Ana Sousa heads the Atlantic Chamber.", (), "Ana Sousa"),
        (
            "Who is the chief executive of Corkwell?",
            "Its chief executive, Rui Pinto, left.",
            ("Porto-based Corkwell builds a mill.", "The company had planned it for 2025."),
            "Rui Pinto",
        ),
        (
            "Who is the chief executive of Corkwell?",
            "Its chief executive, Rui Pinto, left.",
            ("A bank sold it.",),
            None,
        ),
        ("Who runs Banco Norte?", "A loan came from banks led by Banco Norte.", (), None),
        ("Who governs the National Bank of Peru?", "Ana Sousa is head of the institute of Peru.", (), None),
    ],
)
def test_who_leads_what(question: str, sentence: str, before: tuple[str, ...], name: str | None) -> None:
    role = query(question).role
    assert role is not None
    found = holder(role, sentence, before)
    assert (found.text if found else None) == name


def test_a_body_of_two_peoples_is_of_both() -> None:
    role = query("Who is the director of the Danish Peruvian fund?").role
    assert role
    assert holder(role, "Ana Sousa is export director of the Danish Oil Board.") is None


def test_below_a_list_the_sentences_before_are_those_above_it() -> None:
    told = news(
        "fund",
        "2025-02-01",
        "Andes Post",
        "The Oil Fund was set up in 2020. It has paid for:",
        "- a mill",
        "- a bridge",
        "Its director, Ana Sousa, spoke.",
    )
    said = before(told, told.text.index("Its director"))
    assert said == ("The Oil Fund was set up in 2020.", "It has paid for:")
    role = query("Who is the director of the Oil Fund?").role
    assert role
    found = holder(role, "Its director, Ana Sousa, spoke.", said)
    assert found
    assert found.text == "Ana Sousa"
