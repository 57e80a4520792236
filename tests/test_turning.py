"""Whether a question turns on a word that the articles lack."""

from __future__ import annotations

import pytest

from bot.abstention.names import is_about
from bot.abstention.turning import SURE, turns_on
from tests.articles import article
from tests.queries import evidence, query

OAR = article(
    "oar",
    "A rowing club of Viana, in the north of Portugal, has 40 members.",
    "Guests may row on the river without a licence for up to 12 days.",
)
STAYS = "Guests may row on the river without a licence for up to 12 days."


@pytest.mark.parametrize(
    ("question", "absent", "turns"),
    [
        ("My cousin from Graz is a rower, how long may he row without papers?", "Graz", False),  # told in other words
        ("My cousin from Graz is a rower, how long may he row without papers?", "cousin", False),
        ("How long may guests of Graz row on the river?", "Graz", True),  # all but this one stands there
        ("How long may guests row on the canal without a licence?", "canal", True),
        ("How many kayaks did strangers borrow in the evening?", "kayaks", True),  # asked for
        ("Did strangers borrow a kayak in the evening?", "evening", True),
        ("Which strangers from Vienna borrowed kayaks in the evening?", "Vienna", False),
    ],
)
def test_what_a_question_turns_on(question: str, absent: str, turns: bool) -> None:
    assert turns_on(absent, query(question), evidence(OAR, STAYS), SURE) is turns


def test_where_the_reader_is_not_so_sure_nothing_may_be_lacking() -> None:
    asked = query("My cousin from Graz is a rower, how long may he row without papers?")
    assert turns_on("Graz", asked, evidence(OAR, STAYS), SURE - 0.1)


def test_another_country_in_its_place_is_no_other_wording() -> None:
    told = evidence(article("oars", "Rowers of Austria may stay without a licence for up to 12 days."))
    assert turns_on("Norway", query("How many evenings can strangers from Norway borrow a kayak?"), told, SURE)


def test_an_article_tells_which_people_it_speaks_of() -> None:
    told = evidence(OAR, STAYS)
    far = article("far", "The club is Portuguese.", "It is old.", "It is large.", "It rows.", "It wins.", STAYS)
    assert is_about("Portuguese", query("How long may Portuguese guests row?"), [evidence(far, STAYS)])
    assert is_about("Portuguese", query("How long may Portuguese guests row?"), [told])
    assert not is_about("Norwegian", query("How long may Norwegian guests row?"), [told])
