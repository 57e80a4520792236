"""Which names may answer where something is."""

from __future__ import annotations

import pytest

from bot.choosing.traded import asks_goods
from bot.choosing.whereabouts import may_be_there, people_of
from bot.english.capitals import lands_of
from tests.articles import article
from tests.queries import query

TOLD = article(
    "talks",
    "The mayor brought greetings to Georgia Bianchi in Trieste.",
    "Prime Minister Georgia Bianchi thanked him. “It was a good day,” said Georgia Bianchi.",
)


def test_who_is_somebody_elsewhere_in_the_article_is_no_place() -> None:
    assert people_of(TOLD) == {"Georgia Bianchi"}
    assert not may_be_there(query("Where did they meet?"), TOLD, "Georgia Bianchi")
    assert may_be_there(query("Where did they meet?"), TOLD, "Trieste")


@pytest.mark.parametrize(
    ("question", "name", "may"),
    [
        ("Which Italian city hosted the talks?", "Trieste", True),
        ("Which Italian city hosted the talks?", "Lima", False),
        ("Which city in Peru hosted the talks?", "Lima", True),
        ("Which city in Peru hosted the talks?", "Trieste", False),
        ("Which Italian city hosted the talks?", "Borgo Nuovissimo", True),
        ("Which city hosted the talks?", "Lima", True),
    ],
)
def test_a_city_of_another_country_is_not_asked_for(question: str, name: str, may: bool) -> None:
    assert may_be_there(query(question), TOLD, name) is may


def test_a_name_may_be_of_cities_in_several_countries() -> None:
    assert {"Spain", "Venezuela"} <= lands_of("Barcelona")
    assert lands_of("Nowhere-by-the-Sea") == frozenset()


def test_sales_are_trade() -> None:
    assert asks_goods(query("Thanks to which goods did Chile's sales to Peru grow?"))
    assert not asks_goods(query("Which goods have a salesman of their own?"))
