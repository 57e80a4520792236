"""What a question demands of a sentence beyond its words."""

from __future__ import annotations

import pytest

from bot.abstention.demands import unmet
from bot.choosing.evidence import in_full
from bot.numbers.accounts import account_missing
from tests.articles import article
from tests.news import news
from tests.queries import evidence, query


def open_demands(question: str, sentence: str, short: str | None = None) -> list[tuple[str, str]]:
    found = evidence(article("one", sentence), sentence, short=short)
    return [(missing.kind, missing.asked) for missing in unmet(query(question), found)]


MAYOR = "Who is the mayor of Porto?"


def test_the_holder_of_an_office() -> None:
    assert open_demands(MAYOR, "Ana Sousa is the mayor of Porto.", "Ana Sousa") == []
    assert open_demands(MAYOR, "Ana Sousa, the mayor of Braga, went to Porto.") == [("role", "the mayor of Porto")]


def test_a_town_is_no_country() -> None:
    assert open_demands("Which city hosted the fair?", "It was held in Portugal.") == [
        ("place", "a place of that kind")
    ]
    assert open_demands("Which city hosted the fair?", "It was held in Porto.", "Porto") == []


def test_a_capital_is_called_so() -> None:
    lacking = [("place", "a place of that kind")]
    assert open_demands("What is the capital of Peru?", "Ana Sousa spoke in Lima.", "Lima") == lacking
    assert open_demands("What is the capital of Peru?", "Lima, the capital of Peru, is dry.", "Lima") == []


def test_a_region_is_named_as_one() -> None:
    lacking = [("place", "a place of that kind")]
    assert (
        open_demands("In which region of Peru is the mill?", "The mill in Peru was built with Italian firms.")
        == lacking
    )
    assert open_demands("In which region of Peru is the mill?", "The mill stands in the Cusco region.") == []


def test_a_town_is_not_of_another_country_nor_somebody() -> None:
    lacking = [("place", "a place of that kind")]
    assert open_demands("Which Italian city hosted the fair?", "It was held in Rome.", "Rome") == []
    assert open_demands("Which Italian city hosted the fair?", "It was held in Astana.", "Astana") == lacking
    told = article("one", "They wrote to Ana Sousa.", "Mayor Ana Sousa said that the fair will come back.")
    asked, somebody = (
        query("Which city hosted the fair?"),
        evidence(told, "They wrote to Ana Sousa.", short="Ana Sousa"),
    )
    assert [missing.kind for missing in unmet(asked, somebody)] == ["place"]


def test_a_name_asked_for_of_whom_none_is_given() -> None:
    for question in ("What's the old farmer's name?", "What is the name of the farmer who was pleased?"):
        assert open_demands(question, "An old farmer called it “a good year”.") == [("other", "a name")]
    assert open_demands("What is the cork's bark called?", "The bark is called phellem.") == []


def test_what_something_is_called() -> None:
    question = "What is the ship of Ana Sousa called?"
    assert open_demands(question, "Ana Sousa bought a ship.") == [("other", "a name")]
    assert open_demands(question, "Ana Sousa bought the Star of Minho.") == []
    assert open_demands(question, "Ana Sousa bought a ship, the “Golden Cork”.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Sousa said that cork sells.",
        "Ana Sousa, a friend of trade, spoke of cork.",
        "Cork sells, said the mayor, Ana Sousa.",
        "Cork sells, according to Ana Sousa.",
        "She said that cork sells.",
    ],
)
def test_somebody_who_speaks(sentence: str) -> None:
    assert open_demands("What did Ana Sousa say about cork?", sentence) == []


@pytest.mark.parametrize("sentence", ["Cork sells, the guests told Ana Sousa.", "The fair of cork welcomed Ana Sousa."])
def test_somebody_who_is_only_named(sentence: str) -> None:
    assert open_demands("What did Ana Sousa say about cork?", sentence) == [("other", "what Ana Sousa said")]


def test_a_plain_question_demands_nothing() -> None:
    assert open_demands("How much cork did Porto sell?", "Wool sells.") == []


def test_a_sentence_in_full_has_the_words_that_introduce_it() -> None:
    plain = evidence(article("one", "Cork."), "Cork.")
    assert in_full(plain) == "Cork."
    listed = plain.passage.model_copy(update={"lead_in": "Porto sells:"})
    assert in_full(type(plain)(plain.article, listed, plain.span, 1.0, 1.0, 1.0)) == "Porto sells: Cork."


def test_a_place_in_an_order_is_the_one_asked_for() -> None:
    told = article("rank", "Portugal is the third-largest buyer of wool, after Spain.")
    (lack,) = unmet(query("Who is the second-largest buyer of wool?"), evidence(told))
    assert (lack.asked, lack.have) == ("second-largest", ("third-largest",))
    assert not list(unmet(query("Who is the third-largest buyer of wool?"), evidence(told)))
    claimed = "As Portugal is the second-largest buyer of wool, who is ahead of it?"
    assert not list(unmet(query(claimed), evidence(told)))


def test_a_company_asked_for_must_be_named() -> None:
    question = query("Which company will lay the Atlantic cable?")
    length = evidence(news("one", "2025-01-01", "One Post", "The Atlantic cable will be 900 kilometres long."))
    maker = evidence(news("one", "2025-01-01", "One Post", "The Atlantic cable will be laid by Nordwire Ltd."))
    assert [lack.asked for lack in unmet(question, length)] == ["a name"]
    assert list(unmet(question, maker)) == []


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("What did Ana Sousa say about wool?", ["what Ana Sousa said"]),
        ("What did Ana Sousa say about cork?", []),
        ("What did Rui Pinto say?", ["what Rui Pinto said"]),
    ],
)
def test_somebody_must_speak_and_of_what_is_asked(question: str, lacks: list[str]) -> None:
    told = news("one", "2025-01-01", "One Post", "Ana Sousa said that cork pays. Rui Pinto is expected in Porto.")
    sentence = "Rui Pinto is expected in Porto." if "Rui" in question else "Ana Sousa said that cork pays."
    assert [lack.asked for lack in unmet(query(question), evidence(told, sentence))] == lacks


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("What profit did Corkwell make in 2024?", "In 2024 Corkwell had a turnover of €96 million.", "profit"),
        ("What profit did Corkwell make in 2024?", "In 2024 Corkwell earned €6 million.", None),
        ("How high was the debt of Corkwell?", "The furniture exported was worth $312 million.", "debt"),
        ("How high was the debt of Corkwell?", "Corkwell owes the banks €40 million.", None),
        ("What interest does the bank charge on its loan?", "The bank holds 55 percent of Corkwell.", "interest"),
        ("What interest does Eni have in Corkwell?", "Eni holds 55 percent of Corkwell.", None),
    ],
)
def test_a_figure_of_the_accounts_is_of_what_is_asked(question: str, text: str, missing: str | None) -> None:
    assert account_missing(question, text) == missing
