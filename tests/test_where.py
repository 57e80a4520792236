"""Which names of a sentence tell where something is."""

from __future__ import annotations

import pytest

from bot.choosing.extract import short_answer
from bot.numbers.periods import read_periods
from index.store import Snapshot
from tests.articles import article
from tests.queries import query


def place(question: str, sentence: str, small: Snapshot) -> str | None:
    """What the sentence answers."""
    found = short_answer(query(question), sentence, read_periods(sentence, article("a", sentence)), small.lexical)
    return found.text if found else None


def test_a_place_of_the_question_under_a_longer_name_is_no_answer(small: Snapshot) -> None:
    sentence = "The cork is landed at the Port of Porto and then sent by rail to Madrid."
    assert place("Where is the cork sent from Porto?", sentence, small) == "Madrid"


def test_what_goes_on_from_a_place_goes_to_one_behind_it(small: Snapshot) -> None:
    sentence = "The cork that Chad sells to Italy passes Porto on its way to mills in Spain, France and Germany."
    assert place("Where does the cork go after Porto?", sentence, small) == "Spain, France and Germany"
    assert place("Where does the cork go after Porto?", "The cork that Chad sells goes to Italy.", small) is None


def test_a_list_of_places_is_one_answer_and_a_town_with_its_country_is_none(small: Snapshot) -> None:
    assert place("Where is it made?", "It is made in Spain and Portugal.", small) == "Spain and Portugal"
    assert place("Where is it made?", "It is made in Porto, Portugal.", small) in ("Porto", "Portugal")
    assert place("Which country makes it?", "It is made in Spain and Portugal.", small) in ("Spain", "Portugal")


def test_a_region_is_no_country(small: Snapshot) -> None:
    sentence = "Cork made Portugal the best known partner of Mongolia in Europe."
    assert place("Which EU country is the best known partner of Mongolia?", sentence, small) == "Portugal"
    assert place("Which country is the partner of Portugal and Mongolia?", sentence, small) is None
    assert place("Where is the best known partner of Mongolia?", sentence, small) in ("Portugal", "Europe")


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("The farm has 48 turbines of 6 MW each, supplied by the Danish manufacturer Nordhavn.", "Nordhavn"),
        ("Last year the contract went to Porto-based Corkwell Mills.", "Corkwell Mills"),
        ("The other bidders are from France and Spain.", None),
    ],
)
def test_which_company_is_asked_for_is_told_by_a_name_of_no_place(
    sentence: str, company: str | None, small: Snapshot
) -> None:
    assert place("Which company supplies it?", sentence, small) == company
