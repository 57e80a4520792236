"""Which of several like things a question means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.reader import Reading
from bot.reckoning.which_one import NUMBERED_MARGIN, as_meant, is_of_another
from tests.articles import article
from tests.queries import evidence, query

TEXT = (
    "Corkwell pays 5 cents for the power of Mira-1. It buys the power of Mira-2 at 4 cents per kilowatt-hour."
    " Mira-2 costs $90 million. Half a year has passed since the first summit in Lisbon. The next summit is to be held"
    " in Porto. Ana Sousa says that cork could cover 7 percent of it. Bold Erdene says that 10 percent are possible."
)
ARTICLE = article("a", TEXT)
SENTENCES = [f"{one.rstrip('.')}." for one in TEXT.split(". ")]
BY_MIRA_1, BY_MIRA_2, COST, LISBON, PORTO, SEVEN, TEN = SENTENCES


def found(sentence: str, score: float, short: str) -> Evidence:
    return replace(evidence(ARTICLE, sentence, score, short), reading=Reading(score, score, score))


def test_what_another_number_has_does_not_answer() -> None:
    first, second = found(BY_MIRA_1, 0.9, "5 cents"), found(BY_MIRA_2, 0.8, "4 cents per kilowatt-hour")
    asked = query("What does Corkwell pay for the power of Mira-2?")
    assert as_meant(asked, (first, second)) == (second,)
    assert as_meant(asked, (first, replace(second, score=0.89 - NUMBERED_MARGIN))) == (
        first,
        replace(second, score=0.89 - NUMBERED_MARGIN),
    )
    assert as_meant(query("What does Corkwell pay for the power?"), (first, second)) == (first, second)


@pytest.mark.parametrize("asked", ["the second Mira farm", "Mira-2", "Mira II", "phase two of Mira-2"])
def test_a_number_is_told_in_several_ways(asked: str) -> None:
    assert is_of_another(f"Who owns {asked}?", "Mira-1 is owned by Ana Sousa.")
    assert not is_of_another(f"Who owns {asked}?", "Mira-2 is owned by Ana Sousa.")
    assert not is_of_another(f"Who owns {asked}?", "Corkwell-1 is owned by Ana Sousa.")


def test_the_number_may_stand_in_the_sentence_before() -> None:
    assert is_of_another("Who owns Mira-2?", "It is owned by Ana Sousa.", ["Mira-2 is new.", "Mira-1 is old."])
    assert not is_of_another("Who owns Mira-2?", "It is owned by Ana Sousa.", ["Mira-1 is old.", "Mira-2 is new."])


def test_no_day_of_a_month_and_no_figure_is_the_number_of_a_thing() -> None:
    assert not is_of_another("What opened on May 2?", "The port opened on May 1.")
    assert not is_of_another("How many ships has Chad 2?", "In Chad 12 ships were built.")


def test_a_fraction_is_found_as_a_percentage() -> None:
    seven, ten = found(SEVEN, 0.9, "Ana Sousa"), found(TEN, 0.7, "Bold Erdene")
    assert as_meant(query("Who says that cork could cover a tenth of it?"), (seven, ten))[0].short == ten.short


def test_at_what_price_asks_for_the_price_of_one() -> None:
    whole, each = found(COST, 0.9, "$90 million"), found(BY_MIRA_2, 0.8, "4 cents per kilowatt-hour")
    assert as_meant(query("At what price is the power of Mira-2 bought?"), (whole, each))[0].short == each.short
    assert as_meant(query("What is the price of Mira-2?"), (whole, each)) == (whole, each)


def test_the_figure_of_each_is_asked_for_with_a_list() -> None:
    text = "The mill is new. Of its money $5 million come from the Bank of Chad and $3 million from Corkwell."
    two = article("b", text)
    new, money = (
        replace(evidence(two, one, score), reading=Reading(score, score, score))
        for one, score in (("The mill is new.", 0.9), (text[17:], 0.8))
    )
    each = as_meant(query("Who lends money to the mill, and how much does each give?"), (new, money))
    assert [one.span for one in each] == [money.span, new.span]
    assert as_meant(query("Who lends money to the mill?"), (new, money)) == (new, money)
